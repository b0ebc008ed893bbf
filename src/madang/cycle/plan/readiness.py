"""What a plan still lacks before it may be published, and how long it would then be announced."""

from collections.abc import Iterable

from django.utils.timezone import localtime

from madang.base import clock

from .election_guard import Caution, cautions
from .models import Cycle, OperatingPlan, Stage
from .notice_period import NoticePeriod, notice_period


def why_not_yet(plan: OperatingPlan) -> tuple[str | None, dict]:
    """What the plan still lacks before it may be published: a code and the facts its sentence needs."""
    cycle = plan.cycle
    lacks = list(_lacks(plan))
    if lacks:
        return "plan.incomplete", {"lacks": lacks}
    ungrounded = {caution.stage: None for caution in _open_cautions(cycle) if caution.needs_ground}
    if ungrounded:
        return "plan.ground_missing", {"stages": list(ungrounded)}
    notice, call = notice_of(plan), cycle.window(Stage.PROPOSE)
    first = cycle.plans.published().order_by("version").first()
    announced_until = first.notice_until if first else notice.last
    if localtime(call.opens_at).date() <= announced_until and not plan.short_notice_reason:
        return "plan.notice_too_short", {"until": announced_until, "opens": call.opens_at, "days": notice.days}
    return None, {}


def notice_of(plan: OperatingPlan) -> NoticePeriod:
    """The notice period if the plan were published today."""
    ordinance, country = plan.cycle.ordinance, plan.cycle.government.country
    return notice_period(clock.today(), ordinance.notice_days if ordinance else 0, country)


def _lacks(plan: OperatingPlan) -> Iterable[str]:
    if not plan.cycle.ordinance:
        yield "ordinance"
    if not plan.cycle.window(Stage.PROPOSE):
        yield "call"
    if not plan.cycle.tracks.exists():
        yield "tracks"
    if not plan.purpose.strip():
        yield "purpose"
    if plan.version > 1 and not plan.change_reason.strip():
        yield "change_reason"


def _open_cautions(cycle: Cycle) -> list[Caution]:
    """Of windows not yet over: what is past needs no ground any more."""
    return cautions(cycle.government, [window for window in cycle.windows.all() if window.closes_at > clock.now()])
