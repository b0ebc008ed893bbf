"""The register of published proposals, for anyone; and the office's own ledger of all that came in."""

from django.db.models import OuterRef, Subquery, TextField, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset
from madang.base.talk.models import Hiding, Why

from .models import Channel, Field, Proposal, State
from .veil import shown

_COLUMNS = (
    Column("number", "integer", _("접수번호"), _("그해에 접수한 차례"), required=True),
    Column("title", "string", _("제목"), _("제안자가 붙인 제목"), required=True),
    Column("field", "string", _("분야"), _("제안자가 고른 분야"), codes=Field.choices),
    Column("track__code", "string", _("유형"), _("운영계획에 있는 유형의 이름")),
    Column("area__name", "string", _("동네"), _("비어 있으면 전체")),
    Column("cost", "money", _("어림한 비용"), _("제안자가 어림한 비용. 모르면 비어 있음"), unit="KRW"),
    Column("is_event", "boolean", _("행사 여부"), _("행사·축제이면 참")),
    Column("channel", "string", _("접수 방법"), _("어느 길로 들어왔는지"), codes=Channel.choices),
    Column("state", "string", _("상태"), _("어디까지 왔는지"), codes=State.choices),
    Column("answer", "string", _("공개하는 답"), _("마지막 걸음에 남긴 말")),
    Column(
        "late_for__fiscal_year",
        "integer",
        _("늦게 온 해"),
        _("그해 접수가 끝난 뒤에 와서 이 해로 넘어온 제안이면 그해"),
    ),
    Column("submitted_at", "datetime", _("낸 때"), _("접수한 시각")),
    Column("published_at", "datetime", _("공개한 때"), _("공개한 시각")),
)


def _rows(cycle):
    """What is hidden keeps its row and says why; what it said is in no table."""
    names = (shown(column.name) if column.name == "title" else column.name for column in _COLUMNS)
    hiding = Hiding.objects.standing().filter(
        text__subject=Concat(Value("proposal/"), Cast(OuterRef("pk"), TextField()))
    )
    return Proposal.objects.of(cycle).published().values_list(*names, Subquery(hiding.values("why")[:1]))


PROPOSALS = Dataset(
    name="proposals",
    title=_("공개된 제안"),
    description=_("주민이 낸 제안 가운데 공개된 것 모두입니다. 제안자의 이름과 연락처는 없습니다."),
    columns=(
        *_COLUMNS,
        Column("hidden", "string", _("가린 까닭"), _("가린 제안이면 그 이유. 제목은 비어 있음"), codes=Why.choices),
    ),
    rows=_rows,
    key=("number",),
)

_LEDGER_COLUMNS = (
    *_COLUMNS,
    Column("group_name", "string", _("함께 제안하는 모임"), _("모임으로 냈을 때")),
    Column("proposer_name", "string", _("함께 보일 이름"), _("제안자가 함께 보이기를 바란 이름"), privacy="personal"),
    Column("assistance__occasion", "string", _("받은 곳"), _("대신 적었을 때")),
)


def _ledger(cycle):
    return Proposal.objects.of(cycle).order_by("number").values_list(*(column.name for column in _LEDGER_COLUMNS))


LEDGER = Dataset(
    name="ledger",
    title=_("접수대장"),
    description=_("그해에 들어온 모든 제안입니다. 공개되지 않은 제안도 있어 담당자만 봅니다."),
    columns=_LEDGER_COLUMNS,
    rows=_ledger,
    key=("number",),
    published=False,
)
