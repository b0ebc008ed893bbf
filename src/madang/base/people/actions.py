"""Giving and ending parts, handing out codes, proving who someone is and where they belong, and leaving."""

from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from madang.base import clock
from madang.base.places.models import Area, Government
from madang.base.record.actions import note

from . import codes
from .marks import mark
from .models import CodeBatch, IdentityProof, Part, Person, ResidenceProof, Role
from .permissions import (
    why_not_check_at_desk,
    why_not_end,
    why_not_grant,
    why_not_hand_out_codes,
    why_not_prove,
)
from .proofs import desk
from .proofs.provider import Belongs, Proven
from .refusals import Refused, require

VALID = timedelta(days=365)  # a proof is asked for again after a year
MOST_NAMESAKES = 20


@transaction.atomic
def grant_part(
    person: Person,
    government: Government,
    role: str,
    *,
    by: Person,
    since: date | None = None,
    until: date | None = None,
    office: str = "",
    area: Area | None = None,
) -> Part:
    """Give someone a part, from today or `since` to the end of `until`."""
    require(why_not_grant(by, government, role, person), role=role, person=person)
    part = Part(person=person, government=government, role=role, office=office, area=area, until=until, granted_by=by)
    part.since = since or clock.today()
    part.save()
    person.__dict__.pop("_roles", None)
    _note(part, "people.part_granted", by)
    return part


@transaction.atomic
def end_part(part: Part, *, by: Person) -> None:
    """End a part this moment, before its last day."""
    require(why_not_end(by, part), part=part)
    if not Part.objects.filter(pk=part.pk, ended_at=None).update(ended_at=clock.now()):
        raise Refused("people.part_has_ended", part=part)
    part.person.__dict__.pop("_roles", None)
    _note(part, "people.part_ended", by)


@transaction.atomic
def hand_out_codes(
    government: Government, *, area: Area | None, kind: str, size: int, expires_at: datetime, by: Person
) -> tuple[CodeBatch, list[str]]:
    """Make codes for letters. They can be read in the answer and never again."""
    require(why_not_hand_out_codes(by, government))
    batch = CodeBatch.objects.create(
        government=government, area=area, kind=kind, size=size, expires_at=expires_at, made_by=by
    )
    readable = codes.generate(batch)
    facts = {"size": size, "area": area.name if area else ""}
    note(government, batch.subject, "people.codes_made", by=by, actor=by.office_in(government), **facts)
    return batch, readable


@transaction.atomic
def void_codes(batch: CodeBatch, *, by: Person) -> None:
    """Letters got lost or were printed twice: none of these codes opens anything from now on."""
    require(why_not_hand_out_codes(by, batch.government))
    if not CodeBatch.objects.filter(pk=batch.pk, void_at=None).update(void_at=clock.now()):
        return
    used = batch.codes.exclude(used_at=None).count()
    actor = by.office_in(batch.government)
    note(batch.government, batch.subject, "people.codes_voided", by=by, actor=actor, size=batch.size, used=used)


@transaction.atomic
def prove_identity(person: Person, government: Government, proven: Proven) -> IdentityProof:
    """Bind a human to this account. A human whom another account holds here is refused."""
    require(why_not_prove(person))
    known = mark(f"identity.{government.pk}.{proven.provider}", *proven.subject)
    proofs = IdentityProof.objects.of(government).filter(provider=proven.provider)
    proofs.filter(subject_mark=known, expires_at__lte=clock.now()).delete()
    proof = proofs.filter(person=person).first() or IdentityProof(person=person, government=government)
    proof.provider, proof.method, proof.subject_mark = proven.provider, proven.method, known
    proof.assurance, proof.birth_year, proof.checked_by = proven.assurance, proven.birth_year, proven.checked_by
    proof.proved_at, proof.expires_at = clock.now(), clock.now() + VALID
    try:
        with transaction.atomic():
            proof.save()  # the database refuses a second account of one human
    except IntegrityError:
        raise Refused("people.another_account", provider=proven.provider) from None
    facts = {"provider": proven.provider, "assurance": proven.assurance}
    by = proven.checked_by or person
    note(government, person.subject, "people.identity_proved", by=by, public=False, **facts)
    if proven.belongs:
        prove_residence(person, government, proven.belongs)
    return proof


@transaction.atomic
def prove_residence(person: Person, government: Government, belongs: Belongs) -> ResidenceProof:
    """Note where someone belongs, and let them play the part of a resident there."""
    require(why_not_prove(person))
    proof = ResidenceProof.objects.create(
        person=person,
        government=government,
        area=belongs.area,
        method=belongs.method,
        kind=belongs.kind,
        checked_by=belongs.checked_by,
        expires_at=clock.now() + VALID,
    )
    facts = {"method": belongs.method, "kind": belongs.kind}
    note(government, person.subject, "people.residence_proved", by=belongs.checked_by or person, public=False, **facts)
    if proof == strongest_residence(person, government):
        _make_resident(proof)
    return proof


@transaction.atomic
def check_at_desk(
    person: Person,
    government: Government,
    *,
    name: str,
    born: date,
    by: Person,
    belongs: Belongs | None = None,
    namesake: bool = False,
) -> IdentityProof:
    """An officer compared an identity card with the person. Name and date make the mark and are not kept.

    Another account with the same name and date of birth is refused, unless the officer saw that they are `namesake`s.
    """
    require(why_not_check_at_desk(by, government, person))
    for before in range(MOST_NAMESAKES if namesake else 1):
        try:
            return prove_identity(person, government, desk.found(name, born, before, by, belongs))
        except Refused as refused:
            last = refused
    raise last


def strongest_residence(person: Person, government: Government) -> ResidenceProof | None:
    """The proof that counts: the strongest method, and of equals the newest."""
    proofs = person.residence_proofs.of(government).current()
    return max(proofs, key=lambda proof: (proof.strength, proof.proved_at, proof.pk), default=None)


def _make_resident(proof: ResidenceProof) -> None:
    last_day = timezone.localtime(proof.expires_at).date()
    where = {"person": proof.person, "government": proof.government, "role": Role.RESIDENT}
    current = Part.objects.filter(**where).current()
    if not current.update(area=proof.area, until=last_day):
        Part.objects.create(**where, area=proof.area, until=last_day)
    proof.person.__dict__.pop("_roles", None)


def _note(part: Part, event: str, by: Person) -> None:
    note(
        part.government,
        part.person.subject,
        event,
        by=by,
        actor=by.office_in(part.government),
        public=False,
        role=part.role,
        office=part.office,
        since=part.since.isoformat(),
        until=part.until.isoformat() if part.until else "",
    )
