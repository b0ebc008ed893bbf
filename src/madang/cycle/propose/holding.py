"""Once people choose from proposals, word for word, nobody changes one: a later stage holds them, and they stay held."""

from collections.abc import Iterable

from django.db import transaction

from madang.base import clock
from madang.base.people.refusals import Refused

from .models import Proposal


@transaction.atomic
def hold(proposals: Iterable[Proposal]) -> None:
    """Ask the permission first: this asks none. Raises Refused("propose.not_fit_to_hold") if one is no candidate any more."""
    wanted = {proposal.pk: proposal for proposal in proposals}
    fit = set(Proposal.objects.candidates().select_for_update().filter(pk__in=wanted).values_list("pk", flat=True))
    if unfit := [proposal.code for key, proposal in wanted.items() if key not in fit]:
        raise Refused("propose.not_fit_to_hold", codes=", ".join(unfit))
    Proposal.objects.filter(pk__in=fit, held_at=None).update(held_at=clock.now())
    for proposal in wanted.values():
        proposal.refresh_from_db(fields=["held_at"])
