"""How a form looks: labels, hints and errors tied to their fields, the same for `{{ form }}` and `<c-field>`.

Set FORM_RENDERER = "madang.base.pages.forms.Renderer"; "madang.base.pages" stands before "django.forms" in the apps.
"""

from django import forms
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

# WCAG 1.3.5: what a browser may fill in, by the field's name.
AUTOCOMPLETE = {
    "name": "name",
    "full_name": "name",
    "email": "email",
    "phone": "tel",
    "address": "street-address",
    "postcode": "postal-code",
    "birthday": "bday",
    "login": "username",
    "code": "one-time-code",
}

LARGEST_KEY = 2**63 - 1
SIZES = [("md", _("보통")), ("lg", _("크게")), ("xl", _("더 크게")), ("xxl", _("아주 크게"))]
CONTRASTS = [("auto", _("기기 설정대로")), ("high", _("선명하게 (검은 바탕에 밝은 글자)"))]


class Field(forms.BoundField):
    """A field that knows how it is laid out."""

    @property
    def kind(self) -> str:
        """tick (one checkbox), group (a fieldset of controls), text (a textarea) or line."""
        if isinstance(self.field.widget, forms.CheckboxInput):
            return "tick"
        if self.use_fieldset:
            return "group"
        return "text" if isinstance(self.field.widget, forms.Textarea) else "line"

    @property
    def optional(self) -> bool:
        return not self.field.required

    @property
    def most(self) -> int | None:
        """How many letters fit, where the field counts them."""
        return getattr(self.field, "max_length", None)

    @property
    def first_control(self) -> str:
        """The id an error leads to: the control itself, or the first of a group."""
        return self.id_for_label or f"{self.auto_id}_0"

    def build_widget_attrs(self, attrs, widget=None):
        attrs = super().build_widget_attrs(attrs, widget)
        widget = widget or self.field.widget
        if self.name in AUTOCOMPLETE and "autocomplete" not in widget.attrs and not self.use_fieldset:
            attrs.setdefault("autocomplete", AUTOCOMPLETE[self.name])
        if self.use_fieldset:
            # The fieldset carries the description; a radio button has no invalid state of its own.
            attrs.pop("aria-invalid", None)
        return attrs


class Renderer(TemplatesSetting):
    form_template_name = "pages/forms/form.html"
    field_template_name = "pages/forms/field.html"
    formset_template_name = "pages/forms/formset.html"
    bound_field_class = Field


class DisplayForm(forms.Form):
    """Text size and contrast, kept in cookies on this device."""

    size = forms.ChoiceField(label=_("글자 크기"), choices=SIZES, widget=forms.RadioSelect)
    contrast = forms.ChoiceField(label=_("화면 대비"), choices=CONTRASTS, widget=forms.RadioSelect)
    next = forms.CharField(widget=forms.HiddenInput, required=False)


class NamesIn(forms.Select):
    """A list of names in the town's language, on a page that may speak another; its first line, "choose", is the page's."""

    def __init__(self, language: str, **kwargs):
        super().__init__(**kwargs)
        self.language = language

    def create_option(self, name, value, *args, **kwargs):
        option = super().create_option(name, value, *args, **kwargs)
        if value:
            option["attrs"]["lang"] = self.language
        return option


class Several(forms.ModelMultipleChoiceField):
    """Several rows. A number that no database can hold is a row that is not there, and not an error of the site."""

    def _check_values(self, value):
        for key in value:
            if str(key).isdigit() and int(key) > LARGEST_KEY:
                raise forms.ValidationError(
                    self.error_messages["invalid_choice"], code="invalid_choice", params={"value": key}
                )
        return super()._check_values(value)
