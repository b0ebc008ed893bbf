"""The government's own programmes: taken in from a spreadsheet, and found when somebody asks for what is there already."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.db import transaction
from django.db.models import Count, Max

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.record.actions import note
from madang.cycle.plan.models import Cycle
from madang_methods.likeness import Document, Index, Match, SimpleReader

from .models import Programme
from .permissions import why_not_handle

LIKE = 0.35  # as among proposals: below it they share a word or two and little else
MOST = 4
_KEY = ("government", "fiscal_year", "department", "name")
_AT_ONCE = 500


@dataclass(frozen=True)
class SimilarProgramme:
    programme: Programme
    match: Match

    @property
    def shared(self) -> list[str]:
        return list(dict.fromkeys([found for _, found in self.match.shared] or self.match.runs))


@transaction.atomic
def take_in_programmes(cycle: Cycle, rows: Iterable[dict], *, by: Person) -> int:
    """All of them or none; a programme of the same year, department and name gets the new words and money."""
    require(why_not_handle(by, cycle))
    now, government = clock.now(), cycle.government
    programmes = [Programme(government=government, taken_in_at=now, **row) for row in rows]
    Programme.objects.bulk_create(
        programmes,
        batch_size=_AT_ONCE,
        update_conflicts=True,
        unique_fields=_KEY,
        update_fields=["purpose", "amount", "source", "taken_in_at"],
    )
    facts = {"number": len(programmes), "years": sorted({one.fiscal_year for one in programmes})}
    note(government, cycle.subject, "propose.programmes_taken_in", by=by, actor="officer", **facts)
    return len(programmes)


def programmes_like(cycle: Cycle, title: str) -> tuple[SimilarProgramme, ...]:
    """Of this government, of all years, most alike first; of one that runs for years only its newest."""
    matches = _index(cycle).similar(title, most=MOST, least=LIKE)
    found = Programme.objects.in_bulk([int(match.id) for match in matches])
    return tuple(SimilarProgramme(found[int(match.id)], match) for match in matches if int(match.id) in found)


def _index(cycle: Cycle) -> Index:
    stand = Programme.objects.of(cycle.government).order_by().aggregate(number=Count("pk"), last=Max("taken_in_at"))
    return _built(cycle.government.pk, stand["number"], str(stand["last"]))


@lru_cache(maxsize=8)
def _built(government: int, _number: int, _last: str) -> Index:
    rows = Programme.objects.filter(government=government).order_by("fiscal_year", "pk")
    newest = {(department, name): (pk, name) for pk, department, name in rows.values_list("pk", "department", "name")}
    return Index.build([Document(str(pk), name) for pk, name in newest.values()], SimpleReader())
