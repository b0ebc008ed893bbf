"""The only way a proposal's state changes: one step at a time, with its reason, noted and told."""

from django.db import transaction

from madang.base import clock
from madang.base.files.actions import show_to_all
from madang.base.notices.actions import announce
from madang.base.people.models import Person
from madang.base.people.refusals import Refused
from madang.base.record.actions import note

from .masking import mask_texts
from .models import CODED, MOVES, Proposal, State, Step
from .reasons import Exclusion

__all__ = ["MOVES", "facts_of", "move", "people_of"]


@transaction.atomic
def move(
    proposal: Proposal,
    to: State,
    *,
    by: Person | None,
    reason: str = "",
    sentence: str = "",
    actor: str = "officer",
    seen: str = "",
    **more,
) -> Step:
    """Ask the permission first: this asks none. `seen` is the state on the page whoever acts was looking at.

    `more` are facts for the record and the notice. Errors: Refused("propose.no_longer_waiting") when it stands elsewhere
    by now or may not go there, "propose.on_paper" when people choose from it already, "propose.say_why" for a "no" without words, "propose.name_the_reason" without its code.
    """
    to, sentence = State(to), sentence.strip()
    stands = Proposal.objects.select_for_update(of=("self",)).select_related("cycle__government").get(pk=proposal.pk)
    before = State(stands.state)
    if before != State(seen or proposal.state) or to not in MOVES[before]:
        raise Refused("propose.no_longer_waiting", proposal=proposal.code, state=before.label, answer=stands.answer)
    if stands.is_held:
        raise Refused("propose.on_paper", proposal=proposal.code)
    if to.is_no and not sentence:
        raise Refused("propose.say_why")
    if to in CODED and reason not in Exclusion.values:
        raise Refused("propose.name_the_reason")
    step = Step.objects.create(
        proposal=proposal, before=before, after=to, reason=reason, sentence=sentence, by=by, actor=actor
    )
    _stand(proposal, stands, to, sentence)
    if to == State.PUBLISHED and stands.published_at is None:
        mask_texts(proposal)
    _tell(proposal, step, more)
    return step


def people_of(proposal: Proposal) -> list[Person | str]:
    """Whoever proposed: the sender, those who joined or came with a merger, and addresses of those without account."""
    together = list(proposal.proposers.select_related("person"))
    people = {one.pk: one for one in [proposal.proposer, *(row.person for row in together)] if one}
    return [*people.values(), *(row.address for row in together if row.address and not row.person_id)]


def facts_of(proposal: Proposal) -> dict:
    cycle = proposal.cycle
    return {"title": proposal.title, "code": proposal.code, "year": cycle.fiscal_year, "number": proposal.number}


def _stand(proposal: Proposal, stands: Proposal, to: State, sentence: str) -> None:
    fields = {"state": to, "answer": sentence, "mend_page": None}
    if to == State.PUBLISHED and stands.published_at is None:
        fields["published_at"] = clock.now()
        show_to_all(stands.cycle.government, proposal.subject)
    Proposal.objects.filter(pk=proposal.pk).update(**fields)
    proposal.refresh_from_db(fields=["published_at", *fields])


def _tell(proposal: Proposal, step: Step, more: dict) -> None:
    """What is not public yet is for the proposers alone, even if others follow."""
    said = {"before": str(step.before), "reason": step.reason, "sentence": step.sentence}
    facts = facts_of(proposal) | said | more
    event, government = f"propose.{step.after}", proposal.cycle.government
    note(government, proposal.subject, event, by=step.by, actor=step.actor, public=proposal.is_public, **facts)
    announce(government, proposal.subject, event, facts, also=people_of(proposal), followers=proposal.is_public)
