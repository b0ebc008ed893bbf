"""Where officers enter who lives here, and what was done for those who are missing."""

from django.contrib import messages
from django.db.models import Count, Sum
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from madang.base.people.marks import normalise
from madang.base.places.models import Area, Government

from . import representing
from .models import AgeBand, Measure, Population, Sex
from .population_file import COLUMNS, read_population
from .representing_forms import ChangeForm, MeasureForm, PopulationForm, groups_of
from .shortcuts import for_government, in_cycle, officer_page

MOST_FAULTS = 50


@officer_page
@for_government
def population(request):
    town = request.government
    form, faults = PopulationForm(request.POST or None, request.FILES or None), []
    if form.is_valid():
        rows, faults = read_population(form.cleaned_data["file"].read(), _areas(town))
        if not faults:
            source, as_of = form.cleaned_data["source"], form.cleaned_data["as_of"]
            count = representing.enter_population(town, rows, as_of=as_of, source=source, by=request.user)
            messages.success(
                request, ngettext("%(count)s줄을 올렸습니다.", "%(count)s줄을 올렸습니다.", count) % {"count": count}
            )
            return redirect("plan:population")
    days = Population.objects.of(town).order_by("-as_of").values("as_of", "source")
    context = {
        "form": form, "faults": faults[:MOST_FAULTS], "more": max(0, len(faults) - MOST_FAULTS),
        "days": days.annotate(rows=Count("pk"), people=Sum("people")),
        "columns": COLUMNS, "sexes": Sex.labels, "ages": AgeBand.labels,
    }  # fmt: skip
    return render(request, "plan/office/population.html", context, status=422 if faults or form.errors else 200)


@officer_page
@in_cycle
def measures(request, cycle):
    form = MeasureForm(cycle, request.POST or None, initial={"group": request.GET.get("group", "")})
    if form.is_valid():
        representing.take_measure(form.instance, by=request.user)
        messages.success(request, _("조치를 적었습니다. 누구나 볼 수 있습니다."))
        return redirect("plan:measures", cycle.fiscal_year)
    words = {value: label for _title, choices in groups_of(cycle.government) for value, label in choices}
    taken = [(measure, words.get(measure.group, "")) for measure in Measure.objects.of(cycle)]
    context = {"cycle": cycle, "form": form, "taken": taken}
    return render(request, "plan/office/measures.html", context, status=422 if form.errors else 200)


@officer_page
@in_cycle
def measure(request, cycle, pk):
    """What it changed."""
    row = get_object_or_404(Measure.objects.of(cycle), pk=pk)
    row.cycle = cycle
    form = ChangeForm(request.POST or None, initial={"changed": row.changed})
    if form.is_valid():
        representing.tell_change(row, form.cleaned_data["changed"], by=request.user)
        messages.success(request, _("달라진 것을 적었습니다."))
        return redirect("plan:measures", cycle.fiscal_year)
    context = {"cycle": cycle, "measure": row, "form": form}
    return render(request, "plan/office/measure.html", context, status=422 if form.errors else 200)


def _areas(town: Government) -> dict[str, Area]:
    """By name and by code, as people write them."""
    areas = Area.objects.of(town).now()
    return {word: area for area in areas for word in (normalise(area.name), area.code) if word}
