"""What proposers are asked and what they may contest: mending, consent, appeal; silence is told and settled by a person."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from madang.base import clock
from madang.cycle.propose.models import Proposal, State, UnitPrice
from madang.cycle.review.actions import appealing, approving, reviewing, screening, summons
from madang.cycle.review.models import Modification, Review, Seat, Stand, Terms
from madang.cycle.review.permissions import why_not_appeal
from madang.cycle.review.prices import prices_of

from .test_two_people import refused, state_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def later():
    """later(30): so many days from now, until the test ends."""
    from contextlib import ExitStack

    with ExitStack() as stack:
        yield lambda days: stack.enter_context(clock.set_to(clock.now() + timedelta(days=days)))


def again(row):
    return type(row).objects.get(pk=row.pk)


def test_a_defect_is_mended_and_the_offices_clock_stood_still(review, do, ara, later):
    reviewing.take_up(review, by=do)
    due = review.due_on
    asked = summons.summon(again(review.proposal), "골목 이름을 적어 주세요.", by=do)
    assert state_of(review.proposal) == State.NEEDS_INFO
    assert refused(reviewing.take_up, review, by=do) == "review.waits_for_the_proposer"
    later(7)
    summons.answer_summons(again(asked), "달빛로 3길입니다.", by=ara)
    assert state_of(review.proposal) == State.REVIEWING
    assert (again(review).due_on - due).days == 7


def test_only_whoever_proposed_answers(review, do, bom, kim):
    reviewing.take_up(review, by=do)
    asked = summons.summon(again(review.proposal), "골목 이름을 적어 주세요.", by=do)
    assert refused(summons.answer_summons, asked, "저요", by=bom) == "review.proposer_only"
    assert refused(summons.go_on_without, asked, by=kim) == "review.still_time_to_answer"


def test_without_an_answer_a_person_goes_on_and_no_clock(review, do, kim, later):
    reviewing.take_up(review, by=do)
    asked = summons.summon(again(review.proposal), "골목 이름을 적어 주세요.", by=do)
    later(40)
    assert state_of(review.proposal) == State.NEEDS_INFO
    summons.go_on_without(again(asked), by=kim)
    assert state_of(review.proposal) == State.REVIEWING


def test_the_proposer_agrees_and_the_changed_text_is_the_proposals(review, decided, ara):
    asking = decided(review, "modified")
    assert (asking.stand, state_of(review.proposal)) == (Stand.ASKING, State.MODIFIED)
    assert not Proposal.objects.candidates().exists()
    approving.answer_modification(Modification.objects.get(), given=True, by=ara)
    proposal = again(review.proposal)
    assert (proposal.title, list(Proposal.objects.candidates())) == ("큰길가에 보이는 소화기", [proposal])
    assert Modification.objects.get().title_before == "골목마다 보이는 소화기"
    assert again(review).stand == Stand.DONE


def test_the_proposer_refuses_and_the_first_text_is_judged(review, decided, written, ara, do, noh):
    decided(review, "modified")
    approving.answer_modification(Modification.objects.get(), given=False, words="골목이라야 합니다.", by=ara)
    assert (again(review).stand, state_of(review.proposal)) == (Stand.REVIEWING, State.REVIEWING)
    assert not Proposal.objects.candidates().exists()
    done = decided(again(review), "ineligible")
    assert (done.verdict, Modification.objects.get().answer) == ("ineligible", "refused")


@pytest.mark.parametrize(("silence", "state"), [("refused", State.REVIEWING), ("given", State.MODIFIED)])
def test_silence_means_what_was_said_and_a_person_writes_it_down(review, decided, kim, later, silence, state):
    Terms.objects.create(cycle=review.proposal.cycle, silence=silence)
    decided(review, "modified")
    changed = Modification.objects.get()
    assert refused(approving.settle_silence, changed, by=kim) == "review.still_time_to_answer"
    later(40)
    assert state_of(review.proposal) == State.MODIFIED
    approving.settle_silence(again(changed), by=kim)
    assert state_of(review.proposal) == state
    assert Proposal.objects.candidates().exists() == (silence == "given")


def test_nobody_else_agrees_for_the_proposer(review, decided, bom, kim):
    decided(review, "modified")
    changed = Modification.objects.get()
    for person in (bom, kim):
        assert refused(approving.answer_modification, changed, given=True, by=person) == "review.proposer_only"
    approving.answer_modification(changed, given=True, by=review.proposal.proposer)
    assert refused(approving.answer_modification, again(changed), given=False, by=review.proposal.proposer) == (
        "review.answered_already"
    )


def test_what_was_asked_stays(review, decided):
    decided(review, "modified")
    with pytest.raises(DatabaseError), transaction.atomic():
        Modification.objects.update(title="몰래 고친 제목")


def test_an_appeal_is_won_by_others_and_the_office_reckons_anew(
    review, decided, written, ara, kim, do, noh, an, panel, settle, haeoreum, parks
):
    decided(review, "ineligible")
    appeal = appealing.file_appeal(again(review.proposal), "자리가 있습니다. 사진을 보세요.", by=ara)
    assert state_of(review.proposal) == State.APPEALED
    for who, why in (
        (do, "review.you_decided_it"),
        (noh, "review.you_decided_it"),
        (ara, "review.no_part_for_a_panel"),
    ):
        assert refused(appealing.seat_panel, appeal, [*panel[:2], who], by=kim) == why
    assert refused(appealing.seat_panel, appeal, panel[:2], by=kim) == "review.not_so_many_seats"
    appealing.seat_panel(appeal, panel, by=kim)
    assert refused(appealing.close_appeal, appeal, "됩니다.", by=kim) == "review.the_panel_has_not_spoken"
    for seat, voice in zip(appeal.seats.all(), ("won", "lost", "won"), strict=True):
        appealing.speak(seat, voice, "가 보았습니다.", by=seat.person)
    appealing.close_appeal(appeal, "자리가 있는 것을 확인했습니다.", by=kim)
    second = Review.objects.get(round=2)
    assert (appeal.outcome, state_of(review.proposal), second.stand) == ("won", State.REVIEWING, Stand.ASSIGNED)
    assert refused(written, second, by=do) == "review.you_decided_it"
    colleague = settle("colleague", haeoreum, "reviewer", office="공원녹지과")
    no_again = written(second, "ineligible", by=colleague)
    assert refused(reviewing.hand_in, no_again, by=colleague, seen=no_again.revision) == "review.not_complete"
    assert decided(again(second), by=colleague).verdict == "eligible"
    assert state_of(review.proposal) == State.ELIGIBLE


def test_an_appeal_is_lost_and_not_filed_again(review, decided, ara, kim, panel):
    decided(review, "ineligible")
    appeal = appealing.file_appeal(again(review.proposal), "다시 보아 주세요.", by=ara)
    appealing.seat_panel(appeal, panel, by=kim)
    for seat in appeal.seats.all():
        appealing.speak(seat, "lost", "자리가 없습니다.", by=seat.person)
    appealing.close_appeal(appeal, "다시 보아도 자리가 없습니다.", by=kim)
    proposal = again(review.proposal)
    assert (proposal.state, proposal.answer) == (State.INELIGIBLE, "다시 보아도 자리가 없습니다.")
    assert proposal.steps.last().reason == "land"
    assert why_not_appeal(ara, proposal) == "review.appealed_already"


def test_what_was_screened_out_may_be_contested_and_is_screened_anew(wish, ara, kim, settle, haeoreum, panel):
    proposal = wish()
    screening.exclude(proposal, reason="no_budget", sentence="민원실에서 바로 답합니다.", by=kim)
    appeal = appealing.file_appeal(proposal, "민원이 아닙니다.", by=ara)
    assert refused(appealing.seat_panel, appeal, [*panel[:2], kim], by=kim) == "review.you_decided_it"
    appealing.seat_panel(appeal, panel, by=kim)
    for seat in appeal.seats.all():
        appealing.speak(seat, "won", "여럿을 위한 사업입니다.", by=seat.person)
    appealing.close_appeal(appeal, "다시 살펴보겠습니다.", by=kim)
    assert state_of(proposal) == State.SUBMITTED


def test_only_in_time_and_only_by_whoever_proposed(review, decided, ara, bom, later):
    decided(review, "ineligible")
    proposal = again(review.proposal)
    assert why_not_appeal(bom, proposal) == "review.proposer_only"
    assert why_not_appeal(ara, proposal) is None
    later(30)
    assert why_not_appeal(ara, proposal) == "review.too_late_to_appeal"


def test_a_voice_is_given_once_and_only_by_whom_the_seat_is(review, decided, ara, kim, panel):
    decided(review, "ineligible")
    appeal = appealing.file_appeal(again(review.proposal), "다시 보아 주세요.", by=ara)
    appealing.seat_panel(appeal, panel, by=kim)
    seat = appeal.seats.first()
    assert refused(appealing.speak, seat, "won", "네", by=panel[1]) == "review.another_seat"
    appealing.speak(seat, "won", "네", by=panel[0])
    assert refused(appealing.seat_panel, appeal, panel, by=kim) == "review.the_panel_has_begun"
    with pytest.raises(DatabaseError), transaction.atomic():
        Seat.objects.filter(pk=seat.pk).update(voice="lost")


def test_what_a_proposer_writes_is_public_without_personal_data(review, do, decided, ara):
    reviewing.take_up(review, by=do)
    asked = summons.summon(again(review.proposal), "골목 이름을 적어 주세요.", by=do)
    summons.answer_summons(again(asked), "달빛로 3길, 010-1234-5678로 연락 주세요.", by=ara)
    assert "010-1234-5678" not in again(asked).answer
    assert again(asked).answer.startswith("달빛로 3길")
    decided(again(review), "ineligible")
    appeal = appealing.file_appeal(again(review.proposal), "제 번호는 010-1234-5678입니다.", by=ara)
    assert "010-1234-5678" not in appeal.words


def test_prices_come_from_the_library_and_from_what_was_signed(review, decided, haeoreum):
    decided(review)
    UnitPrice.objects.create(government=haeoreum, name="가로등", unit="개", price=3_000_000, source="조달청", year=2026)
    assert [(one.item, one.unit_price) for one in prices_of(haeoreum)] == [
        ("가로등", 3_000_000),
        ("소화기함 0", 1_200_000),
    ]
