"""Personal data in public text: where it stands, of what kind, and the text without it."""

from .find import Found, Kind, find_personal_data
from .mask import mask

__all__ = ["Found", "Kind", "find_personal_data", "mask"]
