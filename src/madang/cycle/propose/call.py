"""공모: which year a proposal sent now belongs to. The calendar decides; what comes late is not turned away."""

from madang.cycle.plan.models import Cycle, Stage, Track


def receiving(cycle: Cycle) -> Cycle | None:
    """The year itself while its call is open; once it is over the next year that has a plan for proposals; else None."""
    if cycle.is_open(Stage.PROPOSE):
        return cycle
    if not cycle.has_ended(Stage.PROPOSE):
        return None
    later = Cycle.objects.of(cycle.government).filter(fiscal_year__gt=cycle.fiscal_year).order_by("fiscal_year")
    for one in later.prefetch_related("windows"):
        if one.window(Stage.PROPOSE) and not one.has_ended(Stage.PROPOSE) and Track.objects.of(one).exists():
            one.government = cycle.government
            return one
    return None


def takes_late(cycle: Cycle) -> bool:
    """Whether what is sent now rolls to another year."""
    return (to := receiving(cycle)) is not None and to.pk != cycle.pk
