"""What the count said about every project, for anyone."""

from django.utils.translation import gettext_lazy as _

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset

from .models import Verdict

_REASONS = (
    ("fits", _("남은 돈 안에 들어 뽑힘")),
    ("too_expensive", _("차례에 남은 돈보다 큼")),
    ("no_votes", _("고른 사람이 없음")),
    ("below_threshold", _("정한 표를 채우지 못함")),
    ("over_budget", _("전체 한도보다 큼")),
    ("stopped", _("앞 사업에서 멈춤")),
)
_COLUMNS = {
    "count__poll__track__code": Column("track", "string", _("유형"), _("운영계획에 있는 유형의 이름"), required=True),
    "place": Column("place", "integer", _("차례"), _("표를 많이 받은 차례"), required=True),
    "option__code": Column("code", "string", _("사업 번호"), _("표 파일에 적힌 번호"), required=True),
    "option__title": Column("title", "string", _("사업"), _("투표용지에 적힌 제목"), required=True),
    "option__cost": Column("cost", "money", _("비용"), _("투표용지에 적힌 비용"), unit=_("통화의 가장 작은 단위")),
    "score": Column("score", "integer", _("표나 점수"), _("규칙이 견주는 수"), required=True),
    "funded": Column("funded", "boolean", _("뽑힘"), _("이 집계에서 담겼으면 참"), required=True),
    "reason": Column("reason", "string", _("까닭"), _("뽑히거나 뽑히지 않은 까닭"), codes=_REASONS, required=True),
}


def _rows(cycle):
    verdicts = Verdict.objects.filter(count__poll__cycle=cycle).order_by("count__poll__track__code", "place")
    return verdicts.values_list(*_COLUMNS)


VERDICTS = Dataset(
    name="verdicts",
    title=_("투표 결과와 까닭"),
    description=_("투표용지에 오른 사업마다 받은 표, 결과와 까닭입니다. 집계 프로그램이 돌려준 그대로입니다."),
    columns=tuple(_COLUMNS.values()),
    rows=_rows,
    key=("track", "code"),
)
