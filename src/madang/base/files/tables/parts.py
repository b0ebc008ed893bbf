"""The parts of an XLSX, read as a stream and never laid out: no part, no declared size and no entity can grow in memory."""

import zipfile
from typing import Protocol
from xml.parsers import expat

from django.utils.translation import gettext as _

from .table import BIGGEST_UNPACKED, MOST_COLUMNS, MOST_ROWS, Unreadable

_PIECE = 64 * 1024
_MOST_ELEMENTS = MOST_ROWS * MOST_COLUMNS


class Reader(Protocol):
    """Is told of a part element by element. Names come without their namespace, those of attributes as `namespace}name`."""

    def start(self, name: str, said: dict[str, str]) -> None: ...
    def text(self, text: str) -> None: ...
    def end(self, name: str) -> None: ...


class Package:
    """What an archive holds; what is unpacked and told counts for all of its parts together."""

    def __init__(self, archive: zipfile.ZipFile):
        self._archive = archive
        self._entries = {entry.filename.casefold(): entry for entry in archive.infolist()}
        self._bytes = self._elements = 0

    def __contains__(self, name: str) -> bool:
        return name.casefold() in self._entries

    def read(self, name: str, reader: Reader) -> None:
        """Raises Unreadable for too much, KeyError for no such part, expat.ExpatError for broken XML, and what zipfile raises."""
        parser = self._parser(reader)
        with self._archive.open(self._entry(name)) as part:
            while piece := part.read(_PIECE):
                self._bytes += len(piece)
                if self._bytes > BIGGEST_UNPACKED:
                    raise _too_much()
                parser.Parse(piece, False)
        parser.Parse(b"", True)

    def _entry(self, name: str) -> zipfile.ZipInfo:
        entry = self._entries[name.casefold()]
        if entry.flag_bits & 0x1:
            raise Unreadable(_("암호가 걸렸거나 옛 형식인 엑셀 파일입니다. 암호를 풀고 XLSX로 다시 저장해 주세요."))
        # Others may ask for gigabytes before the first byte, and no spreadsheet writes them.
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ValueError("packed in a way that no spreadsheet uses")
        return entry

    def _parser(self, reader: Reader):
        def start(name: str, said: dict[str, str]) -> None:
            self._elements += 1
            if self._elements > _MOST_ELEMENTS:
                raise _too_much()
            reader.start(_bare(name), said)

        parser = expat.ParserCreate("UTF-8", "}")  # whatever the part says of its letters
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = start
        parser.CharacterDataHandler = reader.text
        parser.EndElementHandler = lambda name: reader.end(_bare(name))
        return parser


def _bare(name: str) -> str:
    return name.rpartition("}")[2]


def _refuse_doctype(*_declared) -> None:
    raise ValueError("more than a table")


def _too_much() -> Unreadable:
    wrong = _("풀면 지나치게 커지는 엑셀 파일입니다. 필요한 줄만 남겨 다시 저장해 주세요.")
    return Unreadable(wrong)
