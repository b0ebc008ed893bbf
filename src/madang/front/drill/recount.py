"""What anyone does at home: take the published archive, count again with one file, and change a byte to see it named."""

import hashlib
import io
import json
import os
import subprocess
import sys
import zipfile
from collections import Counter
from pathlib import Path
from random import Random

from madang_methods.sealing import verifier

from ..rehearsal.visitor import Visitor
from . import TOWN, must
from .town import Town
from .voters import PAPER

UNBOUND = ("verify.py", "README.txt")  # whoever gives the program could give another one; take it from elsewhere


def download(folder: Path) -> Path:
    """kit.zip through the site, unpacked."""
    data = Visitor("anyone", TOWN).opens(f"{PAPER}kit.zip").page.body
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(folder)
    return next(path for path in folder.iterdir() if path.is_dir())


def count_again(kit: Path) -> dict:
    """The published program, alone in a bare interpreter: no library, no settings, no way to this one's modules."""
    command = [sys.executable, "-I", "-S", str(kit / "verify.py"), str(kit), "--json"]
    run = subprocess.run(  # noqa: S603 - the program that is being tried
        command, cwd=kit, env={"PYTHONUTF8": "1", "PATH": os.environ["PATH"]}, capture_output=True, text=True
    )
    must(run.returncode in (0, 1), f"the verifier fell over: {run.stderr[-500:]}")
    told = json.loads(run.stdout)
    must(told["holds"] == (run.returncode == 0), "the verifier says one thing and ends with another")
    return told


def compare(town: Town, kit: Path) -> tuple[int, list[str]]:
    """The published votes are what people chose. How many ballots, and what is funded."""
    must((kit / "verify.py").read_bytes() == Path(verifier.__file__).read_bytes(), "the published verifier is another")
    told = json.loads((kit / "tally.json").read_text())
    votes = Counter(code for codes in town.chose.values() for code in codes)
    must({code: n for code, n in told["votes"].items() if n} == dict(votes), "the votes are not what people chose")
    published = Visitor("anyone", TOWN).opens(f"{PAPER}counted.txt").page.body
    must((kit / "counted.txt").read_bytes() == published, "the list of what is counted is not the published one")
    return len(town.chose), told["result"]["funded"]


def broken_by(kit: Path, chance: Random) -> dict[str, list[str]]:
    """One byte changed in each file that the board stands for: the statements that then do not hold, by file."""
    found = {}
    for path in sorted(path for path in kit.rglob("*") if path.is_file()):
        name = path.relative_to(kit).as_posix()
        if name in UNBOUND:
            continue
        data, at = path.read_bytes(), chance.randrange(path.stat().st_size)
        path.write_bytes(data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :])
        told = count_again(kit)
        path.write_bytes(data)
        found[name] = [one["id"] for one in told["invariants"] if one["findings"]]
        must(bool(found[name]), f"one changed byte of {name} at {at} was not noticed")
    return found


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
