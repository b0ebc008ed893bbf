"""A town whose vote is open now, on a database of its own, and processes that do things to it."""

import ast
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

from tests.databases import environment

START = "import django; django.setup(); from tests.vote.deeds import main; import sys; main(*sys.argv[1:])"


class Ground:
    """`folder` holds keys, files of the board, what voters wrote down (acks), and people.json."""

    def __init__(self, folder: Path, address: str, **env: str) -> None:
        self.folder, self.address = folder, address
        own = {"DJANGO_SETTINGS_MODULE": "madang.config.settings", "MADANG_VAR": str(folder / "var")}
        self.env = environment(address) | own | {"MADANG_KEYS": str(folder / "keys")} | env

    def start(self, deed: str, *words, prefix=(), **env: str) -> subprocess.Popen:
        command = [*prefix, sys.executable, "-c", START, str(self.folder), deed, *map(str, words)]
        return subprocess.Popen(
            command, env=self.env | env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            start_new_session=True,
        )  # fmt: skip

    def do(self, deed: str, *words, **env: str):
        """What it printed, as Python reads it. AssertionError if it fell over."""
        return done(self.start(deed, *words, **env))

    def serve(self, port: int, *, access: bool = False) -> subprocess.Popen:
        """The site in a process group of its own; returns when it answers. `access`: with the log that it leaves off."""
        command = [sys.executable, "-m", "madang", "serve", "--port", str(port), "--workers", "2"]
        if access:
            command = [
                str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "--port", str(port),
                "--access-log", "--access-log-fmt", "%(addr)s %(method)s %(path)s?%(query_string)s",
                "madang.config.wsgi:application",
            ]  # fmt: skip
        with (self.folder / "serve.log").open("a") as log:
            server = subprocess.Popen(command, env=self.env, stdout=log, stderr=log, start_new_session=True)
        wait_for(port)
        return server

    @property
    def people(self) -> list[dict]:
        """{"email", "session"} of each voter."""
        return json.loads((self.folder / "people.json").read_text())

    def acks(self) -> dict[str, str]:
        """What voters wrote down: nonce to leaf or number, "" for what was sent and never answered."""
        found: dict[str, str] = {}
        for file in self.folder.glob("acks-*"):
            for line in file.read_text().splitlines():
                nonce, _, answer = line.partition(" ")
                found[nonce] = answer or found.get(nonce, "")
        return found


def done(process: subprocess.Popen):
    out, err = process.communicate(timeout=300)
    assert process.returncode == 0, err[-3000:]
    return ast.literal_eval(out.strip().splitlines()[-1])


def kill(process: subprocess.Popen, how=signal.SIGKILL) -> None:
    """The whole group, as a machine does that lost its mind."""
    os.killpg(process.pid, how)
    process.communicate()


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def wait_for(port: int, seconds: float = 60) -> None:
    until = time.monotonic() + seconds
    while True:
        try:
            return urlopen(f"http://127.0.0.1:{port}/haeoreum/2027/vote/", timeout=5).close()
        except OSError:
            assert time.monotonic() < until, "the site does not answer"
            time.sleep(0.1)
