"""Fields for pictures with their words, and for attachments. They check; actions.py stores."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from .check import Checked, check_alt, check_attachment, check_picture
from .kinds import ATTACHMENTS, PICTURES
from .limits import limits


class PictureField(forms.FileField):
    """Cleans to a `check.Checked`, ready for actions.store_picture; nothing is stored yet."""

    def __init__(self, **kwargs):
        says = _("JPEG, PNG, WebP, GIF. {most} MB까지. 찍은 곳과 기기 정보는 지우고 올립니다.")
        kwargs.setdefault("label", _("사진"))
        kwargs.setdefault("help_text", format_lazy(says, most=limits().megabytes))
        super().__init__(**kwargs)

    def widget_attrs(self, widget):
        return {**super().widget_attrs(widget), "accept": ",".join(kind.content_type for kind in PICTURES)}

    def clean(self, data, initial=None) -> Checked | None:
        file = super().clean(data, initial)
        return check_picture(file) if file else None


class AttachmentField(forms.FileField):
    """Cleans to a `check.Checked`, ready for actions.store_attachment."""

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("첨부 파일"))
        says = _("PDF, HWPX, XLSX, CSV, TXT. {most} MB까지.")
        kwargs.setdefault("help_text", format_lazy(says, most=limits().megabytes))
        super().__init__(**kwargs)

    def widget_attrs(self, widget):
        endings = ",".join(f".{ending}" for kind in ATTACHMENTS for ending in kind.endings)
        return {**super().widget_attrs(widget), "accept": endings}

    def clean(self, data, initial=None) -> Checked | None:
        file = super().clean(data, initial)
        return check_attachment(file) if file else None


class PictureForm(forms.Form):
    """A picture and what it shows. Empty altogether is fine: a formset offers more rows than people fill."""

    use_required_attribute = False

    picture = PictureField(required=False)
    alt = forms.CharField(
        label=_("사진 설명"),
        max_length=300,
        required=False,
        help_text=_("사진을 볼 수 없는 분께 읽어 드립니다. 무엇이 보이는지 한 문장으로 적어 주세요."),
    )

    def clean(self):
        super().clean()
        picture, alt = self.cleaned_data.get("picture"), self.cleaned_data.get("alt", "")
        if picture:
            try:
                self.cleaned_data["alt"] = check_alt(alt, picture.sent_as)
            except forms.ValidationError as error:
                self.add_error("alt", error)
        elif alt and "picture" not in self.errors:
            self.add_error("picture", _("사진을 고르거나, 사진 설명을 지워 주세요."))
        return self.cleaned_data


class _PictureFormSet(forms.BaseFormSet):
    def pictures(self) -> list[tuple[Checked, str]]:
        """What was filled in, after is_valid(): for store_picture, one by one in the action's transaction."""
        filled = (form.cleaned_data for form in self.forms if form.cleaned_data.get("picture"))
        return [(data["picture"], data["alt"]) for data in filled]


def picture_formset(extra: int = 3, at_most: int | None = None):
    """A formset class: `PictureFormSet = picture_formset(); PictureFormSet(request.POST, request.FILES, prefix="pictures")`."""
    most = at_most or limits().pictures
    return forms.formset_factory(
        PictureForm,
        formset=_PictureFormSet,
        extra=min(extra, most),
        max_num=most,
        absolute_max=most + 5,
        validate_max=True,
    )
