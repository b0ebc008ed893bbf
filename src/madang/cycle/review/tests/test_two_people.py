"""A review is written by one and signed by another; nobody writes over anybody; nothing decides by itself."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import translation

from madang.base import clock
from madang.base.notices.models import Message
from madang.base.people.refusals import Refused
from madang.base.record.models import Entry
from madang.cycle.propose.actions import price_proposal
from madang.cycle.propose.models import Proposal, State
from madang.cycle.review.actions import approving, reviewing, screening
from madang.cycle.review.models import CostLine, Review, Stand

pytestmark = pytest.mark.django_db


def refused(act, *args, **kwargs):
    with pytest.raises(Refused) as found, transaction.atomic():
        act(*args, **kwargs)
    return found.value.reason


def state_of(proposal):
    return Proposal.objects.get(pk=proposal.pk).state


def test_from_the_officers_desk_to_a_signed_verdict(review, decided, ara):
    assert state_of(review.proposal) == State.ASSIGNED
    done = decided(review)
    proposal = Proposal.objects.get(pk=review.proposal.pk)
    assert (proposal.state, proposal.cost, done.stand) == (State.ELIGIBLE, 3_600_000, Stand.DONE)
    assert [step.after for step in proposal.steps.all()] == ["assigned", "reviewing", "eligible"]
    assert [step.actor for step in proposal.steps.all()] == ["officer", "공원녹지과", "공원녹지과"]
    assert "propose.eligible" in set(Message.objects.filter(person=ara).values_list("template", flat=True))


def test_the_record_names_the_office_and_no_person(review, decided, do, noh):
    decided(review)
    said = [f"{entry.actor} {entry.facts}" for entry in Entry.objects.about(review.subject).public()]
    assert said
    assert not [words for words in said if do.name in words.split() or noh.name in words.split()]


def test_nobody_signs_their_own(review, written, do, settle, haeoreum):
    both = settle("both", haeoreum, "reviewer", "approver", office="공원녹지과")
    sheet = written(review, by=both)
    sheet = reviewing.hand_in(sheet, by=both, seen=sheet.revision)
    assert refused(approving.approve, sheet, by=both, seen=sheet.revision) == "review.not_your_own"
    with pytest.raises(DatabaseError), transaction.atomic():
        Review.objects.filter(pk=sheet.pk).update(approved_by=both, approved_at=clock.now(), stand=Stand.DONE)


def test_a_reviewer_of_another_office_does_not_write(review, written, an):
    assert refused(written, review, by=an) == "review.another_office"


def test_of_two_who_decide_at_once_the_second_is_told_what_changed(review, written, do, noh, settle, haeoreum):
    sheet = written(review)
    sheet = reviewing.hand_in(sheet, by=do, seen=sheet.revision)
    seen = sheet.revision
    other = settle("other", haeoreum, "approver")
    approving.approve(sheet, by=noh, seen=seen)
    with pytest.raises(Refused) as found, translation.override("ko"):
        approving.send_back(sheet, "다시", by=other, seen=seen)
    assert (found.value.reason, found.value.facts["stand"]) == ("review.changed_meanwhile", "마침")


def test_of_two_who_write_at_once_nobody_loses_words(review, written, settle, haeoreum, do):
    sheet = written(review)
    words = {"verdict": "", "reason": "", "sentence": "", "alternatives": "", "when_possible": "", "procedures": ""}
    assert refused(reviewing.save_sheet, sheet, words, [], [], None, by=do, seen=0) == "review.changed_meanwhile"
    assert CostLine.objects.filter(review=sheet).count() == 1


def test_two_officers_assign_one_wins(wish, parks, safety, kim, settle, haeoreum):
    lee = settle("lee", haeoreum, "officer")
    proposal = wish()
    stale = Proposal.objects.get(pk=proposal.pk)
    screening.assign(proposal, parks, by=kim)
    assert refused(screening.assign, stale, safety, by=lee) == "propose.no_longer_waiting"
    assert Review.objects.get().office == parks


def test_forty_are_assigned_and_the_one_that_was_taken_is_named(wish, parks, safety, kim):
    proposals = [wish(f"의자 {n}") for n in range(5)]
    screening.assign(Proposal.objects.get(pk=proposals[2].pk), safety, by=kim)
    done, missed = screening.assign_all(proposals, parks, by=kim)
    assert ([one.number for one in done], [one.number for one in missed]) == ([1, 2, 4, 5], [3])


def test_what_was_not_public_is_published_when_it_is_assigned(wish, parks, kim):
    proposal = wish(state="submitted")
    screening.assign(proposal, parks, by=kim)
    assert [step.after for step in proposal.steps.all()] == ["published", "assigned"]


def test_what_is_missing_is_named(review, written, do):
    sheet = written(review, lines=())
    with pytest.raises(Refused) as found:
        reviewing.hand_in(sheet, by=do, seen=sheet.revision)
    assert found.value.facts["missing"] == ["cost"]
    with pytest.raises(Refused) as found:
        empty = written(review, "")
        reviewing.hand_in(empty, by=do, seen=empty.revision)
    assert found.value.facts["missing"] == ["verdict"]


def test_the_sum_of_the_lines_is_the_only_cost(review, decided, kim):
    done = decided(review, lines=((333_333, 3), (1_000, 2)))
    proposal = Proposal.objects.get(pk=review.proposal.pk)
    assert proposal.cost == done.total == 1_001_999
    assert refused(price_proposal, proposal, 5, by=kim) == "propose.reckoned_already"


def test_what_was_sent_back_is_written_again(review, written, do, noh):
    sheet = written(review)
    sheet = reviewing.hand_in(sheet, by=do, seen=sheet.revision)
    sheet = approving.send_back(sheet, "단가의 근거를 적어 주세요.", by=noh, seen=sheet.revision)
    assert (sheet.stand, sheet.returned) == (Stand.REVIEWING, "단가의 근거를 적어 주세요.")
    assert not Entry.objects.about(review.subject).public().filter(event="sent_back").exists()
    again = written(sheet)
    again = reviewing.hand_in(again, by=do, seen=again.revision)
    assert approving.approve(again, by=noh, seen=again.revision).stand == Stand.DONE


def test_a_matter_of_another_office_is_passed_on_and_wins_no_time(review, safety, do, an, decided):
    reviewing.take_up(review, by=do)
    review.refresh_from_db()
    new = screening.delegate(review, safety, "골목 안전은 안전총괄과 일입니다.", by=do)
    assert (new.office, new.due_on, state_of(review.proposal)) == (safety, review.due_on, State.ASSIGNED)
    assert decided(new, by=an).stand == Stand.DONE


def test_a_second_opinion_is_asked_and_given_and_decides_nothing(review, safety, do, an, decided):
    reviewing.take_up(review, by=do)
    opinion = reviewing.ask_opinion(review, safety, "소방차가 들어가나요?", by=do)
    assert refused(reviewing.give_opinion, opinion, "ineligible", "좁습니다.", by=do) == "review.another_office"
    reviewing.give_opinion(opinion, "ineligible", "좁습니다.", by=an)
    assert decided(review).verdict == "eligible"


def test_a_late_review_is_late_and_nothing_happens_to_it(review):
    with clock.set_to(clock.now() + timedelta(days=60)):
        assert list(Review.objects.late()) == [review]
        assert review.is_late
        assert state_of(review.proposal) == State.ASSIGNED


def test_what_was_signed_stays(review, decided):
    done = decided(review)
    for change in ({"verdict": "ineligible"}, {"sentence": "다른 말"}, {"stand": Stand.REVIEWING}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Review.objects.filter(pk=done.pk).update(**change)
    for rows in (done.findings.all(), done.lines.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        CostLine.objects.create(review=done, order=9, item="덤", unit_price=1, quantity=1)


def test_a_sheet_may_change_while_it_is_written(review, written):
    """The negative control of the one before."""
    sheet = written(review)
    sheet.lines.all().delete()
    assert sheet.lines.count() == 0
