"""The register of published proposals, for anyone."""

from django.utils.translation import gettext_lazy as _

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset

from .models import Field, Proposal

_COLUMNS = (
    Column("number", "integer", _("접수번호"), _("그해에 접수한 차례"), required=True),
    Column("title", "string", _("제목"), _("제안자가 붙인 제목"), required=True),
    Column("field", "string", _("분야"), _("제안자가 고른 분야"), codes=Field.choices),
    Column("track__code", "string", _("유형"), _("운영계획에 있는 유형의 이름")),
    Column("area__name", "string", _("동네"), _("비어 있으면 전체")),
    Column("cost", "money", _("어림한 비용"), _("제안자가 어림한 비용. 모르면 비어 있음"), unit="KRW"),
    Column("is_event", "boolean", _("행사 여부"), _("행사·축제이면 참")),
    Column("submitted_at", "datetime", _("낸 때"), _("접수한 시각")),
    Column("published_at", "datetime", _("공개한 때"), _("공개한 시각")),
)


def _rows(cycle):
    return Proposal.objects.of(cycle).published().values_list(*(column.name for column in _COLUMNS))


PROPOSALS = Dataset(
    name="proposals",
    title=_("공개된 제안"),
    description=_("주민이 낸 제안 가운데 공개된 것 모두입니다. 제안자의 이름과 연락처는 없습니다."),
    columns=_COLUMNS,
    rows=_rows,
    key=("number",),
)
