"""I-9, I-10: what was promised to be counted is what was opened, and every opened envelope says what it committed to."""

from collections import Counter
from collections.abc import Iterator

from ..envelope import commitment
from ..sampling import draw, sample_size, seed_of
from .base import Finding, Invariant, NothingToCheck
from .evidence import Kit
from .files import as_promised


def counted_before_opened(kit: Kit) -> Iterator[Finding]:
    """counted, superseded and voided are together all envelopes; the list is the one frozen on the board."""
    envelopes, counted = kit.board.envelopes, kit.counted
    for leaf in counted:
        if leaf not in envelopes:
            yield Finding("counted_not_on_board", {"leaf": leaf.hex()})
    place, frozen = kit.entry("freeze")
    if kit.digest("counted.txt") != frozen["counted"] or len(counted) != frozen["size"]:
        yield Finding("counted_differs", {"file": "counted.txt"})
    late = max(envelopes.values(), default=0)
    if late > place:
        yield Finding("envelope_after_freeze", {"place": late})
    result, _ = kit.entry("result")
    if result < place:
        yield Finding("result_before_freeze", {"result": result, "freeze": place})
    for part in ("c", "h"):
        times = Counter(told[part] for _, told in kit.board.of_kind("envelope"))
        yield from (Finding("envelope_copied", {part: said, "times": n}) for said, n in times.items() if n > 1)
    set_aside = frozen["superseded"] + sum(frozen["voided"].values())
    if len(counted) + set_aside != len(envelopes):
        yield Finding("envelopes_differ", {"counted": len(counted), "aside": set_aside, "envelopes": len(envelopes)})
    counts = kit.counts
    if (counts.counted, counts.superseded, counts.voided) != (len(counted), frozen["superseded"], frozen["voided"]):
        yield Finding("counts_differ", {"file": "counts.json"})
    if kit.tally.get("counted") != kit.digest("counted.txt"):
        yield Finding("counted_differs", {"file": "tally.json"})


def opened_as_committed(kit: Kit) -> Iterator[Finding]:
    """The public sample: drawn by its seed, each ballot the committed one and among the published.

    The root in the seed must have been signed before the dice were thrown, or it could have been chosen after them; where
    the freeze names the public randomness, it is that one.
    """
    yield from as_promised(kit, "sample.json")
    place, frozen = kit.entry("freeze")
    announced = frozen.get("beacon", "")
    if not kit.has("sample.json"):
        if announced:
            yield Finding("sample_missing", {"announced": announced})
            return
        raise NothingToCheck
    sample = kit.sample
    if announced and not sample["beacon"].startswith(f"{announced} = "):
        yield Finding("beacon_not_announced", {"announced": announced})
    opened: list[dict[str, str]] = sample["opened"]
    if not kit.has(f"checkpoints/{place + 1}"):
        yield Finding("freeze_not_signed", {"size": place + 1})
    root = kit.tree.root(place + 1)
    if sample["root"] != root.hex():
        yield Finding("root_differs", {"file": "sample.json"})
    rejected = {one["leaf"] for one in kit.tally["rejects"]}  # which nobody can open
    leaves = [leaf for leaf in kit.counted if leaf.hex() not in rejected]
    drawn = draw(seed_of(root, sample["beacon"], sample["dice"]), leaves, len(opened))
    if [leaf.hex() for leaf in drawn] != [one["leaf"] for one in opened]:
        yield Finding("sample_not_drawn", {"opened": len(opened)})
    least = min(len(leaves), sample_size(len(leaves)))
    if len(opened) < least:
        yield Finding("sample_too_small", {"opened": len(opened), "least": least})
    yield from _committed(kit, opened)
    kind = kit.manifest.ballot.kind
    missing = Counter(one["ballot"] for one in opened) - Counter(one.canonical(kind).decode() for one in kit.marks)
    if missing:
        yield Finding("sample_not_published", {"ballots": missing.total()})


def _committed(kit: Kit, opened: list[dict[str, str]]) -> Iterator[Finding]:
    for one in opened:
        c = commitment(kit.manifest.election, bytes.fromhex(one["r"]), one["ballot"].encode())
        place = kit.board.envelopes.get(bytes.fromhex(one["leaf"]))
        if place is None or kit.board.told[place][1]["c"] != c:
            yield Finding("commitment_differs", {"leaf": one["leaf"]})


LISTS = (
    Invariant(
        "I-9",
        "Counted, superseded and voided envelopes are together all envelopes on the board, and the list was frozen.",
        counted_before_opened,
    ),
    Invariant("I-10", "Every envelope opened in public holds the ballot it was committed to.", opened_as_committed),
)
