"""홍보 꾸러미: poster, leaflet and card with a QR to the call or the vote. None asks for a choice."""

from xml.sax.saxutils import escape

import segno
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from madang.base import clock
from madang.base.documents.document import Document, Facts, Heading, Items, Paragraph, Picture
from madang.base.documents.qr import as_svg
from madang.base.documents.serve import serve_document
from madang.base.pages.words import day, moment, money
from madang.cycle.plan.models import Cycle, Stage
from madang.cycle.plan.shortcuts import in_cycle
from madang.cycle.plan.stations import address_of

TARGETS = {"learn": Stage.LEARN, "call": Stage.PROPOSE, "vote": Stage.VOTE}
FORMS = ("poster", "leaflet")
_PLACES = [
    (130, 36, 400),
    (230, 58, 700),
    (330, 32, 400),
    (385, 32, 400),
    (440, 32, 400),
]  # of the lines: y, size, weight


@in_cycle
def kit(request, cycle):
    targets = [(name, _titles(cycle)[name]) for name in TARGETS if address_of(cycle, TARGETS[name])]
    return render(request, "learn/kit.html", {"targets": targets})


@in_cycle
def document(request, cycle, target, form, suffix=""):
    if form not in FORMS:
        raise Http404
    address = _address(request, cycle, target)
    return serve_document(request, kit_document(cycle, target, form, address), suffix)


@in_cycle
def card(request, cycle, target):
    """A picture of 1,200 × 630 to share: words as text, so that it stays sharp and can be read aloud."""
    with translation.override(cycle.government.language):
        picture = card_svg(cycle, target, _address(request, cycle, target))
    return HttpResponse(
        picture, content_type="image/svg+xml", headers={"Content-Disposition": f'inline; filename="{target}.svg"'}
    )


def kit_document(cycle: Cycle, target: str, form: str, address: str) -> Document:
    government = cycle.government
    with translation.override(government.language):
        title = _titles(cycle)[target]
        blocks = [Facts(_facts(cycle, target))]
        blocks += [Picture(as_svg(address), alt=_("바로 가는 QR 그림"), caption=address)]
        if form == "leaflet":
            blocks += [Heading(_("어떻게 하나요")), Items(_steps(target), numbered=True)]
            blocks += [Heading(_("누가 할 수 있나요")), Paragraph(_who(cycle))]
        blocks.append(
            Paragraph(
                _("종이로도, 전화로도, 주민센터에서도 도와 드립니다. 수어·통역·큰 글씨가 필요하면 미리 말해 주세요.")
            )
        )
        if government.phone:
            blocks.append(Paragraph(_("묻는 곳: %(phone)s") % {"phone": government.phone}))
        return Document(
            title=title,
            number=f"CPB-{cycle.fiscal_year}-{target}-{form}",
            date=timezone.localtime(clock.now()).date(),
            issuer=government.name,
            summary=_("주민이 제안하고 고르고 끝까지 지켜보는 예산입니다."),
            keywords=[_("주민참여예산"), str(cycle.fiscal_year)],
            blocks=blocks,
            language=government.language,
            address=address,
            large=form == "poster",
        )


def card_svg(cycle: Cycle, target: str, address: str) -> bytes:
    title = _titles(cycle)[target]
    lines = [
        cycle.government.name,
        title,
        *_when(cycle, target),
        f"{_('함께 정하는 돈')}: {money(cycle.total_ceiling, cycle.government.currency)}",
    ]
    texts = "".join(
        f'<text x="70" y="{y}" font-size="{size}" font-weight="{weight}" fill="#1e2124">{escape(line)}</text>'
        for line, (y, size, weight) in zip(lines, _PLACES, strict=False)
    )
    code = segno.make(address, error="m", micro=False).svg_inline(
        scale=1, border=2, dark="#000", light="#fff", omitsize=True
    )
    code = code.replace("<svg ", '<svg x="860" y="270" width="280" height="280" ', 1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630" role="img" '
        f'aria-label="{escape(title, {chr(34): "&quot;"})}" font-family="Pretendard GOV, Pretendard, Noto Sans KR, sans-serif">'
        f'<rect width="1200" height="630" fill="#fff"/><rect width="1200" height="24" fill="#256ef4"/>{texts}'
        f'<text x="70" y="560" font-size="28" fill="#464c53">{escape(address)}</text>{code}</svg>'
    ).encode()


def _address(request, cycle: Cycle, target: str) -> str:
    where = address_of(cycle, TARGETS[target]) if target in TARGETS else ""
    if not where:
        raise Http404
    root = request.path[: request.path.index(f"/{cycle.fiscal_year}/learn/") + 1]
    return request.build_absolute_uri(root + where)


def _titles(cycle: Cycle) -> dict[str, str]:
    year = cycle.fiscal_year
    return {
        "learn": _("예산학교에 오세요"),
        "call": _("%(year)s년, 우리 동네에 무엇이 필요한가요") % {"year": year},
        "vote": _("%(year)s년 사업을 함께 골라 주세요") % {"year": year},
    }


def _facts(cycle: Cycle, target: str) -> list[tuple[str, str]]:
    facts = []
    window = cycle.window(TARGETS[target])
    if window:
        told = {"opens": moment(window.opens_at), "closes": moment(window.closes_at)}
        facts.append((_("언제"), _("%(opens)s부터 %(closes)s까지") % told))
    facts.append((_("함께 정하는 돈"), money(cycle.total_ceiling, cycle.government.currency)))
    return facts


def _when(cycle: Cycle, target: str) -> list[str]:
    """Two short lines, clear of the QR."""
    window = cycle.window(TARGETS[target])
    if window is None:
        return []
    opens, closes = (timezone.localtime(at).date() for at in (window.opens_at, window.closes_at))
    return [_("%(opens)s부터") % {"opens": day(opens)}, _("%(until)s까지") % {"until": day(closes)}]


def _steps(target: str) -> list[str]:
    return {
        "learn": [_("짧은 이야기를 읽습니다."), _("문제를 풀거나 모임에 나옵니다."), _("수료증을 받습니다.")],
        "call": [
            _("어디가 불편한지 말합니다."),
            _("어떻게 바뀌면 좋을지 적습니다."),
            _("담당자가 받아 살펴보고 답합니다."),
        ],
        "vote": [_("사업을 읽어 봅니다."), _("마음에 드는 것을 고릅니다."), _("누리집이나 투표소에서 투표합니다.")],
    }[target]


def _who(cycle: Cycle) -> str:
    names = list(dict.fromkeys(str(name) for track in cycle.tracks.all() for name in track.proposer_names))
    return ", ".join(names) or _("운영계획에 나와 있습니다.")
