"""A poster of one page per project, with a QR that leads to the project, to print and put up. It asks for no vote but to look."""

from django.shortcuts import get_object_or_404
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from madang.base.documents.document import Document, Facts, Heading, Paragraph, Picture
from madang.base.documents.serve import serve_document
from madang.base.pages.words import moment, money
from madang.base.places.names import name_of
from madang.cycle.plan.shortcuts import in_cycle

from .models import Option, Poll
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


def poster_document(poll: Poll, option: Option, address: str) -> Document:
    """From the frozen paper, so every project's poster says the same things in the same order."""
    government, year = poll.cycle.government, poll.cycle.fiscal_year
    with translation.override(government.language):
        facts = [
            (_("사업 번호"), option.code),
            (_("동네"), name_of(option.area) if option.area else _("모든 동네")),
            (_("드는 돈"), money(option.cost, government.currency)),
        ]
        if poll.opens_at:
            when = _("%(opens)s부터 %(closes)s까지") % {
                "opens": moment(poll.opens_at),
                "closes": moment(poll.closes_at),
            }
            facts.append((_("투표하는 때"), when))
        return Document(
            title=option.title,
            number=f"CPB-{year}-{option.code}",
            date=timezone.localtime(poll.made_at).date(),
            issuer=government.name,
            summary=_("%(year)s년 %(track)s 투표에 오른 사업입니다.") % {"year": year, "track": poll.track.name},
            keywords=[_("주민참여예산"), str(year), poll.track.name],
            blocks=[
                Facts(facts),
                Heading(_("자세히 보고 투표하기")),
                Picture(as_svg(address), alt=_("이 사업을 설명하는 쪽으로 가는 QR 그림"), caption=address),
                Paragraph(_("다른 사업도 함께 보고 골라 주세요. 투표한 까닭으로 무엇을 주거나 받지 않습니다.")),
            ],
            language=government.language,
            address=address,
        )
