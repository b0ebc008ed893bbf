"""What is not needed any longer goes: wrong codes after a day, names on lists after a year, those of who left at once."""

from datetime import timedelta

from django.db.models import Q

from madang.base import clock

from .models import Attendance, CodeTry, Completion, Registration

NAMES_STAY = timedelta(days=365)


def forget() -> int:
    """How many rows were touched. A certificate of who has an account keeps its name until the account is closed."""
    now = clock.now()
    old, left = Q(at__lt=now - NAMES_STAY), Q(person__closed_at__isnull=False)
    gone = Attendance.objects.filter(old).exclude(name="").update(name="")
    gone += Completion.objects.filter((old & Q(person=None)) | left).exclude(name="").update(name="")
    gone += CodeTry.objects.filter(at__lt=now - timedelta(days=1)).delete()[0]
    return gone + Registration.objects.filter(session__ends_at__lt=now - timedelta(days=90)).delete()[0]
