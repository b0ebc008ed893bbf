"""Many wishes into one, and one into several: lineage and credit stay with everyone who proposed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from madang.base import clock
from madang.base.notices.actions import follow
from madang.base.notices.models import Subscription
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.base.record.actions import note

from .life import facts_of, move
from .models import Kin, Lineage, Proposal, Proposer, State
from .numbering import next_number
from .permissions import why_not_handle

# Into these nothing is merged any more: they are over themselves.
_OVER = {
    State.WITHDRAWN,
    State.MERGED,
    State.SPLIT,
    State.DECLINED,
    State.INELIGIBLE,
    State.TRANSFERRED,
    State.COMPLAINT,
}


@dataclass(frozen=True)
class Part:
    """What one of the new proposals asks for."""

    title: str
    idea: str


@transaction.atomic
def merge(into: Proposal, others: Sequence[Proposal], sentence: str, *, by: Person) -> None:
    """The others go on in `into`; everyone who proposed one of them is a co-proposer there, and follows it."""
    require(why_not_handle(by, into.cycle))
    into = Proposal.objects.select_for_update(of=("self",)).get(pk=into.pk)
    if into.is_held:
        raise Refused("propose.on_paper", proposal=into.code)
    if into.state in _OVER or not others or any(one.pk == into.pk or one.cycle_id != into.cycle_id for one in others):
        raise Refused("propose.no_merger", proposal=into.code)
    for other in others:
        Lineage.objects.create(kind=Kin.MERGED, before=other, after=into)
        _bring_people(other, into)
        target = {"into": into.code, "into_number": into.number}
        move(other, State.MERGED, by=by, sentence=sentence, **target)
    codes, numbers = [other.code for other in others], [other.number for other in others]
    facts = facts_of(into) | {"codes": codes, "numbers": numbers}
    note(into.cycle.government, into.subject, "propose.joined", by=by, actor="officer", public=into.is_public, **facts)


@transaction.atomic
def split(proposal: Proposal, parts: Sequence[Part], sentence: str, *, by: Person) -> list[Proposal]:
    """New proposals with numbers of their own, by the same people; the old page leads to each of them."""
    require(why_not_handle(by, proposal.cycle))
    if len(parts) < 2:
        raise Refused("propose.no_split")
    public = proposal.is_public
    new = [_part(proposal, part) for part in parts]
    for one in new:
        Lineage.objects.create(kind=Kin.SPLIT, before=proposal, after=one)
        _bring_people(proposal, one)
        came = {"came": proposal.code, "came_number": proposal.number}
        note(proposal.cycle.government, one.subject, "propose.born", by=by, actor="officer", public=public, **came)
    codes, numbers = [one.code for one in new], [one.number for one in new]
    move(proposal, State.SPLIT, by=by, sentence=sentence, codes=codes, numbers=numbers)
    for one in new:
        if public:
            move(one, State.PUBLISHED, by=by)
    return new


def kin_of(proposal: Proposal) -> dict:
    """For its page: what it became, and what it came from."""
    rows = Lineage.objects.filter(Q(before=proposal) | Q(after=proposal)).select_related(
        "before__cycle", "after__cycle"
    )
    return {
        "became": [row.after for row in rows if row.before_id == proposal.pk],
        "came_from": [row.before for row in rows if row.after_id == proposal.pk],
    }


def _part(proposal: Proposal, part: Part) -> Proposal:
    copied = ("cycle", "track", "proposer", "proposer_name", "group_name", "channel", "problem", "effect", "field", "is_event",
              "area", "place", "x", "y", "no_exact_place", "picture", "submitted_at")  # fmt: skip
    one = Proposal(**{name: getattr(proposal, name) for name in copied}, title=part.title, idea=part.idea)
    one.number = next_number(proposal.cycle)
    one.save(force_insert=True)
    return one


def _bring_people(before: Proposal, after: Proposal) -> None:
    """Co-proposers by account once each, those without an account by name; their followers follow on."""
    known = {after.proposer_id, *after.proposers.values_list("person", flat=True)}
    others = list(before.proposers.select_related("person"))
    # Whoever has no account is among the others already, by name and contact.
    lead = [] if any(one.name == before.proposer_name for one in others) and not before.proposer_id else [before]
    people = [*(Proposer(person=one.proposer, name=one.proposer_name) for one in lead), *others]
    for one in people:
        if one.person_id and one.person_id in known or not (one.person_id or one.name or one.address):
            continue
        known.add(one.person_id)
        Proposer.objects.create(
            proposal=after, person=one.person, name=one.name, address=one.address, came_with=before, since=clock.now()
        )
    government = before.cycle.government
    for row in Subscription.objects.of(government).about(before.subject).select_related("person"):
        follow(government, after.subject, by=row.person)
