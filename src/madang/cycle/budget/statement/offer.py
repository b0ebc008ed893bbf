"""What the opinion statement fills in an officer's own form: its tables, by caption and column."""

from django.utils.translation import gettext_lazy as _

from madang.base.documents.blanks.offer import Offer

_AMOUNTS = {"선정액": "320,000", "예산요구액": "320,000", "예산안": "300,000"}
OFFER = Offer(
    "statement",
    _("주민의견서"),
    fields={f"사업 목록 합계 {column}": example for column, example in _AMOUNTS.items()},
    rows={
        "사업 목록": {"번호": "1", "사업": "달빛공원 그늘막", "유형": "시정참여형", "부서": "공원녹지과", "제안": "2027-1", **_AMOUNTS},
        "제안 처리결과 총괄": {"처리결과": "채택", "제안": "38"},
        "접수한 모든 제안": {
            "접수번호": "2027-1", "제안": "그늘막을 놓아 주세요", "유형": "시정참여형", "처리결과": "채택", "까닭": "",
        },
    },
)  # fmt: skip
