"""What surveys found, published: whole numbers with how many answered, small ones left out."""

from django.utils.translation import gettext_lazy as _

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset
from madang.base.places.models import Government

from . import results
from .models import Kind, Survey
from .models.question import WORDS

LEAST = 3  # what a survey's threshold may be at the lowest; the usual one is 5


def _found(government: Government):
    for survey in Survey.objects.of(government).counted().order_by("pk"):
        found = results.of(survey)
        deff = found.weights.deff if found.weights else None
        for result in found.results:
            question = result.question
            if question.kind in WORDS:
                continue
            facts = (
                survey.pk,
                survey.title,
                survey.counted_at,
                survey.who,
                question.order,
                question.text,
                question.kind,
            )
            rows = result.rows or [None]
            for place, row in enumerate(rows, start=1):
                told = (row.label, row.count, row.points, row.weighted) if row else ("", None, None, None)
                yield (*facts, place, *told, result.answered, result.total, result.middle, deff if row and row.weighted else None, survey.threshold)  # fmt: skip


def _counted(name, title, description=""):
    return Column(name, "integer", title, description, privacy="aggregate", at_least=LEAST)


SURVEYS = Dataset(
    name="survey-results",
    title=_("설문 결과"),
    description=_(
        "끝난 설문마다 질문과 고른 것, 답한 사람 수입니다. 적은 수와 그 수를 짐작하게 하는 수는 비워 둡니다."
    ),
    source=_("참여예산 담당 부서"),
    scope="government",
    key=("survey", "question", "place"),
    columns=(
        Column("survey", "integer", _("설문 번호"), required=True),
        Column("title", "string", _("설문 제목"), required=True),
        Column("counted_at", "datetime", _("결과가 나온 때"), required=True),
        Column("who", "string", _("누가 답했나"), codes=Survey._meta.get_field("who").choices, required=True),
        Column("question", "integer", _("질문 번호"), required=True),
        Column("text", "string", _("질문"), required=True),
        Column("kind", "string", _("답하는 방법"), codes=Kind.choices, required=True),
        Column("place", "integer", _("줄"), required=True),
        Column("option", "string", _("고른 것")),
        _counted("chosen", _("이것을 고른 사람"), _("차례를 매기는 질문에서는 첫째로 꼽은 사람")),
        Column("points", "integer", _("점수"), _("차례를 매기는 질문에서 첫째가 가장 큰 점수")),
        Column("weighted", "integer", _("인구에 맞춘 몫"), unit="‰"),
        _counted("answered", _("이 질문에 답한 사람")),
        Column("total", "integer", _("답한 수의 합")),
        Column("middle", "integer", _("가운데 값")),
        Column("deff", "integer", _("설계효과"), _("천분율: 1,300이면 맞춘 몫이 1.3배 덜 정밀합니다"), unit="‰"),
        Column("threshold", "integer", _("밝히지 않은 수의 경계"), _("이보다 적은 수는 비어 있습니다"), required=True),
    ),
    rows=_found,
)
