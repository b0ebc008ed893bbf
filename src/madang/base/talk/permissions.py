"""Who may write, edit, report, moderate and contest: a reason, or None."""

from datetime import timedelta

from madang.base import clock
from madang.base.people.models import Person, Role
from madang.base.places.models import Government

from .models import Comment, Hiding, Text

EDIT_WITHIN = timedelta(minutes=30)
CONTEST_WITHIN = timedelta(days=30)
MODERATORS = (Role.OFFICER, Role.APPROVER)  # two parts, so that in a small town too another person can answer
PLEADERS = (Role.HELPER, Role.OFFICER, Role.APPROVER)
SPEAKERS = (Role.OFFICER, Role.REVIEWER, Role.APPROVER)


def why_not_write(person: Person, parent: Comment | None = None) -> str | None:
    if not person.is_authenticated:
        return "talk.sign_in_first"
    if parent is None:
        return None
    if parent.parent_id is not None:
        return "talk.one_level_of_replies"
    return "talk.it_is_gone" if parent.taken_back_at or hiding_of(parent.text) else None


def why_not_speak_for_office(person: Person, government: Government) -> str | None:
    if reason := person.why_not_play(government, *SPEAKERS):
        return reason
    return None if person.office_in(government) else "talk.no_office"


def why_not_edit(person: Person, comment: Comment) -> str | None:
    if reason := _why_not_own(person, comment):
        return reason
    if clock.now() >= comment.text.written_at + EDIT_WITHIN:
        return "talk.too_late_to_edit"
    return "talk.somebody_replied" if comment.replies.exists() else None


def why_not_take_back(person: Person, comment: Comment) -> str | None:
    return _why_not_own(person, comment)


def why_not_report(text: Text) -> str | None:
    """Anyone may, signed in or not."""
    comment = getattr(text, "comment", None)
    return "talk.it_is_gone" if hiding_of(text) or (comment and comment.taken_back_at) else None


def why_not_moderate(person: Person, government: Government) -> str | None:
    return person.why_not_play(government, *MODERATORS)


def why_not_contest(person: Person, text: Text) -> str | None:
    hiding = hiding_of(text)
    if hiding is None:
        return "talk.not_hidden"
    if not _may_plead(person, text):
        return "talk.only_the_author"
    if hiding.contested_at:
        return "talk.contested_already"
    return "talk.too_late_to_contest" if clock.now() > hiding.at + CONTEST_WITHIN else None


def why_not_answer(person: Person, hiding: Hiding) -> str | None:
    if reason := why_not_moderate(person, hiding.text.government):
        return reason
    if person.pk == hiding.by_id:
        return "talk.another_person_answers"
    if person.pk == hiding.text.author_id:
        return "talk.not_your_own"
    return None if hiding.contested_at and not hiding.answered_at else "talk.nothing_to_answer"


def _may_plead(person: Person, text: Text) -> bool:
    """The author; for who has no account and says it at the desk or by telephone, whoever writes it down there."""
    if text.author_id is None:
        return person.is_authenticated and person.plays(text.government, *PLEADERS)
    return person.pk == text.author_id


def hiding_of(text: Text) -> Hiding | None:
    """The one that stands."""
    return next((hiding for hiding in text.hidings.all() if hiding.restored_at is None), None)


def _why_not_own(person: Person, comment: Comment) -> str | None:
    if comment.text.author_id is None or person.pk != comment.text.author_id:
        return "talk.only_the_author"
    return "talk.it_is_gone" if comment.taken_back_at or hiding_of(comment.text) else None
