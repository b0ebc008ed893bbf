"""Which proposals a ballot paper may take: judged fit and, where a body scored the track, on its shortlist."""

from madang.cycle.deliberate.scoring.permissions import shortlisted
from madang.cycle.plan.models import Track
from madang.cycle.propose.models import Proposal


def on_offer(track: Track):
    """A track that is scored but has no shortlist yet offers none; a track that nobody scores offers all that are fit."""
    fit = Proposal.objects.of(track.cycle).candidates().filter(track=track).for_cards()
    listed = shortlisted(track)
    return fit if listed is None else fit.filter(pk__in=listed)
