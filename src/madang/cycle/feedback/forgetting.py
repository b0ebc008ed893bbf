"""What is not needed any longer goes: marks of ratings, once nobody may rate or take back any more."""

from madang.base import clock
from madang.cycle.execute.models import Work

from .models import Rating
from .permissions import RATED_FOR


def forget() -> int:
    """How many marks went. After this a rating leads to nobody, not even with the key."""
    over = clock.today() - RATED_FOR
    ended = Work.objects.filter(ended_on__lt=over).values("project")
    return Rating.objects.filter(project__in=ended).exclude(mark="").update(mark="")
