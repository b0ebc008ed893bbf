"""The ways a proposal comes in. All of them lead to the same register and the same number."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """Shown beside each proposal, so that anyone can count whether paper and desk fare as well as the web."""

    WEB = "web", _("누리집")
    DESK = "desk", _("창구")
    PHONE = "phone", _("전화")
    PAPER = "paper", _("종이 신청서")
    SHEET = "sheet", _("표 파일")
    MEETING = "meeting", _("지역회의")
    EMAIL = "email", _("전자우편")
    FILE = "file", _("공개된 자료")


# What somebody else writes down for the one who proposes.
ASSISTED = (Channel.DESK, Channel.PHONE, Channel.PAPER, Channel.MEETING, Channel.EMAIL)
