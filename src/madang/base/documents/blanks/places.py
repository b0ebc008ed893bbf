"""Which places a form has, and what is wrong with them: each said by its name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from .offer import HEAD, Offer
from .part import PLACE, Part


@dataclass
class Fault:
    """`code` names the sentence documents/blanks/fault/<code>.html; `place` is what it is about, `near` what was meant."""

    code: str
    place: str = ""
    near: str = ""


@dataclass
class Places:
    """Places of one value each, places of a row by the name of its list, and faults."""

    fields: set[str] = field(default_factory=set)
    rows: dict[str, set[str]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        return not (self.fields or self.rows)


def places_of(parts: Iterable[Part], offer: Offer) -> Places:
    found = Places()
    for part in parts:
        _read(part, found)
    _know(found, offer)
    return found


def _read(part: Part, found: Places) -> None:
    lists = {}  # by row, so that each place of it knows its list
    marks = [(lines, *mark.groups()) for lines in part.paragraphs for mark in PLACE.finditer(part.text(lines))]
    for lines, kind, name in marks:
        if kind:
            _mark(lines.row, kind, name, lists, found)
    for lines in part.paragraphs:
        left = PLACE.sub("", part.text(lines))
        found.faults += [
            Fault("half_a_place", left[max(left.find(sign), 0) :][:40]) for sign in ["{{", "}}"] if sign in left
        ]
    for lines, kind, name in marks:
        if not kind:
            key = id(lines.row)
            (found.rows[lists[key][0]] if key in lists else found.fields).add(name)
    found.faults += [Fault("never_ends", name) for name, ended in lists.values() if not ended]
    repeated = {id(lines.row): lines.row for lines in part.paragraphs if id(lines.row) in lists}
    for key, row in repeated.items():
        inside = part.tokens[row.start : row.end + 1]
        if any(row.start < other.start < row.end for other in repeated.values()):
            found.faults.append(Fault("list_in_a_list", lists[key][0]))
        if any(re.search(r"cellSpan\b[^>]*\browSpan=\"(?!1\")", token) for token in inside):
            found.faults.append(Fault("spanned_row", lists[key][0]))


def _mark(row, kind: str, name: str, lists: dict, found: Places) -> None:
    if row is None:
        found.faults.append(Fault("not_in_a_row", name))
    elif kind == "#" and id(row) in lists:
        found.faults.append(Fault("two_lists_in_a_row", name))
    elif kind == "#":
        lists[id(row)] = (name, False)
        found.rows.setdefault(name, set())
    elif lists.get(id(row)) != (name, False):
        found.faults.append(Fault("ends_what_never_began", name))
    else:
        lists[id(row)] = (name, True)


def _know(found: Places, offer: Offer) -> None:
    """What the document does not offer is named, with what may have been meant."""
    single = [*HEAD, *offer.fields]
    for name in sorted(found.fields - set(single)):
        code = "needs_a_row" if any(name in row for row in offer.rows.values()) else "unknown"
        found.faults.append(Fault(code, name, _near(name, single)))
    for name, places in sorted(found.rows.items()):
        if name not in offer.rows:
            found.faults.append(Fault("unknown_list", name, _near(name, offer.rows)))
            continue
        known = [*offer.rows[name], *single]
        found.faults += [Fault("unknown", place, _near(place, known)) for place in sorted(places - set(known))]


def _near(name: str, known: Iterable[str]) -> str:
    return next(iter(get_close_matches(name, list(known), 1, 0.5)), "")
