"""A hidden proposal (base/talk hides it) shows nowhere what it says: its reason stands in its place, and how to contest it."""

from collections.abc import Iterable

from django.db.models import Case, F, Value, When
from django.utils.translation import gettext as _

from madang.base.talk.hidden import hidden_numbers, hidings_of

from .models import Proposal

SAYS = ("problem", "idea", "effect", "place", "proposer_name", "group_name")


def veil(proposals: Iterable[Proposal]) -> list[Proposal]:
    """The same rows in the same order, for looking only: of the hidden ones the words, the picture and the place are gone.

    All of one government; their `cycle` is read. One query for all of them.
    """
    proposals = list(proposals)
    if not proposals:
        return proposals
    hidden = hidings_of(proposals[0].cycle.government, [one.subject for one in proposals])
    for one in proposals:
        if hiding := hidden.get(one.subject):
            one.hiding, one.title = hiding, _("가린 제안")
            one.picture = one.x = one.y = None
            for name in SAYS:
                setattr(one, name, "")
    return proposals


def shown(name: str, path: str = "") -> Case:
    """For tables of data: the column `name` of the proposal at `path` ("proposal__"), empty where it is hidden."""
    hidden = {f"{path or ''}pk__in": hidden_numbers("proposal")}
    return Case(When(**hidden, then=Value("")), default=F(path + name))
