"""Those who trust nobody: three holders of the key and two witnesses, each with a program and a folder of their own."""

import os
import subprocess
import sys
from io import StringIO
from pathlib import Path

from django.core.management import call_command

from madang.cycle.vote.models import Checkpoint, Poll
from madang_methods.sealing.checkpoint import with_signatures
from madang_methods.sealing.note import read_signature

from . import TOWN, TRACK, YEAR, Failed, must

HOLDERS = ("감사담당관", "참여예산위원장", "외부 참관인")
WITNESSES = ("university.example/w1", "press.example/w1")
NAMED = (TOWN, str(YEAR), TRACK)


class Offline:
    """Programs that know neither the site nor its database: files go in, files come out."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def put(self, name: str, data: bytes) -> str:
        (self.folder / name).write_bytes(data)
        return str(self.folder / name)

    def seal(self, *words: str | Path) -> str:
        """What `seal` prints. Failed if it did not end well."""
        # Nothing of this process reaches it but where the program lies: no settings, no address of a database.
        env = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
        command = [sys.executable, "-m", "madang_methods", "seal", *map(str, words)]
        run = subprocess.run(command, cwd=self.folder, env=env, capture_output=True, text=True)  # noqa: S603
        if run.returncode:
            raise Failed(f"seal {words[0]}: {run.stderr or run.stdout}")
        return run.stdout


class Holders(Offline):
    """They make the key together; any two of the three open with it."""

    def make_key(self, election: str) -> bytes:
        names = [word for holder in HOLDERS for word in ("--holder", holder)]
        self.seal("keygen", election, *names, "--quorum", 2, "--out", "key")
        self.seal("shares", "key/key.json", *self._shares(1, 2, 3))
        return (self.folder / "key/key.json").read_bytes()

    def read_test(self, envelope: bytes) -> str:
        self.put("test.bin", envelope)
        return self.seal("test", "key/key.json", "test.bin", *self._shares(1, 3)).strip()

    def open_box(self, box: bytes, manifest: bytes, counted: bytes, seed: str) -> list[Path]:
        """Two pairs on two machines. Failed unless both have the same bytes."""
        for name, data in (("box.txt", box), ("manifest.json", manifest), ("counted.txt", counted)):
            self.put(name, data)
        given = ("box.txt", "--key", "key/key.json", "--manifest", "manifest.json", "--counted", "counted.txt")
        folders = []
        for name, pair in (("first", (1, 2)), ("other", (2, 3))):
            self.seal("open", *given, *self._shares(*pair), "--seed", seed, "--out", name)
            folders.append(self.folder / name)
        for name in ("ballots.pb", "tally.json", "opened.private.jsonl"):
            first, other = ((folder / name).read_bytes() for folder in folders)
            must(first == other, f"two machines disagree about {name}")
        return folders

    def one_alone(self) -> bool:
        """Whether a single holder gets anything; must be False."""
        try:
            self.seal("test", "key/key.json", "test.bin", *self._shares(2))
        except Failed:
            return False
        return True

    def _shares(self, *numbers: int) -> list[str]:
        return [word for number in numbers for word in ("--share", f"key/share-{number}.txt")]


class Witness(Offline):
    def __init__(self, folder: Path, name: str) -> None:
        super().__init__(folder)
        self.signed = 0
        self.key = self.seal("witness-key", name, "--out", "key.txt").strip()

    def sign(self, poll: Poll) -> None:
        """Look whether the board only grew, sign it, and hand the signature in."""
        asked = said("board", "submission", *NAMED, old=self.signed)
        self.put("submission.txt", asked.encode())
        board = poll.frozen.keys.board.text
        line = self.seal("witness", "submission.txt", "--key", "key.txt", "--board", board, "--state", "state.txt")
        last = Checkpoint.objects.of(poll).latest("size")
        note = with_signatures(last.note, [read_signature(one) for one in line.splitlines()])
        file = self.put("note.txt", note.encode())
        said("board", "cosigned", *NAMED, file)
        self.signed = last.size


def said(*words: str, **options) -> str:
    """What a command of ours prints."""
    out = StringIO()
    call_command(*words, stdout=out, **options)
    return out.getvalue()
