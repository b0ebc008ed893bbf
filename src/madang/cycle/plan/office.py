"""Where officers prepare a year: a list of what is still to do, and one page for each thing."""

from django.contrib import messages
from django.db import transaction
from django.db.models import prefetch_related_objects
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madang.base import clock
from madang.base.people.refusals import Refused

from . import actions
from .election_guard import KNOWN_UNTIL, cautions
from .forms import CalendarForm, CopyForm, OrdinanceForm, PlanForm, StartForm, YearForm
from .models import SECTIONS, Cycle, OperatingPlan, Ordinance, Track
from .permissions import why_not_change_rules
from .presets import BY_CODE, PRESETS
from .readiness import notice_of, why_not_yet
from .shortcuts import for_government, in_cycle, officer_page
from .thaw import sections_of
from .track_form import TrackForm


@officer_page
@for_government
def start(request):
    """The first year from nothing, every other from the one before."""
    cycles = Cycle.objects.of(request.government)
    copying = "source" in request.POST
    copy_form = CopyForm(request.government, request.POST if copying else None)
    form = StartForm(request.POST if request.POST and not copying else None, instance=_new_cycle(request))
    if copy_form.is_valid():
        return _to_office(actions.copy_cycle(copy_form.cleaned_data["source"], by=request.user))
    if form.is_valid():
        return _to_office(actions.start_cycle(form.instance, by=request.user))
    shown = copy_form if copying else form
    return render(
        request, "plan/office/start.html", {"cycles": cycles, "copy_form": copy_form, "start_form": form, "form": shown}
    )


@officer_page
@in_cycle
def overview(request, cycle):
    prefetch_related_objects([cycle], "tracks")
    draft = cycle.plans.drafts().first()
    context = {
        "cycle": cycle,
        "draft": draft,
        "plan": cycle.plan,
        "cautions": _cautions(cycle),
        "elections_known_until": KNOWN_UNTIL,
        "lacking": _lacking(draft),
        "rules_fixed": why_not_change_rules(request.user, cycle),
        "left": cycle.total_ceiling - sum(track.total_ceiling for track in cycle.tracks.all()),
    }
    return render(request, "plan/office/overview.html", context)


@officer_page
@in_cycle
def calendar(request, cycle):
    form = CalendarForm(cycle, _cautions(cycle), request.POST or None)
    if form.is_valid():
        _save_calendar(cycle, form, request.user)
        messages.success(request, _("달력을 고쳤습니다."))
        return redirect("plan:calendar", cycle.fiscal_year)
    context = {"cycle": cycle, "form": form, "elections_known_until": KNOWN_UNTIL}
    return _answer(request, "plan/office/calendar.html", context, form)


@officer_page
@in_cycle
def year(request, cycle):
    form = YearForm(request.POST or None, instance=cycle)
    if form.is_valid():
        actions.save_year(form.instance, by=request.user)
        return _to_office(cycle)
    return _answer(request, "plan/office/year.html", {"cycle": cycle, "form": form}, form)


@officer_page
@in_cycle
def ordinance(request, cycle):
    """The ordinance of this year; saving a new one also makes the year rest on it."""
    form = OrdinanceForm(request.POST or None, instance=cycle.ordinance or Ordinance(government=cycle.government))
    if form.is_valid():
        _rest_on(cycle, form.instance, request.user)
        return _to_office(cycle)
    return _answer(request, "plan/office/ordinance.html", {"cycle": cycle, "form": form}, form)


@officer_page
@in_cycle
def track(request, cycle, code=None):
    """?preset=seoul-2024 begins with the rules of that election."""
    row = get_object_or_404(Track.objects.of(cycle), code=code) if code else Track(cycle=cycle)
    row.cycle = cycle
    preset = BY_CODE.get(request.GET.get("preset", ""))
    form = TrackForm(request.POST or None, instance=row, preset=preset)
    if form.is_valid():
        actions.save_track(form.instance, by=request.user)
        return _to_office(cycle)
    context = {"cycle": cycle, "track": row, "code": code, "form": form, "preset": preset, "presets": PRESETS}
    return _answer(request, "plan/office/track.html", context, form)


@officer_page
@in_cycle
@require_POST
def remove_track(request, cycle, code):
    row = get_object_or_404(Track.objects.of(cycle), code=code)
    row.cycle = cycle
    actions.remove_track(row, by=request.user)
    messages.success(request, _("유형을 없앴습니다."))
    return _to_office(cycle)


@officer_page
@in_cycle
def draft(request, cycle):
    form = PlanForm(request.POST or None, instance=_draft_of(cycle))
    if form.is_valid():
        actions.save_draft(form.instance, by=request.user)
        messages.success(request, _("글을 저장했습니다. 아직 공개되지 않았습니다."))
        return _to_office(cycle)
    return _answer(request, "plan/office/draft.html", {"cycle": cycle, "form": form, "plan": form.instance}, form)


@officer_page
@in_cycle
@require_POST
def discard(request, cycle):
    actions.discard_draft(get_object_or_404(OperatingPlan.objects.of(cycle).drafts()), by=request.user)
    messages.success(request, _("쓰던 글을 버렸습니다."))
    return _to_office(cycle)


@officer_page
@in_cycle
def publish(request, cycle):
    """Shows the whole plan as it will be read, and asks once more."""
    plan = get_object_or_404(OperatingPlan.objects.of(cycle).drafts())
    plan.cycle = cycle
    if request.method == "POST":
        actions.publish_plan(plan, by=request.user)
        messages.success(request, _("운영계획을 공개했습니다."))
        return redirect("plan:plan", cycle.fiscal_year)
    prefetch_related_objects([cycle], "tracks")
    context = {
        "cycle": cycle, "plan": plan, "sections": sections_of(plan), "tracks": cycle.tracks.all(),
        "notice": notice_of(plan), "cautions": _cautions(cycle), "lacking": _lacking(plan),
    }  # fmt: skip
    return render(request, "plan/office/publish.html", context)


def _new_cycle(request) -> Cycle:
    last = Cycle.objects.of(request.government).order_by("-fiscal_year").first()
    year = last.fiscal_year + 1 if last else clock.today().year + 1
    return Cycle(government=request.government, fiscal_year=year, cycle_year=year - 1)


def _draft_of(cycle: Cycle) -> OperatingPlan:
    """The draft there is, or a new version that begins with the words of the last one."""
    plan = cycle.plans.drafts().first()
    if plan is None:
        last = cycle.plan
        plan = OperatingPlan(cycle=cycle, version=last.version + 1 if last else 1)
        for name in SECTIONS if last else ():
            setattr(plan, name, getattr(last, name))
    plan.cycle = cycle
    return plan


@transaction.atomic
def _save_calendar(cycle: Cycle, form: CalendarForm, officer) -> None:
    """All of the page or nothing of it."""
    for stage, opens, closes, ground in form.changed_stages():
        if opens:
            actions.set_window(cycle, stage, opens, closes, legal_ground=ground, by=officer)
        else:
            actions.clear_window(cycle, stage, by=officer)


@transaction.atomic
def _rest_on(cycle: Cycle, ordinance: Ordinance, officer) -> None:
    actions.save_ordinance(ordinance, by=officer)
    if cycle.ordinance_id != ordinance.pk:
        cycle.ordinance = ordinance
        actions.save_year(cycle, by=officer)


def _lacking(plan: OperatingPlan | None) -> Refused | None:
    """What keeps the draft from being published, as the refusal it would meet."""
    if plan is None:
        return None
    reason, facts = why_not_yet(plan)
    return Refused(reason, **facts) if reason else None


def _cautions(cycle: Cycle):
    return cautions(cycle.government, cycle.windows.all())


def _to_office(cycle: Cycle) -> HttpResponse:
    return redirect("plan:office", cycle.fiscal_year)


def _answer(request, template: str, context: dict, form) -> HttpResponse:
    """A form with errors answers 422, so that programs see it too."""
    return render(request, template, context, status=422 if form.errors else 200)
