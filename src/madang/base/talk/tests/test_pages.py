"""The pages of the talk, as people meet them."""

import pytest

from madang.base.record.models import Entry
from madang.base.talk.models import Comment, Hiding, Original, Report, Text
from madang.cycle.propose.models import Proposal

pytestmark = pytest.mark.django_db
PAGE = "/haeoreum/2027/propose/1/"


@pytest.fixture
def alley(year, haeoreum, ara, during):
    """A published proposal that people can talk about."""
    from madang.base import clock

    during(year, "propose")
    return Proposal.objects.create(
        cycle=year, track=year.tracks.first(), number=1, title="골목 소화기", state="published", proposer=ara,
        submitted_at=clock.now(), published_at=clock.now(),
    )  # fmt: skip


@pytest.fixture
def noh(settle, haeoreum):
    return settle("noh", haeoreum, "approver", office="예산담당관")


def page(client, address=PAGE):
    return client.get(address).content.decode()


def say(client, words, address=PAGE + "talk/", **fields):
    return client.post(address, {"words": words, **fields}, follow=True)


def test_a_resident_talks_on_the_page_and_a_number_is_masked(client, sign_in, alley, bom):
    shown = say(sign_in(client, bom), "저도 찬성해요. 010-1234-5678 연락 주세요.", name="봄").content.decode()
    assert "저도 찬성해요. (전화번호 가림) 연락 주세요." in shown
    assert ("010-1234" in shown, "가리고 실었습니다" in shown) == (False, True)
    assert "이야기 1개" in shown


def test_a_resident_number_stops_the_form_and_nothing_is_stored(client, sign_in, alley, bom):
    answer = say(sign_in(client, bom), "900101-1234567 입니다")
    assert (answer.status_code, "주민등록번호처럼" in answer.content.decode()) == (422, True)
    assert (Text.objects.count(), Original.objects.count()) == (0, 0)


@pytest.mark.parametrize("words", ["", "   ", "\u200b\u202e", "\u3164", "가" * 2001])
def test_an_empty_or_endless_text_is_refused_with_a_reason(client, sign_in, alley, bom, words):
    assert say(sign_in(client, bom), words).status_code == 422
    assert Comment.objects.count() == 0


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", "{{ 7|add:7 }}", "=HYPERLINK(1)", "<b>굵게</b>"])
def test_what_looks_like_a_program_is_shown_as_it_stands(client, sign_in, alley, bom, words):
    from django.utils.html import escape

    shown = say(sign_in(client, bom), words).content.decode()
    assert f"<p>{escape(words)}</p>" in shown


def test_a_stranger_reads_and_is_shown_the_way_in(client, sign_in, alley, bom):
    say(sign_in(client, bom), "좋아요")
    client.cookies.clear()
    assert "/accounts/login/?next=" in page(client)
    assert client.post(PAGE + "talk/", {"words": "나도"}).status_code == 403


def test_nobody_talks_about_what_is_not_public(client, sign_in, alley, bom):
    from madang.base import clock

    Proposal.objects.create(
        cycle=alley.cycle, track=alley.track, number=2, title="아직", proposer=bom, submitted_at=clock.now()
    )
    assert sign_in(client, bom).post("/haeoreum/2027/propose/2/talk/", {"words": "좋아요"}).status_code == 404


def test_who_floods_the_page_is_told_when_to_come_back(client, sign_in, alley, bom):
    sign_in(client, bom)
    answers = [say(client, f"글 {number}") for number in range(7)]
    assert [answer.status_code for answer in answers] == [200] * 6 + [403]
    assert "부터 다시 할 수 있습니다" in answers[-1].content.decode()


def test_the_whole_road_of_a_hidden_text(client, sign_in, alley, ara, bom, kim, noh):
    say(sign_in(client, bom), "그 아저씨는 늘 그래요.")
    number = Comment.objects.get().pk
    one = f"/haeoreum/talk/{number}/"
    client.cookies.clear()
    assert client.post(one + "report/", {"report-why": "insult"}, follow=True).status_code == 200
    desk = f"/haeoreum/talk/desk/{number}/"
    sign_in(client, kim)
    assert "그 아저씨" in page(client, "/haeoreum/talk/desk/")
    assert client.post(desk + "hide/", {"hide-why": "insult", "hide-sentence": ""}).status_code == 422
    client.post(desk + "hide/", {"hide-why": "insult", "hide-sentence": "한 사람을 놀리는 말입니다."})
    client.cookies.clear()
    shown = page(client)
    assert ("그 아저씨" in shown, "한 사람을 놀리는 말입니다." in shown) == (False, True)
    assert "그 아저씨" not in page(client, one)
    assert "한 사람을 놀리는 말입니다." in page(client, "/haeoreum/talk/hidden/")
    sign_in(client, bom)
    assert "그 아저씨" in page(client, one)
    client.post(one + "contest/", {"contest-words": "사실입니다."})
    sign_in(client, kim)
    assert "다른 담당자가 답해야" in page(client, desk)
    refused = client.post(desk + "answer/", {"answer-restore": "yes", "answer-sentence": "됩니다."})
    assert refused.status_code == 403
    client.cookies.clear()
    sign_in(client, noh)
    client.post(desk + "answer/", {"answer-restore": "yes", "answer-sentence": "놀리는 말이 아닙니다."})
    assert "그 아저씨" in page(client)
    assert [entry.event for entry in Entry.objects.about(alley.subject)] == ["hidden", "contested", "restored"]
    assert "놀리는 말이 아닙니다." in page(client, "/haeoreum/talk/hidden/")
    assert "놀리는 말이 아닙니다." in b"".join(client.get("/haeoreum/talk/hidden.csv").streaming_content).decode()
    assert (Report.objects.get().was_hidden, Hiding.objects.get().restored_at is not None) == (True, True)


def test_the_original_is_shown_once_and_the_look_is_in_the_record(client, sign_in, alley, bom, kim):
    say(sign_in(client, bom), "제 번호 010-1234-5678")
    desk = f"/haeoreum/talk/desk/{Comment.objects.get().pk}/"
    sign_in(client, kim)
    assert "010-1234-5678" not in page(client, desk)
    assert client.post(desk + "original/", {"look-why": ""}).status_code == 422
    assert "010-1234-5678" in client.post(desk + "original/", {"look-why": "talk"}).content.decode()
    assert "010-1234-5678" not in page(client, desk)
    sign_in(client, bom)
    assert "가리고 실은 글의 원문" in page(client, "/haeoreum/people/me/looks/")


def test_an_author_edits_replies_and_takes_back(client, sign_in, alley, bom):
    say(sign_in(client, bom), "처음 말")
    one = f"/haeoreum/talk/{Comment.objects.get().pk}/"
    client.post(one + "edit/", {"edit-words": "고친 말"})
    assert "고친 말" in page(client)
    client.post(one + "reply/", {"reply-words": "덧붙임"})
    assert client.post(one + "edit/", {"edit-words": "또 고침"}).status_code == 403
    client.post(one + "take-back/")
    shown = page(client)
    assert ("고친 말" in shown, "쓴 사람이 거둔 글입니다." in shown, "덧붙임" in shown) == (False, True, True)


def test_an_office_answers_on_the_page(client, sign_in, alley, bom, kim):
    say(sign_in(client, bom), "언제 되나요?")
    answer = {"reply-words": "올해 답합니다.", "reply-official": "on"}
    sign_in(client, kim).post(f"/haeoreum/talk/{Comment.objects.get().pk}/reply/", answer)
    shown = page(client)
    assert ("부서의 답" in shown, "예산담당관에서 이야기에 답했습니다." in shown) == (True, True)


def test_residents_do_not_see_the_office(client, sign_in, alley, bom):
    say(sign_in(client, bom), "좋아요")
    number = Comment.objects.get().pk
    assert client.get(f"/haeoreum/talk/desk/{number}/").status_code == 403
    assert (
        client.post(f"/haeoreum/talk/desk/{number}/hide/", {"hide-why": "other", "hide-sentence": "x"}).status_code
        == 403
    )
    assert client.get(f"/dalmaji/talk/{number}/").status_code == 404


class Backwards:
    """A machine for the test."""

    name = "거꾸로"

    def translate(self, text, source, target):
        return f"{target}:{text[::-1]}"


def test_no_machine_translates_unless_the_operator_names_one(client, sign_in, alley, bom, settings):
    say(sign_in(client, bom), "제 번호 010-1234-5678")
    one = f"/haeoreum/talk/{Comment.objects.get().pk}/"
    assert client.post(one + "translate/").status_code == 403
    settings.TRANSLATOR = f"{__name__}.Backwards"
    english = {"headers": {"accept-language": "en"}}
    assert "Translate by machine" in client.get(one, **english).content.decode()
    client.post(one + "translate/", **english)
    shown = client.get(one, **english).content.decode()
    # Only the public words were handed over, and the label says whose work it is.
    assert ("en:)림가 호번화전( 호번 제" in shown, "거꾸로 translated this by machine" in shown) == (True, True)
    assert "8765-4321-010" not in shown


def test_a_proposal_is_masked_before_it_is_published(client, sign_in, alley, year, ara, kim):
    from madang.base import clock
    from madang.cycle.propose.actions import publish_proposal

    wish = Proposal.objects.create(
        cycle=year, track=alley.track, number=3, title="의자", problem="앉을 곳이 없어요. 010-1234-5678", idea="긴 의자 둘",
        proposer=ara, submitted_at=clock.now(),
    )  # fmt: skip
    publish_proposal(wish, by=kim)
    shown = page(client, "/haeoreum/2027/propose/3/")
    assert ("(전화번호 가림)" in shown, "010-1234" in shown, "긴 의자 둘" in shown) == (True, False, True)
    assert [kept.name for kept in Original.objects.all()] == ["problem"]
    text = Text.objects.get(subject=wish.subject)
    sign_in(client, kim)
    client.post(
        f"/haeoreum/talk/desk/{text.pk}/hide/", {"hide-why": "rights", "hide-sentence": "남의 사진을 옮겼습니다."}
    )
    client.cookies.clear()
    shown = page(client, "/haeoreum/2027/propose/3/")
    assert ("남의 사진을 옮겼습니다." in shown, "긴 의자 둘" in shown) == (True, False)


def test_a_text_is_marked_with_the_language_it_was_written_in(client, sign_in, alley, bom):
    english = {"headers": {"accept-language": "en"}}
    sign_in(client, bom).post(PAGE + "talk/", {"words": "Good idea"}, **english)
    assert '<div class="flow" lang="en"><p>Good idea</p></div>' in page(client)
    assert '<div class="flow"><p>Good idea</p></div>' in client.get(PAGE, **english).content.decode()


def test_reasons_for_and_against_stand_side_by_side(client, sign_in, alley, bom):
    sign_in(client, bom)
    say(client, "불이 나면 바로 끌 수 있습니다.", side="for")
    say(client, "자리가 좁습니다.", side="against")
    say(client, "어디에 다나요?")
    told = client.get(PAGE).context["sides"]
    words = [[one.comment.words for one in said] for _code, _title, said in told]
    assert words == [["불이 나면 바로 끌 수 있습니다."], ["자리가 좁습니다."]]


def test_an_office_and_a_reply_take_no_side(client, sign_in, alley, bom, kim):
    say(sign_in(client, kim), "검토하고 있습니다.", side="for", official="on")
    assert list(Comment.objects.values_list("side", "is_official")) == [("", True)]
