"""What one voter marked, and its one spelling in bytes.

Idea: marks without order are sorted, so that the bytes do not tell in which order somebody clicked.

>>> Marks(("road", "park")).canonical("approval").decode()
'{"choices":["park","road"]}'
>>> Marks(("road", "park"), (3, 1)).canonical("points").decode()
'{"choices":["park","road"],"points":[1,3]}'
>>> read_marks(b'{"choices":["road","park"]}', "ranking").choices
('road', 'park')
"""

from dataclasses import dataclass
from typing import Any

from .ballot_rule import BallotKind
from .canonical import canonical, read_canonical
from .errors import SealError
from .fields import Fields


@dataclass(frozen=True, slots=True)
class Marks:
    """`choices` are project ids; `points[i]` belongs to `choices[i]` and is empty unless the ballot is of points."""

    choices: tuple[str, ...] = ()
    points: tuple[int, ...] = ()

    def tidy(self, kind: BallotKind) -> "Marks":
        """The same marks in their one order."""
        if kind == "ranking":
            return self
        if len(self.points) != len(self.choices):
            return Marks(tuple(sorted(self.choices)), self.points)
        pairs = sorted(zip(self.choices, self.points, strict=True))
        return Marks(tuple(choice for choice, _ in pairs), tuple(points for _, points in pairs))

    def as_dict(self, kind: BallotKind) -> dict[str, Any]:
        given = {"points": list(self.points)} if kind == "points" else {}
        return {"choices": list(self.choices)} | given

    def canonical(self, kind: BallotKind) -> bytes:
        return canonical(self.tidy(kind).as_dict(kind))


def read_marks(data: bytes, kind: BallotKind) -> Marks:
    """SealError if these are not exactly the bytes of some marks of this kind."""
    given = Fields(read_canonical(data), "ballot")
    choices = given.texts("choices")
    points = tuple(given.list("points")) if kind == "points" else ()
    given.end()
    marks = Marks(choices, points)
    if any(isinstance(one, bool) or not isinstance(one, int) for one in points) or len(points) not in (0, len(choices)):
        raise SealError("ballot_points", "A ballot gives each project its points in whole numbers.")
    if marks.tidy(kind) != marks:
        raise SealError("ballot_order", "The marks of this ballot are not in their one order.")
    return marks
