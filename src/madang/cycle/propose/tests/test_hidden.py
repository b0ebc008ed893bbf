"""What moderation hid is read nowhere: its reason stands in its place, and the way to contest it. Restored, it is back."""

import pytest

from madang.base.talk import actions as talking
from madang.base.talk import moderation
from madang.base.talk.models import Why
from madang.cycle.propose.advice import _whole as advice_whole
from madang.cycle.propose.advice import similar_to
from madang.cycle.propose.life import move
from madang.cycle.propose.models import Proposal, State
from madang.cycle.propose.veil import veil

pytestmark = pytest.mark.django_db
HERE = "/haeoreum/2027/"
WHY = "옆집 사람의 이름을 적어 가렸습니다."
SECRET = ("곰팡이 핀 벽돌집", "김개똥이 버린 의자")
# Every page and table that anybody may read, where a proposal's title or text is told.
PAGES = (
    "propose/", "propose/?field=village", "propose/?q=벽돌집", "propose/1/", "propose/2/", "review/", "review/1/",
    "data/proposals.csv", "data/proposals/", "review/summary/", "review/marks/",
)  # fmt: skip


@pytest.fixture
def wishes(stand, kim):
    """Two of them, published in the usual way: the first says what it should not."""
    said = {"title": SECRET[0], "idea": SECRET[1], "place": "벽돌길", "x": 1.0, "y": 1.0, "field": "village"}
    first, second = stand(**said), stand(title="곰팡이 없는 벽돌집")
    for one in (first, second):
        move(one, State.PUBLISHED, by=kim)
    return first, second


@pytest.fixture
def hide(wishes, kim):
    return lambda: moderation.hide(_text(wishes[0]), Why.PERSONAL, WHY, by=kim)


def _text(proposal):
    from madang.base.talk.models import Text

    return Text.objects.get(subject=proposal.subject)


def _read(client, address):
    answer = client.get(address, follow=True)
    assert answer.status_code == 200, address
    return (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()


def told(client):
    """Which of the secret words are told on which page."""
    found = set()
    for page in PAGES:
        found |= {(page, word) for word in SECRET if word in _read(client, HERE + page)}
    for page in ("", "record/", "record/feed.atom", "talk/hidden/", "talk/hidden.csv"):
        found |= {(page, word) for word in SECRET if word in _read(client, "/haeoreum/" + page)}
    return found


def test_no_page_and_no_table_tells_what_is_hidden(client, wishes, hide, during, year):
    during(year, "propose")
    assert {("propose/", SECRET[0]), ("propose/1/", SECRET[1]), ("data/proposals.csv", SECRET[0])} <= told(client)
    hide()
    assert told(client) == set()


def test_in_its_place_stand_the_reason_and_the_way_to_contest(client, wishes, hide):
    hide()
    for page in ("propose/", "propose/1/"):
        words = client.get(HERE + page).content.decode()
        assert WHY in words and f"/haeoreum/talk/{_text(wishes[0]).pk}/" in words, page
    row = _read(client, HERE + "data/proposals.csv").splitlines()[1]
    assert row.startswith('"1","","village"') and row.endswith('"personal"')


def test_a_hidden_word_cannot_be_looked_for_but_officers_find_it(client, sign_in, wishes, hide, kim):
    hide()
    assert [one.code for one in client.get(HERE + "propose/?q=벽돌집").context["page"]] == ["27-0002"]
    client = sign_in(client, kim)
    desk = client.get(HERE + "propose/waiting/?state=published&q=벽돌집")
    assert [one.code for one in desk.context["page"]] == ["27-0001", "27-0002"]


def test_it_is_no_dot_on_the_map(client, wishes, hide):
    assert client.get(HERE + "propose/").context["map"].dots
    hide()
    assert not client.get(HERE + "propose/").context["map"].dots


def test_it_resembles_nothing_while_it_is_hidden_and_is_back_when_it_is_restored(wishes, hide, haeoreum, ara, settle):
    asked = "곰팡이 핀 벽돌집"
    assert wishes[0] in [one.proposal for one in similar_to(haeoreum, asked)]
    hiding = hide()
    assert wishes[0] not in [one.proposal for one in similar_to(haeoreum, asked)]
    talking.contest(hiding.text, "이름이 아니라 별명입니다.", by=ara)
    hiding.refresh_from_db()
    moderation.answer(hiding, True, "별명이 맞아 되살립니다.", by=settle("lee", haeoreum, "officer"))
    assert wishes[0] in [one.proposal for one in similar_to(haeoreum, asked)]


def test_whoever_wrote_it_still_reads_it(client, sign_in, wishes, hide, ara, bom):
    hide()
    page = sign_in(client, ara).get(HERE + "propose/1/").content.decode()
    assert SECRET[1] in page and "쓴 사람은 여기에서 이의를 냅니다" in page
    assert SECRET[1] not in sign_in(client, bom).get(HERE + "propose/1/").content.decode()


def test_the_list_asks_one_question_for_all_that_is_hidden(client, wishes, hide, stand, django_assert_max_num_queries):
    hide()
    for number in range(20):
        stand(State.PUBLISHED, title=f"긴 의자 {number}")
    client.get(HERE + "propose/")
    with django_assert_max_num_queries(14):
        client.get(HERE + "propose/")


def test_what_was_veiled_is_never_kept(wishes, hide):
    hide()
    row = veil(Proposal.objects.filter(pk=wishes[0].pk).for_cards())[0]
    with pytest.raises(ValueError, match="veiled"):
        row.save()
    assert Proposal.objects.get(pk=wishes[0].pk).title == SECRET[0]


def test_what_is_hidden_is_not_put_on_a_paper(wishes, kim):
    fit = Proposal.objects.create(
        cycle=wishes[0].cycle, track=wishes[0].track, number=9, title=SECRET[0], state=State.ELIGIBLE, cost=1,
        submitted_at=wishes[0].submitted_at, published_at=wishes[0].submitted_at,
    )  # fmt: skip
    assert fit in Proposal.objects.candidates()
    text = _text(wishes[0])
    text.pk, text.subject = None, fit.subject
    text.save(force_insert=True)
    moderation.hide(text, Why.PERSONAL, WHY, by=kim)
    assert fit not in Proposal.objects.candidates()


def test_in_a_large_register_what_was_published_since_is_added_and_what_was_hidden_is_gone(
    wishes, hide, haeoreum, stand, monkeypatch
):
    from madang.cycle.propose import advice

    monkeypatch.setattr(advice, "SMALL", 0)
    for number in range(20):
        stand(State.PUBLISHED, title=f"냇가에 긴 의자 {number}")
    assert wishes[0] in [one.proposal for one in similar_to(haeoreum, SECRET[0])]
    built = []
    monkeypatch.setattr(advice, "_whole", lambda public: built.append(1) or advice_whole(public))
    new = stand(State.PUBLISHED, title="도서관 옥상에 꽃밭")
    assert similar_to(haeoreum, "도서관 꽃밭")[0].proposal == new
    assert built == []  # added, not built anew
    hide()
    assert wishes[0] not in [one.proposal for one in similar_to(haeoreum, SECRET[0])]
    assert built == [1]
