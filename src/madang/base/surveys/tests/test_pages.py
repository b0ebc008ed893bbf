"""What people see: a form without a script, the plain word about doubles, the desk, and the results."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from madang.base import clock
from madang.base.surveys import actions
from madang.base.surveys.models import Answer, Response, Survey

pytestmark = pytest.mark.django_db


def test_ara_answers_on_the_page(client, sign_in, survey, ara):
    page = sign_in(client, ara).get(f"/haeoreum/surveys/{survey.pk}/")
    words = page.content.decode()
    assert len(re.findall(r"<fieldset", words)) == len(re.findall(r"<legend", words)) == 4
    first = survey.questions.get(order=1).options.first()
    order = {f"q4_{place}": value for place, value in enumerate(["2", "", "1"])}
    sent = client.post(f"/haeoreum/surveys/{survey.pk}/", {"q1": first.pk, "q3": "", "q6": "어두워요", **order})
    assert sent.status_code == 302
    assert list(Answer.objects.filter(question__order=4).values_list("option__text", "rank")) == [
        ("순찰", 1),
        ("등", 2),
    ]
    again = client.get(f"/haeoreum/surveys/{survey.pk}/").content.decode()
    assert "내 답 지우기" in again and "<fieldset" not in again


@pytest.mark.parametrize("ranks", [["1", "1", ""], ["2", "", ""], ["1", "3", ""]])
def test_two_things_cannot_stand_in_one_place(client, sign_in, survey, ara, ranks):
    first = survey.questions.get(order=1).options.first()
    data = {"q1": first.pk} | {f"q4_{place}": value for place, value in enumerate(ranks)}
    sent = sign_in(client, ara).post(f"/haeoreum/surveys/{survey.pk}/", data)
    assert sent.status_code == 422 and "한 차례에 하나씩" in sent.content.decode()
    assert not Response.objects.exists()


def test_a_survey_without_an_account_says_that_doubles_cannot_be_excluded(client, opened):
    free = opened(who="anyone")
    page = client.get(f"/haeoreum/surveys/{free.pk}/").content.decode()
    assert "한 사람이 여러 번 답하는 것을 막지 못합니다" in page
    first = free.questions.get(order=1).options.first()
    assert client.post(f"/haeoreum/surveys/{free.pk}/", {"q1": first.pk}).status_code == 302
    assert Response.objects.get().mark == ""


def test_a_resident_number_stops_the_form(client, sign_in, survey, ara):
    first = survey.questions.get(order=1).options.first()
    sent = sign_in(client, ara).post(f"/haeoreum/surveys/{survey.pk}/", {"q1": first.pk, "q6": "900101-1234568"})
    assert sent.status_code == 422 and not Response.objects.exists()


def test_a_draft_is_nobodys_business(client, haeoreum, kim):
    now = clock.now()
    draft = actions.draw_up(haeoreum, "", "초안", now, now + timedelta(days=2), kim)
    assert client.get(f"/haeoreum/surveys/{draft.pk}/").status_code == 404


def test_kim_makes_a_survey_at_the_desk(client, sign_in, kim):
    desk = sign_in(client, kim)
    fields = {
        "title": "밤길",
        "who": "account",
        "opens_at": "2026-01-05T09:00",
        "closes_at": "2099-01-05T09:00",
        "threshold": "5",
    }
    made = desk.post("/haeoreum/surveys/desk/new/", fields)
    survey = Survey.objects.get()
    assert made.url == f"/haeoreum/surveys/desk/{survey.pk}/"
    question = {"kind": "single", "text": "어디가 어둡나요?", "options": "학교 앞 | 60\n새내천 | 40"}
    assert desk.post(f"{made.url}question/", question).status_code == 302
    assert desk.post(f"{made.url}question/", question | {"options": "하나"}).status_code == 422
    assert desk.post(f"{made.url}question/1/", question | {"text": "어디가 더 어둡나요?"}).status_code == 302
    assert list(survey.questions.values_list("text", "options__people")) == [
        ("어디가 더 어둡나요?", 60),
        ("어디가 더 어둡나요?", 40),
    ]
    assert desk.post(f"{made.url}publish/").status_code == 302
    assert "밤길" in client.get("/haeoreum/surveys/").content.decode()


def test_an_officer_uploads_a_list_and_is_told_what_is_wrong(client, sign_in, survey, kim):
    address = f"/haeoreum/surveys/desk/{survey.pk}/papers/list/"
    head = "paper,q1,q2,q3,q4,q5,q6\n"
    wrong = sign_in(client, kim).post(
        address, {"file": SimpleUploadedFile("a.csv", (head + "A1,1,,,,,\nA2,9,,,,,\n").encode())}
    )
    assert wrong.status_code == 422 and "3번째 줄" in wrong.content.decode() and not Response.objects.exists()
    right = client.post(address, {"file": SimpleUploadedFile("a.csv", (head + "A1,1,,,,,\nA2,2,,,,,\n").encode())})
    assert right.status_code == 302 and Response.objects.filter(channel="list").count() == 2


def test_results_stand_on_the_same_page_and_as_data(client, sign_in, survey, kim, saying, later):
    for number in range(12):
        actions.enter(survey, str(number), saying(survey, 1 if number < 7 else 2), by=kim)
    before = client.get(f"/haeoreum/surveys/{survey.pk}/").content.decode()
    assert "<h2>결과</h2>" not in before
    with later(days=11):
        actions.end(survey, by=kim)
        page = client.get(f"/haeoreum/surveys/{survey.pk}/").content.decode()
        assert "12명이 답했습니다" in page and "58.3%" in page
        data = b"".join(client.get("/haeoreum/surveys/results.csv")).decode().replace('"', "")
        assert [line.split(",")[8:10] for line in data.splitlines()[1:4]] == [
            ["학교 앞길", "7"],
            ["새내천 길", "5"],
            ["모르겠음", "0"],
        ]
    assert client.get(f"/haeoreum/surveys/{survey.pk}/paper/").status_code == 200
