"""Count a second time, in a process of its own, from the file that everyone can download; and say what differs.

The path shares nothing with the first count but the method's code: bytes, the strict reader, the command line.
"""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import madang_methods
from madang_methods.counting import ElectionError
from madang_methods.counting.composite.file import from_json
from madang_methods.counting.pabulib import PabulibError, read
from madang_methods.counting.pabulib import election_of as election_in

from .bridge import ballots_digest, rule_of
from .models import Count
from .pabulib.write_back import file_of

PATIENCE = 1800  # seconds; a million ballots take less than a minute
WRITTEN, COUNTING, COMPARED = 1, 2, 3
MOST_BY_FRACTIONS = 1000  # ballots, and steps of the completion
SHOWN = 20  # of a long list of differences


@dataclass(frozen=True)
class Second:
    """`failed` says why the second count could not be finished; otherwise `differences` is empty if all is the same."""

    command: str
    engine: str = ""
    differences: tuple[dict, ...] = ()
    failed: str = ""


def count_again(count: Count, tell: Callable[[int], object] = lambda step: None) -> Second:
    """`tell` hears how far it is: WRITTEN, COUNTING, COMPARED."""
    with TemporaryDirectory(prefix="madang-count-") as folder:
        data = file_of(count.poll)
        words = _command(count, Path(folder), data)
        said = " ".join(["python", *words])
        tell(WRITTEN)
        tell(COUNTING)
        try:
            told = _run(words, folder)
            found = [*_bytes_that_differ(count, data), *differences(count, told)]
        except (_Failed, PabulibError, ElectionError) as error:
            return Second(said, failed=str(error)[:400])
    tell(COMPARED)
    return Second(said, other_engine(count), tuple(found))


def differences(count: Count, told: dict) -> list[dict]:
    """What the second count says otherwise than the first: funded, order, spent, reasons, rule, number of ballots."""
    first = count.outcome
    pairs = {
        "funded": (first["funded"], told["funded"]),
        "order": (first["order"], told["order"]),
        "spent": (_amount(first, "spent"), _amount(told, "spent")),
        "reasons": (_reasons(first), _reasons(told)),
        "rule": (count.rule_digest, told["rule"]),
        "ballots": (first["certificate"]["ballots"], told["certificate"]["ballots"]),
    }
    return [_difference(what, one, other) for what, (one, other) in pairs.items() if one != other]


def other_engine(count: Count) -> str:
    """Another arithmetic than the first count's where the rule has one: fractions, or arrays where fractions take too long."""
    if count.rule_name != "equal_shares":
        return ""
    tried = count.outcome["certificate"].get("shares_tried", 1)
    return "rational" if tried <= MOST_BY_FRACTIONS and count.ballots <= MOST_BY_FRACTIONS else "numpy"


def _command(count: Count, folder: Path, data: bytes) -> list[str]:
    """Writes the two files, and says how they are counted."""
    verb, name = ("composite", "election.json") if count.is_composite else ("count", "ballots.pb")
    (folder / name).write_bytes(data)
    (folder / "rule.json").write_text(rule_of(count.poll).canonical(), encoding="utf-8")
    words = ["-m", "madang_methods", verb, name, "--rule", "rule.json"]
    engine = other_engine(count)
    words += ["--engine", engine] if engine else []
    return [*words, *(["--seed", count.seed] if count.seed else []), "--json"]


def _run(words: list[str], folder: str) -> dict:
    source = str(Path(madang_methods.__file__).parents[1])
    env = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": source, "PYTHONHASHSEED": "random", "LANG": "C.UTF-8"}
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and our own words
            [sys.executable, *words], cwd=folder, env=env, capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise _Failed(f"no result after {PATIENCE} s") from error
    if done.returncode:
        raise _Failed(done.stderr.decode(errors="replace").strip()[-400:] or f"exit status {done.returncode}")
    return json.loads(done.stdout)


def _bytes_that_differ(count: Count, data: bytes) -> list[dict]:
    """The file's own digest, and that of the ballots read out of it."""
    found = []
    if count.file_digest and (read_digest := hashlib.sha256(data).hexdigest()) != count.file_digest:
        found.append(_difference("file", count.file_digest, read_digest))
    election = from_json(data.decode()) if count.is_composite else election_in(read(data))
    if (inside := ballots_digest(election)) != count.ballots_digest:
        found.append(_difference("ballots_digest", count.ballots_digest, inside))
    return found


def _difference(what: str, first, second) -> dict:
    if isinstance(first, dict):
        ids = sorted(id for id in first.keys() | second.keys() if first.get(id) != second.get(id))
        first, second = ([f"{id}: {side.get(id, '–')}" for id in ids] for side in (first, second))
    elif isinstance(first, list) and set(first) != set(second):
        first, second = sorted(set(first) - set(second)), sorted(set(second) - set(first))
    if isinstance(first, list):
        first, second = first[:SHOWN], second[:SHOWN]
    return {"what": what, "first": first, "second": second}


def _reasons(outcome: dict) -> dict[str, str]:
    return {id: step["reason"] for id, step in outcome["unfunded"].items()}


def _amount(outcome: dict, field: str) -> str:
    """In whole units of the currency: the file may be counted in larger units of money than the tables."""
    whole, _, rest = _shifted(outcome[field], outcome["exponent"]).partition(".")
    return f"{whole}.{rest.rstrip('0')}".rstrip(".")


def _shifted(amount: int, digits: int) -> str:
    text = str(amount).rjust(digits + 1, "0")
    return f"{text[:-digits]}.{text[-digits:]}" if digits else text


class _Failed(Exception):
    pass
