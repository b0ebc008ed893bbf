"""Letters with codes: made for entries of the roll, readable once in the file that is printed, and counted for ever."""

from dataclasses import dataclass

from django.db import transaction

from madang.base import clock
from madang.base.people.codes import new_code
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.places.models import Area
from madang.base.record.actions import note

from ..models import IdentifierKind, Letter, LetterBatch, Poll, RollEntry, RollIdentifier
from .hashing import Hasher
from .permissions import why_not_print_letters

MOST = 500  # letters of one file


@dataclass(frozen=True)
class Printed:
    """A letter while it is being printed: the only time its code can be read."""

    number: int | None
    area: Area | None
    code: str


@dataclass(frozen=True)
class Ledger:
    """printed = issued + void, or letters got lost on the way."""

    printed: int
    issued: int
    void: int

    @property
    def agrees(self) -> bool:
        return self.printed == self.issued + self.void


@transaction.atomic
def make_letters(poll: Poll, area: Area | None, *, by: Person, most: int = MOST) -> tuple[LetterBatch, list[Printed]]:
    """For the next entries without a letter, in the order of the government's list."""
    require(why_not_print_letters(by, poll))
    waiting = RollEntry.objects.of(poll).standing().filter(number__isnull=False).exclude(letters__is_void=False)
    waiting = waiting.filter(area=area) if area else waiting
    entries = list(waiting.select_related("area").order_by("number")[:most])
    require(None if entries else "vote.no_letters_left")
    batch = LetterBatch.objects.create(poll=poll, area=area, printed=len(entries), made_by=by, made_at=clock.now())
    hashed, codes = Hasher(poll), [new_code() for _entry in entries]
    Letter.objects.bulk_create(Letter(batch=batch, entry=entry) for entry in entries)
    RollIdentifier.objects.bulk_create(
        RollIdentifier(poll=poll, entry=entry, kind=IdentifierKind.CODE, hmac=hashed(IdentifierKind.CODE, letters))
        for entry, letters in zip(entries, codes, strict=True)
    )
    _note(batch, "vote.letters_printed", by, letters=len(entries))
    told = [Printed(entry.number, entry.area, code) for entry, code in zip(entries, codes, strict=True)]
    return batch, told


@transaction.atomic
def void_letters(batch: LetterBatch, *, by: Person) -> int:
    """A file that was lost, or letters that came back: their codes open nothing any more, and new ones can be made."""
    require(why_not_print_letters(by, batch.poll))
    letters = batch.letters.filter(is_void=False)
    entries = list(letters.values_list("entry_id", flat=True))
    RollIdentifier.objects.of(batch.poll).filter(kind=IdentifierKind.CODE, entry__in=entries).delete()
    letters.update(is_void=True)
    _note(batch, "vote.letters_void", by, letters=len(entries))
    return len(entries)


def ledger(poll: Poll) -> Ledger:
    """Counted in three places that know nothing of each other."""
    letters = Letter.objects.filter(batch__poll=poll)
    printed = sum(LetterBatch.objects.of(poll).values_list("printed", flat=True))
    issued = RollIdentifier.objects.of(poll).filter(kind=IdentifierKind.CODE).count()
    return Ledger(printed, issued, letters.filter(is_void=True).count())


def _note(batch: LetterBatch, event: str, by: Person, **facts) -> None:
    poll = batch.poll
    note(poll.cycle.government, poll.subject, event, by=by, actor="officer", **facts)
