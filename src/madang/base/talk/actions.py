"""What people do with their texts: write, reply, edit, take back, report, contest."""

from datetime import timedelta

from django.db import IntegrityError, transaction

from madang.base import clock
from madang.base.notices.actions import announce
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.base.places.models import Government
from madang.base.record.actions import note

from .limits import count_attempt, mark_of
from .masking import Page, receive
from .models import Comment, Hiding, Report, Text
from .permissions import (
    hiding_of,
    why_not_contest,
    why_not_edit,
    why_not_report,
    why_not_speak_for_office,
    why_not_take_back,
    why_not_write,
)

ANSWER_WITHIN = timedelta(days=10)


@transaction.atomic
def write(
    government: Government,
    words: str,
    page: Page,
    *,
    by: Person,
    name: str = "",
    parent: Comment | None = None,
    official: bool = False,
    side: str = "",
    address: str = "",
    language: str = "",
) -> tuple[Comment, tuple[str, ...]]:
    """The comment, and which kinds of personal data were masked in it. `language` is the page's it was written on."""
    require(why_not_write(by, parent))
    if official:
        require(why_not_speak_for_office(by, government))
    count_attempt(government, "comment", by, address)
    received = receive(government, {"": words, "name": name}, page, by=by, language=language)
    comment = Comment.objects.create(
        text=received.text,
        parent=parent,
        words=received.words[""],
        name=received.words["name"],
        is_official=official,
        side="" if official or parent else side,
        office=by.office_in(government) if official else "",
    )
    _tell(government, comment, page, by)
    return comment, received.kinds


@transaction.atomic
def edit(comment: Comment, words: str, *, by: Person) -> tuple[str, ...]:
    """Which kinds of personal data were masked. A short while only, and not under a reply that answers other words."""
    require(why_not_edit(by, comment))
    text = comment.text
    page = Page(text.about, text.title, text.page["name"], tuple(text.page["args"]))
    received = receive(text.government, {"": words}, page, by=by, subject=text.subject, language=text.language)
    comment.words, comment.edited_at = received.words[""], clock.now()
    comment.save(update_fields=["words", "edited_at"])
    note(text.government, text.subject, "talk.edited", by=by, public=False)
    return received.kinds


@transaction.atomic
def take_back(comment: Comment, *, by: Person) -> None:
    """The words go for good, those kept apart too; what was replied stays."""
    require(why_not_take_back(by, comment))
    comment.text.originals.all().delete()
    comment.text.translations.all().delete()
    comment.words, comment.name, comment.taken_back_at = "", "", clock.now()
    comment.save(update_fields=["words", "name", "taken_back_at"])
    note(comment.text.government, comment.text.subject, "talk.taken_back", by=by, public=False)


@transaction.atomic
def report(text: Text, why: str, words: str = "", *, by: Person | None, address: str = "") -> Report:
    require(why_not_report(text))
    who = by if by is not None and by.is_authenticated else None
    count_attempt(text.government, "report", who, address)
    try:
        with transaction.atomic():
            made = Report.objects.create(text=text, why=why, words=words, by=who, mark=mark_of(who, address or "?"))
    except IntegrityError as twice:
        raise Refused("talk.reported_already") from twice
    note(text.government, text.subject, "talk.reported", by=who, public=False, why=why)
    return made


@transaction.atomic
def contest(text: Text, words: str, *, by: Person, address: str = "") -> Hiding:
    """The clock begins: another person answers within ten days."""
    require(why_not_contest(by, text))
    count_attempt(text.government, "contest", by, address)
    hiding = hiding_of(text)
    due = clock.today() + ANSWER_WITHIN
    changed = Hiding.objects.filter(pk=hiding.pk, contested_at=None, restored_at=None).update(
        contest=words, contested_at=clock.now(), due_on=due
    )
    if not changed:
        raise Refused("talk.contested_already")
    note(text.government, text.about, "talk.contested", by=by, text=text.pk, due=due.isoformat())
    hiding.refresh_from_db()
    return hiding


def _tell(government: Government, comment: Comment, page: Page, by: Person) -> None:
    """An office's answer is part of the page's story; a reply is told to whom it answers."""
    facts = {"title": page.title, "text": comment.pk, "office": comment.office}
    parent = comment.parent and comment.parent.text.author
    also = [parent] if parent and parent != by else []
    if comment.is_official:
        note(government, page.about, "talk.answered", by=by, actor=comment.office, text=comment.pk)
        announce(government, page.about, "talk.answered", facts, also=also)
        return
    note(government, comment.text.subject, "talk.said", by=by, public=False)
    if also:
        announce(government, page.about, "talk.replied", facts, also=also, followers=False)
