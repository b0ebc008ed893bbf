"""I-11 to I-14: several machines agree, the ballots add up and are valid, and counting again gives the same result."""

from collections.abc import Iterator

from ..canonical import read_canonical
from ..opening import Reject
from ..tally import tally
from .base import Finding, Invariant
from .evidence import Kit
from .files import as_promised
from .sums import check_sums


def machines_agree(kit: Kit) -> Iterator[Finding]:
    yield from as_promised(kit, "tally.json")
    yield from as_promised(kit, "openings.json")
    machines = kit.openings.machines
    trustees = kit.manifest.custody.kind == "trustees"
    if len(machines) < (2 if trustees else 1):
        yield Finding("machines_missing", {"machines": len(machines)})
    for machine in machines:
        if machine.tally != kit.digest("tally.json"):
            yield Finding("machine_differs", {"machine": machine.name, "file": "tally.json"})
        if machine.ballots != kit.digest("ballots.pb"):
            yield Finding("machine_differs", {"machine": machine.name, "file": "ballots.pb"})


def ballots_add_up(kit: Kit) -> Iterator[Finding]:
    """As many ballots as envelopes counted, and the votes are the marks on the ballots."""
    yield from as_promised(kit, "ballots.pb")
    told, marks = kit.tally, kit.marks
    rejects = len(told["rejects"])
    if len(marks) + rejects != len(kit.counted):
        yield Finding("rows_differ", {"rows": len(marks), "rejects": rejects, "counted": len(kit.counted)})
    published = sum(told["votes"].values())
    named = sum(len(one.choices) for one in kit.said)
    if published != named:
        yield Finding("supports_differ", {"supports": published, "marks": named})
    gone = sum(len(one.choices) for one in marks) - named  # marks of projects that were withdrawn
    yield from check_sums(len(marks), published + gone, kit.manifest.ballot)
    if told["valid"] != len(marks):
        yield Finding("valid_differs", {"valid": told["valid"], "rows": len(marks)})


def ballots_are_valid(kit: Kit) -> Iterator[Finding]:
    paper = kit.manifest.paper
    for row, one in enumerate(kit.marks, 1):
        for fault in paper.check(one):
            yield Finding(f"invalid_{fault.code}", {"row": row, "about": fault.about, **fault.facts})
    for reject in kit.tally["rejects"]:
        yield Finding("reject", {"leaf": reject["leaf"], "reject": reject["code"]})


def counted_again(kit: Kit) -> Iterator[Finding]:
    """The whole tally, byte for byte, from the ballots and the manifest."""
    told = kit.tally
    rejects = [Reject(bytes.fromhex(one["leaf"]), one["code"]) for one in told["rejects"]]
    again = tally(
        kit.manifest,
        kit.file("ballots.pb"),
        kit.file("counted.txt"),
        rejects,
        told["seed"],
        kit.files.get("withdrawn.json", b""),
    )
    if again != kit.file("tally.json"):
        ours = read_canonical(again)
        parts = sorted(key for key in ours.keys() | told.keys() if ours.get(key) != told.get(key))
        yield Finding("count_differs", {"parts": ", ".join(parts)})


COUNTING = (
    Invariant(
        "I-11",
        "All machines that opened the box got the same bytes: two at least where trustees hold the key, the server where it does.",
        machines_agree,
    ),
    Invariant("I-12", "There are as many ballots as counted envelopes, and the votes are their marks.", ballots_add_up),
    Invariant("I-13", "Every ballot keeps the rule of the ballot paper.", ballots_are_valid),
    Invariant("I-14", "Counting the ballots again by the published rule gives the published result.", counted_again),
)
