"""The certified loop as machine code, where numba is installed."""

from types import FunctionType
from typing import Any

from numba import njit

from . import loop, taken

_jit = njit(cache=True, nogil=True)


def _compiled() -> dict[str, Any]:
    """The functions of `loop`, each seeing the compiled ones: the text stays the one in that file, and so does the cache."""
    names = {**vars(loop)}
    for name in ("less", "gather", "poor_at", "price_down", "price_up", "pay", "close", "compare", "told", "run"):
        function = getattr(loop, name)
        names[name] = _jit(FunctionType(function.__code__, names, name))
    return names


run = _compiled()["run"]
share_out = _jit(taken.share_out)
