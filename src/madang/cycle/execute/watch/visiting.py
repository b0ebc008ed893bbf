"""Acts of looking: a visit with its checklist, what a resident saw, the office's answers, pictures before and after."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max

from madang.base import clock
from madang.base.files.actions import show_to_all, store_picture
from madang.base.files.models import Upload
from madang.base.notices.actions import announce
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.record.actions import note
from madang.cycle.plan.models import Cycle
from madang.cycle.review.actions.facts import without_personal_data

from ..actions.facts import facts_of, tell, write_down
from ..models import CheckItem, Found, Mark, Sighting, Visit, Work
from ..models.watch import ANSWER_WITHIN
from ..permissions import why_not_carry_out
from .permissions import groups_of, why_not_answer, why_not_keep_checklist, why_not_tell, why_not_visit

USUAL = (
    "계획한 자리와 크기대로 되었나요", "쓰는 데 위험한 곳이 없나요", "휠체어와 유아차도 쓸 수 있나요",
    "제안한 불편이 풀렸나요", "안내판과 표시가 알기 쉬운가요",
)  # fmt: skip
AROUND = 10  # pictures before, and after


@transaction.atomic
def set_checklist(cycle: Cycle, questions: Iterable[str], *, by: Person) -> None:
    """The questions of the year from now on; what was asked before stays with the visits that answered it."""
    require(why_not_keep_checklist(by, cycle.government))
    wanted = [question.strip() for question in questions if question.strip()]
    items = CheckItem.objects.filter(cycle=cycle, dropped_at=None)
    items.exclude(words__in=wanted).update(dropped_at=clock.now())
    there = set(items.values_list("words", flat=True))
    last = CheckItem.objects.filter(cycle=cycle).aggregate(last=Max("order"))["last"] or 0
    new = [words for words in dict.fromkeys(wanted) if words not in there]
    CheckItem.objects.bulk_create(
        CheckItem(cycle=cycle, order=last + place, words=words) for place, words in enumerate(new, 1)
    )
    facts = {"year": cycle.fiscal_year, "questions": len(set(wanted))}
    note(cycle.government, cycle.subject, "execute.checklist_set", by=by, actor="officer", **facts)


@transaction.atomic
def write_visit(visit: Visit, marks: Iterable[Mark], pictures=(), *, by: Person) -> Visit:
    """`pictures`: (checked picture, words) pairs. What the group asks to be mended is due in a fortnight."""
    work = visit.work
    require(why_not_visit(by, work))
    require(
        "execute.not_your_group"
        if not groups_of(by, work.project.cycle.government).filter(pk=visit.body_id).exists()
        else None
    )
    require("execute.not_yet" if visit.day > clock.today() else None)
    Work.objects.select_for_update().get(pk=work.pk)
    visit.number, visit.at, visit.by = _next(work.visits), clock.now(), by
    visit.words, visit.wants = without_personal_data(visit.words), without_personal_data(visit.wants)
    visit.due_on = clock.today() + ANSWER_WITHIN if visit.wants else None
    visit.save(force_insert=True)
    for mark in marks:
        mark.visit = visit
    Mark.objects.bulk_create(marks)
    government = work.project.cycle.government
    for picture, alt in pictures:
        store_picture(government, picture, alt, by=by, subject=visit.subject)
    bad = sum(mark.found == Found.BAD for mark in marks)
    tell(
        work.project, "execute.visited", by=by, visit=visit.number, people=visit.people, bad=bad, asks=bool(visit.wants)
    )
    return visit


@transaction.atomic
def tell_sighting(sighting: Sighting, pictures=(), *, by: Person) -> Sighting:
    """A resident says what is wrong with a work. Seen by the office at once, by everyone with the answer."""
    require(why_not_tell(by))
    work = sighting.work
    Work.objects.select_for_update().get(pk=work.pk)
    sighting.number, sighting.at, sighting.person = _next(work.sightings), clock.now(), by
    sighting.words, sighting.place = without_personal_data(sighting.words), without_personal_data(sighting.place)
    sighting.due_on = clock.today() + ANSWER_WITHIN
    sighting.save(force_insert=True)
    government = work.project.cycle.government
    for picture, alt in pictures:
        store_picture(government, picture, alt, by=by, subject=sighting.subject, public=False)
    return sighting


@transaction.atomic
def answer_visit(visit: Visit, words: str, *, by: Person) -> None:
    require(why_not_answer(by, visit))
    _answer(visit, words, by)
    tell(visit.work.project, "execute.visit_answered", by=by, visit=visit.number)


@transaction.atomic
def answer_sighting(sighting: Sighting, words: str, *, by: Person) -> None:
    """The resident is told; what they saw is shown to all with the answer, and without their name."""
    require(why_not_answer(by, sighting))
    _answer(sighting, words, by)
    project = sighting.work.project
    government = project.cycle.government
    show_to_all(government, sighting.subject)
    write_down(project, "execute.sighting_answered", by=by, sighting=sighting.number)
    facts = facts_of(project) | {"answer": words}
    announce(government, sighting.subject, "execute.sighting_answered", facts, also=[sighting.person], followers=False)


@transaction.atomic
def add_picture(work: Work, when: str, picture, alt: str, *, by: Person) -> Upload:
    """`when`: "before" or "after"."""
    require(why_not_carry_out(by, work.project))
    government = work.project.cycle.government
    upload = store_picture(government, picture, alt, by=by, subject=pictures_of(work, when), at_most=AROUND)
    write_down(work.project, "execute.pictured", by=by, when=when)
    return upload


def pictures_of(work: Work, when: str) -> str:
    """Their subject in the files."""
    return f"{work.subject}/{when}"


def _answer(asked: Visit | Sighting, words: str, by: Person) -> None:
    asked.answer, asked.answered_at, asked.answered_by = words, clock.now(), by
    asked.save(update_fields=["answer", "answered_at", "answered_by"])


def _next(rows) -> int:
    return (rows.aggregate(last=Max("number"))["last"] or 0) + 1
