"""What is published of this stage, without a person in it: answers, ratings by project, lessons."""

from django.utils.translation import gettext_lazy as _

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset
from madang.cycle.budget.models import Project
from madang.cycle.plan.models import Stage

from .models import End, Lesson, Outcome, Reply, Voice
from .results import STEP, results_of

_REPLY = {
    "proposal__number": Column("number", "integer", _("접수번호"), _("그해에 접수한 차례"), required=True),
    "end": Column("end", "string", _("어떻게 끝났는지"), codes=End.choices, required=True),
    "reached_on": Column("reached_on", "date", _("끝난 날"), required=True),
    "sent_at": Column("sent_at", "datetime", _("답한 때"), required=True),
    "actor": Column("office", "string", _("답한 곳")),
    "reason": Column("reason", "string", _("기록에 남은 까닭")),
    "words": Column("words", "string", _("드린 답"), required=True),
}
_LESSON = {
    "number": Column("number", "integer", _("번호"), required=True),
    "stage": Column("stage", "string", _("단계"), codes=Stage.choices, required=True),
    "voice": Column("voice", "string", _("누가 말했는지"), codes=Voice.choices, required=True),
    "where": Column("where", "string", _("어디에서 나온 말인지")),
    "project__number": Column("project", "integer", _("사업번호"), _("사업에 대한 말이면 적는다")),
    "seen": Column("seen", "string", _("무슨 일이 있었나"), required=True),
    "change": Column("change", "string", _("다음에는 어떻게"), required=True),
    "outcome": Column("outcome", "string", _("어떻게 되었나"), codes=Outcome.choices, required=True),
    "into__fiscal_year": Column("into", "integer", _("담은 계획의 회계연도")),
    "answer": Column("answer", "string", _("무엇이 달라지나, 왜 담지 않나")),
}


def _replies(cycle):
    rows = Reply.objects.of(cycle).filter(proposal__published_at__isnull=False)
    return rows.order_by("proposal__number", "pk").values_list(*_REPLY)


def _ratings(cycle):
    projects = list(Project.objects.of(cycle).order_by("number"))
    results = results_of(projects)
    for project in projects:
        told = results[project.pk]
        if told.people:
            means = {one.name: one.value for one in told.means}
            yield (
                project.number, told.people, means.get("stars"), means.get("useful"), means.get("well_made"), means.get("kept_up"),
            )  # fmt: skip


def _lessons(cycle):
    return Lesson.objects.of(cycle).order_by("number").values_list(*_LESSON)


REPLIES = Dataset(
    name="replies",
    title=_("제안자에게 드린 답"),
    description=_("공개한 제안마다 어떻게 끝났고 무엇이라고 답했는지입니다. 사람의 이름은 없습니다."),
    columns=tuple(_REPLY.values()),
    rows=_replies,
    key=("number", "end"),
)
RATINGS = Dataset(
    name="ratings",
    title=_("주민의 별점"),
    description=_("마친 사업에 그 동네 주민이 매긴 별점의 평균입니다. 다섯 명씩 모일 때마다 바뀝니다."),
    columns=(
        Column("project", "integer", _("사업번호"), required=True),
        Column("people", "integer", _("셈한 사람"), privacy="aggregate", at_least=STEP, required=True),
        Column("stars", "number", _("모두 보아"), _("1에서 5까지의 평균")),
        Column("useful", "number", _("쓸모")),
        Column("well_made", "number", _("만듦새")),
        Column("kept_up", "number", _("돌봄")),
    ),
    rows=_ratings,
    key=("project",),
)
LESSONS = Dataset(
    name="lessons",
    title=_("배운 것"),
    description=_("다음에 달리할 것과 그것이 어느 해 계획에 담겼는지입니다."),
    columns=tuple(_LESSON.values()),
    rows=_lessons,
    key=("number",),
)
