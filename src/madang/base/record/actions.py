"""Write down what happened, and check that nobody rewrote it."""

from collections.abc import Iterator

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from madang.base.places.models import Government

from .models import START, Entry


@transaction.atomic
def note(
    government: Government,
    subject: str,
    stage_event: str,
    *,
    by: AbstractBaseUser | None,
    actor: str = "",
    public=True,
    **facts,
) -> Entry:
    """note(government, proposal.subject, "decide.counted", by=officer, actor="예산담당관", votes=12)

    Facts are JSON values without personal data. The government's row is locked, so its chain cannot fork.
    """
    Government.objects.select_for_update().get(pk=government.pk)
    last = Entry.objects.of(government).order_by("-number").first()
    stage, event = stage_event.split(".")
    entry = Entry(
        government=government,
        number=last.number + 1 if last else 1,
        by=by,
        actor=actor,
        subject=subject,
        stage=stage,
        event=event,
        facts=facts,
        is_public=public,
        previous=last.digest if last else START,
    )
    entry.digest = entry.seal()
    entry.save(force_insert=True)
    return entry


def broken_links(government: Government) -> Iterator[int]:
    """Numbers of entries that do not say what their digest says, or do not follow the one before.

    A chain whose end was cut off is a shorter chain without a fault: only a head kept elsewhere shows it (`holds`).
    """
    previous, number = START, 0
    for entry in Entry.objects.of(government).order_by("number").iterator(2000):
        number += 1
        if (entry.number, entry.previous) != (number, previous) or entry.digest != entry.seal():
            yield entry.number
        previous, number = entry.digest, entry.number


def head(government: Government) -> Entry | None:
    """The last entry. Its number and digest, kept elsewhere, vouch for everything before it."""
    return Entry.objects.of(government).order_by("-number").first()


def holds(government: Government, number: int, digest: str) -> bool:
    """Whether a head that was kept is still in the chain: nothing was cut off before it, nothing rewritten."""
    return Entry.objects.of(government).filter(number=number, digest=digest).exists()
