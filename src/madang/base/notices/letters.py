"""From rows to words: a message, or a bundle of them, as its reader gets it."""

from dataclasses import dataclass

from django.template import Context
from django.template.loader import get_template, render_to_string
from django.utils import translation

from madang.base.places.site import at

from .links import link_to
from .models import Message
from .stopping import stop_token


@dataclass(frozen=True)
class Letter:
    """What a channel hands over. `key` is the same on every attempt, so that a gateway can drop a repetition."""

    key: str
    to: str
    title: str
    text: str
    html: str
    short: str  # for a phone: who writes, the title, where to read on
    language: str
    stop: str  # one click there and nothing more is sent


def write(messages: list[Message], to: str) -> Letter:
    """One letter for messages to one recipient of one government; several become a bundle."""
    first = messages[0]
    with at(first.government), translation.override(first.spoken):
        parts = [words(message) for message in messages]
        title, text = parts[0] if len(parts) == 1 else _bundle(first, parts)
        facts = {
            "government": first.government,
            "title": title,
            "text": text,
            "language": first.spoken,
            "inbox": link_to(first.government, "notices:inbox"),
            "preferences": link_to(first.government, "notices:preferences"),
            "stop": link_to(first.government, "notices:stop", stop_token(first)),
            "has_account": first.person_id is not None,
        }
        return Letter(
            key=first.key,
            to=to,
            title=title,
            text=_plain("notices/mail.txt", facts),
            html=render_to_string("notices/mail.html", facts),
            short=_plain("notices/short.txt", facts).strip(),
            language=first.spoken,
            stop=facts["stop"],
        )


def words(message: Message) -> tuple[str, str]:
    """Title and text in the language of the moment, from the stage's own template; its first line is the title."""
    title, _line, text = _plain(message.path, _facts(message)).strip().partition("\n")
    return " ".join(title.split()), text.strip()


def _bundle(first: Message, parts: list[tuple[str, str]]) -> tuple[str, str]:
    facts = {"government": first.government, "parts": parts, "frequency": first.frequency}
    title, _line, text = _plain("notices/bundle.txt", facts).strip().partition("\n")
    return title.strip(), text.strip()


def _facts(message: Message) -> dict:
    return {**message.facts, "government": message.government, "subject": message.subject}


def _plain(path: str, facts: dict) -> str:
    # A text message is not HTML: "A & B" stays as it is.
    return get_template(path).template.render(Context(facts, autoescape=False))
