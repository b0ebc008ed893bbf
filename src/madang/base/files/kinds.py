"""What a file is, by its content. The name decides nothing except whether plain text is a table."""

import re
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _


class Kind(NamedTuple):
    """`endings` are the names it may honestly carry; the first is the one we give."""

    name: str
    content_type: str
    endings: tuple[str, ...]


JPEG = Kind("JPEG", "image/jpeg", ("jpg", "jpeg", "jpe", "jfif"))
PNG = Kind("PNG", "image/png", ("png",))
WEBP = Kind("WebP", "image/webp", ("webp",))
GIF = Kind("GIF", "image/gif", ("gif",))
PDF = Kind("PDF", "application/pdf", ("pdf",))
HWPX = Kind("HWPX", "application/hwp+zip", ("hwpx",))
XLSX = Kind("XLSX", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ("xlsx",))
CSV = Kind("CSV", "text/csv", ("csv",))
TXT = Kind("TXT", "text/plain", ("txt",))
ZIP = Kind("ZIP", "application/zip", ("zip",))  # a container: archives.py says what it holds

PICTURES = (JPEG, PNG, WEBP, GIF)
ATTACHMENTS = (PDF, HWPX, XLSX, CSV, TXT)

_CONVERT_TO_PDF = _("PDF나 HWPX로 저장해서 올려 주세요.")
_CONVERT_TO_JPEG = _("JPEG나 PNG로 저장해서 올려 주세요.")
_HEIC = _("JPEG로 저장해서 올려 주세요. 아이폰은 설정 › 카메라 › 포맷에서 ‘높은 호환성’을 고르면 JPEG로 찍힙니다.")
_UNPACK = _("압축을 풀어 안의 파일을 하나씩 올려 주세요.")
_NEVER = _("이런 파일은 받지 않습니다.")

# Known and refused: what it is called, and what to do instead.
_REFUSED = {
    "HEIC": _HEIC,
    "AVIF": _CONVERT_TO_JPEG,
    "TIFF": _CONVERT_TO_JPEG,
    "BMP": _CONVERT_TO_JPEG,
    "SVG": _CONVERT_TO_JPEG,
    "HTML": _CONVERT_TO_PDF,
    "XML": _CONVERT_TO_PDF,
    "HWP·DOC·XLS": _CONVERT_TO_PDF,
    "RTF": _CONVERT_TO_PDF,
    "RAR": _UNPACK,
    "7Z": _UNPACK,
    "GZIP": _UNPACK,
    "ZIP": _UNPACK,
    "MP4": _NEVER,
    "EXE": _NEVER,
}

_MAGIC = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"%PDF-", PDF),
    (b"PK\x03\x04", ZIP),
    (b"PK\x05\x06", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "HWP·DOC·XLS"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"BM", "BMP"),
    (b"{\\rtf", "RTF"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7Z"),
    (b"\x1f\x8b", "GZIP"),
    (b"MZ", "EXE"),
    (b"\x7fELF", "EXE"),
    (b"#!", "EXE"),
)
_HEIF_BRANDS = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"}
_MARKUP = re.compile(rb"<\s*(script|html|svg|iframe|object|embed|!doctype\s+html)[\s>/]", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


def recognise(data: bytes, ending: str = "") -> Kind | str | None:
    """A kind we take, the name of one we know and refuse, or None. `ending` only tells a table from other text."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return WEBP
    if data[4:8] == b"ftyp":
        brand = data[8:12]
        return "HEIC" if brand in _HEIF_BRANDS else "AVIF" if brand in {b"avif", b"avis"} else "MP4"
    for magic, kind in _MAGIC:
        # Two letters are not enough to call a text a bitmap or a program.
        if data.startswith(magic) and (len(magic) > 2 or magic in (b"\x1f\x8b", b"#!") or b"\x00" in data[:64]):
            return kind
    return _text(data, ending)


def what_to_do(name: str):
    return _REFUSED[name]


def charset(data: bytes) -> str | None:
    """utf-8, or the cp949 that Korean spreadsheets still write, or None for what is no plain text."""
    for name in ("utf-8-sig", "cp949"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        return None if _CONTROL.search(text) else {"utf-8-sig": "utf-8", "cp949": "euc-kr"}[name]
    return None


def markup_in(data: bytes) -> bool:
    return bool(_MARKUP.search(data))


def _text(data: bytes, ending: str) -> Kind | str | None:
    if charset(data) is None:
        return None
    start = data[:1024].lower()
    if markup_in(data):
        return "SVG" if b"<svg" in start else "HTML"
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml"):
        return "XML"
    return CSV if ending == "csv" else TXT
