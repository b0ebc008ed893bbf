"""Documents that the tests have made, and functions that nobody declared."""

from datetime import date

from django.utils.translation import gettext_noop

from madang.base.documents.document import Document, Paragraph, Table
from madang.base.documents.making.recipe import recipe
from madang.base.documents.source import Source

heard = []


def everyone(person, government, **args):
    return None


@recipe("사업 목록")
def projects(government, tell, *, rows=3):
    tell(50, gettext_noop("파일로 짜고 있습니다"))
    listed = [[f"사업 {number}", number * 1000] for number in range(rows)]
    return Document(
        "사업 목록",
        "목록-1",
        date(2026, 11, 26),
        government.name,
        blocks=[Table("사업", ["사업", "사업비"], listed, numeric=[1])],
        sources=[Source("projects", "사업", ["name", "won"], listed)],
    )


@recipe("모두의 문서", why_not=everyone)
def open_to_all(government, tell):
    return Document("모두의 문서", "모두-1", date(2026, 11, 26), government.name, blocks=[Paragraph("안녕하세요.")])


@recipe("망가진 문서")
def broken(government, tell):
    tell(40, "")
    raise ZeroDivisionError("no people")


@recipe("끊긴 문서")
def cut_off(government, tell):
    """The power goes while it is being made: nothing catches this one."""
    tell(40, "")
    raise KeyboardInterrupt


@recipe("물어보는 문서")
def asking(government, tell):
    """What a test put into `heard` is called in the middle."""
    for call in heard:
        call()
    tell(90, "")
    return open_to_all(government, tell)


def undeclared(government, tell):
    raise AssertionError("nobody may call this")
