"""A table that a government publishes, declared once by the stage that owns it."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from .column import Column, Privacy

Row = tuple
SCOPES = ("cycle", "government", "platform")
CHUNK = 2000


@dataclass(frozen=True)
class Licence:
    name: str
    title: str
    path: str


KOGL_1 = Licence("KOGL-1", _("공공누리 제1유형: 출처표시"), "https://www.kogl.or.kr/info/licenseType1.do")
CC_BY_4 = Licence("CC-BY-4.0", _("크리에이티브 커먼즈 저작자표시 4.0"), "https://creativecommons.org/licenses/by/4.0/")


@dataclass(frozen=True)
class Dataset:
    """A published table.

    `rows(scope)` gives tuples in the order of the columns: a QuerySet from values_list(), best, since a page then asks
    the database for its own rows only; or any iterable made anew at each call. Order them, or pages will overlap.
    `key` names the columns that together tell rows apart. `changed(scope)` is the aware moment of the last change, if
    known: then readers that have the newest copy are told so instead of being sent it again.
    `published=False` is for exports behind a permission, the only ones that may hold internal or personal columns.
    """

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    rows: Callable[[Any], Iterable[Row]]
    key: tuple[str, ...] = ()
    scope: str = "cycle"
    source: str = ""
    licence: Licence = KOGL_1
    changed: Callable[[Any], datetime | None] | None = None
    published: bool = True

    def __post_init__(self):
        if not re.fullmatch(r"[a-z][a-z0-9-]*", self.name):
            raise ValueError(f"Dataset {self.name!r}: a name is small letters, digits and -, beginning with a letter.")
        if self.scope not in SCOPES:
            raise ValueError(f"Dataset {self.name!r}: scope is one of {', '.join(SCOPES)}, not {self.scope!r}.")
        names = [column.name for column in self.columns]
        if not names or len(set(names)) != len(names):
            raise ValueError(f"Dataset {self.name!r}: needs columns, each with its own name.")
        if missing := set(self.key) - set(names):
            raise ValueError(f"Dataset {self.name!r}: the key names no column: {', '.join(sorted(missing))}.")
        closed = [column.name for column in self.columns if column.privacy in {Privacy.INTERNAL, Privacy.PERSONAL}]
        if self.published and closed:
            raise ValueError(f"Dataset {self.name!r}: not for the public: {', '.join(closed)}.")

    def requires(self, column: Column) -> bool:
        """Whether a cell of this column is never empty."""
        return column.required or column.name in self.key

    def table(self, scope) -> "Table":
        """This dataset for one reader: words in their language, times in their zone, rows not yet asked for."""
        return Table(
            name=self.name,
            title=str(self.title),
            description=str(self.description),
            columns=tuple(column.said() for column in self.columns),
            rows=lambda: iterate(self.rows(scope)),
            source=str(self.source),
            licence=Licence(self.licence.name, str(self.licence.title), self.licence.path),
            language=get_language() or "ko",
            zone=timezone.get_current_timezone(),
            required=frozenset(column.name for column in self.columns if self.requires(column)),
        )


@dataclass(frozen=True)
class Table:
    """What a format writes. Nothing in it is lazy but the rows, so it may be streamed after the request is over."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterator[Row]]
    source: str
    licence: Licence
    language: str
    zone: tzinfo
    required: frozenset[str]


def iterate(rows: Iterable[Row]) -> Iterator[Row]:
    """Rows one after another, without holding them all: a QuerySet is read through a cursor."""
    return rows.iterator(CHUNK) if isinstance(rows, QuerySet) else iter(rows)
