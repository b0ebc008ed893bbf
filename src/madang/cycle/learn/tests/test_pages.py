"""What people see at the school: lessons, easy words beside them, a quiz explained, a certificate anyone checks."""

from datetime import date

import pytest

from madang.cycle.learn import actions, codes
from madang.cycle.learn.data import FINISHED, VISITS
from madang.cycle.learn.models import Attendance, Completion, Course, Lesson, Question
from madang.cycle.plan.models import Cycle

pytestmark = pytest.mark.django_db
SCHOOL = "/haeoreum/2027/learn/"


def page(client, address, status=200):
    answer = client.get(address)
    assert answer.status_code == status, address
    return answer.content.decode()


def test_a_stranger_reads_a_lesson_in_three_ways(client, open_course):
    course = open_course()
    assert "처음 과정" in page(client, SCHOOL)
    address = f"{SCHOOL}{course.pk}/1/"
    plain, easy, both = (page(client, f"{address}?as={reading}") for reading in ("plain", "easy", "both"))
    assert "<h3>돈</h3>" in plain and "돈입니다." not in plain
    assert "돈입니다." in easy and "<h3>돈</h3>" not in easy
    assert "돈입니다." in both and "<h3>돈</h3>" in both


def test_a_draft_is_the_officers_alone(client, sign_in, year, kim):
    course = actions.make_course(year, {"title": "초안", "kind": "youth", "sessions": 1}, by=kim)
    page(client, f"{SCHOOL}{course.pk}/", 404)
    page(sign_in(client, kim), f"{SCHOOL}{course.pk}/")


def test_every_answer_is_explained(client, sign_in, open_course, ara):
    course = open_course(pass_mark=100)
    one, two = Question.objects.all()
    sign_in(client, ara)
    told = client.post(f"{SCHOOL}{course.pk}/quiz/", {f"q{one.pk}": 1, f"q{two.pk}": 2}).content.decode()
    assert "2개 가운데 1개 맞았습니다" in told and told.count("그래서 그렇습니다.") == 2 and "다시 풀기" in told
    told = client.post(f"{SCHOOL}{course.pk}/quiz/", {f"q{one.pk}": 1, f"q{two.pk}": 1}).content.decode()
    assert Completion.objects.get().number in told


def test_anyone_checks_a_certificate_and_learns_no_name(client, open_course, right, settle, haeoreum, kim):
    course, haneul = open_course(), settle("김하늘", haeoreum, "resident")
    actions.answer_quiz(course, right(course), by=haneul)
    done = Completion.objects.get()
    address = f"{SCHOOL}certificates/?number={done.number.replace('-', '').lower()}"
    good = page(client, address)
    assert "맞는 수료증입니다" in good and "김○늘" in good and "김하늘" not in good
    assert "없습니다" in page(client, f"{SCHOOL}certificates/?number=AAAABBBBCCCC", 404)
    actions.withdraw(done, "다른 사람이 풀었습니다.", by=kim)
    assert "거둔 수료증입니다" in page(client, address)


def test_a_certificate_is_given_to_its_holder_only(client, sign_in, open_course, right, ara, bom):
    course = open_course()
    actions.answer_quiz(course, right(course), by=ara)
    address = f"{SCHOOL}{course.pk}/certificate.html"
    assert client.get(address).status_code == 302
    assert sign_in(client, bom).get(address).status_code == 404
    answer = sign_in(client, ara).get(address)
    assert answer.status_code == 200 and "no-store" in answer["Cache-Control"]
    assert Completion.objects.get().number in answer.content.decode()


def test_ara_reads_the_code_from_the_officers_screen(client, sign_in, open_course, hold, at, ara, kim):
    session = hold(open_course(sessions=1))
    with at(session):
        shown = page(sign_in(client, kim), f"{SCHOOL}desk/sessions/{session.pk}/code/")
        digits = codes.digits_of(session)
        assert f"{digits[:3]} {digits[3:]}" in shown and "data:image/svg+xml" in shown
        sign_in(client, ara)
        wrong = client.post(f"{SCHOOL}sessions/{session.pk}/here/", {"said": "12"})
        assert wrong.status_code == 422 and not Attendance.objects.exists()
        came = client.post(f"{SCHOOL}sessions/{session.pk}/here/", {"said": digits})
        assert came.status_code == 302 and Attendance.objects.get().person == ara


def test_kim_takes_the_lessons_over_and_changes_one(client, sign_in, year, kim):
    sign_in(client, kim).post(f"{SCHOOL}desk/standard/")
    course = Course.objects.get(kind="residents")
    lesson = Lesson.objects.get(course=course, order=1)
    changed = {"title": "우리 시의 예산", "body": "새 글"}
    client.post(f"{SCHOOL}desk/courses/{course.pk}/lessons/1/", changed)
    lesson.refresh_from_db()
    assert (lesson.title, lesson.body) == ("우리 시의 예산", "새 글")
    video = client.post(f"{SCHOOL}desk/courses/{course.pk}/lessons/1/", changed | {"video": "https://example.org/v"})
    assert video.status_code == 422  # without its words written down


def test_figures_have_a_source_and_stand_on_the_page(client, sign_in, year, kim):
    figure = {"side": "income", "title": "지방세", "amount": 182_000_000_000, "as_of": "2026-01-01", "order": 0}
    sign_in(client, kim)
    assert client.post(f"{SCHOOL}desk/figures/", figure).status_code == 422
    assert client.post(f"{SCHOOL}desk/figures/", figure | {"source": "본예산서"}).status_code == 302
    told = page(client, f"{SCHOOL}budget/")
    assert "1,820억 원" in told and "본예산서" in told and "20억 원" in told


def test_the_kit_leads_to_the_call(client, year):
    card = client.get(f"{SCHOOL}kit/call/card.svg")
    assert card["Content-Type"] == "image/svg+xml" and b"/haeoreum/2027/propose/" in card.content
    leaflet = page(client, f"{SCHOOL}kit/call/leaflet.html")
    assert "어디가 불편한지 말합니다." in leaflet
    page(client, f"{SCHOOL}kit/nothing/leaflet.html", 404)


def test_few_people_are_not_told(client, open_course, right, settle, haeoreum, year, bong):
    """Seven of 달빛동 and one of 새내동 finished: the one is kept back, and with it the seven."""
    course = open_course()
    moon, new = haeoreum.areas.all()[:2]
    for number in range(8):
        one = settle(f"r{number}", haeoreum, "resident", area=moon if number else new)
        actions.answer_quiz(course, right(course), by=one)
    assert [row[3:] for row in FINISHED.rows(year)] == [("달빛동", None), ("새내동", None)]
    for people in (3, 14):
        seen = {"day": date(2026, 1, 5), "place": f"곳 {people}", "group": "elderly", "people": people}
        actions.record_visit(year, seen, by=bong)
    assert [row[5] for row in VISITS.rows(Cycle.objects.get(pk=year.pk))] == [None, 14]
    told = page(client, f"{SCHOOL}visits/")
    assert "5명 미만" in told and "적어도 14명" in told


def test_the_school_asks_the_database_as_often_for_many(
    client, sign_in, open_course, hold, ara, django_assert_max_num_queries
):
    for number in range(6):
        hold(open_course(title=f"과정 {number}"))
    sign_in(client, ara)
    with django_assert_max_num_queries(14):
        client.get(SCHOOL)
    with django_assert_max_num_queries(14):
        client.get(f"{SCHOOL}{Course.objects.first().pk}/")
