"""What is not needed any longer goes: applications on the day the plan states, drafts when the call is over."""

from datetime import timedelta

from django.db import transaction

from madang.base import clock

from .actions.calls import empty
from .actions.told import note_about
from .models import Application, Call, Member, Stand

AFTER_THE_TERM = timedelta(days=365)
_EMPTIED = [
    "name", "contact", "motive", "sex", "age_band", "area", "person", "disability", "multicultural",
    "sensitive_consented_at", "forgotten_at",
]  # fmt: skip


def forget() -> int:
    """For the nightly job; how many rows were emptied or went."""
    drafts = Application.objects.filter(stand=Stand.DRAFT, call__closes_at__lt=clock.now()).delete()[0]
    due = Call.objects.filter(forget_on__lte=clock.today(), forgotten_at=None).select_related("plan__body__government")
    return drafts + sum(_forget(call) for call in due) + _forget_members()


@transaction.atomic
def _forget(call: Call) -> int:
    """Everybody's; who sits is known as a member. The record of a lottery holds numbers and types, no names."""
    applications = list(call.applications.filter(forgotten_at=None))
    for one in applications:
        empty(one)
    Application.objects.bulk_update(applications, _EMPTIED, batch_size=500)
    Call.objects.filter(pk=call.pk).update(forgotten_at=clock.now(), key="")
    note_about(call.body, "forgotten", None, actor="", call=call.pk, number=len(applications))
    return len(applications)


def _forget_members() -> int:
    """What was asked for the quotas, a year after somebody stopped sitting. Names of members stay: they held an office."""
    gone = Member.objects.filter(ended_on__lt=clock.today() - AFTER_THE_TERM)
    gone = gone.exclude(age_band="", disability=None, multicultural=None)
    return gone.update(age_band="", disability=None, multicultural=None)
