"""A project leaves the paper while people vote: on the record and the board, told to all who voted, who may vote again.

The frozen manifest stays. A mark for the project counts for nothing and the rest of its ballot stands: that is said to
everyone, stands on the board before the freeze, and goes with the recount kit as withdrawn.json.
"""

from django.db import transaction

from madang.base import clock
from madang.base.notices.actions import announce
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.record.actions import note
from madang_methods.sealing.manifest import Manifest
from madang_methods.sealing.withdrawals import Withdrawal

from .board.batch import append
from .gate import gate
from .manifest import composed
from .models import Option, Poll, RollEntry, SecondChance, State, Status
from .permissions import why_not_see_box


def why_not_withdraw(person: Person, option: Option) -> str | None:
    """The manifest stays as it is; what can still be chosen has to fill a ballot."""
    poll = option.poll
    if reason := why_not_see_box(person, poll):
        return reason
    if poll.state not in (State.READY, State.OPEN, State.SUSPENDED):
        return "vote.not_this_step"
    if option.withdrawn_at:
        return "vote.withdrawn_before"
    standing = Option.objects.of(poll).filter(withdrawn_at=None).exclude(pk=option.pk)
    return None if _fills_a_ballot(poll.frozen, set(standing.values_list("code", flat=True))) else "vote.too_few_left"


def withdraw_option(option: Option, why: str, *, by: Person) -> int:
    """How many people were told. Nobody casts meanwhile: every envelope is from before it or from after it.

    What is in the envelopes nobody knows, so everyone who voted on screen is told and may send one envelope more.
    """
    with transaction.atomic(), gate(option.poll, closing=True):
        option = (
            Option.objects.select_for_update()
            .select_related("poll__cycle__government", "poll__track")
            .get(pk=option.pk)
        )
        poll = option.poll
        require(why_not_withdraw(by, option))
        option.withdrawn_at = clock.now()
        option.save(update_fields=["withdrawn_at"])
        voters = list(RollEntry.objects.of(poll).filter(status=Status.VOTED_ONLINE).select_related("person"))
        SecondChance.objects.bulk_create(SecondChance(entry=entry, option=option) for entry in voters)
        _tell(poll, option, why, voters)
        facts = {"title": option.title, "code": option.code, "why": why, "voters": len(voters)}
        note(poll.cycle.government, poll.subject, "vote.option_withdrawn", by=by, actor="officer", **facts)
        append(poll, [Withdrawal(option.code, composed(why)).entry(poll.election)])
    return len(voters)


def _tell(poll: Poll, option: Option, why: str, voters: list[RollEntry]) -> None:
    facts = {"year": poll.cycle.fiscal_year, "track": poll.track.code, "name": poll.track.name}
    facts |= {"title": option.title, "why": why}
    people = [entry.person for entry in voters if entry.person]
    announce(
        poll.cycle.government, poll.subject, "vote.option_withdrawn", facts, also=people, act=f"withdrawn-{option.pk}"
    )


def _fills_a_ballot(manifest: Manifest, standing: set[str]) -> bool:
    left = [item for item in manifest.projects if item.id in standing]
    enough = len(left) >= max(1, manifest.ballot.least)
    return enough and all(
        sum(rule.group in item.groups for item in left) >= rule.least for rule in manifest.ballot.groups
    )
