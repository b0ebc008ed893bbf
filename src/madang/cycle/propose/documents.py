"""제안 신청서: the form to print, in three ways that ask for the same. Whatever is written on it counts as much as the web's."""

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from madang.base import clock
from madang.base.documents.document import Document, Heading, Items, Note, Paragraph, Table
from madang.base.pages.words import day, money, name_of
from madang.cycle.plan.models import Cycle, Stage, Track

from .models import Field

PAPER_FORMS = {
    "normal": gettext_lazy("보통 글씨"),
    "large": gettext_lazy("큰 글씨"),
    "easy": gettext_lazy("쉬운 글"),
}
_LINES = "\n\n\n\n"


def paper_form_of(cycle: Cycle, kind: str, address: str) -> Document:
    government = cycle.government
    with translation.override(government.language):
        return Document(
            title=_("%(year)s년 주민참여예산 제안 신청서") % {"year": cycle.fiscal_year},
            number="",
            date=clock.today(),
            issuer=government.name,
            summary=_("손으로 적어 주민센터에 내시거나, 사진을 찍어 보내셔도 똑같이 접수합니다."),
            keywords=[_("주민참여예산"), _("제안"), str(cycle.fiscal_year)],
            blocks=_easy(cycle) if kind == "easy" else _usual(cycle),
            language=government.language,
            address=address,
            large=kind != "normal",
        )


def _usual(cycle: Cycle) -> list:
    tracks = ", ".join(f"□ {name_of(track)}" for track in Track.objects.of(cycle))
    fields = "  ".join(f"□ {label}" for label in Field.labels)
    rows = [
        [_("유형"), tracks],
        [_("제목"), _LINES[:2]],
        [_("무엇이 불편한가요"), _LINES],
        [_("어떻게 하면 좋을까요"), _LINES],
        [_("무엇이 좋아지나요"), _LINES],
        [_("분야"), fields],
        [_("동네와 자세한 자리"), _LINES[:2]],
        [_("어림한 비용(모르면 비워 두세요)"), ""],
        [_("함께 보일 이름(비우면 ‘주민’)"), ""],
        [_("연락처(공개하지 않습니다)"), ""],
    ]
    return [
        *_until(cycle),
        Table(_("제안"), [_("묻는 것"), _("적는 곳")], rows),
        Heading(_("동의")),
        Items([
            _("□ 제안이 모두에게 공개되는 데 동의합니다."),
            _("□ 답을 드리려고 연락처를 쓰고, 한 해가 끝나면 지우는 데 동의합니다."),
        ]),
        Paragraph(_("날짜:                    이름(서명):")),
        Heading(_("받은 사람이 적습니다")),
        Table(_("접수"), [_("접수번호"), _("받은 날"), _("받은 곳"), _("받은 사람")], [["", "", "", ""]]),
        Note(_("주민등록번호는 적지 마세요."), title=_("알려 드립니다")),
    ]  # fmt: skip


def _easy(cycle: Cycle) -> list:
    """Short sentences, one question at a time, large letters (쉬운 정보)."""
    questions = [
        (_("1. 무엇이 불편해요?"), _("길, 공원, 학교, 집 앞. 어디든 좋아요.")),
        (_("2. 어떻게 바꾸고 싶어요?"), _("그림으로 그려도 돼요.")),
        (_("3. 거기가 어디예요?"), _("동네 이름이나 가까운 곳을 적어요.")),
        (_("4. 이름과 전화번호를 적어요."), _("전화번호는 아무에게도 보여 주지 않아요. 주민등록번호는 적지 않아요.")),
    ]
    blocks = [*_until(cycle)]
    for question, help in questions:
        blocks += [Heading(question), Paragraph(help), Table(_("적는 곳"), [question], [[_LINES]], row_headers=False)]
    return [*blocks, Paragraph(_("다 적었으면 주민센터에 내요. 읽거나 쓰기 어려우면 직원이 도와줘요."))]


def _until(cycle: Cycle) -> list:
    window = cycle.window(Stage.PROPOSE)
    said = (
        [_("받는 날: %(first)s부터 %(last)s까지") % {"first": day(window.opens_at), "last": day(window.closes_at)}]
        if window
        else []
    )
    currency = cycle.government.currency
    ceilings = [
        _("%(track)s: 사업 하나에 %(most)s까지")
        % {"track": name_of(track), "most": money(track.project_ceiling(), currency)}
        for track in Track.objects.of(cycle)
    ]
    return [Items([*said, *ceilings])] if said or ceilings else []
