"""The settlement as plain values: one row a project, in the columns of 지방회계법 시행령 제12조, and their sums.

Page, document, dataset and the frozen copy are all made from this one table; its amounts come from `budget.ledger.accounts`.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from madang_methods.money import Account

# The columns of the printed settlement, in the order of the law, with its names.
COLUMNS = {
    "budget": _("예산액"),
    "carried_in": _("전년도이월액"),
    "reserve": _("예비비"),
    "moved": _("전용 등 증감"),
    "available": _("예산현액"),
    "spent": _("지출액"),
    "carried_out": _("다음연도이월액"),
    "unspent": _("집행잔액"),
}
GROUPS = ("area", "field", "office", "track", "source")


@dataclass(frozen=True)
class Why:
    """A reason that somebody gave for a difference: at which step, how much, the code's words, the sentence."""

    step: str  # request, council, leftover
    amount: int  # by how much it became less; below 0: more
    label: str
    words: str


@dataclass(frozen=True)
class Effect:
    """An indicator with what was measured; `value` is empty where nobody has measured yet. Numbers as they were typed."""

    name: str
    unit: str
    expected: str
    better: str
    ground: str = ""
    value: str = ""
    source: str = ""
    measured_by: str = ""
    measured_on: str = ""

    @property
    def is_reached(self) -> bool | None:
        reached, wanted = self.number("value"), self.number("expected")
        if reached is None:
            return None
        return reached >= wanted if self.better == "more" else reached <= wanted

    def number(self, what: str) -> Decimal | None:
        said = getattr(self, what)
        return Decimal(said) if said else None

    @property
    def day(self) -> date | None:
        return date.fromisoformat(self.measured_on) if self.measured_on else None


@dataclass(frozen=True)
class Part:
    """What a project holds in one field of the budget from one source."""

    field: str
    source: str
    account: Account


@dataclass(frozen=True)
class Row:
    """One project. Names are in the government's language."""

    number: int
    title: str
    area: str
    office: str
    track: str
    parts: tuple[Part, ...]
    whys: tuple[Why, ...] = ()
    effects: tuple[Effect, ...] = ()
    reason: str = ""  # the code of the leftover's reason

    @cached_property
    def account(self) -> Account:
        return _sum(part.account for part in self.parts)

    @property
    def fields(self) -> str:
        return ", ".join(dict.fromkeys(part.field for part in self.parts if part.field))

    @property
    def settled(self) -> list[Part]:
        """The parts in which a column of the settlement holds something; money without a line yet is not among them."""
        return [part for part in self.parts if any(amounts(part.account))]

    @property
    def left(self) -> Why | None:
        """Why something was not spent."""
        return next((why for why in self.whys if why.step == "leftover"), None)


@dataclass(frozen=True)
class Group:
    name: str
    projects: int
    account: Account


@dataclass(frozen=True)
class Table:
    """`as_of` is the day it shows, empty for the present; `currency` that of its amounts, in the minor unit."""

    fiscal_year: int
    currency: str
    rows: tuple[Row, ...]
    as_of: str = ""

    @cached_property
    def total(self) -> Account:
        return _sum(row.account for row in self.rows)

    def by(self, what: str) -> list[Group]:
        """Sums by area, field, office, track or source, in the order in which they first occur; what holds nothing is left out."""
        key = _KEYS[what]
        sums: dict[str, Account] = {}
        projects: dict[str, set[int]] = defaultdict(set)
        for row in self.rows:
            for part in row.parts:
                name = key(row, part)
                sums[name] = sums.get(name, Account()) + part.account
                projects[name].add(row.number)
        return [Group(name, len(projects[name]), account) for name, account in sums.items() if any(amounts(account))]

    def row(self, number: int) -> Row | None:
        return next((row for row in self.rows if row.number == number), None)

    @property
    def digest(self) -> str:
        return hashlib.sha256(written(self).encode()).hexdigest()


_KEYS: dict[str, Callable[[Row, Part], str]] = {
    "area": lambda row, part: row.area,
    "field": lambda row, part: part.field,
    "office": lambda row, part: row.office,
    "track": lambda row, part: row.track,
    "source": lambda row, part: part.source,
}


def plain(table: Table) -> dict:
    """JSON values, complete: `table_from(plain(table)) == table`."""
    return json.loads(json.dumps(asdict(table)))


def written(table: Table) -> str:
    """The canonical text whose sha256 is the digest: sorted keys, no spaces, as UTF-8. The day asked for is left out."""
    said = plain(table) | {"as_of": ""}
    return json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def table_from(said: dict) -> Table:
    """The frozen copy, as a table again."""
    rows = tuple(
        Row(
            **{name: row[name] for name in ("number", "title", "area", "office", "track", "reason")},
            parts=tuple(Part(one["field"], one["source"], Account(**one["account"])) for one in row["parts"]),
            whys=tuple(Why(**one) for one in row["whys"]),
            effects=tuple(Effect(**one) for one in row["effects"]),
        )
        for row in said["rows"]
    )
    return Table(said["fiscal_year"], said["currency"], rows, said["as_of"])


def amounts(account: Account) -> list[int]:
    """In the order of COLUMNS."""
    return [getattr(account, name) for name in COLUMNS]


def _sum(accounts: Iterable[Account]) -> Account:
    return sum(accounts, Account())
