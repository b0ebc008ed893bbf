"""Residents take part in the settlement: the host of their review meetings, and the survey with its usual questions."""

from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from madang.base.meetings.actions.agenda import put_item
from madang.base.meetings.actions.planning import call_meeting, plan_meeting, set_host
from madang.base.meetings.models import Host, Meeting
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.surveys.actions import open_survey
from madang.base.surveys.asked import Asked
from madang.base.surveys.models import Survey

from ..models import Settlement
from ..permissions import why_not_settle
from .filling import note_about


@transaction.atomic
def invite(
    settlement: Settlement,
    *,
    title: str,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    by: Person,
    access: str = "",
) -> Meeting:
    """A review meeting, open to everyone and called; its minutes and votes are kept by the room of meetings."""
    government = settlement.cycle.government
    require(why_not_settle(by, government))
    page = {"name": "settle:settlement_in", "args": [settlement.cycle.fiscal_year, settlement.fiscal_year]}
    with translation.override(government.language):
        agenda = _("%(year)s년도 주민참여예산 결산 살펴보기") % {"year": settlement.fiscal_year}
    if not Host.objects.of(government).filter(host=settlement.subject).exists():
        name, name_en = (_name(settlement, language) for language in (government.language, "en"))
        set_host(government, settlement.subject, name, title_en=name_en, secretaries=[by], page=page, by=by)
    when = {"starts_at": starts_at, "ends_at": ends_at}
    meeting = plan_meeting(
        government, settlement.subject, title=title, kind="hearing", place=place, access=access, by=by, **when
    )
    put_item(meeting, agenda, subject=settlement.subject, page=page, by=by)
    meeting = call_meeting(meeting, by=by)
    note_about(settlement, "invited", by=by, title=title, at=starts_at.isoformat(), meeting=meeting.pk)
    return meeting


@transaction.atomic
def ask(settlement: Settlement, *, title: str, opens_at: datetime, closes_at: datetime, by: Person, who: str) -> Survey:
    """Three questions in the government's language: how well spent, which effect is missing, and words."""
    government = settlement.cycle.government
    require(why_not_settle(by, government))
    with translation.override(government.language):
        questions = [
            Asked(
                "scale", _("주민참여예산을 얼마나 잘 썼다고 보시나요?"), required=True, lowest=1, highest=5,
                lowest_means=_("잘못 씀"), highest_means=_("잘 씀"),
            ),
            Asked(
                "single", _("무엇을 더 알고 싶으신가요?"),
                [_("왜 다 쓰지 않았는지"), _("무엇이 나아졌는지"), _("누구에게 돈을 치렀는지"), _("더 알고 싶은 것이 없음")],
            ),
            Asked("long", _("내년에는 무엇이 달라지면 좋을까요?")),
        ]  # fmt: skip
    survey = open_survey(government, settlement.subject, title, questions, opens_at, closes_at, by=by, who=who)
    note_about(settlement, "asked", by=by, title=title, survey=survey.pk)
    return survey


def _name(settlement: Settlement, language: str) -> str:
    with translation.override(language):
        return _("%(year)s년도 결산 주민평가회") % {"year": settlement.fiscal_year}
