"""How much may come in at once. settings.MADANG_FILE_LIMITS ({"bytes": 5_000_000}) changes single numbers."""

from dataclasses import dataclass, replace

from django.conf import settings

PIXELS = 40_000_000
SIDE = 2000  # the longest side a stored picture has
WIDTHS = (320, 800)  # the smaller copies made of it


@dataclass(frozen=True)
class Limits:
    """Numbers for one upload; the zip ones are OWASP ASVS 5.2.3's zip-bomb rules."""

    bytes: int = 10 * 1024 * 1024
    pictures: int = 5
    attachments: int = 5
    zip_entries: int = 200
    zip_bytes: int = 50 * 1024 * 1024
    zip_ratio: int = 100

    @property
    def megabytes(self) -> str:
        return f"{self.bytes / 1024 / 1024:g}"


def limits() -> Limits:
    return replace(Limits(), **getattr(settings, "MADANG_FILE_LIMITS", {}))
