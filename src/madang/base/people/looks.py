"""Every look at someone's personal data is written down, and the person whose data it is can read that."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from madang.base.places.models import Government
from madang.base.record.actions import note
from madang.base.record.models import Entry, EntryQuerySet

from .models import Person


class What(models.TextChoices):
    """What was looked at."""

    CONTACT = "contact", _("전자우편 주소")
    PROOFS = "proofs", _("본인 확인과 거주 확인 기록")
    TEXT = "text", _("가리고 실은 글의 원문")
    ALL = "all", _("전자우편 주소와 확인 기록")
    APPLICATION = "application", _("위원 신청서의 내용")
    NEED = "need", _("모임에 필요하다고 알린 편의")


class Why(models.TextChoices):
    """Reasons an officer may have. A list, so that no one's affairs are typed into a record that never forgets."""

    ENQUIRY = "enquiry", _("본인이 문의하여 답하려고")
    DESK = "desk", _("창구에서 본인을 확인하려고")
    PART = "part", _("역할을 맡기거나 끝내려고")
    DUPLICATE = "duplicate", _("같은 사람의 계정이 둘인지 보려고")
    TALK = "talk", _("글을 살펴 가리거나 되살리려고")
    AUDIT = "audit", _("감사하려고")
    CHOOSE = "choose", _("위원을 고르려고")
    CONTACT = "contact", _("위원 자리를 알리려고")
    VERIFY = "verify", _("신청서에 적은 내용이 맞는지 확인하려고")
    NEED = "need", _("모임의 편의를 마련하려고")


def record_look(by: Person, whose: Person, government: Government, what: str, why: str) -> None:
    """Call it before showing. Looking at one's own data is not a look."""
    if by != whose:
        note(
            government,
            whose.subject,
            "people.looked",
            by=by,
            actor=by.office_in(government),
            public=False,
            what=What(what).value,
            why=Why(why).value,
        )


def looks_at(person: Person) -> EntryQuerySet:
    """Who looked at this person's data, newest first, in every government."""
    looks = Entry.objects.about(person.subject).filter(stage="people", event="looked")
    return looks.select_related("government", "by").order_by("-at", "-number")
