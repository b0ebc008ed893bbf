"""What became of one promise: the ways an amount can change, each change, and all of them of a project."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from madang_methods.money import Promise
from madang_methods.money.promise import NOTHING

from ..models import Project


class Where(models.TextChoices):
    """Where an amount changed on its way."""

    REQUEST = "request", _("부서의 요구")
    BILL = "bill", _("예산안 편성")
    HEAD = "head", _("수정예산안")
    COMMITTEE = "committee", _("상임위원회")
    BUDGET_COMMITTEE = "budget_committee", _("예산결산특별위원회")
    PLENARY = "plenary", _("본회의 심의")
    COUNCIL = "council", _("의회 의결")
    SUPPLEMENT = "supplement", _("추가경정예산안")
    RESERVE = "reserve", _("예비비")
    MOVED = "moved", _("전용 등")
    CARRIED_OUT = "carried_out", _("다음 연도로 이월")
    CARRIED_IN = "carried_in", _("전년도에서 이월")


@dataclass(frozen=True)
class Change:
    """`before` and `after` are None where only the difference is known. `correction`: why an earlier entry was put right."""

    where: Where
    on: date
    difference: int
    who: str = ""
    why: str = ""
    minutes: str = ""
    before: int | None = None
    after: int | None = None
    correction: str = ""

    @property
    def is_cut(self) -> bool:
        return self.difference < 0 and self.where not in (Where.CARRIED_OUT, Where.MOVED)


@dataclass(frozen=True)
class Kept:
    """One project. `ceiling`: of its track, as the plan said by then; `changes` in the order of their days."""

    project: Project
    promise: Promise
    ceiling: int | None = None
    changes: list[Change] = field(default_factory=list)
    outcome: str = ""  # the council's, of the main budget

    @property
    def is_waiting(self) -> bool:
        """Nothing was cut, but no bill holds it yet."""
        return not self.changes and not self.promise.bill

    @property
    def cuts(self) -> list[Change]:
        return [change for change in self.changes if change.is_cut]


def in_sum(kept: Iterable[Kept]) -> Promise:
    return sum((one.promise for one in kept), NOTHING)


def cuts_by_place(kept: Iterable[Kept]) -> list[tuple[Where, int, int]]:
    """Who cut how much, of how many projects: in the order of the way. The council's committees count in its decision."""
    found: dict[Where, dict[int, int]] = defaultdict(dict)
    for one in kept:
        for change in one.cuts:
            mine = found[change.where]
            mine[one.project.pk] = mine.get(one.project.pk, 0) - change.difference
    shown = [where for where in Where if where in found and where not in _BEFORE_DECISION]
    return [(where, sum(found[where].values()), len(found[where])) for where in shown]


_BEFORE_DECISION = (Where.COMMITTEE, Where.BUDGET_COMMITTEE, Where.PLENARY)
