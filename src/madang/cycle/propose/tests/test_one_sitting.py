"""Forty in one sitting: one answer to all that are ticked, each refusal named by its row, the others done, nothing lost."""

import pytest

from madang.cycle.propose.life import move
from madang.cycle.propose.models import DeskFilter, Proposal, State, Step

pytestmark = pytest.mark.django_db
DESK = "/haeoreum/2027/propose/waiting/"


@pytest.fixture
def five(stand, kim):
    """Four that wait, and one that somebody has declined meanwhile."""
    five = [stand(title=f"긴 의자 {number}") for number in range(5)]
    move(five[2], State.DECLINED, by=kim, reason="already", sentence="이미 하고 있습니다.")
    return five


def _states():
    return list(Proposal.objects.order_by("number").values_list("state", flat=True))


def _said(page):
    return [str(message) for message in page.context["messages"]]


@pytest.mark.parametrize(
    "deed, given, after",
    [
        ("publish/", {}, "published"),
        ("answer/", {"deed": "needs_info", "many-answer": "어느 골목인지 적어 주세요."}, "needs_info"),
        ("answer/", {"deed": "declined", "many-answer": "도로공사의 길입니다.", "many-reason": "not_ours"}, "declined"),
    ],
)
def test_each_ticked_one_is_answered_and_the_one_that_may_not_is_named(client, sign_in, five, kim, deed, given, after):
    page = sign_in(client, kim).post(DESK + deed, given | {"number": [1, 2, 3, 4]}, follow=True)
    assert _states() == [after, after, "declined", after, "submitted"]
    assert [words for words in _said(page) if "27-0003" in words and "이미 하고 있습니다." in words]
    assert Step.objects.filter(after=after, proposal__number__in=[1, 2, 4]).count() == 3


def test_nobody_is_asked_or_declined_without_words_and_the_ticks_stay(client, sign_in, five, kim):
    client = sign_in(client, kim)
    for given in (
        {"deed": "needs_info"},
        {"deed": "declined", "many-answer": "답"},
        {"deed": "merged", "many-answer": "답"},
    ):
        page = client.post(DESK + "answer/", given | {"number": [1, 4]})
        assert (page.status_code, page.context["ticked"]) == (422, [1, 4]), given
    assert page.content.decode().count("checked") >= 2
    assert _states() == ["submitted", "submitted", "declined", "submitted", "submitted"]


def test_the_ticks_go_along_to_the_offices(client, sign_in, five, kim, haeoreum):
    page = sign_in(client, kim).get(DESK).content.decode()
    assert 'formaction="/haeoreum/2027/review/desk/assign/"' in page
    asked = client.post("/haeoreum/2027/review/desk/assign/", {"number": [1, 2]}).content.decode()
    assert "27-0001" in asked and "27-0002" in asked and "27-0004" not in asked


def test_a_search_is_kept_under_a_name_for_oneself(client, sign_in, five, kim, settle, haeoreum):
    lee = settle("lee", haeoreum, "officer")
    client = sign_in(client, kim)
    client.post(DESK + "filters/", {"keep-name": "의자", "keep-query": "state=submitted&q=의자"})
    assert "?state=submitted&amp;q=의자" in client.get(DESK).content.decode()
    kept = DeskFilter.objects.get()
    other = sign_in(client, lee)
    assert "의자" not in [one.name for one in other.get(DESK).context["kept"]]
    other.post(f"{DESK}filters/{kept.pk}/forget/")
    assert DeskFilter.objects.exists()  # nobody throws away another's
    sign_in(client, kim).post(f"{DESK}filters/{kept.pk}/forget/")
    assert not DeskFilter.objects.exists()


def test_the_keys_lead_on_back_and_to_the_list(client, sign_in, five, kim):
    page = sign_in(client, kim).get("/haeoreum/2027/propose/2/handle/?state=submitted").content.decode()
    for key, address in (("p", "1/handle/"), ("n", "4/handle/"), ("l", "waiting/")):
        assert f'accesskey="{key}" href="/haeoreum/2027/propose/{address}?state=submitted"' in page, key


def test_residents_answer_nobody(client, sign_in, five, ara):
    client = sign_in(client, ara)
    for address in ("publish/", "answer/", "filters/", "filters/1/forget/"):
        assert (
            client.post(DESK + address, {"number": [1], "deed": "needs_info", "many-answer": "답"}).status_code == 403
        )
    assert _states()[0] == "submitted"
