"""While somebody sits: what they must not judge, and what they are paid for their expenses."""

from django.db import transaction

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require

from ..models import Allowance, Interest, Member
from ..permissions import why_not_convene, why_not_declare
from .told import note_about


@transaction.atomic
def declare_interest(member: Member, subject: str, how: str, ground: str, reason: str, *, by: Person) -> Interest:
    """From here on this member does not judge this thing on any body of the government."""
    government = member.body.government
    require(why_not_declare(by, member.body))
    if member.person_id != by.pk:
        require(why_not_convene(by, government))
    if member.interests.standing().filter(subject=subject).exists():
        raise Refused("convene.declared_already")
    interest = Interest.objects.create(
        member=member, subject=subject, how=how, ground=ground, reason=reason, declared_by=by
    )
    said = {"how": str(how), "ground": str(ground)}
    note_about(member.body, "stepped_back", by, subject=subject, actor="member", **said)
    return interest


@transaction.atomic
def lift_interest(interest: Interest, why: str, *, by: Person) -> None:
    """Only the officer, never the member alone; the reason stays."""
    body = interest.member.body
    require(why_not_convene(by, body.government))
    require("convene.not_for_yourself" if interest.member.person_id == by.pk else None)
    standing = Interest.objects.filter(pk=interest.pk, lifted_at=None)
    if not standing.update(lifted_at=clock.now(), lifted_why=why, lifted_by=by):
        raise Refused("convene.lifted_already")
    note_about(body, "interest_lifted", by, subject=interest.subject, why=why)


@transaction.atomic
def pay(allowance: Allowance, *, by: Person) -> Allowance:
    """A line of the ledger; the money itself leaves by the treasurer's system."""
    require(why_not_convene(by, allowance.body.government))
    allowance.noted_by = by
    allowance.save(force_insert=True)
    return allowance


@transaction.atomic
def undo_payment(allowance: Allowance, *, by: Person) -> Allowance:
    """An equal entry back."""
    require(why_not_convene(by, allowance.body.government))
    if allowance.undoes_id or Allowance.objects.filter(undoes=allowance).exists():
        raise Refused("convene.undone_already")
    back = Allowance(
        body=allowance.body, member=allowance.member, what=allowance.what, amount=-allowance.amount,
        paid_on=clock.today(), meeting=allowance.meeting, basis=allowance.basis, undoes=allowance,
    )  # fmt: skip
    return pay(back, by=by)
