"""Files of a sealed vote: written once, never over another; private ones for their owner alone."""

import os
from pathlib import Path


def write_new(path: Path, data: bytes, *, private: bool = False) -> None:
    """FileExistsError rather than lose what was there. On disk when it returns."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if private else 0o644)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def read_folder(folder: Path) -> dict[str, bytes]:
    """Every file below the folder by its path with `/`."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
