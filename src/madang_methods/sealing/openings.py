"""What the machines of the holders said after opening the box: equal digests, or one of them is wrong.

>>> Openings("town.example/2027", "ab" * 32, "cd" * 32, (Machine("Kim", "1" * 64, "2" * 64),)).encoded[:27]
b'{"box":"cdcdcdcdcdcdcdcdcdc'
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from .canonical import canonical, read_canonical
from .envelope import Opened
from .fields import Fields
from .opening import opened_line
from .sampling import draw, seed_of


@dataclass(frozen=True, slots=True)
class Machine:
    """One machine's digests (sha256, hex) of ballots.pb and tally.json; `name` is who ran it."""

    name: str
    ballots: str
    tally: str


@dataclass(frozen=True, slots=True)
class Openings:
    """`box` is the digest of the box that was opened."""

    election: str
    manifest: str
    box: str
    machines: tuple[Machine, ...]

    @property
    def encoded(self) -> bytes:
        told = {"v": 1, "election": self.election, "manifest": self.manifest, "box": self.box}
        return canonical(told | {"machines": list(map(asdict, self.machines))})

    @classmethod
    def from_bytes(cls, data: bytes) -> "Openings":
        given = Fields(read_canonical(data), "openings")
        given.number("v", 1)
        machines = tuple(map(_machine, given.list("machines")))
        openings = cls(given.text("election"), given.text("manifest"), given.text("box"), machines)
        given.end()
        return openings


def sample_file(root: bytes, beacon: str, dice: str, opened: dict[bytes, Opened], n: int) -> bytes:
    """sample.json: the seed's parts and the first n envelopes it draws, opened. `root` is the board's at the freeze."""
    drawn: Sequence[bytes] = draw(seed_of(root, beacon, dice), opened, n)
    lines = [opened_line(leaf, opened[leaf]) for leaf in drawn]
    return canonical({"v": 1, "root": root.hex(), "beacon": beacon, "dice": dice, "opened": lines})


def _machine(data: Any) -> Machine:
    given = Fields(data, "machine")
    machine = Machine(given.text("name"), given.text("ballots"), given.text("tally"))
    given.end()
    return machine
