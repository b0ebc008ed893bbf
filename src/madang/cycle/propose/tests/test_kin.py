"""Many wishes become one, one becomes several, some belong elsewhere: nobody's name is lost on the way."""

import pytest
from django.db import DatabaseError, transaction

from madang.base.notices.actions import follow
from madang.base.notices.models import Message, Subscription
from madang.base.people.refusals import Refused
from madang.base.record.models import Entry
from madang.cycle.propose import actions
from madang.cycle.propose.kin import Part, merge, split
from madang.cycle.propose.models import Lineage, Outcome, Proposal, State, Transfer
from madang.cycle.propose.transfers import send_on, write_answer

pytestmark = pytest.mark.django_db
WHY = "같은 골목의 같은 불편이라 하나로 살펴봅니다. 두 분의 이름은 함께 남습니다."


@pytest.fixture
def three(stand, bom, settle, haeoreum):
    cho = settle("cho", haeoreum, "resident")
    return [
        stand(State.PUBLISHED),
        stand(State.PUBLISHED, proposer=bom, proposer_name="봄이", title="의자를 놓아 주세요"),
        stand(State.PUBLISHED, proposer=cho, title="냇가에 앉을 곳"),
    ]


def test_everyone_who_proposed_is_a_co_proposer_of_the_one_that_goes_on(client, three, kim, bom, ara):
    into, *others = three
    merge(into, others, WHY, by=kim)
    assert {(one.person.name, one.came_with.code) for one in into.proposers.all()} == {
        ("bom", "27-0002"), ("cho", "27-0003"),
    }  # fmt: skip
    assert [Proposal.objects.get(pk=one.pk).state for one in three] == ["published", "merged", "merged"]
    assert set(Proposal.objects.by(bom)) == {into, others[0]}
    page = client.get("/haeoreum/2027/propose/2/").content.decode()
    assert all(words in page for words in (WHY, "27-0001 새내천에 긴 의자", "다른 제안과 합침"))
    page = client.get("/haeoreum/2027/propose/1/").content.decode()
    assert all(words in page for words in ("봄이", "27-0002 의자를 놓아 주세요", "이 제안에 합쳤습니다:"))


def test_those_who_followed_a_merged_one_follow_on_and_are_told(three, kim, ara, settle, haeoreum):
    into, other, _ = three
    fan = settle("fan", haeoreum, "resident")
    follow(haeoreum, other.subject, by=fan)
    merge(into, [other], WHY, by=kim)
    assert Subscription.objects.filter(subject=into.subject, person=fan).exists()
    assert Message.objects.get(person=fan).template == "propose.merged"


def test_a_merger_of_a_co_proposed_one_names_nobody_twice(three, kim, ara, bom):
    into, other, third = three
    merge(other, [third], WHY, by=kim)
    Proposal.objects.get(pk=into.pk).proposers.create(person=bom)
    merge(into, [Proposal.objects.get(pk=other.pk)], WHY, by=kim)
    assert sorted(one.person.name for one in into.proposers.all()) == ["bom", "cho"]


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.DECLINED, State.SPLIT])
def test_nothing_is_merged_into_what_is_over(stand, kim, state):
    with pytest.raises(Refused, match="no_merger"):
        merge(stand(state), [stand(State.PUBLISHED)], WHY, by=kim)


def test_a_merger_without_a_sentence_changes_nothing(three, kim):
    with pytest.raises(Refused, match="say_why"):
        merge(three[0], three[1:], " ", by=kim)
    assert (Lineage.objects.count(), three[0].proposers.count()) == (0, 0)


def test_one_becomes_two_with_numbers_of_their_own(client, three, kim, ara):
    one = three[0]
    new = split(one, [Part("긴 의자 셋", "의자"), Part("나무 그늘", "나무")], "두 부서의 일이어서 나눕니다.", by=kim)
    assert [(part.number, part.state, part.proposer) for part in new] == [(4, "published", ara), (5, "published", ara)]
    assert Proposal.objects.get(pk=one.pk).state == State.SPLIT
    page = client.get("/haeoreum/2027/propose/1/").content.decode()
    assert "27-0004 긴 의자 셋" in page and "두 부서의 일이어서 나눕니다." in page
    assert "27-0001 제안에서 나뉘어 나왔습니다." in client.get("/haeoreum/2027/propose/5/").content.decode()


def test_the_ledger_of_kin_only_grows(three, kim):
    merge(three[0], three[1:2], WHY, by=kim)
    with pytest.raises(DatabaseError), transaction.atomic():
        Lineage.objects.all().delete()


def test_a_proposal_goes_to_the_ministry_and_its_answer_comes_back(client, stand, kim, ara):
    proposal = stand(State.PUBLISHED)
    sent = send_on(
        Transfer(proposal=proposal, authority="ministry", name="기획예산처"), "나라가 맡은 길입니다.", by=kim
    )
    page = client.get("/haeoreum/2027/propose/1/").content.decode()
    assert all(
        words in page for words in ("다른 기관으로 이송", "기획예산처", "기다리고 있습니다", "나라가 맡은 길입니다.")
    )
    write_answer(sent, Outcome.TAKEN, "2028년 국민참여예산에 올립니다.", by=kim)
    page = client.get("/haeoreum/2027/propose/1/").content.decode()
    assert "2028년 국민참여예산에 올립니다." in page
    told = Message.objects.to(ara).order_by("pk").values_list("template", flat=True)
    assert list(told) == ["propose.transferred", "propose.transfer_answered"]


def test_what_comes_back_stands_where_it_stood(stand, kim):
    public, unread = stand(State.PUBLISHED), stand()
    for proposal, before in ((public, State.PUBLISHED), (unread, State.SUBMITTED)):
        sent = send_on(Transfer(proposal=proposal, authority="agency", name="수자원공사"), "그곳의 땅입니다.", by=kim)
        write_answer(sent, Outcome.RETURNED, "우리 땅이 아닙니다.", by=kim)
        assert Proposal.objects.get(pk=proposal.pk).state == before


def test_an_answer_is_written_once_and_where_it_went_never_changes(stand, kim):
    sent = send_on(Transfer(proposal=stand(), authority="agency", name="수자원공사"), "그곳의 땅입니다.", by=kim)
    with pytest.raises(DatabaseError), transaction.atomic():
        Transfer.objects.update(name="다른 곳")
    write_answer(sent, Outcome.REFUSED, "하지 않습니다.", by=kim)
    with pytest.raises(Refused, match="answered_already"):
        write_answer(sent, Outcome.TAKEN, "하겠습니다.", by=kim)


def test_more_is_asked_for_and_given(client, sign_in, stand, kim, ara):
    proposal = stand(State.PUBLISHED)
    actions.ask_for_more(proposal, "어느 골목인지 적어 주세요.", by=kim)
    page = sign_in(client, ara).get("/haeoreum/2027/propose/1/complete/").content.decode()
    assert "어느 골목인지 적어 주세요." in page
    words = {
        "title": "새내천 3길에 긴 의자",
        "problem": "앉을 곳이 없어요",
        "idea": "백 걸음마다 하나",
        "place": "새내천 3길",
    }
    assert client.post("/haeoreum/2027/propose/1/complete/", words).status_code == 302
    proposal.refresh_from_db()
    assert (proposal.state, proposal.title, proposal.answer) == (State.PUBLISHED, "새내천 3길에 긴 의자", "")
    assert Entry.objects.about(proposal.subject).last().facts["changed"] == ["title", "place"]


def test_a_story_is_told_to_its_proposer_before_it_is_public(client, sign_in, stand, kim, ara, bom):
    proposal = stand()
    actions.turn_into_complaint(proposal, "교통행정과 주차관리팀이 오늘 나가 봅니다.", by=kim)
    page = sign_in(client, ara).get("/haeoreum/2027/propose/1/").content.decode()
    assert "교통행정과 주차관리팀이 오늘 나가 봅니다." in page and "일반민원으로 옮겼습니다." in page
    assert sign_in(client, bom).get("/haeoreum/2027/propose/1/").status_code == 403


def test_whoever_has_no_account_is_named_once_after_a_merger(stand, kim):
    into, other = stand(State.PUBLISHED), stand(State.PUBLISHED, proposer=None, proposer_name="최만복")
    other.proposers.create(name="최만복", address="02-000-0000")
    merge(into, [other], WHY, by=kim)
    assert [(one.name, one.address) for one in into.proposers.all()] == [("최만복", "02-000-0000")]
