"""What is asked: so many seats, and of every group at least and at most so many.

>>> Problem(20, (Quota("sex", "F", 9, 11), Quota("sex", "M", 9, 11))).features
('sex',)
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from .errors import SortitionError

MOST_SEATS = 100_000


@dataclass(frozen=True, slots=True)
class Quota:
    """Of the people with this value of this feature, at least `least` and at most `most` get a seat."""

    feature: str
    value: str
    least: int
    most: int

    def __str__(self) -> str:
        return f"{self.feature}: {self.value} ({self.least}–{self.most})"


@dataclass(frozen=True)
class Problem:
    """Seats and quotas. `household` names the column that says who lives together; of them at most one is drawn."""

    size: int
    quotas: tuple[Quota, ...]
    household: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "quotas", tuple(self.quotas))
        if not 1 <= self.size <= MOST_SEATS:
            raise SortitionError("seats", f"{self.size} seats are not between 1 and {MOST_SEATS:,}.", seats=self.size)
        if not self.quotas:
            raise SortitionError("no_quota", "There is no quota: name at least one feature with its values.")
        for quota in self.quotas:
            if not 0 <= quota.least <= quota.most:
                raise SortitionError(
                    "quota_turned", f"{quota} asks for more than it allows.", feature=quota.feature, value=quota.value
                )
        twice = [key for key, times in Counter((one.feature, one.value) for one in self.quotas).items() if times > 1]
        if twice:
            raise SortitionError("quota_twice", "{}: {} has two quotas.".format(*twice[0]), value=twice[0][1])

    @cached_property
    def features(self) -> tuple[str, ...]:
        """The features in the order in which the quotas name them."""
        return tuple(dict.fromkeys(quota.feature for quota in self.quotas))

    @cached_property
    def values(self) -> dict[str, frozenset[str]]:
        """The values of every feature that have a quota."""
        return {
            feature: frozenset(one.value for one in self.quotas if one.feature == feature) for feature in self.features
        }

    def clashes(self) -> list[tuple[str, int, int]]:
        """Features whose quotas alone already miss the seats: (feature, all the least, all the most)."""
        sums = {
            feature: (
                sum(one.least for one in self.quotas if one.feature == feature),
                sum(one.most for one in self.quotas if one.feature == feature),
            )
            for feature in self.features
        }
        return [(feature, least, most) for feature, (least, most) in sums.items() if not least <= self.size <= most]
