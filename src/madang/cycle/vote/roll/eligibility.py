"""Who may be on the roll of a vote, as its track's rule says: as what they belong here, how old, and no official."""

from datetime import date

from madang.cycle.plan.models import Track
from madang.cycle.plan.rules import Resident

from ..models import Poll

WORKS_HERE, TOO_YOUNG, OTHER_KIND = "official", "too_young", "other_kind"


def why_left_out(track: Track, ground: str, born: date | None, official: bool, on: date) -> str | None:
    """official, too_young, other_kind, or None. `ground` is a value of `Resident`; age in full years on that day."""
    if ground not in track.voter_kinds:
        return OTHER_KIND
    if official and not track.officials_may_vote:
        return WORKS_HERE
    if track.voter_age and (born is None or age_on(born, on) < track.voter_age):
        return TOO_YOUNG
    return None


def age_on(born: date, on: date) -> int:
    """만 나이.

    >>> age_on(date(2008, 2, 29), date(2026, 2, 28)), age_on(date(2008, 2, 28), date(2026, 2, 28))
    (17, 18)
    """
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def last_day(poll: Poll) -> date:
    """Age is taken on the last day of the vote, as at an election on its day."""
    return poll.closes_at.date()


def grounds(track: Track) -> list[tuple[str, str]]:
    return [(value, label) for value, label in Resident.choices if value in track.voter_kinds]
