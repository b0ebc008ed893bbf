"""One answer to many proposals: each row by itself, so that what one of them refuses holds up no other."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import transaction

from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.cycle.plan.models import Cycle

from . import actions
from .models import DeskFilter, Proposal, State
from .permissions import why_not_handle


@dataclass
class Answered:
    """Those that were done, and those that were not, each with why."""

    done: list[Proposal] = field(default_factory=list)
    refused: list[tuple[Proposal, Refused]] = field(default_factory=list)


def answer_all(
    cycle: Cycle, proposals: Iterable[Proposal], deed: State, *, by: Person, sentence: str = "", reason: str = ""
) -> Answered:
    """Publish, ask for more or decline: the same sentence to everyone whose proposal is ticked."""
    require(why_not_handle(by, cycle))
    deeds = {
        State.PUBLISHED: lambda one: actions.publish_proposal(one, by=by, sentence=sentence),
        State.NEEDS_INFO: lambda one: actions.ask_for_more(one, sentence, by=by),
        State.DECLINED: lambda one: actions.decline_proposal(one, sentence, reason=reason, by=by),
    }
    answered = Answered()
    for proposal in proposals:
        try:
            with transaction.atomic():
                deeds[deed](proposal)
            answered.done.append(proposal)
        except Refused as refused:
            answered.refused.append((proposal, refused))
    return answered


def keep_filter(cycle: Cycle, desk: str, name: str, query: str, *, by: Person) -> None:
    """For themselves alone, so whoever may see a desk may keep one; one of the same name is written over."""
    whose = {"government": cycle.government, "person": by, "desk": desk, "name": name}
    DeskFilter.objects.update_or_create(**whose, defaults={"query": query[:300]})


def forget_filter(cycle: Cycle, desk: str, pk: int, *, by: Person) -> None:
    DeskFilter.objects.of_person(by, cycle.government, desk).filter(pk=pk).delete()
