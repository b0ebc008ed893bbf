"""From a person to their one entry: by a code from a letter, or by what an institution vouched for."""

from datetime import date

from django.db import transaction

from madang.base.people import codes
from madang.base.people.models import IdentityProof, Person, ResidenceProof
from madang.base.people.refusals import require
from madang.cycle.plan.rules import Resident

from ..models import Census, CensusState, IdentifierKind, Poll, RollEntry, RollIdentifier, RollSource, Status
from ..telling import tell_earlier_casts
from .eligibility import last_day, why_left_out
from .hashing import Hasher
from .permissions import why_not_join

# How a provider of base/people is called on the roll. Others prove a human without a value of their own.
_KINDS = {"oidc": IdentifierKind.OIDC, "phone": IdentifierKind.PHONE, "ci": IdentifierKind.CI, "di": IdentifierKind.DI}
_GROUNDS = {"daily_life": Resident.DAILY}


def find_by_code(poll: Poll, letters: str, name: str, born: date, *, by: Person) -> RollEntry | None:
    """The entry this code opens, now this person's; None if code, name and birth date do not belong together.

    `letters` as `codes.read` gives them. Raises codes.TooManyTries. A letter taken from a mailbox is not enough.
    """
    require(why_not_join(by, poll))
    opened = open_by_code(poll, letters, name, born, who=by)
    return opened and attach(opened.entry, by)


def open_by_code(poll: Poll, letters: str, name: str, born: date, *, who: Person | str) -> RollIdentifier | None:
    """The row of this code, if name and birth date are those of the same entry. A wrong try counts against `who`:
    a person, or without an account where the request comes from (`origin_of`).
    """
    government, locator = poll.cycle.government, letters[: codes.LOCATOR]
    codes.refuse_endless_tries(government, locator, who)
    hashed = Hasher(poll)
    theirs = RollIdentifier.objects.of(poll).filter(kind=IdentifierKind.PERSON, hmac=hashed.person(name, born))
    found = RollIdentifier.objects.of(poll).filter(kind=IdentifierKind.CODE, hmac=hashed(IdentifierKind.CODE, letters))
    opened = found.filter(entry__in=theirs.values("entry")).select_related("entry").first()
    if opened is None:
        codes.count_try(government, locator, who)
    return opened


@transaction.atomic
def join_by_proof(poll: Poll, *, by: Person, no_official: bool) -> RollEntry:
    """Onto an open roll by identity and residence that were proved here; or to the entry that the proof leads to."""
    require(why_not_join(by, poll))
    marks = _marks(poll, by)
    found = RollIdentifier.objects.of(poll).filter(kind__in={kind for kind, _ in marks}, hmac__in=[m for _, m in marks])
    entries = list(RollEntry.objects.filter(pk__in=found.values("entry")))
    require("vote.two_entries" if len(entries) > 1 else None)
    if entries:
        return attach(entries[0], by)
    mine = RollEntry.objects.of(poll).filter(person=by).first()
    if mine is None:
        require("vote.roll_by_letter" if Census.objects.of(poll).filter(state=CensusState.ACTIVE).exists() else None)
        mine = RollEntry.objects.create(poll=poll, person=by, source=RollSource.OPEN, **_belongs(poll, by, no_official))
    RollIdentifier.objects.bulk_create(
        RollIdentifier(poll=poll, entry=mine, kind=kind, hmac=mark) for kind, mark in marks
    )
    return mine


@transaction.atomic
def attach(entry: RollEntry, person: Person) -> RollEntry:
    """The entry becomes this account's. Whoever has another entry that was not used leaves it; a used one is for the desk."""
    entry = RollEntry.objects.select_for_update().get(pk=entry.pk)
    require("vote.not_on_the_roll" if entry.status == Status.VOIDED else None)
    if entry.person_id == person.pk:
        return entry
    require("vote.entry_taken" if entry.person_id else None)
    other = RollEntry.objects.select_for_update().filter(poll=entry.poll_id, person=person).first()
    if other is not None:
        untouched = other.status == Status.ELIGIBLE and other.cast_count == 0 and other.source != RollSource.CENSUS
        began = RollEntry.objects.filter(pk=other.pk, poll__roll_at_open__isnull=False).exists()
        # Once the roll was counted at the opening nothing goes from it but by two people.
        require(None if untouched and not began else "vote.two_entries")
        other.delete()
    entry.person = person
    entry.save(update_fields=["person"])
    tell_earlier_casts(entry)
    return entry


def _marks(poll: Poll, person: Person) -> list[tuple[IdentifierKind, str]]:
    proofs = IdentityProof.objects.of(poll.cycle.government).current().filter(person=person)
    hashed = Hasher(poll)
    return [
        (kind, hashed(kind, f"{proof.method}|{proof.subject_mark}"))
        for proof in proofs
        if (kind := _KINDS.get(proof.provider))
    ]


def _belongs(poll: Poll, person: Person, no_official: bool) -> dict:
    """Ground and area from the strongest proof. Birth is known by year only: whoever turns the age that year may vote."""
    government = poll.cycle.government
    proofs = ResidenceProof.objects.of(government).current().filter(person=person).select_related("area")
    proof = max(proofs, key=lambda one: one.strength, default=None)
    require("vote.prove_first" if proof is None else None)
    years = IdentityProof.objects.of(government).current().filter(person=person, birth_year__isnull=False)
    year = years.values_list("birth_year", flat=True).first()
    ground = _GROUNDS.get(proof.kind, proof.kind)
    born = date(year, 1, 1) if year else None
    reason = why_left_out(poll.track, ground, born, not no_official, last_day(poll))
    require(f"vote.roll_{reason}" if reason else None)
    return {"ground": ground, "area": proof.area, "declared": "no_official" if no_official else None}
