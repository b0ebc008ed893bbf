"""Public-office elections limit events and publicity of a local government (공직선거법 §86); this warns in time.

It warns and never decides: whether an exception holds, the election commission answers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from madang.base.places.models import Government, Tier

from .models import Stage, Window


class Office(models.TextChoices):
    PRESIDENT = "president", _("대통령 선거")
    ASSEMBLY = "assembly", _("국회의원 선거")
    LOCAL = "local", _("지방선거")


class Limit(models.TextChoices):
    EVENTS = "events", _("행사 제한")
    PUBLICITY = "publicity", _("홍보물 제한")


@dataclass(frozen=True)
class Election:
    office: Office
    day: date


# 공직선거법 §34 (end of term; from 2028 on computed from it) and §35 (2025: vacancy). By-elections are not in the table.
ELECTIONS = (
    Election(Office.PRESIDENT, date(2022, 3, 9)),
    Election(Office.LOCAL, date(2022, 6, 1)),
    Election(Office.ASSEMBLY, date(2024, 4, 10)),
    Election(Office.PRESIDENT, date(2025, 6, 3)),
    Election(Office.LOCAL, date(2026, 6, 3)),
    Election(Office.ASSEMBLY, date(2028, 4, 12)),
    Election(Office.PRESIDENT, date(2030, 3, 27)),
    Election(Office.LOCAL, date(2030, 6, 12)),
)
KNOWN_UNTIL = ELECTIONS[-1].day

# §86②4: lectures, briefings, hearings and other events, from 60 days before any election for public office.
# §86⑤: publicity about plans and results, from 180 days before the election of the head, so only local elections.
DAYS_BEFORE = {Limit.EVENTS: 60, Limit.PUBLICITY: 180}
ELECTIONS_OF = {Limit.EVENTS: frozenset(Office), Limit.PUBLICITY: frozenset({Office.LOCAL})}
STAGES_OF = {
    Limit.EVENTS: frozenset(
        {
            Stage.LEARN, Stage.CONVENE, Stage.PROPOSE, Stage.DELIBERATE,
            Stage.VOTE, Stage.DECIDE, Stage.FEEDBACK, Stage.SHARE,
        }
    ),
    Limit.PUBLICITY: frozenset({Stage.LEARN, Stage.PROPOSE, Stage.VOTE, Stage.FEEDBACK, Stage.SHARE}),
}  # fmt: skip


@dataclass(frozen=True)
class Caution:
    """A window that meets a limited period. `since` and `until` are the days on which it does."""

    window: Window
    limit: Limit
    election: Election
    since: date
    until: date

    @property
    def stage(self) -> Stage:
        return Stage(self.window.stage)

    @property
    def ground(self) -> str:
        return self.window.legal_ground

    @property
    def needs_ground(self) -> bool:
        """Events want their legal ground written down before the plan is published."""
        return self.limit == Limit.EVENTS and not self.ground


def limited_period(election: Election, limit: Limit) -> tuple[date, date]:
    """First and last day, the election's own day included."""
    return election.day - timedelta(days=DAYS_BEFORE[limit]), election.day


def cautions(government: Government, windows: Iterable[Window]) -> list[Caution]:
    """Ordered by day. Only Korean local governments fall under the article."""
    if government.country != "KR" or government.tier == Tier.NATIONAL:
        return []
    found = [caution for window in windows for caution in _of_window(window)]
    return sorted(found, key=lambda caution: (caution.since, caution.window.stage, caution.limit))


def _of_window(window: Window) -> Iterable[Caution]:
    first = localtime(window.opens_at).date()
    last = localtime(window.closes_at - timedelta(microseconds=1)).date()
    for limit in Limit:
        for election in ELECTIONS:
            since, until = limited_period(election, limit)
            meets = first <= until and last >= since
            if meets and window.stage in STAGES_OF[limit] and election.office in ELECTIONS_OF[limit]:
                yield Caution(window, limit, election, max(first, since), min(last, until))
