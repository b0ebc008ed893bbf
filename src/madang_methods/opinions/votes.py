"""Votes on short statements as three columns in one order, whatever the order they came in; a person's last vote counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .errors import VotesError

SAID = {"1": 1, "0": 0, "-1": -1, "agree": 1, "pass": 0, "disagree": -1, "찬성": 1, "모름": 0, "반대": -1}
Codes = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Votes:
    """`value[i]` (1 agree, 0 pass, -1 disagree) is what `people[person[i]]` said to `statements[statement[i]]`.

    Ordered by person, then statement, each pair once. `begins[p]` is where the votes of person p begin.
    """

    people: Sequence[str]
    statements: tuple[str, ...]
    person: Codes
    statement: Codes
    value: NDArray[np.int8]
    begins: NDArray[np.int64]

    @classmethod
    def of(
        cls,
        people: Sequence[str],
        statements: Sequence[str],
        person: NDArray[np.integer],
        statement: NDArray[np.integer],
        value: NDArray[np.integer],
    ) -> "Votes":
        """Of columns in order of time: numbers into `people` and `statements`, and votes. Of two by one person the later counts.

        VotesError if a number or a vote is out of range.
        """
        if not len(person) == len(statement) == len(value):
            raise VotesError(None, "The three columns differ in length.")
        _require(person, 0, len(people) - 1, "person")
        _require(statement, 0, len(statements) - 1, "statement")
        _require(value, -1, 1, "vote")
        order = _order(person, statement, len(people), len(statements))
        person, statement, value = person[order], statement[order], value[order]
        if len(person):
            last = np.append((person[1:] != person[:-1]) | (statement[1:] != statement[:-1]), True)
            person, statement, value = person[last], statement[last], value[last]
        begins = np.concatenate([[0], np.cumsum(np.bincount(person, minlength=len(people)))])
        return cls(
            people,
            tuple(statements),
            person.astype(np.int32),
            statement.astype(np.int32),
            value.astype(np.int8),
            begins,
        )

    @property
    def per_person(self) -> NDArray[np.int64]:
        """How many statements each person voted on."""
        return np.diff(self.begins)

    def only(self, chosen: NDArray[np.integer]) -> "Votes":
        """Of these people alone (numbers, each once), in their order."""
        counts = self.per_person[chosen]
        person = np.repeat(np.arange(len(chosen), dtype=np.int32), counts)
        begins = np.concatenate([[0], np.cumsum(counts)])
        rows = np.repeat(self.begins[chosen] - begins[:-1], counts) + np.arange(len(person))
        people = [self.people[number] for number in chosen]
        return Votes(people, self.statements, person, self.statement[rows], self.value[rows], begins)


def read_votes(rows: Iterable[Sequence[object]]) -> Votes:
    """Of rows (person, statement, vote) in order of time, or (person, statement, vote, time) in any order.

    A vote is 1, 0, -1 or agree, pass, disagree. Times are whole numbers; of two votes at one moment the later row counts.

    >>> votes = read_votes([("ann", "s1", 1, 30), ("ann", "s1", -1, 20), ("bob", "s2", "pass", 10)])
    >>> votes.people, votes.statements, votes.value.tolist()
    (['ann', 'bob'], ('s1', 's2'), [1, 0])
    """
    people: dict[str, int] = {}
    statements: dict[str, int] = {}
    person, statement, value, times = [], [], [], []
    for number, row in enumerate(rows, 1):
        try:
            who, what, said, *when = row
            value.append(SAID[str(said).strip().lower()])
            times.append(int(str(when[0])) if when else 0)
        except KeyError:
            raise VotesError(number, f"A vote is 1, 0 or -1, not {said!r}.") from None
        except ValueError:
            raise VotesError(number, "A row is person, statement, vote and perhaps a whole number as time.") from None
        person.append(people.setdefault(str(who), len(people)))
        statement.append(statements.setdefault(str(what), len(statements)))
    by_time = np.argsort(np.array(times, np.int64), kind="stable")
    who_order, what_order = sorted(people), sorted(statements, key=_natural)
    return Votes.of(
        who_order,
        what_order,
        _renumbered(people, who_order)[np.array(person, np.int32)[by_time]],
        _renumbered(statements, what_order)[np.array(statement, np.int32)[by_time]],
        np.array(value, np.int8)[by_time],
    )


def _natural(id: str) -> tuple[int, str]:
    """2 before 10."""
    return (len(id), id) if id.isascii() and id.isdigit() else (1 << 30, id)


def _renumbered(numbers: dict[str, int], order: Sequence[str]) -> Codes:
    new = np.empty(len(order), np.int32)
    new[[numbers[id] for id in order]] = np.arange(len(order), dtype=np.int32)
    return new


def _require(column: NDArray[np.integer], least: int, most: int, what: str) -> None:
    if len(column) and (column.min() < least or column.max() > most):
        raise VotesError(None, f"A {what} lies outside {least} to {most}.")


def _order(
    person: NDArray[np.integer], statement: NDArray[np.integer], people: int, statements: int
) -> NDArray[np.int64]:
    """By person, then statement, then as they came. Sixteen bits at a time, where NumPy's stable sort takes linear time."""
    order: NDArray[np.int64] = np.arange(len(person))
    for column, size in ((statement, statements), (person, people)):
        for shift in range(0, max(size - 1, 1).bit_length(), 16):
            digit = (column >> shift & 0xFFFF).astype(np.uint16)
            order = order[np.argsort(digit[order], kind="stable")]
    return order
