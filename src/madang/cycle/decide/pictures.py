"""How the rule worked, as one picture: a bar a project, of parts that the rule knows. Numbers only; words by code."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from madang.base.pages.charts.scale import at
from madang.base.pages.charts.values import shown
from madang.cycle.plan.rules import voice_name

from .models import Count, Verdict

MOST_LOST = 6
MOST_ROWS = 14  # as many as a phone shows in three looks


@dataclass(frozen=True)
class Row:
    """`parts` are amounts in the order of the picture's parts; `shown` is what stands at the end of the line."""

    verdict: Verdict
    parts: tuple[float, ...]
    shown: str
    note: str = ""


@dataclass(frozen=True)
class Picture:
    """`kind` names the sentence under the title: decide/picture/<kind>.html."""

    kind: str
    names: tuple[str, ...]
    tones: tuple[str, ...]
    rows: tuple[Row, ...]
    unit: str
    of: int  # how many rows there would be

    @property
    def left_out(self) -> int:
        return self.of - len(self.rows)

    @property
    def template(self) -> str:
        return f"decide/picture/{self.kind}.html"

    @cached_property
    def drawn(self) -> list[dict]:
        """Every row with the places of its parts in percent of the longest."""
        whole = max((sum(row.parts) for row in self.rows), default=0)
        return [{"row": row, "parts": list(self._parts(row, whole))} for row in self.rows]

    @property
    def key(self) -> list[tuple[str, str]]:
        return list(zip(self.names, self.tones, strict=True))

    @property
    def table(self) -> tuple[list[str], list[list[str]]]:
        """What the table under a chart shows."""
        return [_("사업"), *self.names], [
            [row.verdict.option.title, *(shown(part, self.unit) for part in row.parts)] for row in self.rows
        ]

    def _parts(self, row: Row, whole: int) -> Iterator[dict]:
        before = 0
        for tone, part in zip(self.tones, row.parts, strict=True):
            yield {"tone": tone, "x": at(before, 0, whole), "width": at(part, 0, whole), "drawn": part > 0}
            before += part


def picture_of(count: Count, verdicts: Sequence[Verdict]) -> Picture | None:
    """The picture of the rule that counted, or none where a rule has none."""
    draw = _DRAWN.get(count.rule_name)
    return draw(count, verdicts) if draw and verdicts else None


def _filling(count: Count, verdicts: Sequence[Verdict]) -> Picture:
    """Down the list: what was spent before, this project, what lacked. The budget fills up from the left."""
    budget, currency = count.poll.budget, count.poll.cycle.government.currency
    taken = [verdict for verdict in verdicts if "left_before" in verdict.facts and verdict.reason in _HAD_A_TURN]
    return Picture(
        kind="filling",
        names=(_("앞에서 담은 돈"), _("이 사업"), pgettext("money", "모자란 돈")),
        tones=("rest", "ok", "no"),
        rows=tuple(_turn(verdict, budget, currency) for verdict in taken[:MOST_ROWS]),
        unit="money",
        of=len(taken),
    )


_HAD_A_TURN = ("fits", "too_expensive")


def _turn(verdict: Verdict, budget: int, currency: str) -> Row:
    left, cost = verdict.facts["left_before"], verdict.facts["cost"]
    inside = min(left, cost)
    short = cost - inside
    return Row(verdict, (budget - left, cost - short, short), shown(cost, "money"))


def _pooling(count: Count, verdicts: Sequence[Verdict]) -> Picture:
    """What the supporters had together for each project, and what it lacked: full bars were paid."""
    won = [verdict for verdict in verdicts if verdict.funded]
    lost = [verdict for verdict in verdicts if not verdict.funded and "held_at_end" in verdict.facts]
    few = [*won[: MOST_ROWS - min(len(lost), MOST_LOST)], *lost[:MOST_LOST]]  # those that lacked something say the most
    return Picture(
        kind="pooling",
        names=(_("치른 값"), _("고른 사람들에게 남은 몫"), pgettext("money", "모자란 돈")),
        tones=("ok", "1", "no"),
        rows=tuple(_purse(verdict) for verdict in few),
        unit="money",
        of=len(won) + len(lost),
    )


def _purse(verdict: Verdict) -> Row:
    facts, cost = verdict.facts, verdict.facts["cost"]
    if verdict.funded:
        return Row(verdict, (cost, 0, 0), shown(cost, "money"))
    held = min(facts["held_at_end"], cost)
    return Row(verdict, (0, held, cost - held), shown(cost, "money"))


def _summing(count: Count, verdicts: Sequence[Verdict]) -> Picture:
    """Each project's total out of 100, made of what each voice gave it."""
    voices = list(count.outcome["rule_spec"]["components"])
    return Picture(
        kind="summing",
        names=tuple(voice_name(voice) for voice in voices),
        tones=tuple(str(number % 5 + 1) for number in range(len(voices))),
        rows=tuple(_total(verdict, voices) for verdict in verdicts[:MOST_ROWS]),
        unit="number",
        of=len(verdicts),
    )


def _total(verdict: Verdict, voices: list[dict]) -> Row:
    given = {part["component"]: round(part["points"] / part["points_of"], 2) for part in verdict.parts}  # to be drawn
    return Row(verdict, tuple(given.get(voice["code"], 0) for voice in voices), shown(verdict.points, "number"))


_DRAWN: dict[str, Callable[[Count, Sequence[Verdict]], Picture]] = {
    "greedy": _filling,
    "phragmen": _filling,
    "equal_shares": _pooling,
    "composite": _summing,
}
