"""No transition without its reason: over the whole state machine, in the action and in the database."""

from itertools import pairwise

import pytest
from django.db import DatabaseError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from madang.base.notices.actions import follow
from madang.base.notices.models import Message
from madang.base.people.refusals import Refused
from madang.base.record.models import Entry
from madang.cycle.propose.life import move
from madang.cycle.propose.models import CODED, MOVES, NOS, Proposal, Proposer, State, Step
from madang.cycle.propose.reasons import Exclusion

pytestmark = pytest.mark.django_db


def test_every_state_is_on_the_road_and_can_be_reached():
    assert set(MOVES) == set(State)
    assert set().union(*MOVES.values()) == set(State)


@pytest.mark.parametrize("before", State)
def test_the_database_allows_what_the_list_of_moves_allows_and_nothing_else(stand, before):
    proposal = stand(before, published_at="2026-03-01T00:00:00Z")
    passed = {after for after in State if after != before and _forced(proposal, before, after)}
    assert passed == MOVES[before]


def _forced(proposal, before, after) -> bool:
    """Past the action, with a step: does the database let it through?"""
    try:
        with transaction.atomic():
            Step.objects.create(proposal=proposal, before=before, after=after, reason="already", sentence="답")
            Proposal.objects.filter(pk=proposal.pk).update(state=after, answer="답")
            transaction.set_rollback(True)
            return True
    except DatabaseError:
        return False


def test_the_database_refuses_a_move_without_its_step(stand):
    proposal = stand()
    with pytest.raises(DatabaseError), transaction.atomic():
        Proposal.objects.filter(pk=proposal.pk).update(state=State.WITHDRAWN)


def test_an_old_step_does_not_pay_for_a_new_move(stand, kim):
    proposal = stand()
    move(proposal, State.NEEDS_INFO, by=kim, sentence="어느 골목인지 적어 주세요.")
    move(proposal, State.SUBMITTED, by=kim)
    with pytest.raises(DatabaseError), transaction.atomic():
        Proposal.objects.filter(pk=proposal.pk).update(state=State.NEEDS_INFO, answer="답")


@pytest.mark.parametrize("after", sorted(NOS))
def test_the_database_refuses_a_no_without_words(stand, after):
    proposal = stand(next(before for before in MOVES if after in MOVES[before]), published_at="2026-03-01T00:00:00Z")
    with pytest.raises(DatabaseError), transaction.atomic():
        Step.objects.create(proposal=proposal, before=proposal.state, after=after, reason="already")
    if after in CODED:
        with pytest.raises(DatabaseError), transaction.atomic():
            Step.objects.create(proposal=proposal, before=proposal.state, after=after, sentence="답")


def test_the_ledger_of_steps_only_grows(stand, kim):
    step = move(stand(), State.PUBLISHED, by=kim)
    for change in (lambda: Step.objects.update(sentence="딴말"), lambda: Step.objects.filter(pk=step.pk).delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_no_proposal_can_be_removed(stand):
    with pytest.raises(DatabaseError), transaction.atomic():
        stand().delete()


WORDS = st.sampled_from(["", "   ", "도로공사가 맡은 길이어서 그곳에 전했습니다."])
CODES = st.sampled_from(["", "no such code", *Exclusion.values])


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(State), WORDS, CODES), min_size=1, max_size=12))
def test_whatever_is_tried_every_step_has_its_reason_and_its_record(stand, kim, tries):
    """Random walks: what passes was a move, had its words and code, and left one step, one entry and one notice."""
    with transaction.atomic():
        proposal = stand()
        for to, words, code in tries:
            _try(proposal, to, words, code, kim)
        steps = list(Step.objects.filter(proposal=proposal).order_by("pk"))
        assert [(step.before, step.after) for step in steps] == _chain(steps, proposal)
        assert all(step.sentence.strip() for step in steps if step.after in NOS)
        assert all(step.reason in Exclusion.values for step in steps if step.after in CODED)
        events = [f"propose.{step.after}" for step in steps]
        assert [
            f"propose.{entry.event}" for entry in Entry.objects.about(proposal.subject).order_by("number")
        ] == events
        assert list(_told(proposal)) == events
        transaction.set_rollback(True)


def _try(proposal, to, words, code, kim):
    allowed = to in MOVES[State(proposal.state)] and (words.strip() or to not in NOS)
    allowed = allowed and (code in Exclusion.values or to not in CODED)
    unseen = to in (State.ELIGIBLE, State.MODIFIED) and not proposal.is_public
    try:
        with transaction.atomic():
            move(proposal, to, by=kim, sentence=words, reason=code if code in Exclusion.values or to in CODED else "")
        assert allowed and not unseen
    except Refused:
        assert not allowed
    except DatabaseError:
        assert unseen
        proposal.refresh_from_db()


def _chain(steps, proposal):
    states = [State.SUBMITTED, *(step.after for step in steps)]
    assert states[-1] == proposal.state
    return list(pairwise(states))


def _told(proposal):
    return Message.objects.filter(subject=proposal.subject).order_by("pk").values_list("template", flat=True)


def test_of_two_officers_one_wins_and_the_other_is_told_what_changed(stand, kim, settle, haeoreum):
    lee = settle("lee", haeoreum, "officer")
    hers, his = stand(), Proposal.objects.get()
    move(hers, State.NEEDS_INFO, by=kim, sentence="어느 골목인지 적어 주세요.")
    with pytest.raises(Refused) as refused:
        move(his, State.DECLINED, by=lee, reason="already", sentence="이미 하고 있습니다.")
    assert refused.value.reason == "propose.no_longer_waiting"
    assert refused.value.facts == {
        "proposal": "27-0001", "state": "보완 요청", "answer": "어느 골목인지 적어 주세요."
    }  # fmt: skip
    assert Step.objects.count() == 1


def test_whoever_proposed_together_is_told_and_strangers_are_not_before_it_is_public(
    stand, kim, bom, ara, settle, haeoreum
):
    cho = settle("cho", haeoreum, "resident")
    proposal = stand()
    Proposer.objects.create(proposal=proposal, person=bom)
    Proposer.objects.create(proposal=proposal, name="통장", address="010-1234-5678")
    _follow(cho, proposal)
    move(proposal, State.NEEDS_INFO, by=kim, sentence="어느 골목인지 적어 주세요.")
    assert set(_whom()) == {(ara.pk, ""), (bom.pk, ""), (None, "010-1234-5678")}
    Message.objects.all().delete()
    move(proposal, State.PUBLISHED, by=kim)
    assert set(_whom()) == {(ara.pk, ""), (bom.pk, ""), (cho.pk, ""), (None, "010-1234-5678")}


def _follow(person, proposal):
    follow(proposal.cycle.government, proposal.subject, by=person)


def _whom():
    return Message.objects.values_list("person", "address")


def test_candidates_are_fit_or_fit_as_modified_with_consent(stand):
    fit = stand(State.ELIGIBLE)
    stand(State.MODIFIED)
    agreed = stand(State.MODIFIED, consented_at="2026-05-01T00:00:00Z")
    stand(State.PUBLISHED)
    assert set(Proposal.objects.candidates()) == {fit, agreed}
