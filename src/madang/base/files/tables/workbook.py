"""What a workbook says about its cells beside the sheet: where the first sheet is, the texts, and which styles show days."""

import re
from dataclasses import dataclass, field

from .parts import Package

# Numbers of formats that show a day, wherever the spreadsheet was written (ECMA-376-1, 18.8.30; 27 to 58 in Korean).
_DAYS = {14, 15, 16, 17, 22, *range(27, 32), *range(34, 37), *range(50, 59)}
_SAID_AS_IS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|[_*].')


@dataclass
class Book:
    """`first`: the id under which the first sheet is known."""

    first: str = ""
    since_1904: bool = False

    def start(self, name: str, said: dict[str, str]) -> None:
        if name == "workbookPr":
            self.since_1904 = said.get("date1904") in ("1", "true")
        elif name == "sheet" and not self.first:
            self.first = next(value for key, value in said.items() if key.endswith("}id"))

    def text(self, text: str) -> None:
        pass

    def end(self, name: str) -> None:
        pass


@dataclass
class Relations:
    targets: dict[str, str] = field(default_factory=dict)

    def start(self, name: str, said: dict[str, str]) -> None:
        if name == "Relationship":
            self.targets[said["Id"]] = said["Target"]

    def text(self, text: str) -> None:
        pass

    def end(self, name: str) -> None:
        pass


@dataclass
class Texts:
    """The text of entries, without how it is pronounced."""

    found: list[str] = field(default_factory=list)
    _said: list[str] = field(default_factory=list)
    _in_text: bool = False
    _pronounced: bool = False

    def start(self, name: str, said: dict[str, str]) -> None:
        if name == "rPh":
            self._pronounced = True
        elif name == "t":
            self._in_text = not self._pronounced

    def text(self, text: str) -> None:
        if self._in_text:
            self._said.append(text)

    def end(self, name: str) -> None:
        if name == "rPh":
            self._pronounced = False
        elif name == "t":
            self._in_text = False
        elif name == "si":
            self.found.append("".join(self._said))
            self._said.clear()


@dataclass
class Styles:
    """`days`: whether cells of each style show a day, in their order."""

    days: list[bool] = field(default_factory=list)
    _formats: dict[int, bool] = field(default_factory=dict)
    _of_cells: bool = False

    def start(self, name: str, said: dict[str, str]) -> None:
        if name == "numFmt":
            shown = _SAID_AS_IS.sub("", said.get("formatCode", "")).casefold()
            self._formats[int(said["numFmtId"])] = "y" in shown or "d" in shown
        elif name == "cellXfs":
            self._of_cells = True
        elif name == "xf" and self._of_cells:
            number = int(said.get("numFmtId", 0))
            self.days.append(self._formats.get(number, number in _DAYS))

    def text(self, text: str) -> None:
        pass

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._of_cells = False


@dataclass(frozen=True)
class Workbook:
    """What a sheet needs to be read; `sheet` is the part that holds it."""

    sheet: str
    texts: list[str]
    days: list[bool]
    since_1904: bool


def workbook_in(package: Package) -> Workbook:
    book, relations, texts, styles = Book(), Relations(), Texts(), Styles()
    package.read("xl/workbook.xml", book)
    package.read("xl/_rels/workbook.xml.rels", relations)
    for name, reader in (("xl/sharedStrings.xml", texts), ("xl/styles.xml", styles)):
        if name in package:
            package.read(name, reader)
    target = relations.targets[book.first]
    sheet = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    return Workbook(sheet, texts.found, styles.days, book.since_1904)
