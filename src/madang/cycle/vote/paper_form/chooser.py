"""Which form belongs to a vote, and what of a request is the ballot's."""

from django.http import QueryDict

from madang.base.people.refusals import require

from ..models import Option, Poll
from .approval import ApprovalForm
from .base import BallotPaper
from .points import PointsForm
from .ranking import RankingForm

_FORMS = {"approval": ApprovalForm, "points": PointsForm, "ranking": RankingForm}


def form_for(poll: Poll, options: list[Option], posted: QueryDict | None = None, *, again=False) -> BallotPaper:
    """`options` in the order this voter sees. `again` shows the paper with what was chosen, and judges nothing."""
    require(None if poll.manifest else "vote.closed")  # a vote that was brought in from a file never had a paper here
    form = _FORMS[poll.frozen.ballot.kind](poll, options, None if again else posted)
    if again and posted is not None:
        form.remember(posted)
    return form


def sent(posted: QueryDict) -> dict[str, list[str]]:
    """The fields of a ballot, of whatever kind: what has to survive when somebody signs in again."""
    names = [name for name in posted if name in ("choices", "check") or name.startswith(("points_", "place_"))]
    return {name: posted.getlist(name) for name in names}
