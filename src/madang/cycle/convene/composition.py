"""What a body looks like beside the town, and whether one sex has more than 6 in 10 of the appointed seats."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .models import AgeBand, Body, Feature, Member, Sex
from .population import shares_of_town

FEWEST = 5  # below this many, disability and background are not told
TO_HIDE_IN = 10  # in a smaller body a sum by age or area would be somebody's


@dataclass(frozen=True)
class Balance:
    """양성평등기본법 §21②: appointed members only."""

    women: int
    men: int
    others: int = 0

    @property
    def total(self) -> int:
        return self.women + self.men + self.others

    @property
    def above(self) -> str:
        """The sex that has more than 6 in 10, or nothing."""
        for sex, number in ((Sex.FEMALE, self.women), (Sex.MALE, self.men)):
            if number * 10 > self.total * 6:
                return sex.value
        return ""

    @property
    def percent(self) -> int:
        """Of the larger sex, rounded up so that 60.1 is not told as 60."""
        return -(-100 * max(self.women, self.men) // self.total) if self.total else 0


@dataclass(frozen=True)
class Bar:
    """One value of a feature: how many sit, and how many of a hundred are so in the town (None: not known)."""

    feature: str
    value: str
    label: object
    people: int
    share: float
    town: float | None


def balance(members: Iterable[Member]) -> Balance:
    sexes = Counter(member.sex for member in members if member.appointed)
    return Balance(sexes[Sex.FEMALE], sexes[Sex.MALE], sum(sexes.values()) - sexes[Sex.FEMALE] - sexes[Sex.MALE])


def bars(body: Body, members: list[Member]) -> dict[str, list[Bar]]:
    """By sex, age band and area; disability and background only where enough people share it."""
    if not members:
        return {}
    town = shares_of_town(body)
    told = {
        Feature.SEX: Counter(member.sex for member in members),
        Feature.AGE: Counter(member.age_band for member in members),
        Feature.AREA: Counter(str(member.area_id or "") for member in members),
    }
    labels = {
        Feature.SEX: dict(Sex.choices),
        Feature.AGE: dict(AgeBand.choices),
        Feature.AREA: {str(member.area_id): member.area for member in members if member.area_id},
    }
    if len(members) < TO_HIDE_IN:
        told = {Feature.SEX: told[Feature.SEX]}
    shown = {feature: _bars(feature, counts, labels[feature], town) for feature, counts in told.items()}
    for feature in Feature.sensitive():
        number = sum(getattr(member, feature) is True for member in members)
        if number >= FEWEST:
            shown[feature] = _bars(feature, Counter({"yes": number}), {"yes": ""}, town, len(members))
    return {feature: rows for feature, rows in shown.items() if rows}


def _bars(feature, counts: Counter, labels: dict, town: dict, total: int = 0) -> list[Bar]:
    total = total or sum(counts[value] for value in labels)
    shares = town.get(feature, {})
    return [
        Bar(feature, value, label, counts[value], 100 * counts[value] / total, shares.get(value))
        for value, label in labels.items()
        if total and (counts[value] or value in shares)
    ]
