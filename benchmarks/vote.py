"""How many votes a second, how long a voter waits, and whether what was acknowledged is what the box holds.

Method: a town of its own on a database of its own (SQLite in a file, or the server of DATABASE_URL), the vote open,
thirty projects of which five are chosen. `service`: processes that call the casting service one cast after another, no
pages. `casts` and `journeys`: the site as `./run serve` runs it, in production mode, behind this process as its
proxy; voters with a connection each send the forms they were shown, next as soon as they are done (no time to think).
`casts` counts the last form of people who signed in before the clock began; a journey is sign in, ballot, second look,
cast and receipt. `letters`: journeys of people with a code letter and no account (door, ballot, second look, cast,
receipt: six requests). Load and server share the cores. Afterwards every number that a voter was given is looked for in the box.
"""

import asyncio
import itertools
import json
import os
import platform
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from benchmarks import _vote_voters as voting
from benchmarks._vote_database import database

ROOT = Path(__file__).parents[1]
KINDS = ("service", "casts", "journeys", "letters")


def main(*options: str) -> None:
    """./run bench vote [service|casts|journeys|letters …] [VOTERS] [CLIENTS]: without a kind all four, 3,000 voters, 4 and 16.

    DATABASE_URL names a PostgreSQL server on which a database may be made and dropped.
    """
    kinds = [kind for kind in KINDS if kind in options] or list(KINDS)
    numbers = [int(option) for option in options if option.isdecimal()]
    voters = numbers[0] if numbers else 3000
    load, cores = os.getloadavg()[0], len(os.sched_getaffinity(0))
    print(f"{platform.platform()}, {cores} cores, load {load:.1f} when begun, Python {platform.python_version()}")
    print(f"{__doc__.partition('Method: ')[2].strip()}\n")
    for kind in kinds:
        clients = numbers[1] if len(numbers) > 1 else {"service": 4}.get(kind, 16)
        with (
            tempfile.TemporaryDirectory(prefix="madang-bench-", dir=os.environ.get("MADANG_VAR")) as folder,
            database(folder) as address,
        ):
            _run(kind, voters, clients, _environment(folder, address), Path(folder))


def _run(kind: str, voters: int, clients: int, environment: dict[str, str], folder: Path) -> None:
    codes = _town(environment, "make", str(voters), "letter" if kind == "letters" else "account")
    if kind == "service":
        told = _service(voters, clients, environment)
    else:
        told = _site(kind, voters, clients, environment, codes)
    stored = _town(environment, "stored")
    seconds = sorted(told["seconds"])
    many = max(1, len(seconds))
    print(f"{kind}: {clients} clients, {stored['database']}, fdatasync of 4 KiB {_fdatasync(folder):.2f} ms")
    print(
        f"    {len(seconds):,} in {told['took']:.1f} s: {len(seconds) / told['took']:.1f}/s"
        f"  p50 {_at(seconds, 0.5)}  p95 {_at(seconds, 0.95)}  p99 {_at(seconds, 0.99)}  longest {_at(seconds, 1)}"
        f"  errors {len(told['errors'])}  CPU {told['cpu'] * 1000 / many:.2f} ms each{told['beside']}"
    )
    for step, took in told["steps"].items():
        print(f"    {step}: p50 {_at(sorted(took), 0.5)}  p95 {_at(sorted(took), 0.95)}  p99 {_at(sorted(took), 0.99)}")
    for error in told["errors"][:3]:
        print(f"    {error}")
    log = folder / "site.log"
    if told["errors"] and log.exists():
        print(log.read_text()[-2000:])
    print(f"    {_reconciled(told['acknowledged'], stored)}\n", flush=True)


def _service(voters: int, clients: int, environment: dict[str, str]) -> dict[str, Any]:
    """`clients` processes share the voters; the clock runs from when all are ready to when the last is done."""
    edges = [voters * place // clients for place in range(clients + 1)]
    casters = [
        subprocess.Popen(  # noqa: S603 - our own module
            [sys.executable, "-m", "benchmarks._vote_caster", str(first), str(last)],
            env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for first, last in itertools.pairwise(edges)
    ]  # fmt: skip
    for caster in casters:
        caster.stdout.readline()
    begun = time.perf_counter()
    for caster in casters:
        caster.stdin.write("go\n")
        caster.stdin.flush()
    answers = [json.loads(caster.stdout.readline()) for caster in casters]
    took = time.perf_counter() - begun
    for caster in casters:
        caster.communicate()
    told = {name: [one for answer in answers for one in answer[name]] for name in ("acknowledged", "seconds", "errors")}
    return told | {"took": took, "cpu": sum(answer["cpu"] for answer in answers), "steps": {}, "beside": ""}


def _site(kind: str, voters: int, clients: int, environment: dict[str, str], codes: list[str]) -> dict[str, Any]:
    """The site in processes of its own, the voters in this one."""
    port, letters = _free_port(), _free_port()
    environment |= {"MADANG_SMTP_HOST": "127.0.0.1", "MADANG_SMTP_PORT": str(letters)}
    with Path(environment["MADANG_VAR"], "site.log").open("w") as log:
        serve = [sys.executable, "-m", "madang", "serve", "--port", str(port)]
        site = subprocess.Popen(serve, env=environment, stdout=log, stderr=log)  # noqa: S603 - our own command
    try:
        return asyncio.run(_visits(kind, voters, clients, site.pid, port, letters, codes))
    finally:
        site.terminate()
        site.wait()


async def _visits(
    kind: str, voters: int, clients: int, pid: int, port: int, letters: int, codes: list[str]
) -> dict[str, Any]:
    mailbox = voting.Mailbox()
    await mailbox.open(letters)
    await _until_open(port)
    await voting.warm(port)
    load, busy = time.process_time(), _cpu_of(pid)
    if kind == "letters":
        told = await voting.by_letter(port, codes, voters, clients)
    else:
        told = await {"journeys": voting.journeys, "casts": voting.casts}[kind](port, mailbox, voters, clients)
    load, busy = time.process_time() - load, _cpu_of(pid) - busy
    facts = {"acknowledged": told.acknowledged, "seconds": told.seconds, "errors": told.errors, "steps": told.steps}
    return facts | {"took": told.ended - told.begun, "cpu": busy, "beside": f", the load's own {load:.1f} s in all"}


def _reconciled(acknowledged: list[str], stored: dict[str, Any]) -> str:
    """Acknowledged against stored, by number; SystemExit if one is missing or somebody has two."""
    lost = set(acknowledged) - set(stored["numbers"])
    doubled = len(acknowledged) - len(set(acknowledged)) + stored["current"] - stored["voted"]
    told = (
        f"acknowledged {len(acknowledged):,}, stored {stored['envelopes']:,}, lost {len(lost)}, doubled {doubled},"
        f" notices {stored['notices']:,}, broken invariants: {', '.join(stored['broken']) or 'none'}"
    )
    if lost or doubled or stored["broken"]:
        raise SystemExit(told)
    return told


async def _until_open(port: int) -> None:
    for _ in range(300):
        try:
            _reader, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            await asyncio.sleep(0.1)
        else:
            writer.close()
            return
    raise SystemExit("The site did not open within half a minute.")


def _cpu_of(pid: int) -> float:
    """CPU seconds of a process and its children that still run."""
    ticks = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(stat.parent.name) == pid or int(fields[1]) == pid:
            ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def _town(environment: dict[str, str], *what: str) -> Any:
    command = [sys.executable, "-m", "benchmarks._vote_town", *what]
    said = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603
    return json.loads(said)


def _environment(folder: str, address: str) -> dict[str, str]:
    """A production site of its own: its database, its folders, its key; this process is the proxy before it."""
    return os.environ | {
        "DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "madang.config.settings",
        "MADANG_MODE": "production",
        "MADANG_SECRET_KEY": secrets.token_hex(32),
        "MADANG_HOSTS": "127.0.0.1",
        "MADANG_BEHIND_PROXY": "1",
        "MADANG_VAR": folder,
        "MADANG_KEYS": str(Path(folder) / "keys"),
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
    }


def _fdatasync(folder: Path) -> float:
    """Milliseconds of the median of a hundred: how long this disk takes to promise that something is written."""
    times = []
    with (folder / "sync").open("wb", buffering=0) as file:
        for _ in range(100):
            file.write(bytes(4096))
            begun = time.perf_counter()
            os.fdatasync(file.fileno())
            times.append(time.perf_counter() - begun)
    return sorted(times)[50] * 1000


def _at(seconds: list[float], share: float) -> str:
    if not seconds:
        return "–"
    return f"{seconds[min(len(seconds) - 1, int(len(seconds) * share))] * 1000:.0f} ms"
