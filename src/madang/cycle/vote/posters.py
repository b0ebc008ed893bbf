"""Posters of one page to print and put up, with a QR: one per project, one per voting place. None asks for a choice."""

from datetime import datetime

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from madang.base.documents.document import Document, Facts, Heading, Paragraph, Picture
from madang.base.documents.serve import serve_document
from madang.base.pages.words import moment, money
from madang.base.places.names import name_of
from madang.cycle.plan.shortcuts import in_cycle

from .models import Option, Poll, Station
from .pictures import as_svg
from .views import poll_of


@in_cycle
def poster(request, cycle, track, code, suffix=""):
    poll = poll_of(cycle, track)
    options = Option.objects.of(poll).filter(withdrawn_at=None).select_related("proposal__cycle", "area")
    option = get_object_or_404(options, code=code)
    option.proposal.cycle = cycle
    address = request.build_absolute_uri(option.proposal.get_absolute_url())
    return serve_document(request, poster_document(poll, option, address), suffix)


@in_cycle
def station_poster(request, cycle, track, pk, suffix=""):
    poll = poll_of(cycle, track)
    station = get_object_or_404(Station.objects.of(poll), pk=pk)
    address = request.build_absolute_uri(reverse("vote:polls", args=[cycle.fiscal_year]))
    return serve_document(request, station_document(poll, station, address), suffix)


def station_document(poll: Poll, station: Station, address: str) -> Document:
    """Where, when, what to bring; the QR leads to all projects of the year, so that people come knowing them."""
    year, track = poll.cycle.fiscal_year, poll.track
    with translation.override(poll.cycle.government.language):
        facts = [
            (_("투표소"), station.name),
            (_("곳"), station.address or poll.cycle.government.name),
            *_when(station.opens_at or poll.opens_at, station.closes_at or poll.closes_at),
            (_("가져올 것"), _("신분증. 없어도 먼저 오셔서 물어보세요.")),
        ]
        screens = _(
            "글자가 크고 소리로 읽어 주는 화면이 있고, 고른 사람의 도움을 받아 투표할 수 있습니다. 종이로도 할 수 있습니다."
        )
        free = _(
            "투표한 까닭으로 무엇을 주거나 받지 않습니다. 무엇을 골랐는지 보여 달라는 사람이 있으면 직원에게 알려 주세요."
        )
        blocks = [
            Facts(facts),
            Heading(_("후보 사업 미리 보기")),
            Picture(as_svg(address), alt=_("올해 투표를 모아 놓은 쪽으로 가는 QR 그림"), caption=address),
            Paragraph(screens),
            Paragraph(free),
        ]
        title = _("%(track)s 투표소") % {"track": track.name}
        summary = _("%(year)s년 %(track)s 투표를 여기서 할 수 있습니다.") % {"year": year, "track": track.name}
        return _poster(poll, f"{track.code}-{station.pk}", title, summary, blocks, address)


def poster_document(poll: Poll, option: Option, address: str) -> Document:
    """From the frozen paper, so every project's poster says the same things in the same order."""
    government, year = poll.cycle.government, poll.cycle.fiscal_year
    with translation.override(government.language):
        facts = [
            (_("사업 번호"), option.code),
            (_("동네"), name_of(option.area) if option.area else _("모든 동네")),
            (_("드는 돈"), money(option.cost, government.currency)),
            *_when(poll.opens_at, poll.closes_at),
        ]
        blocks = [
            Facts(facts),
            Heading(_("자세히 보고 투표하기")),
            Picture(as_svg(address), alt=_("이 사업을 설명하는 쪽으로 가는 QR 그림"), caption=address),
            Paragraph(_("다른 사업도 함께 보고 골라 주세요. 투표한 까닭으로 무엇을 주거나 받지 않습니다.")),
        ]
        summary = _("%(year)s년 %(track)s 투표에 오른 사업입니다.") % {"year": year, "track": poll.track.name}
        return _poster(poll, option.code, option.title, summary, blocks, address)


def _when(opens: datetime | None, closes: datetime | None) -> list[tuple[str, str]]:
    """The row that says when people vote; none before the calendar knows."""
    if not (opens and closes):
        return []
    return [(_("투표하는 때"), _("%(opens)s부터 %(closes)s까지") % {"opens": moment(opens), "closes": moment(closes)})]


def _poster(poll: Poll, number: str, title: str, summary: str, blocks: list, address: str) -> Document:
    government, year = poll.cycle.government, poll.cycle.fiscal_year
    return Document(
        title=title,
        number=f"CPB-{year}-{number}",
        date=timezone.localtime(poll.made_at).date(),
        issuer=government.name,
        summary=summary,
        keywords=[_("주민참여예산"), str(year), poll.track.name],
        blocks=blocks,
        language=government.language,
        address=address,
    )
