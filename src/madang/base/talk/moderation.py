"""What officers do with texts: hide with a public reason, leave as it is, answer who contests, look at an original."""

from django.db import IntegrityError, transaction

from madang.base import clock
from madang.base.notices.actions import announce
from madang.base.people.looks import What, record_look
from madang.base.people.looks import Why as WhyLook
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.base.record.actions import note

from .models import Hiding, Original, Text
from .permissions import hiding_of, why_not_answer, why_not_moderate


@transaction.atomic
def hide(text: Text, why: str, sentence: str, *, by: Person) -> Hiding:
    """Nobody reads it from now on; everyone reads why."""
    require(why_not_moderate(by, text.government))
    try:
        with transaction.atomic():
            hiding = Hiding.objects.create(text=text, why=why, sentence=sentence, by=by)
    except IntegrityError as twice:
        raise Refused("talk.hidden_already") from twice
    _close(text, True, sentence, by)
    office = by.office_in(text.government)
    note(text.government, text.about, "talk.hidden", by=by, actor=office, text=text.pk, why=why, sentence=sentence)
    if text.author:
        _announce(text, "talk.hidden", [text.author], sentence)
    return hiding


@transaction.atomic
def leave(text: Text, sentence: str, *, by: Person) -> int:
    """It may stand. Whoever reported it with an account is told why. How many reports were closed."""
    require(why_not_moderate(by, text.government))
    closed = _close(text, False, sentence, by)
    if not closed:
        raise Refused("talk.nothing_to_answer")
    office = by.office_in(text.government)
    note(text.government, text.subject, "talk.left", by=by, actor=office, public=False, sentence=sentence)
    return closed


@transaction.atomic
def answer(hiding: Hiding, restore: bool, sentence: str, *, by: Person) -> None:
    """By another person than who hid it: the text comes back, or it stays hidden with a second reason."""
    require(why_not_answer(by, hiding))
    now, text = clock.now(), hiding.text
    answered = (
        Hiding.objects.contested()
        .filter(pk=hiding.pk)
        .update(answer=sentence, answered_at=now, answered_by=by, restored_at=now if restore else None)
    )
    if not answered:
        raise Refused("talk.nothing_to_answer")
    event, office = f"talk.{'restored' if restore else 'upheld'}", by.office_in(text.government)
    note(text.government, text.about, event, by=by, actor=office, text=text.pk, sentence=sentence)
    if text.author:
        _announce(text, event, [text.author], sentence)


@transaction.atomic
def look(text: Text, why: str, *, by: Person) -> list[Original]:
    """What was masked, as it was written. Whose words they are can see that somebody looked."""
    require(why_not_moderate(by, text.government))
    if text.author:
        record_look(by, text.author, text.government, What.TEXT, why)
    else:
        office = by.office_in(text.government)
        why = WhyLook(why).value
        note(text.government, text.subject, "talk.looked", by=by, actor=office, public=False, why=why)
    return list(text.originals.all())


def is_hidden(text: Text) -> bool:
    return hiding_of(text) is not None


def _close(text: Text, hidden: bool, sentence: str, by: Person) -> int:
    waiting = text.reports.filter(closed_at=None)
    tell = [report.by for report in waiting.select_related("by") if report.by]
    closed = waiting.update(closed_at=clock.now(), closed_by=by, was_hidden=hidden, answer=sentence)
    if tell:
        _announce(text, "talk.report_answered", tell, sentence, hidden=hidden)
    return closed


def _announce(text: Text, event: str, people: list[Person], sentence: str, **facts) -> None:
    said = {"title": text.title, "text": text.pk, "sentence": sentence, **facts}
    announce(text.government, text.about, event, said, also=people, followers=False)
