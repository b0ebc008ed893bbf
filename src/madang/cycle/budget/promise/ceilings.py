"""What the plan let a year and its tracks spend, as it was published by a day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from madang.base.places.models import Government
from madang.cycle.plan.models import Cycle, OperatingPlan


@dataclass(frozen=True)
class Ceilings:
    """As the last plan of each year that was published by then froze them. A year without one says what it has now, and of a
    past day nothing."""

    plans: dict[int, tuple[int, dict]]  # by fiscal year: of the year, and its tracks by code
    past: bool

    def of_year(self, year: int, now: int) -> int | None:
        if year in self.plans:
            return self.plans[year][0]
        return None if self.past else now

    def of_track(self, year: int, track) -> int | None:
        if year in self.plans:
            return self.plans[year][1].get(track.code, {}).get("total_ceiling")
        return None if self.past else track.total_ceiling

    def of(self, cycle: Cycle, tracks: Iterable) -> int:
        """Of these tracks together; of the year where none is asked for."""
        asked = sum(self.of_track(cycle.fiscal_year, track) or 0 for track in tracks)
        return asked or self.of_year(cycle.fiscal_year, cycle.total_ceiling) or 0


def ceilings_of(government: Government, known_by: datetime | None = None) -> Ceilings:
    """Of all its years, in one query."""
    plans = OperatingPlan.objects.published().filter(cycle__government=government).order_by("version")
    plans = plans.filter(published_at__lte=known_by) if known_by else plans
    rows = plans.values_list("cycle__fiscal_year", "frozen__total_ceiling", "frozen__tracks")
    return Ceilings({year: (whole, tracks) for year, whole, tracks in rows}, past=known_by is not None)
