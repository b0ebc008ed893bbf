"""Ask who uses a place whether it became what was promised: a survey about the project, on the web and on paper."""

from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.surveys import actions as surveys
from madang.base.surveys.asked import Asked
from madang.base.surveys.models import Survey, Who
from madang.cycle.budget.models import Project

from ..permissions import rated_until, why_not_answer


@transaction.atomic
def open_satisfaction(
    project: Project, opens_at: datetime, closes_at: datetime, *, by: Person, back: str = ""
) -> Survey:
    """Published at once with its five questions; papers count too. Whoever comes by answers without an account."""
    government = project.cycle.government
    require(why_not_answer(by, government))
    require("feedback.not_finished" if rated_until(project) is None else None)
    with translation.override(government.language):
        title = (_("이용 만족도: %(title)s") % {"title": project.title})[:120]
        intro, questions = _("주민이 고른 사업이 약속대로 되었는지 쓰는 분께 묻습니다. 1분이면 됩니다."), _questions()
    more = {"intro": intro, "who": Who.ANYONE, "takes_paper": True, "back": back}
    return surveys.open_survey(government, project.subject, title, questions, opens_at, closes_at, by, **more)


def _questions() -> list[Asked]:
    often = [_("거의 날마다"), _("한 주에 한두 번"), _("가끔"), pgettext("how often", "처음")]
    scale = {"lowest": 1, "highest": 5, "lowest_means": _("아주 그렇지 않다"), "highest_means": _("아주 그렇다")}
    return [
        Asked("single", _("이곳을 얼마나 자주 쓰시나요?"), often, required=True),
        Asked("scale", _("이 사업에 만족하시나요?"), required=True, **scale),
        Asked("scale", _("예전보다 나아졌나요?"), **scale),
        Asked("scale", _("안전하고 쓰기 쉬운가요?"), **scale),
        Asked("long", _("더 나아지려면 무엇이 필요할까요?")),
    ]
