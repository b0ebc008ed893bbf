"""The table of a quarter: a row of fields for each work of an office, with what was said before."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from madang.base.people.resident_number import refuse_resident_numbers

from .actions.reporting import Said, is_late
from .models import Report, State, Work
from .quarters import Quarter

STATES = [choice for choice in State.choices if choice[0] != State.CANCELLED]


class RowForm(forms.Form):
    """One work. A row without words of what was done says nothing, and nothing of it is kept."""

    state = forms.ChoiceField(label=gettext_lazy("상태"), choices=STATES, required=False)
    percent = forms.IntegerField(label=gettext_lazy("진행률(%)"), min_value=0, max_value=100, required=False)
    done = forms.CharField(
        label=gettext_lazy("한 일"), max_length=1000, required=False, validators=[refuse_resident_numbers],
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    reason = forms.CharField(
        label=gettext_lazy("늦어진 까닭"), max_length=1000, required=False, validators=[refuse_resident_numbers],
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    why = forms.CharField(label=gettext_lazy("고쳐 적는 까닭"), max_length=300, required=False)

    def __init__(self, work: Work, quarter: Quarter, last: Report | None, *args, **kwargs):
        self.work, self.quarter, self.last = work, quarter, last
        source = last or work
        initial = {"state": source.state, "percent": source.percent}
        initial |= {"done": last.done, "reason": last.reason} if last else {}
        super().__init__(*args, initial=initial, prefix=f"work-{work.number}", **kwargs)
        if last is None:
            del self.fields["why"]
        if work.state == State.CANCELLED:
            self.fields["state"].choices = [(State.CANCELLED.value, State.CANCELLED.label)]

    @property
    def says_something(self) -> bool:
        told = self.cleaned_data
        new = ("state", "percent", "done", "reason")
        same = self.last and all(told.get(name) == getattr(self.last, name) for name in new)
        return bool(told.get("done", "").strip()) and not same

    @property
    def said(self) -> Said:
        told = self.cleaned_data
        percent = told.get("percent") or 0
        return Said(self.work, State(told["state"]), percent, told["done"], told.get("reason", ""), told.get("why", ""))

    def clean(self) -> dict:
        if self.errors or not self.says_something:
            return self.cleaned_data
        said = self.said
        if is_late(said, self.quarter) and not said.reason.strip():
            self.add_error("reason", _("늦어지거나 멈춘 까닭을 적어 주세요. 까닭은 모두가 봅니다."))
        if (said.state == State.DONE) != (said.percent == 100):
            self.add_error("percent", _("마친 사업만 100입니다."))
        if self.last and not said.why.strip():
            self.add_error("why", _("앞서 적은 것을 고치는 까닭을 적어 주세요."))
        return self.cleaned_data


def rows_for(works: Iterable[Work], quarter: Quarter, data=None) -> list[RowForm]:
    """One question for what was said before, however many works."""
    works = list(works)
    there = Report.objects.standing().filter(work__in=works, year=quarter.year, quarter=quarter.number)
    said = {report.work_id: report for report in there}
    return [RowForm(work, quarter, said.get(work.pk), data) for work in works]
