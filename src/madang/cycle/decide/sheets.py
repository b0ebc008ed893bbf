"""Between the sheets that were handed in and the boxes that a composite rule counts."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Prefetch

from madang.cycle.plan.rules import read_decision
from madang.cycle.vote.models import Poll
from madang_methods.counting import Ballot, BallotBox, Component, CompositeSpec, ElectionError, ScoreSheet

from .models import Form, Sheet, SheetLine

ON_THE_SITE = "online"
# Where it does not matter how many people cast the votes, their sum for each project says enough.
_SUMS_DO = ("share", "max100", "rank")
_SEATED = ("members", "panel")


@dataclass(frozen=True)
class Wanted:
    """A table that the rule needs besides the ballots: its key in the election, and the component it belongs to."""

    key: str
    component: Component
    source: str

    @property
    def is_scores(self) -> bool:
        return self.component.ballot == "scores"

    @property
    def takes_sums(self) -> bool:
        return not self.is_scores and self.component.normalisation in _SUMS_DO

    @property
    def asks_size(self) -> bool:
        return self.component.denominator in _SEATED


def wanted(poll: Poll) -> list[Wanted]:
    """All tables that the poll's rule needs; none for a rule that only counts the ballots."""
    rule = read_decision(poll.decision_rule)
    return list(_wanted(rule)) if isinstance(rule, CompositeSpec) else []


def missing_sheets(poll: Poll) -> list[str]:
    """Keys of the tables without which there is no count: an empty voice may be left out if the rule says so."""
    needed = [one.key for one in wanted(poll) if one.component.empty == "refuse"]
    if not needed:
        return []
    there = set(Sheet.objects.of(poll).values_list("component", flat=True))
    return [key for key in needed if key not in there]


def what_lacks(poll: Poll) -> dict:
    """The facts of the refusal to count while a table is missing."""
    return {"missing": missing_sheets(poll), "year": poll.cycle.fiscal_year, "track": poll.track.code}


def boxes_of(poll: Poll, rule: CompositeSpec, cast: BallotBox) -> dict:
    """By key: the ballots cast on the site, and the box that each sheet makes."""
    boxes = {_key(one, ON_THE_SITE): cast for one in rule.components if ON_THE_SITE in one.sources}
    tables = {one.key: one for one in _wanted(rule)}
    # A project that left the vote may still stand on a sheet.
    lines = Prefetch("lines", SheetLine.objects.filter(option__withdrawn_at=None).select_related("option"))
    for sheet in Sheet.objects.of(poll).prefetch_related(lines):
        if sheet.component in tables:
            boxes[sheet.component] = box_of(sheet, tables[sheet.component].component)
    return boxes


def sizes_of(poll: Poll) -> dict[str, int]:
    """How many people a component seats, by its code."""
    sized = Sheet.objects.of(poll).exclude(size=None).values_list("component", "size")
    sizes: dict[str, int] = defaultdict(int)
    for key, size in sized:
        sizes[key.partition(".")[0]] += size
    return dict(sizes)


def summary_of(sheet: Sheet) -> list[tuple]:
    """(option, how many gave something, sum, how many stood aside) a project, for a look before the count."""
    by_option = defaultdict(list)
    for line in sheet.lines.select_related("option"):
        by_option[line.option].append(line.value)
    rows = []
    for option, values in by_option.items():
        given = [value for value in values if value is not None]
        rows.append((option, len(given), sum(given), len(values) - len(given)))
    return sorted(rows, key=lambda row: row[0].code)


def box_of(sheet: Sheet, component: Component) -> BallotBox | ScoreSheet:
    lines = sorted(sheet.lines.all(), key=lambda line: (line.member, line.option_id))
    if sheet.form == Form.SCORES:
        return _scores(sheet, lines)
    if sheet.form == Form.VOTES:
        return BallotBox.of(component.ballot, (Ballot((one.option.code,), (), one.value) for one in lines if one.value))
    ballots = defaultdict(list)
    for line in lines:
        ballots[line.member].append(line)
    return BallotBox.of(component.ballot, [_ballot(component.ballot, of_one) for of_one in ballots.values()])


def _scores(sheet: Sheet, lines) -> ScoreSheet:
    scores, recused = defaultdict(dict), defaultdict(set)
    for line in lines:
        if line.value is None:
            recused[line.member].add(line.option.code)
        else:
            scores[line.member][line.option.code] = line.value
    return ScoreSheet(sheet.maximum or 100, dict(scores), {who: frozenset(codes) for who, codes in recused.items()})


def _ballot(kind: str, lines) -> Ballot:
    if kind == "ranking":
        return Ballot(tuple(line.option.code for line in sorted(lines, key=lambda line: line.value or 0)))
    codes = tuple(line.option.code for line in lines)
    if kind == "choose-1" and len(codes) > 1:
        raise ElectionError(f"Ballot {lines[0].member} names {len(codes)} projects, but may name one.")
    return Ballot(codes, tuple(line.value or 0 for line in lines) if kind == "points" else ())


def _wanted(rule: CompositeSpec) -> Iterator[Wanted]:
    for component in rule.components:
        for source in component.sources:
            if source != ON_THE_SITE:
                yield Wanted(_key(component, source), component, source)


def _key(component: Component, source: str) -> str:
    return component.code if len(component.sources) == 1 else f"{component.code}.{source}"
