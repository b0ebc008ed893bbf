"""The survey on paper: the same questions in the same words, to be printed, in every form a document has."""

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from madang.base.documents.document import Document, Facts, Heading, Items, Note, Paragraph
from madang.base.documents.serve import serve_document
from madang.base.pages.words import moment
from madang.base.people.doors import for_government

from .models import Kind, Question, Survey
from .views import survey_of

LINE = "__________________________________________"


@for_government
def paper(request, pk, suffix=""):
    survey = survey_of(request.government, pk)
    return serve_document(
        request, paper_document(survey, request.build_absolute_uri(survey.get_absolute_url())), suffix
    )


def paper_document(survey: Survey, address: str) -> Document:
    """Without a name or anything that leads to one; the number is written on it by hand."""
    government = survey.government
    with translation.override(government.language):
        blocks = [Paragraph(survey.intro)] if survey.intro else []
        blocks += [
            Facts(
                [(_("받는 때"), _("%(until)s까지") % {"until": moment(survey.closes_at)}), (_("종이 번호"), LINE[:12])]
            )
        ]
        for question in survey.questions.prefetch_related("options"):
            blocks += _asked(question)
        blocks.append(Note(_("이름이나 전화번호를 적지 마세요. 글로 적은 답은 개인정보를 가린 뒤 옮깁니다.")))
        return Document(
            title=survey.title,
            number=f"SV-{survey.pk}",
            date=timezone.localtime(survey.opens_at).date(),
            issuer=government.name,
            summary=_("누리집에서 답하는 것과 같은 질문입니다."),
            keywords=[_("설문"), _("주민참여예산")],
            blocks=blocks,
            language=government.language,
            address=address,
        )


def _asked(question: Question) -> list:
    blocks = [Heading(f"{question.order}. {question.text}", level=1)]
    if question.hint:
        blocks.append(Paragraph(question.hint))
    if question.kind in (Kind.SINGLE, Kind.MULTIPLE):
        how = _("하나만 골라 주세요.") if question.kind == Kind.SINGLE else _("여럿 골라도 됩니다.")
        return [*blocks, Paragraph(how), Items([f"□ {option.text}" for option in question.options.all()])]
    if question.kind == Kind.RANKING:
        how = _("앞에 1, 2, 3처럼 차례를 적어 주세요.")
        return [*blocks, Paragraph(how), Items([f"(    ) {option.text}" for option in question.options.all()])]
    if question.kind == Kind.SCALE:
        steps = "   ".join(f"□ {step}" for step in range(question.lowest, question.highest + 1))
        ends = [f"{question.lowest}: {question.lowest_means}", f"{question.highest}: {question.highest_means}"]
        return [*blocks, Paragraph(steps), *([Paragraph(", ".join(ends))] if question.lowest_means else [])]
    if question.kind == Kind.NUMBER:
        return [*blocks, Paragraph(f"{LINE[:12]} {question.unit}")]
    return [*blocks, *[Paragraph(LINE)] * (3 if question.kind == Kind.LONG else 1)]
