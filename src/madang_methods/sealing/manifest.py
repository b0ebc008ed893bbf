"""The manifest: the whole vote as data, frozen before it opens and known by its digest.

Idea: everything that could change what a vote means stands in one text: projects, prices, rule, count, dates, keys,
who holds them. Its sha256 is the first entry of the public board, stands in every sealed ballot, in the ballots file
and in the tally; nobody can change a word of it unseen. `Manifest.from_bytes` refuses what is not exactly one.

>>> Item("park", 5).as_dict()
{'id': 'park', 'title': '', 'cost': 5, 'groups': []}
"""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any, Literal

from ..counting import AnyRule, RuleError, read_rule
from .ballot_rule import BallotRule
from .ballot_rules import Paper
from .canonical import canonical, read_canonical
from .errors import SealError
from .fields import Fields
from .manifest_parts import Custody, Dates, Keys, Money

Order = Literal["printed", "random"]
ReceiptMode = Literal["sealed", "open"]
BLOCK = 256
# Beside the ballot itself a sealed text holds: names of five fields, a digest, 32 random bytes in hexadecimal.
AROUND = 200


@dataclass(frozen=True, slots=True)
class Item:
    """A project on the ballot paper; `groups` are the tracks, areas or fields it belongs to."""

    id: str
    cost: int
    title: str = ""
    groups: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        return {"id": self.id, "title": self.title, "cost": self.cost, "groups": list(self.groups)}


@dataclass(frozen=True)
class Manifest:
    """One vote with one ballot box. `election` is also the name of its board, such as `vote.town.example/2027`.

    `component` is the code of the box where a result adds up several (online, on site, committee …), else empty.
    `projects` stand as printed; with `order="random"` every voter sees an order of their own. `counting` is the rule
    by which the box is counted; `envelope_bytes` the size of every sealed text, so that length says nothing.
    """

    election: str
    title: str
    projects: tuple[Item, ...]
    ballot: BallotRule
    money: Money
    counting: AnyRule
    dates: Dates
    keys: Keys
    custody: Custody
    envelope_bytes: int
    component: str = ""
    order: Order = "random"
    receipts: ReceiptMode = "sealed"
    max_casts: int = 5

    def __post_init__(self) -> None:
        _check_projects(self)
        if self.keys.board.name != self.election or self.keys.receipts.name != f"{self.election}/receipts":
            raise SealError(
                "key_name", "The board's key bears the name of the election, the other 〈election〉/receipts."
            )
        least = envelope_bytes(self.projects, self.ballot, self.election)
        if self.envelope_bytes % BLOCK or self.envelope_bytes < least:
            text = f"A sealed ballot needs a multiple of {BLOCK} bytes, here from {least}."
            raise SealError("envelope_bytes", text, least=least)
        if self.max_casts < 1:
            raise SealError("max_casts", "A voter may cast at least once.")

    @property
    def paper(self) -> Paper:
        return Paper(self.projects, self.ballot)

    @property
    def level(self) -> str:
        """What is promised, never more than is configured: L0 nobody watches, L1 the server holds the key, L2."""
        witnesses = min(len(self.keys.witnesses), self.keys.witness_quorum)
        if self.custody.kind == "trustees" and self.custody.quorum >= 2 and witnesses >= 2:
            return "L2"
        return "L1" if witnesses else "L0"

    def as_dict(self) -> dict[str, Any]:
        return {
            "v": 1,
            "election": self.election,
            "title": self.title,
            "component": self.component,
            "projects": [project.as_dict() for project in self.projects],
            "order": self.order,
            "ballot": self.ballot.as_dict(),
            "money": self.money.as_dict(),
            "counting": {"rule": self.counting.as_dict(), "digest": self.counting.digest},
            "dates": self.dates.as_dict(),
            "keys": self.keys.as_dict(),
            "custody": self.custody.as_dict(),
            "receipts": self.receipts,
            "max_casts": self.max_casts,
            "envelope_bytes": self.envelope_bytes,
        }

    @cached_property
    def encoded(self) -> bytes:
        return canonical(self.as_dict())

    @cached_property
    def digest(self) -> str:
        """sha256 (hex) of the canonical bytes."""
        return sha256(self.encoded).hexdigest()

    @classmethod
    def from_bytes(cls, data: bytes) -> "Manifest":
        """SealError, with the field, if it is no manifest of this version or not in its one spelling."""
        given = Fields(read_canonical(data), "manifest")
        if given.number("v") != 1:
            raise SealError("version", "This manifest is of another version.")
        manifest = cls(
            election=given.text("election"),
            title=given.text("title", empty=True),
            component=given.text("component", empty=True),
            projects=tuple(map(_item, given.list("projects"))),
            order="random" if given.one_of("order", ("printed", "random")) == "random" else "printed",
            ballot=BallotRule.from_dict(given.object("ballot")),
            money=Money.from_fields(given.fields("money")),
            counting=_counting(given.fields("counting")),
            dates=Dates.from_fields(given.fields("dates")),
            keys=Keys.from_fields(given.fields("keys")),
            custody=Custody.from_fields(given.fields("custody")),
            receipts="open" if given.one_of("receipts", ("sealed", "open")) == "open" else "sealed",
            max_casts=given.number("max_casts", 1),
            envelope_bytes=given.number("envelope_bytes", 1),
        )
        given.end()
        return manifest


def envelope_bytes(projects: tuple[Item, ...], ballot: BallotRule, election: str) -> int:
    """The size that holds the longest possible ballot: a multiple of 256."""
    ids = sorted((len(canonical(project.id)) for project in projects), reverse=True)[: ballot.most]
    digits = len(str(ballot.each)) if ballot.kind == "points" else 0
    longest = sum(ids) + len(ids) * (2 + digits) + 30
    return -(-(longest + AROUND + len(canonical(election))) // BLOCK) * BLOCK


def _check_projects(manifest: Manifest) -> None:
    ids = [project.id for project in manifest.projects]
    if not ids or len(set(ids)) != len(ids):
        raise SealError("projects", "A ballot paper has projects, and each has an id of its own.")
    for id in ids:
        if not id or "," in id or ";" in id or id != id.strip() or not id.isprintable():
            raise SealError("project_id", f"The id {id!a} cannot stand in a ballots file.", project=id)
    groups = {group for project in manifest.projects for group in project.groups}
    for rule in manifest.ballot.groups:
        members = sum(rule.group in project.groups for project in manifest.projects)
        if rule.least > members:
            raise SealError("rule_group", f"The group {rule.group} has only {members} projects.", group=rule.group)
    for group in manifest.money.caps:
        if group not in groups:
            raise SealError("cap_group", f"The ceiling names a group {group} without projects.", group=group)
    if manifest.ballot.least > len(ids):
        raise SealError("rule_least", f"The ballot asks for {manifest.ballot.least} of {len(ids)} projects.")
    for one in (id for conflict in manifest.money.conflicts for id in conflict):
        if one not in ids:
            raise SealError("conflict", f"A conflict names a project {one} that is not on the paper.", project=one)


def _item(data: Any) -> Item:
    given = Fields(data, "project")
    item = Item(given.text("id"), given.number("cost"), given.text("title", empty=True), given.texts("groups"))
    given.end()
    return item


def _counting(given: Fields) -> AnyRule:
    try:
        rule = read_rule(given.object("rule"))
    except RuleError as error:
        raise SealError("counting", f"The rule of the count is wrong: {error}") from error
    if rule.digest != given.text("digest"):
        raise SealError("counting", "The digest of the counting rule is not the rule's.")
    given.end()
    return rule
