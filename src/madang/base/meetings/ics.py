"""Calendars that any calendar program reads: RFC 5545, no more of it than meetings need. Moments are in UTC."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

_LONGEST = 75  # octets of a line, RFC 5545 §3.1
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True)
class Event:
    """`status` is TENTATIVE, CONFIRMED or CANCELLED; `sequence` grows with every change (§3.8.7.4)."""

    uid: str
    starts_at: datetime
    ends_at: datetime
    changed_at: datetime
    title: str
    status: str
    sequence: int
    place: str = ""
    about: str = ""
    url: str = ""
    kind: str = ""


def calendar(name: str, events: Iterable[Event]) -> str:
    """The file: lines end in CRLF and are folded at 75 octets, never within a letter."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Madang//Meetings//KO", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    # NAME is RFC 7986; the X- names are what older programs know.
    lines += [f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}", "REFRESH-INTERVAL;VALUE=DURATION:PT6H"]
    for event in events:
        lines += _event(event)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _fold(line))


def _event(event: Event) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{_moment(event.changed_at)}"
    yield f"LAST-MODIFIED:{_moment(event.changed_at)}"
    yield f"SEQUENCE:{event.sequence}"
    yield f"DTSTART:{_moment(event.starts_at)}"
    yield f"DTEND:{_moment(event.ends_at)}"
    yield f"SUMMARY:{_text(event.title)}"
    yield f"STATUS:{event.status}"
    for name, value in (("LOCATION", event.place), ("DESCRIPTION", event.about), ("CATEGORIES", event.kind)):
        if value:
            yield f"{name}:{_text(value)}"
    if event.url:
        yield f"URL:{_CONTROLS.sub('', event.url).replace(chr(10), '')}"
    yield "END:VEVENT"


def _moment(value: datetime) -> str:
    return f"{value.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    """§3.3.11: a backslash before backslash, semicolon and comma; a line break is \\n."""
    words = _CONTROLS.sub("", words.replace("\r\n", "\n").replace("\r", "\n"))
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        words = words.replace(sign, written)
    return words


def _fold(line: str) -> Iterator[str]:
    part, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _LONGEST:
            yield part
            part, size = " ", 1  # what follows begins with a space that is no part of the text
        part, size = part + letter, size + octets
    yield part
