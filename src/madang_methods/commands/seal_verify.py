"""seal verify: check a published vote by all that its files can show, and count it again by any rule."""

import argparse
import json
from pathlib import Path

from ..sealing.invariants import Kit, Verdict, as_json, judge
from .seal_files import read_folder

MOST = 5


def add_to(acts: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = acts.add_parser("verify", help="check a published vote: exit 0 if everything holds, 1 if not")
    parser.add_argument("folder", help="a recount kit")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    verdicts = judge(Kit(read_folder(Path(given.folder))))
    if given.json:
        print(json.dumps(as_json(verdicts), ensure_ascii=False, indent=2))
    else:
        print("\n".join(line for verdict in verdicts for line in _lines(verdict)))
    return 0 if all(verdict.holds for verdict in verdicts) else 1


def _lines(verdict: Verdict) -> list[str]:
    state = "holds" if verdict.checked else "not checked"
    lines = [f"{verdict.invariant.id:5} {'BROKEN' if verdict.findings else state:12} {verdict.invariant.statement}"]
    for finding in verdict.findings[:MOST]:
        facts = ", ".join(f"{name} {fact}" for name, fact in finding.facts.items())
        lines.append(f"      {finding.code}" + (f": {facts}" if facts else ""))
    return lines + ([f"      and {len(verdict.findings) - MOST} more"] if len(verdict.findings) > MOST else [])
