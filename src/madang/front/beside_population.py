"""Counts of those who took part beside those who live here, with every small cell left out by the one `suppress`.

Only what is lawfully known is compared. Residents give neither sex nor age here, so proposers and voters are told by area
alone; members gave sex and age where a quota needs them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base.pages.words import name_of
from madang.base.people.models import ResidenceProof
from madang.base.places.models import Area, Government
from madang.cycle.convene.models import Body, Member
from madang.cycle.plan.models import AgeBand, Cycle, Population, Sex, Split, Stage, said
from madang.cycle.propose.models import Proposal, Proposer
from madang.cycle.vote.models import Poll, RollEntry
from madang_methods.representation import (
    THRESHOLD,
    Cell,
    Compared,
    Comparison,
    Published,
    RepresentationError,
    Table,
    compare,
    suppress,
)

FEWEST_VOTERS = 10  # as everywhere in the vote
NOT_KNOWN = "unknown"


class Who(models.TextChoices):
    PROPOSERS = "proposers", _("제안한 사람")
    MEMBERS = "members", pgettext_lazy("people", "위원")
    VOTERS = "voters", _("투표한 사람")


@dataclass(frozen=True)
class Row:
    """One value: who lives there (None: not known), who took part (None: hidden), and how they compare."""

    value: str
    name: object
    people: int | None
    count: int | None
    compared: Compared | None

    @property
    def standing(self) -> str:
        return self.compared.standing if self.compared else ""

    @property
    def shares(self) -> tuple[float, float]:
        """Of those who took part, and of those who live here."""
        return (float(self.compared.share), float(self.compared.of_population)) if self.compared else (0.0, 0.0)

    @property
    def missing(self) -> int:
        return self.compared.missing if self.compared else 0


@dataclass(frozen=True)
class Beside:
    """One group of people by one split. `published` is exactly what may be shown; `title` names the vote where it is one."""

    who: Who
    split: Split
    title: str
    names: Mapping[str, object]
    town: Mapping[str, int]
    published: Published
    others: int  # whose value is not known, and who are not in the table

    @cached_property
    def rows(self) -> list[Row]:
        told = {one.cell.name: one for one in self.comparison.cells} if self.comparison else {}
        return [
            Row(value, self.names[value], self.town.get(value), count, told.get(value) if count is not None else None)
            for value, count in zip(self.published.names[:-1], self.published.counts, strict=False)
        ]

    @property
    def total(self) -> int:
        return self.published.counts[-1] or 0

    @property
    def is_whole(self) -> bool:
        """Nothing is hidden, so that the figures about the whole tell nothing of a hidden cell."""
        return not self.published.hidden

    @property
    def apart(self) -> float:
        """The share who would have to be others."""
        return float(self.comparison.dissimilarity) if self.comparison else 0.0

    @cached_property
    def comparison(self) -> Comparison | None:
        """A hidden cell counts as nobody: its own row is not shown, and the others are compared with the true total."""
        known = [value for value in self.published.names[:-1] if self.town.get(value)]
        counts = dict(zip(self.published.names, self.published.counts, strict=True))
        left = self.total - sum(counts[value] or 0 for value in known)
        first = next((value for value in known if counts[value] is None), None)
        cells = [
            Cell(value, self.town[value], (counts[value] or 0) + (left if value == first else 0)) for value in known
        ]
        try:
            return compare(cells) if len(cells) > 1 else None
        except RepresentationError:
            return None


def tables(cycle: Cycle, names: Mapping[str, Mapping[str, object]] | None = None) -> list[Beside]:
    """Everything that is published of this year, in the order of the year."""
    names, town = names or names_of(cycle.government), margins_of(cycle.government)
    told = []
    for who, title, split, counts, threshold in _counted(cycle):
        values = [value for value in names[split] if value in town.get(split, {}) or counts[value]]
        others = sum(count for value, count in counts.items() if value not in names[split])
        try:
            published = suppress(Table.line(values, [counts[value] for value in values]), threshold)
        except RepresentationError:  # fewer people than one small cell: no table
            continue
        if published.counts[-1]:
            told.append(Beside(who, split, title, names[split], town.get(split, {}), published, others))
    return told


def margins_of(government: Government) -> dict[str, dict[str, int]]:
    """By split; areas as the places themselves know them, where no newer statistic was entered."""
    margins = Population.objects.of(government).margins()
    if Split.AREA not in margins:
        areas = Area.objects.of(government).now().values_list("pk", "population")
        if known := {str(pk): people for pk, people in areas if people}:
            margins[Split.AREA] = known
    return margins


def names_of(government: Government) -> dict[str, dict[str, object]]:
    areas = Area.objects.of(government).now()
    return {
        Split.AREA: {str(area.pk): name_of(area) for area in areas},
        Split.SEX: dict(Sex.choices),
        Split.AGE: dict(AgeBand.choices),
        Split.DISABILITY: {"yes": _("장애가 있음"), "no": _("장애가 없음")},
    }


def _counted(cycle: Cycle) -> Iterator[tuple[Who, str, Split, Counter, int]]:
    """While proposals still come in, each would tell by its day in which cell its author is counted: so after the call."""
    if cycle.has_ended(Stage.PROPOSE):
        yield Who.PROPOSERS, "", Split.AREA, _proposers(cycle), THRESHOLD
    bodies = Body.objects.of_year(cycle).working()
    members = list(Member.objects.sitting().filter(body__in=bodies).values_list(*Split.values))
    for split, values in zip(Split, zip(*members, strict=True), strict=False):
        yield Who.MEMBERS, "", split, Counter(_text(value) for value in values), THRESHOLD
    voters = _voters(cycle)
    for poll in Poll.objects.of(cycle).filter(closed_at__isnull=False).select_related("track"):
        yield Who.VOTERS, name_of(poll.track), Split.AREA, voters[poll.pk], FEWEST_VOTERS


def _text(value: object) -> str:
    return said(value) or NOT_KNOWN


def _proposers(cycle: Cycle) -> Counter:
    """People, each once, by the neighbourhood they last proved to belong to."""
    published = Proposal.objects.of(cycle).published().order_by()
    together = Proposer.objects.filter(proposal__in=published.values("pk"))
    people = {*published.values_list("proposer", flat=True), *together.values_list("person", flat=True)} - {None}
    known = Q(person__in=published.values("proposer")) | Q(person__in=together.values("person"))
    proofs = ResidenceProof.objects.of(cycle.government).filter(known).order_by("proved_at", "pk")
    area = dict(proofs.values_list("person", "area"))
    return Counter(_text(area.get(person)) for person in people)


def _voters(cycle: Cycle) -> dict[int, Counter]:
    """By poll and neighbourhood, of votes that are over."""
    over = RollEntry.objects.filter(poll__cycle=cycle, poll__closed_at__isnull=False).voted()
    told: dict[int, Counter] = defaultdict(Counter)
    for poll, area, people in over.values_list("poll", "area").annotate(people=Count("pk")).order_by():
        told[poll][_text(area)] = people
    return told
