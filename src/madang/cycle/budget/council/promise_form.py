"""Which projects, and as of which day: everything is optional and lives in the address."""

from django import forms
from django.db.models import Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from madang.base import clock
from madang.base.pages.words import name_of
from madang.cycle.plan.models import Cycle

from ..models import Classification, ClassificationLevel, Entry, Project


class PromiseForm(forms.Form):
    """What the year's projects have to choose from is what may be chosen."""

    area = forms.ChoiceField(label=gettext_lazy("동네"), required=False)
    field = forms.ChoiceField(label=pgettext_lazy("classification", "분야"), required=False)
    office = forms.ChoiceField(label=gettext_lazy("부서"), required=False)
    known_on = forms.DateField(
        label=gettext_lazy("이날까지 적은 대로"), required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), help_text=gettext_lazy("비워 두면 지금입니다."),
    )  # fmt: skip

    def __init__(self, cycle: Cycle, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.entries = Entry.objects.of_cycle(cycle).filter(line__isnull=False).order_by()
        codes = Subquery(self.entries.values("line__sector__field_code"))
        rows = Classification.objects.in_year(cycle.fiscal_year)
        rows = rows.filter(level=ClassificationLevel.FIELD, code__in=codes).order_by("code")
        self.fields["field"].choices = [("", _("모두")), *((one.code, name_of(one)) for one in rows)]
        for name in ("area", "office"):
            self.fields[name].choices = [("", _("모두"))]

    def offer(self, projects: list[Project]) -> None:
        """Areas and offices of these projects."""
        for name in ("area", "office"):
            found = {getattr(one, name).pk: getattr(one, name) for one in projects if getattr(one, name)}
            words = sorted((name_of(one), str(pk)) for pk, one in found.items())
            self.fields[name].choices += [(pk, word) for word, pk in words]

    def clean_known_on(self):
        day = self.cleaned_data["known_on"]
        if day and day > clock.today():
            raise forms.ValidationError(_("아직 오지 않은 날입니다."))
        return day

    @property
    def day(self):
        """The day that is asked for, before anything else is known."""
        said = self.fields["known_on"].widget.value_from_datadict(self.data, self.files, "known_on")
        try:
            day = self.fields["known_on"].clean(said)
        except forms.ValidationError:
            return None
        return day if day and day <= clock.today() else None

    def those(self, kept: list) -> list:
        """By area, by office, and by the field of one of its lines."""
        said = self.cleaned_data if self.is_valid() else {}
        for name in ("area", "office"):
            if said.get(name):
                kept = [one for one in kept if str(getattr(one.project, f"{name}_id")) == said[name]]
        if said.get("field"):
            mine = self.entries.filter(line__sector__field_code=said["field"])
            wanted = set(mine.values_list("project", flat=True))
            kept = [one for one in kept if one.project.pk in wanted]
        return kept
