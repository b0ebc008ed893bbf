"""Fields that several forms of this stage share."""

from django import forms

from madang.base.people.resident_number import refuse_resident_numbers

DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PlainWords(forms.CharField):
    """Text that others will read: no resident registration number passes."""

    def __init__(self, rows: int = 3, **kwargs):
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(validators=[refuse_resident_numbers], **kwargs)
