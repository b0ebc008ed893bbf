"""Before sending: what resembles it, which rules might exclude it, what such a thing costs. Advice; nothing is decided."""

from dataclasses import dataclass

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
SMALL = 500  # so many proposals are indexed anew in a moment


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


@dataclass(frozen=True)
class _Kept:
    """An index, of how many it was built whole, and what the register looked like: number, newest, sum of keys."""

    index: Index
    built: int
    stand: tuple


_kept: dict[int, _Kept] = {}  # by government, of this process


def _index(government: Government) -> Index:
    """Kept by this process. What was published since is added, which is cheap; when much is new, or something was hidden
    or shown again, it is built anew. What is hidden is in no index.
    """
    public = Proposal.objects.filter(cycle__government=government).shown()
    said = public.aggregate(number=Count("pk"), last=Max("published_at"), sum=Sum("pk"))
    stand, kept = (said["number"], said["last"], said["sum"]), _kept.get(government.pk)
    if kept is None or kept.stand != stand:
        kept = _Kept(*(_grown(public, kept, stand[0]) or _whole(public)), stand)
        _kept[government.pk] = kept
    return kept.index


def _grown(public, kept: _Kept | None, number: int) -> tuple[Index, int] | None:
    """None when it has to be built anew: all of a small register, or after more than additions."""
    if kept is None or number < SMALL or number - kept.built > kept.built // 10:
        return None
    fresh = _documents(public.filter(published_at__gt=kept.stand[1]))
    return (kept.index.grown(fresh), kept.built) if len(fresh) == number - kept.stand[0] else None


def _whole(public) -> tuple[Index, int]:
    documents = _documents(public)
    return Index.build(documents, SimpleReader()), len(documents)


def _documents(public) -> list[Document]:
    return [Document(str(pk), title) for pk, title in public.order_by("pk").values_list("pk", "title").iterator()]


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
