"""Look into a zip-based document before anyone opens it: bombs, traversal, hidden neighbours (OWASP ASVS 5.2.3, 5.2.5)."""

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from .kinds import HWPX, XLSX, Kind
from .limits import Limits
from .refused import turned_away

_SAVE_AGAIN = _("프로그램에서 새로 저장해서 올려 주세요.")
_NESTED = (b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b\x08")
_UNSAFE_NAME = re.compile(r"^[/\\]|^[A-Za-z]:|\\|(^|/)\.\.(/|$)|\x00")
_CHUNK = 64 * 1024


def check_archive(data: bytes, name: str, limits: Limits) -> Kind:
    """HWPX or XLSX. Raises ValidationError for everything else, and for any archive that is not what it seems."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _is_alone(data, archive, name)
            _is_small(data, archive, name, limits)
            _is_honest(archive, name)
            _opens(archive, name, limits)
            return _kind_of(archive, name)
    except (zipfile.BadZipFile, NotImplementedError, zlib.error, EOFError, RuntimeError, ValueError) as error:
        raise turned_away(name, "broken", _("파일이 깨져 열리지 않습니다."), _SAVE_AGAIN) from error


def holds_archive(data: bytes) -> bool:
    """Whether a file that is no archive ends in one: two files in one, each program seeing its own."""
    return b"PK\x05\x06" in data[-65_557:]


def _is_alone(data, archive, name) -> None:
    entries = archive.infolist()
    first = min((entry.header_offset for entry in entries), default=-1)
    # The directory's own mark, a comment after it or bytes before the first entry would be room for a second file.
    ends = data.rfind(b"PK\x05\x06") + 22 == len(data)
    if first != 0 or not ends or archive.comment:
        raise turned_away(name, "polyglot", _("한 파일 안에 다른 파일이 숨어 있습니다."), _SAVE_AGAIN)


def _is_small(data, archive, name, limits) -> None:
    entries = archive.infolist()
    total = sum(entry.file_size for entry in entries)
    if len(entries) > limits.zip_entries:
        wrong = _("안에 든 것이 %(count)s개로 너무 많습니다. %(most)s개까지 받습니다.")
        raise turned_away(
            name,
            "zip_entries",
            wrong,
            _("그림을 줄여 다시 저장해 주세요."),
            count=len(entries),
            most=limits.zip_entries,
        )
    if total > limits.zip_bytes or total > limits.zip_ratio * len(data):
        wrong = _("풀면 지나치게 커지는 파일입니다.")
        raise turned_away(name, "zip_bomb", wrong, _("필요한 부분만 남겨 다시 저장해 주세요."))


def _is_honest(archive, name) -> None:
    seen = set()
    for entry in archive.infolist():
        linked = stat.S_ISLNK(entry.external_attr >> 16)
        # Zip tools cut a name at NUL; the name before the cut is what they were told to show.
        odd = _UNSAFE_NAME.search(entry.orig_filename) or entry.filename in seen
        if linked or odd or entry.flag_bits & 0x1:
            wrong = _("잠겨 있거나 안의 경로가 안전하지 않습니다.")
            raise turned_away(name, "zip_path", wrong, _("암호를 풀고 새로 저장해서 올려 주세요."))
        seen.add(entry.filename)


def _opens(archive, name, limits) -> None:
    """Unpack everything once, counting: the sizes an archive declares may be lies."""
    total = 0
    for entry in archive.infolist():
        # Others may ask for gigabytes before the first byte, and no office program writes them.
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise NotImplementedError(entry.compress_type)
        start = b""
        for chunk in _chunks(archive, entry):
            start = start or chunk[:4096]
            total += len(chunk)
            if total > limits.zip_bytes:
                raise turned_away(
                    name, "zip_bomb", _("풀면 지나치게 커지는 파일입니다."), _("필요한 부분만 남겨 다시 저장해 주세요.")
                )
        if start.startswith(_NESTED):
            raise turned_away(
                name, "zip_nested", _("안에 다른 압축 파일이 들어 있습니다."), _("빼고 다시 저장해 주세요.")
            )
        if b"<!DOCTYPE" in start or b"<!ENTITY" in start:
            raise turned_away(name, "zip_entity", _("안에 허용하지 않는 XML 선언이 있습니다."), _SAVE_AGAIN)


def _chunks(archive, entry) -> Iterator[bytes]:
    with archive.open(entry) as opened:
        while chunk := opened.read(_CHUNK):
            yield chunk


def _kind_of(archive, name) -> Kind:
    names = set(archive.namelist())
    if "mimetype" in names and archive.read("mimetype").strip() == b"application/hwp+zip":
        return HWPX
    macros = any("vbaproject" in inner.lower() for inner in names)
    if {"[Content_Types].xml", "xl/workbook.xml"} <= names and not macros:
        return XLSX
    if macros:
        raise turned_away(name, "macro", _("매크로가 들어 있습니다."), _("매크로 없는 XLSX로 저장해서 올려 주세요."))
    raise turned_away(
        name,
        "zip",
        _("압축 파일이거나 받지 않는 문서 형식입니다."),
        _("안의 파일을 하나씩, 또는 PDF나 HWPX로 저장해서 올려 주세요."),
    )
