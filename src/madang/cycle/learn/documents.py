"""The certificate, in every form a document has."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from madang.base.documents.document import Document, Facts, Paragraph, Picture, Signature
from madang.base.documents.qr import as_svg
from madang.base.documents.serve import serve_document
from madang.base.pages.words import day
from madang.base.people.doors import signed_in
from madang.cycle.plan.shortcuts import in_cycle

from .models import Completion


@in_cycle
@never_cache
@signed_in
def certificate(request, cycle, pk, suffix=""):
    """One's own."""
    rows = Completion.objects.of(cycle).valid().select_related("course")
    completion = get_object_or_404(rows, course=pk, person=request.user)
    completion.course.cycle = cycle
    address = reverse("learn:certificates", args=[cycle.fiscal_year]) + f"?number={completion.number}"
    made = certificate_document(completion, request.build_absolute_uri(address))
    return serve_document(request, made, suffix, public=False)


def certificate_document(completion: Completion, address: str) -> Document:
    """수료증: who, what, when; the number and the QR lead to where anyone checks it."""
    course = completion.course
    government = course.cycle.government
    with translation.override(government.language):
        facts = [
            (_("이름"), completion.name),
            (_("과정"), course.title),
            (_("걸린 시간"), _("%(minutes)s분") % {"minutes": course.minutes}),
            (_("마친 날"), day(timezone.localtime(completion.at).date())),
            (_("수료증 번호"), completion.number),
        ]
        if course.legal_basis:
            facts.append((_("조례의 조문"), course.legal_basis))
        return Document(
            title=_("수료증"),
            number=completion.number,
            date=timezone.localtime(completion.at).date(),
            issuer=government.name,
            summary=_("주민참여예산학교의 과정을 마쳤음을 증명합니다."),
            keywords=[_("예산학교"), _("수료증")],
            blocks=[
                Facts(facts),
                Paragraph(_("위 사람은 주민참여예산학교의 과정을 마쳤으므로 이 증서를 드립니다.")),
                Picture(as_svg(address), alt=_("이 수료증이 맞는지 보는 쪽으로 가는 QR 그림"), caption=address),
                Signature(government.name, seal=_("직인생략")),
            ],
            language=government.language,
            address=address,
        )
