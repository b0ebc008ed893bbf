"""What `opinions` does once its parts are there: read the votes, map them, tell it."""

import argparse
import json
import sys
from pathlib import Path

from ..opinions import OpinionMap, VotesError, map_opinions, published
from ..opinions.csv_votes import read_csv_votes
from .progress import progress


def run(given: argparse.Namespace) -> int:
    try:
        found = _found(given)
    except VotesError as error:
        print(f"{given.file}: {error}", file=sys.stderr)
        return 2
    print(json.dumps(published(found), ensure_ascii=False, indent=2) if given.json else _told(found))
    return 0


def _found(given: argparse.Namespace) -> OpinionMap:
    with progress("reading votes"), Path(given.file).open(encoding="utf-8-sig", newline="") as lines:
        votes = read_csv_votes(lines)
    with progress("mapping opinions"):
        return map_opinions(votes, min_votes=given.min_votes, seed=given.seed)


def _told(found: OpinionMap) -> str:
    first, second = found.carried
    lines = [
        f"{found.people:,} people, {len(found.statements):,} statements, {found.votes:,} votes.",
        f"{found.placed:,} people ({found.share_placed:.0%}) voted enough to be placed.",
        f"The two axes carry {first + second:.0%} of the differences.",
    ]
    if found.agreement is not None:
        lines.append(f"Drawn again from other people, the groups agree {found.agreement:.2f} (median, 1 is the same).")
    if found.why_no_groups:
        lines.append(f"No groups are shown: {_WHY[found.why_no_groups]}")
    for group in found.groups:
        lines.append(f"Group {group.letter}, {group.people:,} people:")
        lines += [f"  {one.statement}: {one.count} of {one.seen} {one.side}" for one in group.representative]
    for what, told in (("Agreed", found.agreed), ("Disagreed", found.disagreed)):
        lines += [f"{what} by most: {one.statement}, {one.count} of {one.seen}" for one in told]
    if found.united:
        lines.append(f"More than half of every group agree: {', '.join(found.united)}")
    return "\n".join(lines)


_WHY = {
    "too_few": "too few people voted on enough statements, or all alike.",
    "unstable": "with other people there would be other groups.",
}
