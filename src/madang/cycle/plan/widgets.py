"""A date with its time in one control that browsers know, and that can be typed where they do not."""

from django import forms


class Moment(forms.DateTimeInput):
    input_type = "datetime-local"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")
