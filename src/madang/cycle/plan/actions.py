"""What officers do with a year: start it, copy it, set its calendar, money and rules, write the plan and publish it."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.db.models import Max, ProtectedError, Sum

from madang.base import clock
from madang.base.notices.actions import announce
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.base.record.actions import note

from .changes import changes
from .models import SECTIONS, Cycle, OperatingPlan, Ordinance, PlanState, Stage, Track, Window
from .next_year import tracks_of_next_year, windows_of_next_year
from .permissions import why_not_change_rules, why_not_prepare, why_not_set_window, why_not_start, why_not_write
from .readiness import notice_of, why_not_yet
from .snapshot import digest_of, snapshot, snapshot_of_year


@transaction.atomic
def start_cycle(cycle: Cycle, *, by: Person) -> Cycle:
    """The first year of a government, or one that copies nothing."""
    require(why_not_start(by, cycle.government, cycle.fiscal_year), year=cycle.fiscal_year)
    cycle.created_by = by
    cycle.save(force_insert=True)
    _note(cycle, "plan.started", by, year=cycle.fiscal_year, total=cycle.total_ceiling)
    return cycle


@transaction.atomic
def copy_cycle(source: Cycle, *, by: Person) -> Cycle:
    """Next year as this one: windows a year later, the same tracks, rules, ordinance and words, all still open to
    change. Legal grounds for elections are not copied: another year has other elections."""
    government, fiscal_year = source.government, source.fiscal_year + 1
    require(why_not_start(by, government, fiscal_year), year=fiscal_year)
    cycle = Cycle.objects.create(
        government=government,
        cycle_year=source.cycle_year + 1,
        fiscal_year=fiscal_year,
        ordinance=source.ordinance,
        total_ceiling=source.total_ceiling,
        created_by=by,
    )
    Window.objects.bulk_create(windows_of_next_year(source, cycle))
    Track.objects.bulk_create(tracks_of_next_year(source, cycle))
    if source.plan:
        OperatingPlan.objects.create(cycle=cycle, version=1, **{name: getattr(source.plan, name) for name in SECTIONS})
    _note(cycle, "plan.copied", by, source=source.fiscal_year, year=fiscal_year)
    return cycle


@transaction.atomic
def save_year(cycle: Cycle, *, by: Person) -> None:
    """The money of the whole year and the ordinance it rests on."""
    require(why_not_change_rules(by, cycle))
    _lock(cycle)
    shared = cycle.tracks.aggregate(all=Sum("total_ceiling"))["all"] or 0
    require("plan.over_total" if shared > cycle.total_ceiling else None, total=cycle.total_ceiling, shared=shared)
    before = snapshot_of_year(Cycle.objects.get(pk=cycle.pk))
    cycle.save(update_fields=["total_ceiling", "ordinance"])
    _note_changes(cycle, before, by)


@transaction.atomic
def save_ordinance(ordinance: Ordinance, *, by: Person) -> Ordinance:
    require(why_not_prepare(by, ordinance.government))
    ordinance.save()
    note(
        ordinance.government, f"ordinance/{ordinance.pk}", "plan.ordinance_saved", by=by, actor="officer",
        title=ordinance.title, number=ordinance.number, notice_days=ordinance.notice_days,
    )  # fmt: skip
    return ordinance


@transaction.atomic
def set_window(
    cycle: Cycle, stage: Stage, opens_at: datetime, closes_at: datetime, *, legal_ground: str = "", by: Person
) -> Window:
    require(why_not_set_window(by, cycle, stage, opens_at, closes_at), stage=Stage(stage))
    new = {"opens_at": opens_at, "closes_at": closes_at, "legal_ground": legal_ground}
    before = cycle.windows.filter(stage=stage).first()
    window, _created = Window.objects.update_or_create(cycle=cycle, stage=stage, defaults=new)
    _note(cycle, "plan.window_set", by, of=stage, **_moments(window), **_moments(before, "old_"), ground=legal_ground)
    return window


@transaction.atomic
def clear_window(cycle: Cycle, stage: Stage, *, by: Person) -> None:
    """This year goes without the stage."""
    require(why_not_set_window(by, cycle, stage, None, None), stage=Stage(stage))
    if cycle.windows.filter(stage=stage).delete()[0]:
        _note(cycle, "plan.window_cleared", by, of=stage)


@transaction.atomic
def save_track(track: Track, *, by: Person) -> Track:
    cycle = track.cycle
    require(why_not_change_rules(by, cycle))
    _lock(cycle)
    others = cycle.tracks.exclude(pk=track.pk).aggregate(all=Sum("total_ceiling"))["all"] or 0
    shared, total = others + track.total_ceiling, cycle.total_ceiling
    require("plan.over_total" if shared > total else None, total=total, shared=shared)
    before = snapshot_of_year(Cycle.objects.get(pk=cycle.pk))
    track.save()
    _note_changes(cycle, before, by)
    return track


@transaction.atomic
def remove_track(track: Track, *, by: Person) -> None:
    require(why_not_change_rules(by, track.cycle))
    try:
        with transaction.atomic():
            track.delete()
    except ProtectedError as error:
        raise Refused("plan.track_in_use", track=track.name) from error
    _note(track.cycle, "plan.track_removed", by, track=track.name)


@transaction.atomic
def save_draft(plan: OperatingPlan, *, by: Person) -> OperatingPlan:
    """Keep the words of the next version. There is one draft at a time; a new one takes the next number."""
    require(why_not_write(by, plan))
    first = plan.pk is None
    if first:
        _lock(plan.cycle)
        require("plan.draft_exists" if plan.cycle.plans.drafts().exists() else None)
        plan.version = (plan.cycle.plans.aggregate(last=Max("version"))["last"] or 0) + 1
    plan.save()
    _note(plan.cycle, "plan.drafted", by, public=False, version=plan.version, first=first)
    return plan


@transaction.atomic
def discard_draft(plan: OperatingPlan, *, by: Person) -> None:
    require(why_not_write(by, plan))
    plan.cycle.plans.drafts().filter(pk=plan.pk).delete()
    _note(plan.cycle, "plan.discarded", by, public=False, version=plan.version)


@transaction.atomic
def publish_plan(plan: OperatingPlan, *, by: Person) -> OperatingPlan:
    """Freeze this version with the whole year as it is now. From here on nobody can change it."""
    require(why_not_write(by, plan))
    reason, facts = why_not_yet(plan)
    require(reason, **facts)
    notice = notice_of(plan)
    frozen = snapshot(plan, notice)
    sealed = {
        "state": PlanState.PUBLISHED, "published_at": clock.now(), "published_by": by, "frozen": frozen,
        "digest": digest_of(frozen), "notice_from": notice.first, "notice_until": notice.last,
    }  # fmt: skip
    moved = OperatingPlan.objects.of(plan.cycle).drafts().filter(pk=plan.pk).update(**sealed)
    require(None if moved else "plan.already_published")
    plan.refresh_from_db()
    facts = {
        "year": plan.cycle.fiscal_year, "version": plan.version, "digest": plan.digest,
        "notice_from": notice.first.isoformat(), "notice_until": notice.last.isoformat(),
    }  # fmt: skip
    _note(plan.cycle, "plan.published", by, **facts)
    announce(plan.cycle.government, plan.cycle.subject, "plan.published", facts)
    return plan


def _lock(cycle: Cycle) -> None:
    """Two officers who share out the same money wait for each other."""
    Cycle.objects.select_for_update().get(pk=cycle.pk)


def _moments(window: Window | None, prefix: str = "") -> dict:
    if window is None:
        return {}
    return {f"{prefix}opens": window.opens_at.isoformat(), f"{prefix}closes": window.closes_at.isoformat()}


def _note_changes(cycle: Cycle, before: dict, by: Person) -> None:
    found = changes(before, snapshot_of_year(Cycle.objects.get(pk=cycle.pk)))
    if found:
        _note(cycle, "plan.rules_changed", by, changes=[asdict(change) for change in found])


def _note(cycle: Cycle, stage_event: str, by: Person, *, public: bool = True, **facts) -> None:
    note(cycle.government, cycle.subject, stage_event, by=by, actor="officer", public=public, **facts)
