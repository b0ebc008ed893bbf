"""What a file tells: an election, and what is not counted."""

from collections.abc import Mapping
from dataclasses import dataclass

from .election import Election


@dataclass(frozen=True, slots=True)
class Told:
    """`meta` may name the town and its rule; `published` are the projects it funded, None if the file does not say.

    `warnings` say where the file does not agree with itself, each with its line.
    """

    election: Election
    meta: Mapping[str, str]
    published: frozenset[str] | None = None
    warnings: tuple[str, ...] = ()
