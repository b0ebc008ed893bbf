"""Parts of a manifest: the money, the dates, the public keys, and who holds the secret one.

>>> Custody("trustees", 2, ("Kim", "Lee", "Park")).quorum
2
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from .errors import SealError
from .fields import Fields
from .note import WITNESS, Key


@dataclass(frozen=True, slots=True)
class Money:
    """In units of 10^-`exponent` of `currency`. `caps`: the most a group's projects may cost together; `conflicts`: of
    each of these sets at most one project is funded.
    """

    budget: int
    currency: str = "KRW"
    exponent: int = 0
    caps: Mapping[str, int] = field(default_factory=dict)
    conflicts: tuple[tuple[str, ...], ...] = ()

    def as_dict(self) -> dict[str, Any]:
        whole = {"budget": self.budget, "currency": self.currency, "exponent": self.exponent, "caps": dict(self.caps)}
        return whole | {"conflicts": [list(one) for one in self.conflicts]}

    @classmethod
    def from_fields(cls, given: Fields) -> "Money":
        caps = Fields(given.object("caps"), "caps")
        money = cls(
            budget=given.number("budget"),
            currency=given.text("currency"),
            exponent=given.number("exponent"),
            caps={name: caps.number(name) for name in sorted(caps.names)},
            conflicts=tuple(map(_texts, given.list("conflicts"))),
        )
        given.end()
        return money


@dataclass(frozen=True, slots=True)
class Dates:
    """ISO 8601 with an offset. `grace_minutes`: who identified themselves before the close may still confirm;
    `challenge_days` between close and freeze; `board_minutes`: a receipt's envelope is on the board by then.
    """

    opens: str
    closes: str
    grace_minutes: int = 10
    challenge_days: int = 3
    board_minutes: int = 60

    def __post_init__(self) -> None:
        if _moment(self.opens) >= _moment(self.closes):
            raise SealError("dates", "A vote opens before it closes.")

    def as_dict(self) -> dict[str, Any]:
        return {
            "opens": self.opens,
            "closes": self.closes,
            "grace_minutes": self.grace_minutes,
            "challenge_days": self.challenge_days,
            "board_minutes": self.board_minutes,
        }

    @classmethod
    def from_fields(cls, given: Fields) -> "Dates":
        names = ("grace_minutes", "challenge_days", "board_minutes")
        dates = cls(given.text("opens"), given.text("closes"), *(given.number(name) for name in names))
        given.end()
        return dates


@dataclass(frozen=True, slots=True)
class Keys:
    """`election` seals ballots (X25519, 32 bytes); the others sign. So many witnesses must have signed a checkpoint."""

    election: bytes
    board: Key
    receipts: Key
    witnesses: tuple[Key, ...] = ()
    witness_quorum: int = 0

    def __post_init__(self) -> None:
        if len(self.election) != 32:
            raise SealError("election_key", "The election key has 32 bytes.")
        if any(key.kind != WITNESS for key in self.witnesses) or self.witness_quorum > len(self.witnesses):
            raise SealError(
                "witnesses", "Witnesses have keys for cosignatures, and no more are asked for than there are."
            )

    def as_dict(self) -> dict[str, Any]:
        return {
            "election": self.election.hex(),
            "board": self.board.text,
            "receipts": self.receipts.text,
            "witnesses": [key.text for key in self.witnesses],
            "witness_quorum": self.witness_quorum,
        }

    @classmethod
    def from_fields(cls, given: Fields) -> "Keys":
        try:
            election = bytes.fromhex(given.text("election"))
        except ValueError as error:
            raise SealError("election_key", "The election key is written in hexadecimal.") from error
        board, receipts = Key.from_text(given.text("board")), Key.from_text(given.text("receipts"))
        witnesses = tuple(map(Key.from_text, given.texts("witnesses")))
        keys = cls(election, board, receipts, witnesses, given.number("witness_quorum"))
        given.end()
        return keys


@dataclass(frozen=True, slots=True)
class Custody:
    """Who can open the box: `server`, or any `quorum` of the `holders`."""

    kind: Literal["server", "trustees"]
    quorum: int = 0
    holders: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        people = len(set(self.holders))
        if self.kind == "trustees" and not (people == len(self.holders) >= 3 and 2 <= self.quorum < people):
            raise SealError("custody", "Trustees are at least three, and one may be missing: 2 <= quorum < number.")
        if self.kind == "server" and (self.quorum or self.holders):
            raise SealError("custody", "A key on the server has no holders.")

    def as_dict(self) -> dict[str, Any]:
        return {"kind": self.kind, "quorum": self.quorum, "holders": list(self.holders)}

    @classmethod
    def from_fields(cls, given: Fields) -> "Custody":
        kind: Literal["server", "trustees"] = (
            "trustees" if given.one_of("kind", ("server", "trustees")) == "trustees" else "server"
        )
        custody = cls(kind, given.number("quorum"), given.texts("holders"))
        given.end()
        return custody


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise SealError("dates", f"{text!a} is no moment.") from error
    if moment.tzinfo is None:
        raise SealError("dates", f"{text!a} does not say in which time zone.")
    return moment


def _texts(one: Any) -> tuple[str, ...]:
    if not isinstance(one, list) or len(one) < 2 or not all(isinstance(id, str) for id in one):
        raise SealError("conflict", "A conflict is a list of at least two projects.")
    return tuple(one)
