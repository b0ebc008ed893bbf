"""What is not needed any longer goes: knocks after a day, marks as soon as nobody can take an answer back."""

from madang.base import clock

from .marks import A_DAY
from .models import Knock, Response, Survey


def forget() -> int:
    """How many rows were touched. After this an answer leads to nobody, not even with the key."""
    done = Survey.objects.exclude(published_at=None).filter(closes_at__lte=clock.now())
    counted = [survey.pk for survey in done if survey.is_counted]
    marks = Response.objects.filter(survey__in=counted).exclude(mark="").update(mark="")
    return marks + Knock.objects.filter(at__lt=clock.now() - A_DAY).delete()[0]
