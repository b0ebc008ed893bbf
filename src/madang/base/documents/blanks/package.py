"""Open an officer's HWPX and put it together again: only what a text with pictures needs may be inside."""

import io
import re
import zipfile
import zlib

from .part import Crooked, Part

KNOWN = re.compile(
    r"mimetype|version\.xml|settings\.xml|Contents/(header|content|section\d+|masterpage\d+)\.(xml|hpf)"
    r"|META-INF/(container\.xml|container\.rdf|manifest\.xml|sources/[\w-]+\.csv)"
    r"|Preview/PrvText\.txt|Preview/PrvImage\.(png|jpg|gif|bmp)|BinData/[\w.-]+\.(png|jpe?g|gif|bmp)"
    r"|Scripts/(headerScripts|sourceScripts)(\.js)?|[\w-]+/",
    re.IGNORECASE,
)
_TEXT = re.compile(r"Contents/(section|masterpage)\d+\.xml")
_SCRIPT = re.compile(r"Scripts/.+")
_DROPPED = re.compile(r"Scripts/.*|META-INF/sources/.*|[\w-]+/")
_OUTSIDE = re.compile(
    r"""\s(?!xmlns)[\w:.-]+\s*=\s*(["'])\s*(?:(?:https?|ftps?|file|javascript|vbscript|data|mailto)\s*:|\\\\|//)""",
    re.IGNORECASE,
)
_LINK = re.compile(r"<(?:[\w.-]+:)?fieldBegin\b[^>]*\btype\s*=\s*[\"']HYPERLINK", re.IGNORECASE)
_ACTIVE = re.compile(r"<(?:[\w.-]+:)?(ole|video|script|macro)\b", re.IGNORECASE)
_LOCKED = re.compile(r"encryption-data", re.IGNORECASE)
# What the word processor writes by itself when nobody wrote a script.
_REMARKS = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
_IDLE = re.compile(r"var\s+\w+\s*=\s*[\w.]+\s*;|function\s+\w+\s*\(\s*\)\s*\{\s*\}|\s", re.DOTALL)
MOST_TEXT = 20_000_000


class NotTaken(ValueError):
    """`code` names the sentence documents/blanks/refused/<code>.html, `what` is the part of the file that it is about."""

    def __init__(self, code: str, what: str = ""):
        super().__init__(f"{code}: {what}")
        self.code, self.what = code, what


def opened(content: bytes) -> dict[str, bytes]:
    """Its entries by name, in their order, without what a text does not need. Raises NotTaken.

    Bombs, ways out of the folder and hidden neighbours are looked for before, by files.check.check_attachment.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = {about.filename: archive.read(about) for about in archive.infolist()}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise NotTaken("broken") from error
    if entries.get("mimetype", b"").strip() != b"application/hwp+zip" or not any(map(_TEXT.fullmatch, entries)):
        raise NotTaken("broken")
    for name, inside in entries.items():
        _check(name, inside)
    return {name: inside for name, inside in entries.items() if not _DROPPED.fullmatch(name)}


def texts(entries: dict[str, bytes]) -> dict[str, Part]:
    """The parts that hold words, by name. Raises NotTaken."""
    try:
        return {name: Part.of(_decoded(name, inside)) for name, inside in entries.items() if _TEXT.fullmatch(name)}
    except (Crooked, RecursionError) as error:
        raise NotTaken("broken", str(error)) from error


def closed(entries: dict[str, bytes]) -> bytes:
    """The same bytes for the same entries: no time but the first that a zip knows."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in sorted(entries, key=lambda name: name != "mimetype"):
            about = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            about.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            about.external_attr = 0o644 << 16
            archive.writestr(about, entries[name])
    return file.getvalue()


def without_scripts(listing: str) -> str:
    """The list of parts, without those that were dropped."""
    gone = re.findall(r"<opf:item\b[^>]*\bid=\"([^\"]+)\"[^>]*\bhref=\"Scripts/[^>]*/>", listing)
    listing = re.sub(r"<opf:item\b[^>]*\bhref=\"Scripts/[^>]*/>", "", listing)
    for name in gone:
        listing = re.sub(rf"<opf:itemref\b[^>]*\bidref=\"{re.escape(name)}\"[^>]*/>", "", listing)
    return listing


def _check(name: str, inside: bytes) -> None:
    if not KNOWN.fullmatch(name):
        raise NotTaken("strange_part", name)
    if _SCRIPT.fullmatch(name) and _IDLE.sub("", _REMARKS.sub("", _script(inside))).strip("\ufeff\0"):
        raise NotTaken("script", name)
    if not name.endswith((".xml", ".hpf", ".rdf")):
        return
    text = _decoded(name, inside)
    if len(text) > MOST_TEXT:
        raise NotTaken("too_long", name)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise NotTaken("broken", name)
    if _LOCKED.search(text):
        raise NotTaken("locked", name)
    if _ACTIVE.search(text):
        raise NotTaken("script", name)
    # META-INF/container.rdf names its vocabulary by address; nothing is fetched from there.
    if name.startswith("Contents/") and (_OUTSIDE.search(_bare(text)) or _LINK.search(text)):
        raise NotTaken("outside", name)


def _bare(text: str) -> str:
    """Only tags, without the names of vocabularies, which look like addresses and are none."""
    return re.sub(
        r"\s(xmlns(:[\w.-]+)?|([\w.-]+:)?required-namespace)\s*=\s*(\"[^\"]*\"|'[^']*')",
        "",
        re.sub(r">[^<]*<", "><", text),
    )


def _decoded(name: str, inside: bytes) -> str:
    try:
        return inside.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotTaken("broken", name) from error


def _script(inside: bytes) -> str:
    for encoding in ["utf-16", "utf-8"] if inside[:2] in {b"\xff\xfe", b"\xfe\xff"} else ["utf-8", "utf-16-le"]:
        try:
            text = inside.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    return inside.decode("utf-16-le", "replace")
