"""A ranking as one list to choose from for each thing, and a moment that browsers know; both without a script."""

from django import forms
from django.utils.translation import gettext_lazy as _


class Moment(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class Ranks(forms.MultiWidget):
    """For every option its place in the order, each control with a label of its own."""

    template_name = "surveys/ranks.html"
    use_fieldset = True

    def __init__(self, labels, attrs=None):
        self.labels = labels
        places = [("", "–"), *((str(place), str(place)) for place in range(1, len(labels) + 1))]
        super().__init__([forms.Select(choices=places) for _label in labels], attrs)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        for one, label in zip(context["widget"]["subwidgets"], self.labels, strict=True):
            one["label"] = label
        return context

    def decompress(self, value):
        return value or [None] * len(self.labels)


class Ranking(forms.MultiValueField):
    """Gives the keys of what was ranked, first things first. Nothing may stand in two places, and no place is left out."""

    def __init__(self, keys, labels, **kwargs):
        self.keys = keys
        places = [forms.TypedChoiceField(choices=[("", "–"), *((n, n) for n in range(1, len(keys) + 1))], coerce=int, empty_value=None, required=False) for _key in keys]  # fmt: skip
        super().__init__(places, widget=Ranks(labels), require_all_fields=False, **kwargs)

    def compress(self, places):
        given = [(place, key) for place, key in zip(places or [], self.keys, strict=False) if place]
        if sorted(place for place, _key in given) != list(range(1, len(given) + 1)):
            raise forms.ValidationError(_("1부터 차례로, 한 차례에 하나씩 골라 주세요."), code="ranks")
        return [key for _place, key in sorted(given)]
