"""Say on a terminal that a long command is still at work; into files and pipes say nothing."""

import sys
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TextIO

PATIENCE = 2.0


class Progress:
    """What a command is doing, and how far it is. `at` is cheap: call it as often as you like."""

    def __init__(self, doing: str) -> None:
        self.doing, self.done, self.of = doing, 0, 0

    def at(self, done: int, of: int) -> None:
        self.done, self.of = done, of

    def each[T](self, things: Iterable[T], of: int) -> Iterator[T]:
        """The things one by one, counted."""
        for done, thing in enumerate(things):
            self.at(done, of)
            yield thing

    def line(self, seconds: float) -> str:
        far = f" {self.done:,} of {self.of:,}" if self.of else ""
        return f"{self.doing}{far} … {seconds:.0f} s"


@contextmanager
def progress(doing: str, *, to: TextIO | None = None, patience: float = PATIENCE) -> Iterator[Progress]:
    """Run the block; if it takes longer than `patience` seconds, one line on the terminal tells how long, then goes.

    with progress("counting") as far:
        for rule in far.each(rules, len(rules)): ...
    """
    stream = to or sys.stderr
    told = Progress(doing)
    if not stream.isatty():
        yield told
        return
    over = threading.Event()
    speaker = threading.Thread(target=_speak, args=(told, stream, over, patience), daemon=True)
    speaker.start()
    try:
        yield told
    finally:
        over.set()
        speaker.join()


def _speak(told: Progress, stream: TextIO, over: threading.Event, patience: float) -> None:
    began = time.monotonic()
    written = ""
    wait = patience
    while not over.wait(wait):
        line = told.line(time.monotonic() - began)
        stream.write("\r" + line + " " * (len(written) - len(line)))
        stream.flush()
        written, wait = line, min(1.0, patience)
    if written:
        stream.write("\r" + " " * len(written) + "\r")
        stream.flush()
