"""What people see and press at the end of a year."""

import re

import pytest

from madang.cycle.feedback.actions import freeze_paper, publish_disclosure, rate, send_reply, write_disclosure
from madang.cycle.feedback.ends import way_of
from madang.cycle.feedback.models import Lesson, Rating, Reply
from madang.cycle.feedback.white_paper import write_content

HOME = "/haeoreum/2027/feedback/"


@pytest.fixture
def officer(client, sign_in, kim):
    return sign_in(client, kim)


def text(response):
    return re.sub(r"\s+", " ", response.content.decode())


def test_a_resident_follows_one_bench_from_her_wish_to_the_last_won(client, approved, built, kim):
    send_reply(way_of(built.proposal), "finished", "다 지었습니다. 앉아 보세요.", by=kim)
    page = text(client.get(f"{HOME}story/1/"))
    for words in ("다 지었습니다. 앉아 보세요.", "선정액", "3,100만 원", "2,840만 원", "160만 원", "결산을 마침"):
        assert words in page


def test_a_wish_that_is_not_public_has_no_story_for_others(client, wish):
    made = wish("아직", state="submitted", public=False)
    assert client.get(f"{HOME}story/{made.number}/").status_code == 404


def test_home_names_every_public_wish_and_hides_the_others_words(client, wish):
    wish("새내천 의자"), wish("남의 이름을 적은 바람", "declined", "이름이 있습니다.", "personal_data", public=False)
    page = text(client.get(HOME))
    assert "새내천 의자" in page
    assert "남의 이름을 적은 바람" not in page
    assert "공개하지 않은 제안" in page


def test_chips_narrow_the_list(client, wish):
    wish("새내천 의자"), wish("담배 자판기", "declined", "법이 금합니다.", "unlawful")
    assert "새내천 의자" not in text(client.get(f"{HOME}?end=excluded"))
    assert "담배 자판기" not in text(client.get(f"{HOME}?end=on"))


def test_an_officer_sends_many_answers_after_looking_at_them(officer, built, wish):
    wish("담배 자판기", "declined", "법이 금합니다.", "unlawful")
    ticked = {"reply": ["1-finished", "2-excluded"]}
    assert "법이 금합니다." in text(officer.post(f"{HOME}desk/replies/send/", ticked))
    assert Reply.objects.count() == 0
    officer.post(f"{HOME}desk/replies/send/", ticked | {"send": "1"})
    assert sorted(Reply.objects.values_list("end", flat=True)) == ["excluded", "finished"]


def test_an_officer_completes_an_answer(officer, built):
    page = officer.get(f"{HOME}desk/replies/1/finished/")
    assert "마쳤습니다" in text(page)
    officer.post(f"{HOME}desk/replies/1/finished/", {"words": "내일 와서 앉아 보세요."})
    assert Reply.objects.get().words == "내일 와서 앉아 보세요."


def test_a_resident_registration_number_stands_in_no_answer(officer, built):
    page = officer.post(f"{HOME}desk/replies/1/finished/", {"words": "900101-1234567 님께"})
    assert (page.status_code, Reply.objects.count()) == (422, 0)


def test_a_neighbour_rates_and_takes_back(client, sign_in, ara, built):
    sign_in(client, ara)
    assert "별점 매기기" in text(client.get(f"{HOME}ratings/1/"))
    client.post(f"{HOME}ratings/1/", {"stars": "5", "words": "좋습니다"})
    assert "별점을 매기셨습니다" in text(client.get(f"{HOME}ratings/1/"))
    client.post(f"{HOME}ratings/1/take-back/")
    assert Rating.objects.count() == 0


def test_a_rating_without_a_mark_is_refused_with_words(client, sign_in, ara, built):
    sign_in(client, ara)
    page = client.post(f"{HOME}ratings/1/", {"stars": "9"})
    assert (page.status_code, Rating.objects.count()) == (422, 0)


def test_a_stranger_reads_why_they_may_not_rate(client, built):
    assert "먼저 들어와 주세요" in text(client.get(f"{HOME}ratings/1/"))


def test_words_wait_for_an_officer(client, sign_in, ara, kim, built):
    from madang.cycle.feedback.models import Rating as Given

    rating = rate(built, Given(stars=3, words="의자가 낮습니다."), by=ara)
    assert "의자가 낮습니다." not in text(client.get(f"{HOME}ratings/1/"))
    sign_in(client, kim)
    assert "의자가 낮습니다." in text(client.get(f"{HOME}desk/words/"))
    client.post(f"{HOME}desk/words/{rating.pk}/", {"show": "1"})
    assert "의자가 낮습니다." in text(client.get(f"{HOME}ratings/1/"))


def test_an_officer_writes_a_lesson_and_leaves_it(officer, year, december, client):
    told = {"stage": "vote", "voice": "residents", "seen": "투표소가 멀었습니다.", "change": "동마다 둡니다."}
    officer.post(f"{HOME}desk/lessons/new/", told)
    lesson = Lesson.objects.get()
    assert officer.post(f"{HOME}desk/lessons/1/", {"outcome": "taken", "answer": "그러겠습니다."}).status_code == 422
    officer.post(f"{HOME}desk/lessons/{lesson.number}/", {"outcome": "left", "answer": "돈이 모자랍니다."})
    page = text(client.get(f"{HOME}lessons/"))
    assert "동마다 둡니다." in page
    assert "돈이 모자랍니다." in page


def test_an_officer_opens_a_survey_of_users(officer, built):
    answer = officer.post(f"{HOME}desk/surveys/1/", {"opens_at": "2027-12-20T09:00", "closes_at": "2027-12-30T18:00"})
    assert answer.status_code == 302
    assert "이용 만족도" in text(officer.get(f"{HOME}ratings/1/"))


def test_two_officers_see_both_texts(officer, decided, year, kim):
    address = f"{HOME}desk/disclosures/budget/"
    officer.post(address, {"words": "처음 쓴 말", "opinion": "", "seen": "0"})
    page = officer.post(address, {"words": "나중에 쓴 말", "opinion": "", "seen": "0"})
    assert page.status_code == 409
    assert "처음 쓴 말" in text(page)
    assert "나중에 쓴 말" in text(page)


def test_a_disclosure_goes_out_in_every_form(officer, client, decided, year):
    address = f"{HOME}desk/disclosures/budget/"
    officer.post(address, {"words": "네 번 모였습니다.", "opinion": "", "seen": "0"})
    assert "네 번 모였습니다." in text(officer.get(f"{address}draft/"))
    officer.post(f"{address}publish/", {"number": "CPB-2027-BUDGET", "seen": "1"})
    officer.post(f"{address}report/", {"on": "2027-12-20", "to": "해오름시의회"})
    page = text(client.get(f"{HOME}disclosures/"))
    assert "CPB-2027-BUDGET" in page
    assert "해오름시의회" in page
    for suffix in ("", ".html", ".xlsx", ".hwpx", ".json"):
        where = f"{HOME}disclosures/budget{suffix or '/'}"
        assert client.get(where).status_code == 200


def test_an_unpublished_disclosure_is_nobodys_business(client, decided, year, kim):
    write_disclosure(year, "budget", "초안", "", seen=0, by=kim)
    assert client.get(f"{HOME}disclosures/budget/").status_code == 404
    assert "초안" not in text(client.get(f"{HOME}disclosures/"))


def test_the_white_paper_is_read_chapter_by_chapter(client, officer, built, year, kim):
    assert "아직 펴낸 백서가 없습니다" in text(client.get(f"{HOME}white-paper/"))
    write_content(year)
    officer.post(f"{HOME}desk/white-paper/plan/", {"words": "머리말입니다.", "seen": "0"})
    assert "머리말입니다." in text(officer.get(f"{HOME}desk/white-paper/plan/"))
    officer.post(f"{HOME}desk/white-paper/freeze/", {"number": "CPB-2027-WHITE"})
    assert "머리말입니다." in text(client.get(f"{HOME}white-paper/plan/"))
    assert "새내천 쉼터 의자" in text(client.get(f"{HOME}white-paper/budget/"))
    assert client.get(f"{HOME}white-paper.html").status_code == 200


def test_making_is_handed_to_the_worker(officer, built):
    answer = officer.post(f"{HOME}desk/white-paper/make/", {"suffix": "html"})
    assert answer.status_code == 302
    assert "HTML" in text(officer.get(f"{HOME}desk/white-paper/"))


def test_published_tables_name_nobody(client, built, kim, year):
    send_reply(way_of(built.proposal), "finished", "다 지었습니다.", by=kim)
    for name in ("replies", "ratings", "lessons"):
        table = b"".join(client.get(f"/haeoreum/2027/data/{name}.csv").streaming_content).decode()
        assert "kim" not in table
        assert "ara" not in table.replace("char", "")


def test_every_page_says_the_same_amount(client, officer, built, year, kim):
    """Page, paper and table show what the ledger adds up to."""
    write_content(year)
    freeze_paper(year, "1", by=kim)
    publish_disclosure(write_disclosure(year, "budget", "", "", seen=0, by=kim), "1", seen=1, by=kim)
    assert "2,840만 원" in text(client.get(f"{HOME}story/1/"))
    assert "28,400" in text(client.get(f"{HOME}white-paper/execution/"))
    assert "30,000" in text(client.get(f"{HOME}disclosures/budget/"))
