"""One spelling for what identifies somebody, and its HMAC under the vote's pepper; the value itself is dropped."""

import hashlib
import hmac
from datetime import date

from madang.base.people.marks import normalise

from .. import keys
from ..models import IdentifierKind, Poll


def person_value(name: str, born: date) -> str:
    """Name and birth date: weak, two people can share them. Spaces and letter forms make no difference.

    >>> person_value("김 영숙", date(1950, 3, 1))
    '김영숙|19500301'
    """
    return f"{normalise(name).casefold()}|{born:%Y%m%d}"


class Hasher:
    """Hasher(poll)(IdentifierKind.CODE, "7K2MP…") gives 64 hex digits. Reads the pepper once; Refused if it is gone."""

    def __init__(self, poll: Poll):
        self._pepper, self._election = keys.pepper(poll), poll.election

    def __call__(self, kind: IdentifierKind, value: str) -> str:
        text = f"{self._election}\n{kind}\n{value}"
        return hmac.new(self._pepper, text.encode(), hashlib.sha256).hexdigest()

    def person(self, name: str, born: date) -> str:
        return self(IdentifierKind.PERSON, person_value(name, born))
