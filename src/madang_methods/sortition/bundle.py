"""What is published of a lottery, as files by name, with the program that checks them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files as package_files
from pathlib import Path
from typing import Any

from ..sealing.canonical import canonical
from .record import FORMAT, Entry, Record
from .selection import Selection
from .verifier import judge

SHOWN = 3
READ_ME = """\
The public lottery {digest}.

    python3 verify.py            checks all of it; needs Python 3.9 or newer and nothing else
    python3 verify.py --digest HEX --receipt FILE     also against what was announced, and what one volunteer was given

record.json   published before the randomness existed: quotas, all tickets, the proof, the digest of the people
draw.json     the randomness, the ticket, the panel, reserves and replacements; no such file before the draw
portfolio.csv all tickets as a table, where it is given: which numbers are one panel, and how many of each type sit in it
people.csv    everybody under a pseudonym, where that is public; without it the order of the people is not checked
"""


@dataclass(frozen=True, slots=True)
class Check:
    """`state`: holds, broken or skipped (nothing to check, `said` why)."""

    name: str
    state: str
    said: str


def bundle(record: Record, selection: Selection | None = None, people: bool = True) -> dict[str, bytes]:
    """The files by name. Without `people` nobody's pseudonym is shown but those of members and reserves."""
    files = {"record.json": record.text, "README.txt": READ_ME.format(digest=record.digest).encode()}
    files["verify.py"] = package_files("madang_methods.sortition").joinpath("verifier.py").read_bytes()
    if selection is not None:
        files["draw.json"] = canonical(drawn(selection))
    return files | ({"people.csv": _table(record.entries)} if people else {})


def drawn(selection: Selection) -> dict[str, Any]:
    """The draw as it is published: pseudonyms alone."""
    members = {selection.type_of(entry) for entry in selection.drawn}
    return {
        "format": FORMAT,
        "record": selection.record.digest,
        "randomness": [list(one) for one in selection.sources],
        "seed": selection.seed.hex(),
        "ticket": selection.ticket,
        "drawn": [[entry.pseudonym, entry.unit] for entry in selection.drawn],
        "members": [entry.pseudonym for entry in selection.members],
        "reserves": [
            [type, [entry.pseudonym for entry in entries[:SHOWN]]]
            for type, entries in selection.reserves.items()
            if type in members
        ],
        "withdrawn": [entry.pseudonym for entry in selection.withdrawn],
        "replacements": [
            [one.out.pseudonym, one.into.pseudonym if one.into else None, one.how] for one in selection.replacements
        ],
    }


def verify(files: Mapping[str, bytes] | Path, digest: str | None = None, receipt: bytes | None = None) -> list[Check]:
    """Every check of the stand-alone verifier, on files by name or a folder of them."""
    if isinstance(files, Path):
        files = {path.name: path.read_bytes() for path in files.iterdir() if path.suffix in (".json", ".csv")}
    return [Check(**one) for one in judge(dict(files), digest, receipt)]


def holds(checks: Iterable[Check]) -> bool:
    return all(check.state != "broken" for check in checks)


def _table(entries: Iterable[Entry]) -> bytes:
    lines = (",".join([_cell(one.pseudonym), str(one.unit), _cell(one.household), one.salt]) for one in entries)
    return "\n".join(["pseudonym,unit,household,salt", *lines, ""]).encode()


def _cell(text: str) -> str:
    return '"{}"'.format(text.replace('"', '""')) if any(sign in text for sign in ',"\r\n') else text
