"""What an office asks for is answered in one act, whichever button is pressed: words, texts, and the office's days."""

import pytest

from madang.base.record.models import Entry
from madang.cycle.propose import actions as proposing
from madang.cycle.propose.models import Proposal, Proposer, State
from madang.cycle.review.actions import reviewing, summons
from madang.cycle.review.models import Summons

from .test_proposers import again, later  # noqa: F401
from .test_two_people import refused, state_of

pytestmark = pytest.mark.django_db
HERE = "/haeoreum/2027/"
TEXTS = {
    "title": "달빛로 3길에 보이는 소화기",
    "problem": "",
    "idea": "보이는 곳에 답니다.",
    "effect": "",
    "place": "3길",
}


@pytest.fixture
def asked(review, do):
    reviewing.take_up(review, by=do)
    return summons.summon(again(review.proposal), "골목 이름을 적어 주세요.", by=do)


def test_the_button_on_the_proposals_own_page_leads_to_the_one_place_where_it_is_answered(client, sign_in, asked, ara):
    page = sign_in(client, ara).get(f"{HERE}propose/1/").content.decode()
    assert f"{HERE}propose/1/complete/" in page
    assert client.get(f"{HERE}propose/1/complete/").url == f"{HERE}review/1/answer/"
    # And what is sent to the old address changes nothing.
    client.post(f"{HERE}propose/1/complete/", TEXTS)
    assert (again(asked).closed_at, state_of(asked.proposal)) == (None, State.NEEDS_INFO)


def test_one_answer_closes_the_question_writes_the_texts_and_gives_the_days_back(
    client, sign_in, review, asked, ara, later  # noqa: F811
):  # fmt: skip
    due = review.due_on
    later(7)
    page = sign_in(client, ara).get(f"{HERE}review/1/answer/").content.decode()
    assert "골목마다 보이는 소화기" in page and "골목 이름을 적어 주세요." in page
    assert client.post(f"{HERE}review/1/answer/", TEXTS | {"answer": "3길입니다."}).status_code == 302
    proposal = Proposal.objects.get()
    assert (proposal.state, proposal.title, proposal.place, proposal.mend_page) == (
        State.REVIEWING, "달빛로 3길에 보이는 소화기", "3길", None,
    )  # fmt: skip
    assert again(asked).answer == "3길입니다."
    assert (again(review).due_on - due).days == 7
    assert Entry.objects.about(proposal.subject).filter(event="reviewing").last().facts["changed"] == [
        "title", "place",
    ]  # fmt: skip


def test_past_the_page_nobody_completes_what_an_office_asked(asked, ara):
    assert refused(proposing.complete_proposal, again(asked.proposal), by=ara) == "propose.answered_there"
    assert Summons.objects.get().closed_at is None


def test_what_the_clerks_desk_asked_is_still_answered_on_the_proposals_own_page(client, sign_in, wish, kim, ara):
    """The control: no office waits, so there is no other page."""
    proposal = wish()
    proposing.ask_for_more(proposal, "어느 골목인지 적어 주세요.", by=kim)
    assert sign_in(client, ara).get(f"{HERE}propose/1/complete/").status_code == 200
    client.post(f"{HERE}propose/1/complete/", TEXTS | {"problem": "안 보여요"})
    assert again(proposal).state == State.PUBLISHED


def test_the_clerks_desk_does_not_ask_past_the_office(review, kim):
    proposal = again(review.proposal)
    assert refused(proposing.ask_for_more, proposal, "어디인가요?", by=kim) == "propose.an_office_asks"


def test_when_nobody_answered_the_next_question_of_the_desk_has_its_own_page_again(asked, kim, later):  # noqa: F811
    later(40)
    summons.go_on_without(again(asked), by=kim)
    assert Proposal.objects.get().mend_page is None


def test_for_who_has_no_account_the_helper_who_wrote_it_down_answers(asked, settle, haeoreum, bom):
    help_desk = settle("ok", haeoreum, "helper")
    Proposal.objects.update(proposer=None)
    Proposer.objects.create(proposal=asked.proposal, name="최만복", address="02-000-0000")
    assert refused(summons.answer_summons, again(asked), "저요", by=bom) == "review.proposer_only"
    summons.answer_summons(again(asked), "3길이라고 하셨습니다.", by=help_desk)
    assert state_of(asked.proposal) == State.REVIEWING
