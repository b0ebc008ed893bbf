"""The fourteen stages, and the word every query about a year begins with."""

from django.db import models
from django.utils.translation import pgettext_lazy

from madang.base.places.models import Government


class Stage(models.TextChoices):
    """The year, in order. When each is open is rows, not this order."""

    PLAN = "plan", pgettext_lazy("stage", "계획")
    LEARN = "learn", pgettext_lazy("stage", "배움")
    CONVENE = "convene", pgettext_lazy("stage", "모임")
    PROPOSE = "propose", pgettext_lazy("stage", "제안")
    REVIEW = "review", pgettext_lazy("stage", "검토")
    DELIBERATE = "deliberate", pgettext_lazy("stage", "숙의")
    VOTE = "vote", pgettext_lazy("stage", "투표")
    DECIDE = "decide", pgettext_lazy("stage", "결정")
    BUDGET = "budget", pgettext_lazy("stage", "편성")
    EXECUTE = "execute", pgettext_lazy("stage", "집행")
    SETTLE = "settle", pgettext_lazy("stage", "결산")
    FEEDBACK = "feedback", pgettext_lazy("stage", "답변")
    ASSESS = "assess", pgettext_lazy("stage", "평가")
    SHARE = "share", pgettext_lazy("stage", "나눔")


class OfGovernment(models.QuerySet):
    def of(self, government: Government):
        return self.filter(government=government)


class OfCycle(models.QuerySet):
    """Every query about a year starts here, so no row of another government slips in."""

    def of(self, cycle):
        return self.filter(cycle=cycle)
