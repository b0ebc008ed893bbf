"""Where the bytes lie: MEDIA_ROOT/<government>/<digest>/, written once, in step with the transaction.

Files are laid in a folder of their own first and moved to their place when the transaction is committed. A transaction
that fails takes them away with it; if the machine dies between commit and move they are found where they were laid.
What a dead machine left behind without a row is swept up by `madang sweep-files`.
"""

import os
import secrets
import shutil
import weakref
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.db import transaction

from madang.base.places.models import Government


def lay(government: Government, digest: str, files: dict[str, bytes]) -> None:
    """Put files on the shelf; they stay if the transaction around this call is committed."""
    laid = _laid(government) / f"{digest}.{secrets.token_hex(8)}"
    laid.mkdir(parents=True)
    # Django tells of a commit but not of a rollback; it then drops the function below, and with it the last hold on
    # `keeper`, whose end removes the folder.
    keeper = _Keeper()
    undo = weakref.finalize(keeper, shutil.rmtree, laid, ignore_errors=True)
    for name, data in files.items():
        _write(laid / name, data)
    _sync(laid, laid.parent)
    transaction.on_commit(lambda: _settle(keeper, undo, laid, _place(government, digest)), robust=True)


def find(government: Government, digest: str, name: str) -> Path | None:
    for folder in (_place(government, digest), *_laid(government).glob(f"{digest}.*")):
        if (folder / name).is_file():
            return folder / name
    return None


def take_away(government: Government, digest: str, still_used) -> None:
    """Remove a digest's files unless `still_used()` says that a row needs them. Call it after the commit."""
    place = _place(government, digest)
    away = _laid(government) / f"away.{secrets.token_hex(8)}"
    away.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.rename(place, away)
    except FileNotFoundError:
        return
    # Looked at only after the files are out of the way: whoever puts up the same bytes now lays their own.
    if still_used():
        _move(away, place)
    shutil.rmtree(away, ignore_errors=True)


def digests(government: Government) -> Iterator[tuple[str, Path]]:
    """Everything that lies there, settled or not."""
    for folder in Path(settings.MEDIA_ROOT, str(government.pk)).glob("??/*"):
        yield folder.name, folder
    for folder in _laid(government).glob("*"):
        yield folder.name.partition(".")[0], folder


class _Keeper:
    """Lives as long as the transaction may still be committed."""


def _settle(keeper: _Keeper, undo: weakref.finalize, laid: Path, place: Path) -> None:
    undo.detach()  # committed: from here on nothing may lose the files
    _move(laid, place)
    shutil.rmtree(laid, ignore_errors=True)


def _move(folder: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.rename(folder, place)
    except OSError:
        if not place.is_dir():  # the same bytes are there already, or else something is wrong
            raise
    _sync(place.parent)


def _write(path: Path, data: bytes) -> None:
    with open(path, "xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync(*folders: Path) -> None:
    """A name survives a power cut only once its folder is written too."""
    for folder in folders:
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)


def _place(government: Government, digest: str) -> Path:
    return Path(settings.MEDIA_ROOT, str(government.pk), digest[:2], digest)


def _laid(government: Government) -> Path:
    return Path(settings.MEDIA_ROOT, str(government.pk), "laid")
