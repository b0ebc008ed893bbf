"""A day of its own for a date of the law, and when it was done."""

from django import forms
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.pages.words import day as in_words

from ..models import LegalDay
from .standing import Day

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class LegalDayForm(forms.ModelForm):
    class Meta:
        model = LegalDay
        fields = ("on", "why", "done_on")
        widgets = {"on": _DAY, "done_on": _DAY}

    def __init__(self, day: Day, *args, **kwargs):
        self.latest = day.rule.latest(day.cycle.fiscal_year)
        super().__init__(*args, instance=LegalDay.objects.of(day.cycle).filter(step=day.step).first(), **kwargs)
        self.fields["on"].help_text = _("비워 두면 규칙대로 셉니다.")
        self.fields["why"].help_text = _("모두에게 보입니다.")
        self.fields["done_on"].help_text = _("마당 밖에서 한 일만 적습니다. 마당에서 한 일은 저절로 적힙니다.")

    def clean_on(self):
        on = self.cleaned_data["on"]
        if on and self.latest and on > self.latest:
            raise forms.ValidationError(
                _("법이 정한 날보다 늦습니다. 늦어도 %(day)s까지로 적어 주세요.") % {"day": in_words(self.latest)}
            )
        return on

    def clean_done_on(self):
        done = self.cleaned_data["done_on"]
        if done and done > clock.today():
            raise forms.ValidationError(_("아직 오지 않은 날입니다."))
        return done

    def clean(self):
        said = super().clean()
        if said.get("on") and not (said.get("why") or "").strip():
            self.add_error("why", _("규칙과 다른 날로 정한 까닭을 적어 주세요."))
        return said
