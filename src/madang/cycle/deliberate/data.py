"""What is published: results and sheets without names, shortlists with reasons, hearings, and counts of opinion maps."""

from django.utils.translation import gettext_lazy as _

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset

from .hidden import texts_of
from .models import Channel, Frozen, Listing, Round, Statement
from .scoring.documents import points
from .scoring.results import result_of

_NUMBER = Column("number", "integer", _("접수번호"), _("그해에 접수한 차례"), required=True)
_ROUND = Column("round", "integer", _("심사"), _("심사의 번호"), required=True)


def _results(cycle):
    """One row a proposal and round that is over."""
    for round in _closed(cycle):
        result = result_of(round)
        listings = Listing.objects.filter(candidate__round=round, shortlist__signed_at__isnull=False)
        listed = {one.candidate_id: one for one in listings}
        for row in sorted(result.rows, key=lambda one: one.candidate.proposal.number):
            listing, standing = listed.get(row.candidate.pk), row.standing
            yield (
                round.pk, row.candidate.proposal.number, row.candidate.proposal.title, standing.place,
                points(standing.mean), str(standing.mean) if standing.mean is not None else "", len(standing.totals),
                len(standing.dropped), standing.recused, listing.listed if listing else None,
                listing.sentence if listing else "",
            )  # fmt: skip


def _sheets(cycle):
    """One row a sheet: with a letter where it tells nothing about a person, otherwise without."""
    for round in _closed(cycle):
        result = result_of(round)
        for row in sorted(result.rows, key=lambda one: one.candidate.proposal.number):
            number = row.candidate.proposal.number
            for letter, total in zip(result.letters, row.linked, strict=True):
                if total is not None:
                    yield round.pk, number, letter, points(total), str(total)
            for total in row.unlinked:
                yield round.pk, number, "", points(total), str(total)


def _statements(cycle):
    rows = list(Statement.objects.of(cycle).select_related("hearing").order_by("hearing", "number"))
    texts = texts_of(cycle.government, [one.subject for one in rows])
    for one in rows:
        text = texts.get(one.subject)
        words = "" if text and text.hiding else one.words
        yield (
            one.hearing_id, one.hearing.title, one.number, one.channel, words, one.said_at, one.due_on, one.answer,
            one.office, one.answered_at,
        )  # fmt: skip


def _claims(cycle):
    """Whole numbers of maps that are frozen; a cell of fewer than five people is empty."""
    for frozen in Frozen.objects.filter(conversation__cycle=cycle).select_related("conversation").order_by("pk"):
        words = {str(claim.number): claim.words for claim in frozen.conversation.claims.all()}
        letters = ["", *(group["letter"] for group in frozen.found["groups"])]
        for one in sorted(frozen.found["statements"], key=lambda each: int(each["id"])):
            for letter, cell in zip(letters, [one["everyone"], *one["by_group"]], strict=True):
                numbers = (cell["agree"], cell["disagree"], cell["passed"]) if cell else (None, None, None)
                yield frozen.conversation_id, int(one["id"]), words.get(one["id"], ""), letter, *numbers


def _closed(cycle):
    rounds = Round.objects.of(cycle).filter(closed_at__isnull=False).select_related("body__government", "track")
    return rounds.order_by("pk")


RESULTS = Dataset(
    name="score-results",
    title=_("심사 결과"),
    description=_("끝난 심사에서 제안마다의 점수와 차례, 상정 여부와 올리지 않은 까닭입니다. 점수는 분수로도 싣습니다."),
    columns=(
        _ROUND, _NUMBER, Column("title", "string", _("제목"), _("지금 보이는 제목"), required=True),
        Column("place", "integer", _("차례"), _("점수가 같으면 같다")),
        Column("score", "number", _("점수"), _("둘째 자리까지, 반올림")),
        Column("exact", "string", _("정확한 점수"), _("분수")),
        Column("sheets", "integer", _("낸 심사표"), required=True),
        Column("dropped", "integer", _("뺀 심사표"), _("가장 높은 것과 가장 낮은 것"), required=True),
        Column("recused", "integer", _("회피한 위원 수"), required=True),
        Column("listed", "boolean", _("상정"), _("아직 정하지 않았으면 빈칸")),
        Column("sentence", "string", _("올리지 않은 까닭")),
    ),
    rows=_results,
    key=("round", "number"),
)  # fmt: skip
SHEETS = Dataset(
    name="score-sheets",
    title=_("위원 심사표"),
    description=_("심사표마다의 점수입니다. 글자는 제비로 정했고 한 심사 안에서 같은 위원입니다. 회피한 위원의 것에는 글자가 없습니다."),
    columns=(
        _ROUND, _NUMBER, Column("letter", "string", _("글자"), _("빈칸이면 다른 심사표와 이어지지 않는다")),
        Column("score", "number", _("점수"), _("둘째 자리까지, 반올림"), required=True),
        Column("exact", "string", _("정확한 점수"), _("분수"), required=True),
    ),
    rows=_sheets,
)  # fmt: skip
STATEMENTS = Dataset(
    name="hearing-statements",
    title=_("공청회의 의견과 답"),
    description=_("공청회에서 들은 의견과 부서의 답입니다. 말한 사람의 이름은 없고, 가린 글은 빈칸입니다."),
    columns=(
        Column("hearing", "integer", _("공청회"), _("공청회의 번호"), required=True),
        Column("title", "string", _("공청회 이름"), required=True),
        Column("number", "integer", _("의견의 번호"), required=True),
        Column("channel", "string", _("어떻게 들었나"), codes=Channel.choices, required=True),
        Column("words", "string", _("말한 의견")),
        Column("said_at", "datetime", _("말한 때"), required=True),
        Column("due_on", "date", _("답할 날"), required=True),
        Column("answer", "string", _("답")),
        Column("office", "string", _("답한 부서")),
        Column("answered_at", "datetime", _("답한 때")),
    ),
    rows=_statements,
    key=("hearing", "number"),
)
CLAIMS = Dataset(
    name="opinion-claims",
    title=_("의견 지도의 수"),
    description=_(
        "끝난 의견 지도에서 말마다, 모둠마다 센 수입니다. 다섯 사람보다 적게 답한 칸은 빈칸이고, 한 사람의 답은 어디에도 없습니다."
    ),
    columns=(
        Column("conversation", "integer", _("의견 지도"), _("의견 지도의 번호"), required=True),
        Column("claim", "integer", _("한마디의 번호"), required=True),
        Column("words", "string", _("한마디"), required=True),
        Column("group", "string", _("모둠"), _("빈칸이면 모두")),
        Column("agree", "integer", _("맞아요"), privacy="aggregate", at_least=5),
        Column("disagree", "integer", _("아니에요"), privacy="aggregate", at_least=5),
        Column("passed", "integer", _("잘 모르겠어요"), privacy="aggregate", at_least=5),
    ),
    rows=_claims,
    key=("conversation", "claim", "group"),
)
DATASETS = [RESULTS, SHEETS, STATEMENTS, CLAIMS]
