"""Acts on a report of waste. Whoever reported is in no entry of the record, no file and no notice but their own."""

import secrets

from django.db import transaction
from django.db.models import Max

from madang.base import clock
from madang.base.files.actions import store_picture
from madang.base.notices.actions import announce
from madang.base.people.marks import mark
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.base.places.models import Government
from madang.base.record.actions import note
from madang.cycle.review.models import Office

from ..models import LookedAt, LookReason, WasteLook, WasteReport, WasteReporter, Work
from ..models.waste import WITHIN
from .permissions import why_not_answer_waste, why_not_handle_waste, why_not_look

_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that looks like another


@transaction.atomic
def report_waste(
    government: Government, fiscal_year: int, words: str, *, work: Work | None = None, place: str = "", person: Person | None = None,
    name: str = "", contact: str = "", pictures=(),
) -> tuple[WasteReport, str]:  # fmt: skip
    """With an account, with a name and a contact, or with neither. Returns the report and the word by which one comes back.

    The record learns that a report came, and nothing about from whom; its pictures are nobody's.
    """
    Government.objects.select_for_update().get(pk=government.pk)
    word = _word()
    year = WasteReport.objects.of(government).filter(fiscal_year=fiscal_year)
    report = WasteReport.objects.create(
        government=government, fiscal_year=fiscal_year, number=(year.aggregate(last=Max("number"))["last"] or 0) + 1, work=work,
        place=place, words=words, received_on=clock.today(), due_on=clock.today() + WITHIN, receipt=_receipt(word),
    )  # fmt: skip
    known = person if person is not None and person.is_authenticated else None
    if known or contact:
        WasteReporter.objects.create(report=report, person=known, name=name, contact=contact, consent_at=clock.now())
    for picture, alt in pictures:
        store_picture(government, picture, alt, by=None, subject=report.subject, public=False)
    note(
        government,
        report.subject,
        "execute.waste_reported",
        by=None,
        actor="resident",
        public=False,
        number=report.number,
    )
    return report, word


@transaction.atomic
def look_at(report: WasteReport, what: str, why: str, *, by: Person) -> WasteLook:
    """Before it is shown. The look is kept with the report and not with a person: not even it says who reported."""
    require(why_not_look(by, report))
    look = WasteLook.objects.create(
        report=report, what=LookedAt(what), why=LookReason(why), at=clock.now(), by=by, office=by.office_in(report.government),
    )  # fmt: skip
    note(
        report.government,
        report.subject,
        "execute.waste_looked",
        by=by,
        actor="officer",
        public=False,
        what=what,
        why=why,
    )
    return look


@transaction.atomic
def hand_to(report: WasteReport, office: Office, handed: str, *, by: Person) -> None:
    """The office sees `handed`: what it needs to answer, in the officer's words, without anything about the reporter."""
    require(why_not_handle_waste(by, report.government))
    _not_answered(report)
    report.office, report.handed = office, handed
    report.save(update_fields=["office", "handed"])
    note(
        report.government,
        report.subject,
        "execute.waste_handed",
        by=by,
        actor="officer",
        public=False,
        office=office.name,
    )


@transaction.atomic
def answer_waste(report: WasteReport, outcome: str, outcome_words: str, reply: str = "", *, by: Person) -> None:
    """The outcome is published without the reporter; `reply` is for the reporter alone, by their word or in their messages."""
    report = (
        WasteReport.objects.select_for_update(of=("self",)).select_related("government", "office").get(pk=report.pk)
    )
    require(why_not_answer_waste(by, report))
    report.outcome, report.outcome_words, report.reply = outcome, outcome_words, reply
    report.answered_at, report.answered_by = clock.now(), by
    report.save(update_fields=["outcome", "outcome_words", "reply", "answered_at", "answered_by"])
    government, facts = report.government, {"number": report.number, "year": report.fiscal_year, "outcome": outcome}
    in_time = bool(report.was_in_time)
    note(government, report.subject, "execute.waste_answered", by=by, actor="officer", in_time=in_time, **facts)
    reporter = WasteReporter.objects.filter(report=report).select_related("person").first()
    told = reporter and (reporter.person or ("@" in reporter.contact and reporter.contact))
    if told:
        announce(government, report.subject, "execute.waste_answered", facts, also=[told], followers=False)


def find_by_word(government: Government, word: str) -> WasteReport | None:
    """The report whose reporter was given this word."""
    reports = WasteReport.objects.of(government).select_related("government")
    return reports.filter(receipt=_receipt(word)).first()


def _not_answered(report: WasteReport) -> None:
    if WasteReport.objects.select_for_update().get(pk=report.pk).answered_at:
        raise Refused("execute.answered_already")


def _word() -> str:
    """Sixteen letters in four groups: 79 bits."""
    letters = "".join(secrets.choice(_LETTERS) for _place in range(16))
    return "-".join(letters[place : place + 4] for place in range(0, 16, 4))


def _receipt(word: str) -> str:
    plain = "".join(letter for letter in word.upper() if letter in _LETTERS)
    return mark("execute.waste", plain)
