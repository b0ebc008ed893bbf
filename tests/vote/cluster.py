"""A PostgreSQL server of one test's own, which may be killed: nobody else is on it."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

from .ground import free_port

BIN = next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), None) or (
    Path(shutil.which("initdb")).parent if shutil.which("initdb") else None
)


class Cluster:
    """`folder` is given to the user postgres where this runs as root, who may not start a server."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self._run("initdb", "-D", f"{folder}/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale")
        self.start()

    @property
    def address(self) -> str:
        return f"postgresql://postgres@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        options = (
            f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1 -c max_wal_size=64MB -c min_wal_size=32MB"
        )
        self._run(
            "pg_ctl", "-D", f"{self.folder}/data", "-l", f"{self.folder}/log", "-w", "-t", "60", "-o", options, "start"
        )

    def kill(self) -> None:
        """kill -9 of the postmaster; its children notice and go."""
        first = int((self.folder / "data/postmaster.pid").read_text().splitlines()[0])
        os.kill(first, signal.SIGKILL)

    def start_again(self) -> None:
        """As soon as the last child of the killed one has let go of the memory they shared."""
        for _ in range(60):
            try:
                return self.start()
            except subprocess.CalledProcessError:
                time.sleep(0.5)
        raise AssertionError((self.folder / "log").read_text()[-2000:])

    def answers(self) -> bool:
        ready = [str(BIN / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        return subprocess.run(ready, check=False).returncode == 0

    def stop(self) -> None:
        self._run("pg_ctl", "-D", f"{self.folder}/data", "-m", "immediate", "stop", check=False)

    def _run(self, program: str, *words: str, check: bool = True) -> None:
        who = []
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
            who = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
        subprocess.run(
            [*who, str(BIN / program), *words],
            check=check,
            cwd="/",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=120,
        )
