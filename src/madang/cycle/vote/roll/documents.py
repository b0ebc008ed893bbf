"""Letters with codes (우편 참여번호): a page each, with the code in words and a QR that leads to where it is typed.

The code is not in the QR: an address is kept in logs and histories.
"""

from django.utils import translation
from django.utils.translation import gettext as _

from madang.base import clock
from madang.base.documents.document import Document, Heading, NewPage, Note, Paragraph, Picture
from madang.base.pages.words import moment
from madang.base.people.codes import as_printed
from madang.base.places.names import name_of

from ..models import Poll
from ..pictures import as_svg
from .letters import Printed


def letters_document(poll: Poll, printed: list[Printed], address: str) -> Document:
    """`address` is the page where the code is typed. No name: the number says in the government's list whose it is."""
    government, year = poll.cycle.government, poll.cycle.fiscal_year
    with translation.override(government.language):
        return Document(
            title=_("%(year)s년 %(track)s 투표 안내") % {"year": year, "track": poll.track.name},
            number=f"CPB-{year}-{poll.track.code}",
            date=clock.today(),
            issuer=government.name,
            summary=_("편지 %(letters)s통. 이 파일은 다시 만들 수 없습니다. 인쇄한 뒤 지워 주세요.")
            % {"letters": len(printed)},
            blocks=[block for one in printed for block in _letter(poll, one, address)],
            language=government.language,
            address=address,
        )


def _letter(poll: Poll, one: Printed, address: str) -> list:
    code = as_printed(one.code)
    where = name_of(one.area) if one.area else ""
    return [
        NewPage(),
        Heading(_("명부 번호 %(number)s") % {"number": one.number} + (f" · {where}" if where else "")),
        Paragraph(
            _("주민참여예산 투표에 함께해 주세요. 투표는 %(until)s까지입니다.") % {"until": moment(poll.closes_at)}
        ),
        Note(code, title=_("참여번호")),
        Picture(as_svg(address), alt=_("참여번호를 적는 쪽으로 가는 QR 그림"), caption=address),
        Paragraph(
            _("참여번호, 이름, 생년월일을 함께 적습니다. 이 번호는 한 사람만 쓸 수 있으니 남에게 알려 주지 마세요.")
        ),
        Paragraph(
            _(
                "화면이 어려우면 이 편지를 들고 동 행정복지센터로 오셔도 됩니다. 이 편지가 없어도 창구에서 투표할 수 있습니다."
            )
        ),
    ]
