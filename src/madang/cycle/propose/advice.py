"""Before sending: what resembles it, which rules might exclude it, what such a thing costs. Advice; nothing is decided."""

from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count, Max, Sum

from madang.base.places.models import Government
from madang.cycle.plan.models import Cycle
from madang_methods.likeness import Document, Index, Match, SimpleReader
from madang_methods.likeness.hangul import plain

from .complaints import complaint_office_of
from .hints import HINTS
from .models import ComplaintOffice, Proposal, UnitPrice
from .programmes import SimilarProgramme, programmes_like
from .reasons import Exclusion

LIKE = 0.35  # below it, proposals share a word or two and little else
MOST = 4


@dataclass(frozen=True)
class Similar:
    proposal: Proposal
    match: Match

    @property
    def shared(self) -> list[str]:
        """The words both hold, as they stand in the one found."""
        return list(dict.fromkeys([found for _, found in self.match.shared] or self.match.runs))


@dataclass(frozen=True)
class Hint:
    """A rule that might apply, and the word that made us think so."""

    reason: Exclusion
    word: str


@dataclass(frozen=True)
class Advice:
    similar: tuple[Similar, ...]
    hints: tuple[Hint, ...]
    prices: tuple[UnitPrice, ...]
    programmes: tuple[SimilarProgramme, ...] = ()
    complaint_office: ComplaintOffice | None = None

    @property
    def is_complaint(self) -> bool:
        return any(hint.reason == Exclusion.NO_BUDGET for hint in self.hints)

    def __bool__(self) -> bool:
        return bool(self.similar or self.hints or self.programmes)


def advise(cycle: Cycle, title: str, *texts: str, but: Proposal | None = None) -> Advice:
    said = plain(" ".join([title, *texts]))
    return Advice(
        similar_to(cycle.government, title, but=but),
        _hints(said),
        _prices(cycle.government, said),
        programmes_like(cycle, title),
        complaint_office_of(cycle.government),
    )


def similar_to(government: Government, title: str, *, but: Proposal | None = None) -> tuple[Similar, ...]:
    """Public proposals of this government, of all years, most alike first."""
    matches = _index(government).similar(title, most=MOST, least=LIKE, but=str(but.pk) if but else None)
    found = Proposal.objects.shown().for_cards().in_bulk([int(match.id) for match in matches])
    return tuple(Similar(found[int(match.id)], match) for match in matches if int(match.id) in found)


def _index(government: Government) -> Index:
    """Built when the register grew or something was hidden, and kept by this process. What is hidden is in no index."""
    public = Proposal.objects.filter(cycle__government=government).shown()
    numbers = public.aggregate(last=Max("published_at"), number=Count("pk"), sum=Sum("pk"))
    return _built(government.pk, numbers["number"], f"{numbers['last']} {numbers['sum']}")


@lru_cache(maxsize=8)
def _built(government: int, _count: int, _latest: str) -> Index:
    rows = Proposal.objects.filter(cycle__government=government).shown().order_by("pk").values_list("pk", "title")
    return Index.build([Document(str(pk), title) for pk, title in rows.iterator()], SimpleReader())


def _hints(said: str) -> tuple[Hint, ...]:
    """One hint a rule at most."""
    close = said.replace(" ", "")
    found = ((reason, next((word for word in words if word in close), None)) for reason, words in HINTS.items())
    return tuple(Hint(reason, word) for reason, word in found if word)


def _prices(government: Government, said: str) -> tuple[UnitPrice, ...]:
    close = said.replace(" ", "")
    prices = UnitPrice.objects.of(government).order_by("name", "unit", "-year")
    newest = {(price.name, price.unit): price for price in reversed(prices)}
    return tuple(price for price in newest.values() if plain(price.name).replace(" ", "") in close)
