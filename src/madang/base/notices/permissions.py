"""Who may follow, and whose messages they may touch."""

import re

from madang.base.people.models import Person

from .models import Message

_SUBJECT = re.compile(r"[a-z]+/[0-9a-z-]+")


def why_not_follow(person: Person, subject: str) -> str | None:
    if not person.is_authenticated:
        return "notices.sign_in_first"
    if len(subject) > 60 or not _SUBJECT.fullmatch(subject):
        return "notices.nothing_to_follow"
    return None


def why_not_read(person: Person, message: Message) -> str | None:
    return None if message.person_id == person.pk else "notices.not_your_message"
