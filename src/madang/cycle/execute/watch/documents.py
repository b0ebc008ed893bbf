"""모니터링 결과보고 and 완료보고: what the group found, and how the place looks before and after."""

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from madang.base import clock
from madang.base.documents.document import Document, Facts, Heading, Note, Paragraph, Picture, Signature, Table
from madang.base.documents.source import Source
from madang.base.files.models import Upload
from madang.base.files.on_paper import as_jpeg
from madang.base.pages.words import count_of, day, money

from ..models import Mark, Visit, Work
from ..money import Means, by_year, means_of_projects
from .visiting import pictures_of

WIDTH = 800


def of_visit(visit: Visit, address: str) -> Document:
    work, government = visit.work, visit.work.project.cycle.government
    with translation.override(government.language):
        return Document(
            title=_("모니터링 결과보고: %(title)s") % {"title": work.project.title},
            number=f"CPB-{work.project.cycle.fiscal_year}-VISIT-{work.number}-{visit.number}",
            date=visit.day,
            issuer=government.name,
            summary=_("주민참여예산 모니터링단이 현장에서 살펴본 것입니다."),
            keywords=[_("주민참여예산"), _("모니터링"), work.project.title],
            blocks=[
                Facts(_facts_of_visit(visit)),
                Heading(_("살펴본 것")),
                Paragraph(visit.words),
                *_checklist(visit),
                Heading(_("고쳐 달라고 한 것과 부서의 답")),
                *_asked(visit),
                *_figures(government, visit.subject, _("사진")),
                Signature(visit.body.name),
            ],
            language=government.language,
            address=address,
            sources=[_visits_behind([visit]), *_marks_behind(visit)],
        )


def of_completion(work: Work, address: str) -> Document:
    """As it stands today: before the work ends it says so."""
    project, government = work.project, work.project.cycle.government
    means = means_of_projects([project]).get(project.pk, Means())
    visits = list(work.visits.select_related("body"))
    with translation.override(government.language):
        return Document(
            title=_("완료보고: %(title)s") % {"title": project.title},
            number=f"CPB-{project.cycle.fiscal_year}-DONE-{project.number}",
            date=work.ended_on or clock.today(),
            issuer=government.name,
            summary=_("주민이 고른 사업을 어떻게 마쳤는지 적은 보고입니다."),
            keywords=[_("주민참여예산"), _("완료보고"), project.title],
            blocks=[
                *([] if work.ended_on else [Note(_("아직 끝나지 않은 사업입니다. 오늘까지를 적었습니다."))]),
                Facts(_facts_of_work(work, means)),
                *_figures(government, pictures_of(work, "before"), _("하기 전")),
                *_figures(government, pictures_of(work, "after"), _("하고 나서")),
                *_visits(visits),
                Signature(project.office.name if project.office else government.name, seal=_("직인생략")),
            ],
            language=government.language,
            address=address,
            sources=[_money_behind(project), *([_visits_behind(visits)] if visits else [])],
        )


def _money_behind(project) -> Source:
    """Every fiscal year in whole minor units."""
    columns = ["budget", "carried_in", "reserve", "moved", "available", "committed", "spent", "carried_out", "unspent"]
    rows = [[year, *(getattr(account, name) for name in columns)] for year, account in by_year(project).items()]
    units = ["", *[project.cycle.government.currency] * len(columns)]
    return Source("money", _("해마다의 돈"), ["fiscal_year", *columns], rows, units)


def _visits_behind(visits: list[Visit]) -> Source:
    rows = [[one.number, one.day, one.body.name, one.people, one.words, one.wants, one.answer] for one in visits]
    return Source("visits", _("모니터링"), ["visit", "day", "body", "people", "words", "wants", "answer"], rows)


def _marks_behind(visit: Visit) -> list[Source]:
    marks = Mark.objects.filter(visit=visit).select_related("item").order_by("pk")
    rows = [[mark.item.words, mark.found, mark.words] for mark in marks]
    return [Source("checklist", _("점검표"), ["item", "found", "words"], rows)] if rows else []


def _facts_of_visit(visit: Visit) -> list[tuple[str, str]]:
    return [
        (_("사업"), visit.work.project.title),
        (_("다녀온 모임"), visit.body.name),
        (_("다녀온 날"), day(visit.day)),
        (_("다녀온 사람 수"), count_of(visit.people, "person")),
    ]


def _facts_of_work(work: Work, means: Means) -> list[tuple[str, str]]:
    project, currency = work.project, work.project.cycle.government.currency
    return [
        (_("사업"), project.title),
        (_("상태"), str(work.get_state_display())),
        (_("맡은 부서"), project.office.name if project.office else "–"),
        (_("기간"), f"{day(work.starts)} – {day(work.ended_on or work.until)}"),
        (_("예산"), money(means.given, currency)),
        (_("지출액"), money(means.spent, currency)),
        (_("남은 돈"), money(means.left, currency)),
    ]


def _checklist(visit: Visit) -> list:
    marks = list(Mark.objects.filter(visit=visit).select_related("item"))
    if not marks:
        return []
    rows = [[mark.item.words, str(mark.get_found_display()), mark.words] for mark in marks]
    return [Table(_("점검표"), [_("살펴볼 것"), _("결과"), _("덧붙이는 말")], rows)]


def _asked(visit: Visit) -> list:
    if not visit.wants:
        return [Paragraph(_("고쳐 달라고 한 것이 없습니다."))]
    answer = visit.answer or _("아직 답하지 않았습니다. 답할 날은 %(day)s입니다.") % {"day": day(visit.due_on)}
    return [Paragraph(visit.wants), Note(answer, title=_("부서의 답"))]


def _visits(visits: list[Visit]) -> list:
    if not visits:
        return []
    rows = [[day(one.day), one.body.name, one.words, one.wants or "–", one.answer or "–"] for one in visits]
    header = [_("다녀온 날"), pgettext("watch", "모임"), _("살펴본 것"), _("고쳐 달라고 한 것"), _("부서의 답")]
    return [Heading(_("모니터링")), Table(_("모니터링단이 다녀온 날과 살펴본 것"), header, rows)]


def _figures(government, subject: str, title: str) -> list:
    uploads = Upload.objects.of(government).about(subject).pictures().public()
    pictures = [Picture(content, upload.alt, title) for upload in uploads if (content := as_jpeg(upload, WIDTH))]
    return [Heading(title), *pictures] if pictures else []
