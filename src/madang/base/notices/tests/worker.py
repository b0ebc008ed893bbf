"""One worker as a process of its own: it waits for a folder's `go`, delivers, and writes down every letter there."""

import os
import time
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from madang.base import clock
from madang.base.notices import delivery
from madang.base.notices.channels.recording import Recording
from madang.base.notices.models import LEASE, Message

START = (
    "import django; django.setup(); from madang.base.notices.tests.worker import work; import sys; work(*sys.argv[1:])"
)


def work(folder: str, manner: str) -> None:
    """`manner` is careful, careless (looks, then takes), hanging (never returns from sending) or later."""
    here = Path(folder)
    settings.MADANG_CHANNELS = {"email": "madang.base.notices.channels.recording.Recording"}
    settings.TEMPLATES[0]["DIRS"] = [Path(__file__).parent / "templates"]
    Recording.send = _writing_into(here, hanging=manner == "hanging")
    if manner == "careless":
        delivery.claim = _looking_then_taking(here)
    (here / f"ready-{os.getpid()}").touch()
    _wait_for(here, "go")
    with clock.set_to(clock.now() + (2 * LEASE if manner == "later" else timedelta(0))):
        delivery.deliver()


def _writing_into(here: Path, *, hanging: bool):
    def send(self, letter) -> None:
        with open(here / "letters", "a") as letters:
            letters.write(letter.key + "\n")
        if hanging:
            (here / "holding").touch()
            time.sleep(600)

    return send


def _looking_then_taking(here: Path):
    """What claim() must not be: between the look and the taking another worker looks too."""

    def claim(pk):
        message = Message.objects.due().select_related("government", "person").filter(pk=pk).first()
        (here / f"looked-{pk}-{os.getpid()}").touch()
        _wait_for(here, f"looked-{pk}-*", 2)
        Message.objects.filter(pk=pk).update(claimed_by="someone")
        return [message] if message else []

    return claim


def _wait_for(here: Path, name: str, count: int = 1) -> None:
    while len(list(here.glob(name))) < count:
        time.sleep(0.01)
