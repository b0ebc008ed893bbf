"""The ends a proposal can come to, from the first look at it to the closed books."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class End(models.TextChoices):
    """In the order of the year. A proposal that was carried out comes to two: finished, and settled."""

    WITHDRAWN = "withdrawn", _("제안자가 거둠")
    JOINED = "joined", _("다른 제안으로 이어짐")
    EXCLUDED = "excluded", _("접수에서 제외")
    UNFIT = "unfit", _("부서검토에서 부적격")
    NOT_SHORTLISTED = "not_shortlisted", _("투표에 오르지 않음")
    NOT_SELECTED = "not_selected", _("선정되지 않음")
    LEFT_OUT = "left_out", _("예산안에 담지 않음")
    CUT = "cut", _("의회에서 전액삭감")
    CANCELLED = "cancelled", _("사업 취소")
    FINISHED = "finished", _("사업을 마침")
    SETTLED = "settled", _("결산을 마침")

    @property
    def tone(self) -> str:
        """The colour and shape it is shown in."""
        return _TONES.get(self, "no")

    @property
    def is_replied(self) -> bool:
        """Whether whoever proposed is owed an answer: not for what they took back, or what goes on under another number."""
        return self in REPLIED


REPLIED = tuple(end for end in End if end not in (End.WITHDRAWN, End.JOINED))
_TONES = {End.FINISHED: "ok", End.SETTLED: "ok", End.WITHDRAWN: "off", End.JOINED: "off"}
