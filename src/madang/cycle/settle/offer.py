"""What the settlement report fills in an officer's own form: its tables, by caption and column."""

from django.utils.translation import gettext_lazy as _

from madang.base.documents.blanks.offer import Offer

_COLUMNS = {
    "예산액": "300,000", "전년도이월액": "0", "예비비": "0", "전용 등 증감": "0", "예산현액": "300,000", "지출액": "290,000",
    "다음연도이월액": "0", "집행잔액": "10,000",
}  # fmt: skip
SETTLEMENT = Offer(
    "settlement",
    _("결산·성과보고"),
    fields={f"사업마다의 결산 합계 {column}": example for column, example in _COLUMNS.items()},
    rows={
        "사업마다의 결산": {"사업": "1. 달빛공원 그늘막", **_COLUMNS},
        "고르고 의결하고 쓴 돈": {
            "사업": "1. 달빛공원 그늘막", "선정액": "320,000", "의결액": "300,000", "지출액": "290,000", "집행률": "97%", "달라진 까닭": "",
        },
    },
)  # fmt: skip
