"""The works of a year as lists show them: filtered, each with its money, in as many questions for one as for three hundred."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base.pages.words import name_of
from madang.base.places.models import Area
from madang.cycle.budget.models import Classification, Entry
from madang.cycle.plan.models import Cycle
from madang.cycle.review.models import Office

from .models import State, Work
from .money import NOTHING, Means, means_by_project


class FilterForm(forms.Form):
    """Whatever is asked for that is none of the choices is left out."""

    q = forms.CharField(label=_("사업 이름"), max_length=60, required=False)
    state = forms.ChoiceField(
        label=_("상태"), required=False, choices=[("", _("모두")), ("late", _("늦은 사업")), *State.choices]
    )
    area = forms.ModelChoiceField(label=_("동네"), queryset=Area.objects.none(), required=False, empty_label=_("모두"))
    office = forms.ModelChoiceField(
        label=_("부서"), queryset=Office.objects.none(), required=False, empty_label=_("모두")
    )
    field = forms.ChoiceField(label=pgettext_lazy("classification", "분야"), required=False)

    def __init__(self, cycle: Cycle, data=None, *args, **kwargs):
        super().__init__(data, *args, **kwargs)
        self.cycle = cycle
        works = Work.objects.of(cycle)
        self.fields["area"].queryset = Area.objects.filter(pk__in=works.values("project__area")).order_by("name")
        self.fields["office"].queryset = Office.objects.filter(pk__in=works.values("project__office")).order_by("name")
        fields = Classification.objects.filter(level="field", code__in=_fields_in_use(cycle)).order_by("code")
        choices = {one.code: name_of(one) for one in fields}
        self.fields["field"].choices = [("", _("모두")), *choices.items()]
        for name in ("area", "office"):
            self.fields[name].label_from_instance = name_of

    def narrow(self, works):
        asked = self.cleaned_data if self.is_valid() else {name: self.cleaned_data.get(name) for name in self.fields}
        if asked.get("q"):
            works = works.filter(project__title__icontains=asked["q"])
        if asked.get("state"):
            works = works.late() if asked["state"] == "late" else works.filter(state=asked["state"])
        for name in ("area", "office"):
            if asked.get(name):
                works = works.filter(**{f"project__{name}": asked[name]})
        if asked.get("field"):
            entries = Entry.objects.of_cycle(self.cycle).filter(line__sector__field_code=asked["field"])
            works = works.filter(project__in=entries.values("project"))
        return works


def _fields_in_use(cycle: Cycle):
    return (
        Entry.objects.of_cycle(cycle)
        .filter(line__isnull=False)
        .order_by()
        .values("line__sector__field_code")
        .distinct()
    )


@dataclass(frozen=True)
class Shown:
    work: Work
    means: Means


@dataclass(frozen=True)
class Overview:
    """All works of a year: how many are where, and their money in sum."""

    means: dict[int, Means]
    total: Means
    number: int
    done: int
    late: int


def overview(cycle: Cycle) -> Overview:
    means = means_by_project(cycle)
    works = list(Work.objects.of(cycle).only("project", "state", "until"))
    total = sum((means.get(work.project_id, Means(NOTHING)) for work in works), Means(NOTHING))
    done = sum(work.state in (State.DONE, State.PARTLY_DONE) for work in works)
    return Overview(means, total, len(works), done, sum(work.is_late for work in works))


def shown(works, means: dict[int, Means]) -> list[Shown]:
    return [Shown(work, means.get(work.project_id, Means(NOTHING))) for work in works]


def carried_here(cycle: Cycle):
    """Works of earlier years whose money came into this one."""
    entries = Entry.objects.of(cycle.government).filter(fiscal_year=cycle.fiscal_year, column="carried_in")
    works = Work.objects.filter(project__in=entries.values("project")).exclude(project__cycle=cycle)
    return works.for_lists().order_by("project__cycle", "project__number")
