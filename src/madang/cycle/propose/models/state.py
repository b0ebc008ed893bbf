"""The road of a proposal up to its verdict: its states, which may follow which, and which of them are a "no"."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """지방재정법 시행령 §46①: from the call to the departments' answer; later stages note what follows in the record."""

    SUBMITTED = "submitted", _("접수")
    NEEDS_INFO = "needs_info", _("보완 요청")
    PUBLISHED = "published", pgettext_lazy("state", "공개")
    DECLINED = "declined", _("접수 제외")
    TRANSFERRED = "transferred", _("다른 기관으로 이송")
    COMPLAINT = "complaint", _("일반민원으로 전환")
    MERGED = "merged", _("다른 제안과 합침")
    SPLIT = "split", _("여러 제안으로 나눔")
    ASSIGNED = "assigned", _("부서 배정")
    REVIEWING = "reviewing", _("부서 검토 중")
    ELIGIBLE = "eligible", _("적격")
    MODIFIED = "modified", _("수정 적격")
    INELIGIBLE = "ineligible", _("부적격")
    APPEALED = "appealed", _("재심의 중")
    ALREADY_DONE = "already_done", _("이미 추진·반영")
    DEFERRED = "deferred", _("장기 검토")
    WITHDRAWN = "withdrawn", _("제안자가 거둠")

    @property
    def is_no(self) -> bool:
        """Whether whoever proposed did not get what they asked for as they asked it: it needs a public sentence."""
        return self in NOS

    @property
    def tone(self) -> str:
        """The colour and shape it is shown in."""
        return _TONES.get(self, "off")


_S = State
NOS = frozenset({
    _S.NEEDS_INFO, _S.DECLINED, _S.TRANSFERRED, _S.COMPLAINT, _S.MERGED, _S.SPLIT, _S.MODIFIED, _S.INELIGIBLE,
    _S.ALREADY_DONE, _S.DEFERRED,
})  # fmt: skip
# These also name one of the coded reasons (reasons.Exclusion).
CODED = frozenset({_S.DECLINED, _S.INELIGIBLE})
# What an officer may do with a proposal that no department has judged yet.
_ELSEWHERE = {_S.NEEDS_INFO, _S.TRANSFERRED, _S.COMPLAINT, _S.MERGED, _S.SPLIT, _S.WITHDRAWN}
_VERDICTS = {_S.ELIGIBLE, _S.MODIFIED, _S.INELIGIBLE, _S.ALREADY_DONE, _S.DEFERRED}

# Before a change of these pairs: a new migration that holds the triggers again (see migrations/0002_only_by_steps.py).
MOVES: dict[State, set[State]] = {
    _S.SUBMITTED: {_S.PUBLISHED, _S.DECLINED} | _ELSEWHERE,
    _S.NEEDS_INFO: {_S.SUBMITTED, _S.PUBLISHED, _S.ASSIGNED, _S.REVIEWING, _S.DECLINED, _S.TRANSFERRED, _S.COMPLAINT,
                    _S.INELIGIBLE, _S.WITHDRAWN},
    _S.PUBLISHED: {_S.ASSIGNED, _S.DECLINED, _S.ALREADY_DONE} | _ELSEWHERE,
    _S.ASSIGNED: {_S.REVIEWING, _S.PUBLISHED, _S.DECLINED, _S.ALREADY_DONE, _S.DEFERRED} | _ELSEWHERE,
    _S.REVIEWING: {_S.ASSIGNED} | _ELSEWHERE | _VERDICTS,
    _S.TRANSFERRED: {_S.SUBMITTED, _S.PUBLISHED, _S.ALREADY_DONE, _S.DECLINED, _S.WITHDRAWN},
    _S.COMPLAINT: {_S.APPEALED},
    _S.DECLINED: {_S.APPEALED},
    _S.ELIGIBLE: {_S.REVIEWING, _S.MERGED, _S.SPLIT, _S.MODIFIED},
    _S.MODIFIED: {_S.REVIEWING, _S.MERGED, _S.SPLIT, _S.ELIGIBLE, _S.APPEALED, _S.WITHDRAWN},
    _S.INELIGIBLE: {_S.APPEALED},
    _S.ALREADY_DONE: {_S.APPEALED},
    _S.DEFERRED: {_S.APPEALED, _S.REVIEWING},
    _S.APPEALED: {_S.REVIEWING, _S.SUBMITTED, _S.DECLINED, _S.COMPLAINT, _S.WITHDRAWN} | _VERDICTS,
    _S.MERGED: set(),
    _S.SPLIT: set(),
    _S.WITHDRAWN: set(),
}  # fmt: skip

PAIRS = sorted((str(before), str(after)) for before, afters in MOVES.items() for after in afters)
_TONES = {
    _S.SUBMITTED: "wait", _S.NEEDS_INFO: "wait", _S.PUBLISHED: "ok", _S.ASSIGNED: "wait", _S.REVIEWING: "wait",
    _S.APPEALED: "wait", _S.ELIGIBLE: "ok", _S.MODIFIED: "ok", _S.DECLINED: "no", _S.INELIGIBLE: "no",
}  # fmt: skip
