"""An officer works through the list: one answer after the other, and nothing typed is lost."""

import pytest

from madang.base import clock
from madang.cycle.propose import actions
from madang.cycle.propose.models import Proposal, State

pytestmark = pytest.mark.django_db
DESK = "/haeoreum/2027/propose/"


def test_after_an_answer_comes_the_next_of_the_same_list(client, sign_in, stand, kim):
    for _ in range(3):
        stand()
    page = sign_in(client, kim).get(f"{DESK}2/handle/?q=의자")
    assert (page.context["before"], page.context["after"]) == (1, 3)
    answered = client.post(f"{DESK}2/handle/?q=의자", {"deed": "published", "seen": "submitted"})
    assert answered.url == f"{DESK}3/handle/?q=%EC%9D%98%EC%9E%90"
    assert Proposal.objects.get(number=2).state == State.PUBLISHED


@pytest.mark.parametrize(
    ("deed", "given", "missing"),
    [("needs_info", {}, ["answer"]), ("declined", {"answer": "안 됩니다."}, ["reason"]), ("complaint", {}, ["answer"])],
)
def test_no_answer_without_its_words(client, sign_in, stand, kim, deed, given, missing):
    stand()
    page = sign_in(client, kim).post(f"{DESK}1/handle/", {"deed": deed, "seen": "submitted"} | given)
    assert (list(page.context["form"].errors), Proposal.objects.get().state) == (missing, State.SUBMITTED)


def test_whoever_comes_second_reads_what_changed_and_keeps_what_was_typed(
    client, sign_in, stand, kim, settle, haeoreum
):
    lee = settle("lee", haeoreum, "officer")
    actions.ask_for_more(stand(), "어느 골목인지 적어 주세요.", by=kim)
    typed = {"deed": "declined", "reason": "already", "answer": "이미 하고 있습니다.", "seen": "submitted"}
    page = sign_in(client, lee).post(f"{DESK}1/handle/", typed).content.decode()
    for words in ("지금은 ‘보완 요청’입니다", "어느 골목인지 적어 주세요.", "이미 하고 있습니다."):
        assert words in page, words
    assert Proposal.objects.get().state == State.NEEDS_INFO


def test_a_filter_is_an_address(client, sign_in, stand, kim):
    stand(title="골목 소화기")
    stand(State.PUBLISHED)
    sign_in(client, kim)
    assert [one.number for one in client.get(f"{DESK}waiting/").context["proposals"]] == [1]
    assert [one.number for one in client.get(f"{DESK}waiting/?state=published").context["proposals"]] == [2]


def test_merging_and_splitting_and_passing_on_by_their_pages(client, sign_in, stand, kim):
    _into, other = stand(State.PUBLISHED), stand(State.PUBLISHED)
    for title in ("시장에 화장실", "학교 앞 횡단보도", "도서관을 밤까지"):
        stand(title=title, published_at=clock.now())
    sign_in(client, kim)
    assert "27-0002" in client.get(f"{DESK}1/merge/").content.decode()
    client.post(f"{DESK}1/merge/", {"others": [other.pk], "sentence": "같은 일이라 합칩니다."})
    parts = {"sentence": "나눕니다.", "title1": "긴 의자", "idea1": "의자", "title2": "나무 심기", "idea2": "나무"}
    client.post(f"{DESK}1/split/", parts)
    there = {"authority": "agency", "name": "수자원공사", "sentence": "그곳의 땅입니다."}
    client.post(f"{DESK}6/transfer/", there)
    client.post(f"{DESK}6/transfer/", {"outcome": "returned", "answer": "우리 땅이 아닙니다."})
    states = Proposal.objects.order_by("number").values_list("state", flat=True)
    assert list(states) == ["split", "merged", *["submitted"] * 3, "published", "published"]
