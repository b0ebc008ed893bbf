"""Who volunteered, counted by type: people whom no quota can tell apart have the same chance and are drawn alike.

Idea: the lottery is sought over counts of types, so that 150 people or 100,000 cost the same. Where only one of a
household may sit, a *unit* is a type within one kind of household (the multiset of its volunteers' types); so the rule
stays exact. Flanigan et al. (Nature 596, 2021) treat like people alike for the same reason.

>>> problem = Problem(1, (Quota("sex", "F", 0, 1), Quota("sex", "M", 0, 1)))
>>> pool = Pool.from_rows([{"sex": "F"}, {"sex": "M"}, {"sex": "F"}], problem)
>>> pool.types, [unit.people for unit in pool.units], pool.ids
((('F',), ('M',)), [2, 1], ('1', '2', '3'))
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .errors import SortitionError
from .problem import Problem, Quota

__all__ = ["Home", "Pool", "Problem", "Quota", "Unit"]

Person = tuple[str, tuple[str, ...], str]  # id, values in the order of the features, household or ""


@dataclass(frozen=True, slots=True)
class Home:
    """A kind of household: the types of its volunteers, and how many such households there are."""

    members: tuple[int, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Unit:
    """People nobody can tell apart: one type, in one kind of household (None: alone, or the rule is not asked)."""

    type: int
    home: int | None
    people: int


@dataclass(frozen=True)
class Pool:
    """Everybody, aggregated. `unit_of` and `households` run along `ids`, in the order given."""

    features: tuple[str, ...]
    types: tuple[tuple[str, ...], ...]
    units: tuple[Unit, ...]
    homes: tuple[Home, ...]
    ids: tuple[str, ...] = field(repr=False)
    unit_of: tuple[int, ...] = field(repr=False)
    households: tuple[str, ...] = field(repr=False)

    def __len__(self) -> int:
        return len(self.ids)

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, str]], problem: Problem, id: str = "id") -> "Pool":
        """Rows with a column for every feature; without the column `id` people are called by their row, from 1."""
        return cls.of(_persons(rows, problem, id), problem)

    @classmethod
    def of(cls, people: Iterable[Person], problem: Problem) -> "Pool":
        """People as (id, values, household); SortitionError if an id comes twice or a value has no quota."""
        ids, values, households = _columns(people)
        _check_ids(ids)
        counted = Counter(values)
        _check_values(counted, values, problem)
        types = tuple(sorted(counted))
        number = {one: place for place, one in enumerate(types)}
        kinds = [number[one] for one in values]
        homes = _homes(kinds, households)
        keys = [(kind, homes.get(household)) for kind, household in zip(kinds, households, strict=True)]
        return cls(problem.features, types, *_units(keys, homes), tuple(ids), *_placed(keys), tuple(households))

    def values(self, unit: int) -> tuple[str, ...]:
        return self.types[self.units[unit].type]


def composed(text: str) -> str:
    """Without space around it, in NFC: some keyboards send 가 as two letters."""
    return text.strip() if text.isascii() else unicodedata.normalize("NFC", text).strip()


def _persons(rows: Iterable[Mapping[str, str]], problem: Problem, id: str) -> Iterable[Person]:
    columns = [*problem.features, *([problem.household] if problem.household else [])]
    for number, row in enumerate(rows, 1):
        for column in columns:
            if row.get(column) is None:
                raise SortitionError("column", f"Row {number} has no column {column}.", row=number, column=column)
        household = composed(row[problem.household]) if problem.household else ""
        values = tuple(composed(row[feature]) for feature in problem.features)
        yield composed(row.get(id) or str(number)), values, household


def _columns(people: Iterable[Person]) -> tuple[list[str], list[tuple[str, ...]], list[str]]:
    ids, values, households = [], [], []
    known: dict[tuple[str, ...], tuple[str, ...]] = {}
    for id, one, household in people:
        ids.append(id)
        values.append(known.setdefault(one, one))  # a hundred thousand people, a few hundred tuples
        households.append(household)
    if not ids:
        raise SortitionError("nobody", "Nobody volunteered: there is no row.")
    return ids, values, households


def _check_ids(ids: Sequence[str]) -> None:
    if len(set(ids)) == len(ids):
        return
    first: dict[str, int] = {}
    for row, id in enumerate(ids, 1):
        if id in first:
            raise SortitionError("id_twice", f"Row {row}: the id {id} is already that of row {first[id]}.", row=row)
        first[id] = row


def _check_values(counted: Mapping[tuple[str, ...], int], values: Sequence[tuple[str, ...]], problem: Problem) -> None:
    for one in counted:
        for feature, value in zip(problem.features, one, strict=True):
            if value not in problem.values[feature]:
                row = values.index(one) + 1
                said = f"says “{value}”, which no quota names" if value else "says nothing"
                raise SortitionError(
                    "value", f"Row {row}, column {feature}: {said}.", row=row, column=feature, value=value
                )


def _homes(kinds: Sequence[int], households: Sequence[str]) -> dict[str, tuple[int, ...]]:
    """For each household with two volunteers or more, their types."""
    together: dict[str, list[int]] = {}
    for kind, household in zip(kinds, households, strict=True):
        if household:
            together.setdefault(household, []).append(kind)
    return {household: tuple(sorted(members)) for household, members in together.items() if len(members) > 1}


Key = tuple[int, tuple[int, ...] | None]


def _sorted(keys: Iterable[Key]) -> list[Key]:
    return sorted(keys, key=lambda key: (key[0], key[1] or ()))


def _units(keys: Sequence[Key], homes: Mapping[str, tuple[int, ...]]) -> tuple[tuple[Unit, ...], tuple[Home, ...]]:
    kinds = Counter(homes.values())
    order = sorted(kinds)
    place = {members: number for number, members in enumerate(order)}
    counted = Counter(keys)
    units = tuple(Unit(type, place[home] if home else None, counted[type, home]) for type, home in _sorted(counted))
    return units, tuple(Home(members, kinds[members]) for members in order)


def _placed(keys: Sequence[Key]) -> tuple[tuple[int, ...]]:
    place = {key: number for number, key in enumerate(_sorted(set(keys)))}
    return (tuple(place[key] for key in keys),)
