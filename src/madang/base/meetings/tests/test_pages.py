"""What people see and do at the pages of meetings."""

import io
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from madang.base.documents.document import Facts, Heading, Table
from madang.base.meetings import actions
from madang.base.meetings.content import digest_of
from madang.base.meetings.data import MEETINGS, MOTIONS
from madang.base.meetings.documents import minutes_paper
from madang.base.meetings.models import Attendance, Item, Meeting, Minutes, Need

from .conftest import STARTS

HERE = "/haeoreum/meetings/"


@pytest.fixture
def browse(client, sign_in):
    """browse(han): a browser of their own."""

    def browse(person=None):
        fresh = client.__class__()
        return sign_in(fresh, person) if person else fresh

    return browse


@pytest.fixture
def published(hold, item, han, ara):
    meeting = hold(there=4)
    actions.seat(meeting, None, "이웃 아무개", False, by=han, capacity="resident")
    seat = meeting.attendances.get(name="이웃 아무개")
    actions.mark_attendance(meeting, {seat.pk: True}, by=han)
    actions.recuse(item, ara, "제안한 사람의 이웃", by=han)
    actions.close_motion(actions.open_motion(item, "상정합니다", by=han), by=han, yes=2, no=1)
    actions.save_item(item, by=han, seen=0, said="bom: 골목마다 두자.", decided="상정하기로 함.")
    minutes = actions.draft_minutes(meeting, by=han)
    return actions.publish_minutes(actions.approve_minutes(minutes, by=ara, seen=0), by=han)


def post(browser, path, deed, **fields):
    return browser.post(HERE + path, {"deed": deed} | {f"{deed}-{name}": value for name, value in fields.items()})


def test_a_secretary_runs_a_whole_meeting_at_the_desk(browse, committee, han, ara, noh, during):
    desk = browse(han)
    at = {"starts_at_0": "2026-05-18", "starts_at_1": "14:00", "ends_at_0": "2026-05-18", "ends_at_1": "16:00"}
    said = {
        "holder": committee.pk,
        "title": "제1차 회의",
        "kind": "regular",
        "mode": "onsite",
        "place": "시청",
        "audience": "everyone",
    }
    assert desk.post(HERE + "desk/new/", at | said | {"is_open": "on"}).status_code == 302
    meeting = Meeting.objects.get()
    assert meeting.starts_at == STARTS
    run = f"desk/{meeting.pk}/"
    for name in ("ara", "bom", "cho"):
        seat = {
            "name": name,
            "capacity": "chair" if name == "ara" else "member",
            "email": f"{name}@example.org",
            "voting": "on",
        }
        assert post(desk, run, "seat", **seat).status_code == 302
    assert Attendance.objects.filter(person=ara).exists()
    assert post(desk, run, "item", title="골목 소화기", subject="proposal/17").status_code == 302
    assert post(desk, run, "call").status_code == 302
    seats = list(Attendance.objects.values_list("pk", flat=True))
    assert desk.post(HERE + run, {"deed": "attendance", "shown": seats, "present": seats[:2]}).status_code == 302
    assert post(desk, run, "hold", reached="").status_code == 302
    item = Item.objects.get()
    at_item = f"desk/items/{item.pk}/"
    assert post(desk, at_item, "motion", words="상정합니다", manner="hands").status_code == 302
    assert post(desk, at_item, "close", yes="2", no="0").status_code == 302
    sent = {
        "deed": "record",
        "seen": "0",
        "record-title": item.title,
        "record-said": "bom: 두자.",
        "record-decided": "두기로 함.",
    }
    assert desk.post(HERE + at_item, sent).status_code == 302
    assert post(desk, run, "draft").status_code == 302
    assert "회의록 확인하기" not in desk.get(HERE + run).content.decode()
    assert browse(noh).get(HERE + run).status_code == 403
    chair = browse(ara)
    assert "회의록 읽고 확인하기" in chair.get(f"{HERE}{meeting.pk}/").content.decode()
    assert "두기로 함." in chair.get(f"{HERE}{meeting.pk}/approve/").content.decode()
    assert chair.post(f"{HERE}{meeting.pk}/approve/", {"approve": "1", "paper": "0"}).status_code == 302
    assert post(desk, run, "publish").status_code == 302
    assert Meeting.objects.get().state == "published"
    assert "두기로 함." in browse().get(f"{HERE}{meeting.pk}/minutes/").content.decode()


def test_the_chair_sends_a_draft_back_and_others_do_not_see_it(browse, hold, han, ara, members, noh):
    minutes = actions.draft_minutes(hold(), by=han)
    address = f"{HERE}{minutes.pk}/approve/"
    said = {who.name: browse(who).get(address).status_code for who in (han, members[1], noh)}
    assert said == {"han": 403, "bom": 403, "noh": 200}
    chair = browse(ara)
    assert chair.post(address, {"return": "1", "why": ""}).status_code == 422
    assert chair.post(address, {"return": "1", "why": "둘째 안건이 빠졌습니다."}).status_code == 302
    assert Minutes.objects.get().returned == "둘째 안건이 빠졌습니다."
    assert chair.post(address, {"approve": "1", "paper": "0"}).status_code == 403


def test_a_form_with_a_mistake_says_so_and_keeps_what_was_typed(browse, meeting, han):
    answer = post(browse(han), f"desk/{meeting.pk}/", "item", title="의자", subject="의자 일곱")
    assert answer.status_code == 422
    assert "proposal/17처럼 적어 주세요." in answer.content.decode() and "의자 일곱" in answer.content.decode()


def test_what_cannot_be_done_now_is_refused_with_a_sentence(browse, meeting, han):
    answer = post(browse(han), f"desk/{meeting.pk}/", "publish")
    assert answer.status_code == 403 and "지금은 할 수 없는 일입니다" in answer.content.decode()


def test_an_old_page_does_not_write_over_a_new_one(browse, meeting, han, kim):
    desk, other = browse(han), browse(kim)
    sent = {"title": "첫 회의", "kind": "regular", "audience": "everyone"}
    whole = {"deed": "change", "seen": meeting.sequence} | {f"change-{name}": value for name, value in sent.items()}
    assert desk.post(f"{HERE}desk/{meeting.pk}/", whole).status_code == 302
    answer = other.post(f"{HERE}desk/{meeting.pk}/", whole | {"change-title": "다른 이름"})
    assert answer.status_code == 403 and "그사이 다른 사람이 고쳤습니다" in answer.content.decode()


def test_a_member_says_that_they_come(browse, called, ara):
    page = browse(ara)
    assert "회의에 부름을 받으셨습니다" in page.get(f"{HERE}{called.pk}/").content.decode()
    assert page.post(f"{HERE}{called.pk}/reply/", {"reply-coming": "online"}).status_code == 302
    assert Attendance.objects.get(person=ara).coming == "online"


def test_who_has_no_seat_replies_to_nothing(browse, called, stranger):
    assert browse(stranger).post(f"{HERE}{called.pk}/reply/", {"reply-coming": "online"}).status_code == 403


def test_a_member_votes_by_name_on_their_own_page(browse, hold, item, han, members):
    meeting = hold(there=5)
    motion = actions.open_motion(item, "상정합니다", by=han, manner="named")
    page = browse(members[1])
    assert "표를 내 주세요" in page.get(f"{HERE}{meeting.pk}/").content.decode()
    assert page.post(f"{HERE}{meeting.pk}/voice/{motion.pk}/", {f"voice-{motion.pk}-choice": "no"}).status_code == 302
    assert motion.voices.get().choice == "no"
    assert page.post(f"{HERE}{meeting.pk}/voice/{motion.pk}/", {}).status_code == 422


def test_a_member_leaves_the_room_from_their_own_page(browse, called, item, members):
    sent = {"leave-item": item.pk, "leave-why": "제 가게 앞입니다"}
    assert browse(members[2]).post(f"{HERE}{called.pk}/leave/", sent).status_code == 302
    assert item.recusals.get().attendance.person == members[2]


def test_the_link_of_a_closed_meeting_is_for_who_is_invited(browse, plan, han, ara, stranger):
    meeting = plan(mode="hybrid", link="https://meet.example/inside", is_open=False)
    actions.seat(meeting, ara, "ara", True, by=han)
    for person, sees in ((None, False), (stranger, False), (ara, True)):
        assert ("meet.example/inside" in browse(person).get(f"{HERE}{meeting.pk}/").content.decode()) is sees


def test_a_resident_asks_and_reads_the_answer(browse, called, stranger, han):
    page = browse(stranger)
    bare = page.post(f"{HERE}{called.pk}/need/", {"need-kind": "sign"})
    assert bare.status_code == 422 and Need.objects.count() == 0
    assert page.post(f"{HERE}{called.pk}/need/", {"need-kind": "sign", "need-consent": "on"}).status_code == 302
    need = Need.objects.get()
    desk = browse(han)
    assert "맨 앞" not in desk.get(HERE + "desk/").content.decode()
    assert (
        desk.post(f"{HERE}desk/needs/{need.pk}/", {"answer": "granted", "sentence": "두 분이 오십니다."}).status_code
        == 302
    )
    assert "두 분이 오십니다." in page.get(f"{HERE}{called.pk}/").content.decode()
    assert "두 분이 오십니다." not in browse().get(f"{HERE}{called.pk}/").content.decode()


def test_only_the_secretary_and_officers_come_to_the_desk(browse, meeting, han, kim, ara, noh, stranger):
    for address in (
        "desk/",
        "desk/new/",
        f"desk/{meeting.pk}/",
        f"desk/{meeting.pk}/sheet/",
        f"desk/items/{meeting.items.get().pk}/",
    ):
        said = {who.name: browse(who).get(HERE + address).status_code for who in (han, kim, ara, noh, stranger)}
        assert said == {"han": 200, "kim": 200, "ara": 403, "noh": 403, "away": 403}, address


def test_a_secretary_of_one_body_does_not_run_another(browse, haeoreum, kim, han):
    actions.set_host(haeoreum, "body/4", "달빛동 지역회의", by=kim)
    when = {"starts_at": STARTS, "ends_at": STARTS.replace(hour=16), "place": "주민센터"}
    theirs = actions.plan_meeting(haeoreum, "body/4", by=kim, title="동네 회의", **when)
    assert browse(han).get(f"{HERE}desk/{theirs.pk}/").status_code == 403


# — papers —


def test_published_minutes_say_the_nine_things_in_every_form(client, published):
    page = client.get(f"{HERE}{published.pk}/minutes/").content.decode()
    for word in (
        "명칭",
        "개최기관",
        "일시",
        "장소",
        "참석자",
        "배석자",
        "진행 순서",
        "상정 안건",
        "발언 요지",
        "결정 사항",
        "표결 내용",
    ):
        assert word in page, word
    for suffix, begins in (("pdf", b"%PDF"), ("hwpx", b"PK"), ("xlsx", b"PK"), ("html", b"<!")):
        answer = client.get(f"{HERE}{published.pk}/minutes.{suffix}")
        assert (answer.status_code, answer.content[: len(begins)].lower()) == (200, begins.lower()), suffix
    hwpx = client.get(f"{HERE}{published.pk}/minutes.hwpx").content
    assert "상정하기로 함." in zipfile.ZipFile(io.BytesIO(hwpx)).read("Contents/section0.xml").decode()


def test_minutes_are_not_there_before_they_are_published(client, hold, item, han, ara):
    minutes = actions.draft_minutes(hold(), by=han)
    assert client.get(f"{HERE}{minutes.pk}/minutes/").status_code == 404
    minutes = actions.approve_minutes(minutes, by=ara, seen=0)
    assert client.get(f"{HERE}{minutes.pk}/minutes.pdf").status_code == 404
    actions.publish_minutes(minutes, by=han)
    assert client.get(f"{HERE}{minutes.pk}/minutes/").status_code == 200


def test_residents_are_counted_and_not_named_in_what_everyone_reads(browse, published, han):
    assert "이웃 아무개" not in browse().get(f"{HERE}{published.pk}/minutes/").content.decode()
    kept = browse(han).get(f"{HERE}desk/{published.pk}/paper/")
    assert "이웃 아무개" in kept.content.decode() and "no-store" in kept["Cache-Control"]
    assert browse().get(f"{HERE}desk/{published.pk}/paper/").status_code == 302


def test_the_digest_on_the_paper_is_that_of_what_was_approved(published):
    assert published.digest == digest_of(published.content)
    changed = published.content | {"items": []}
    assert published.digest != digest_of(changed)


def test_the_paper_is_made_of_what_was_approved_alone(published, haeoreum):
    before = minutes_paper(published.meeting, published, "https://example.org/")
    published.meeting.holder.title = "이름을 바꾼 위원회"
    published.meeting.title = "이름을 바꾼 회의"
    assert minutes_paper(published.meeting, published, "https://example.org/") == before


def test_a_paper_has_headings_facts_and_the_vote(published):
    paper = minutes_paper(published.meeting, published, "https://example.org/")
    assert [block.text for block in paper.blocks if isinstance(block, Heading) and block.level == 1] == [
        "회의", "참석자와 배석자", "진행 순서", "상정 안건", "확인",
    ]  # fmt: skip
    votes = next(block for block in paper.blocks if isinstance(block, Table) and block.caption == "표결 결과")
    assert votes.rows == (("상정합니다", "손들기", 5, 3, 2, 1, 0, 2, "가결"),)
    assert (
        dict(next(block for block in paper.blocks if isinstance(block, Facts)).rows)["정족수"]
        == "재적 5, 출석 4, 있어야 하는 수 3"
    )


def test_the_call_is_a_paper_once_it_was_sent(client, meeting, han):
    assert client.get(f"{HERE}{meeting.pk}/call/").status_code == 404
    actions.call_meeting(meeting, by=han)
    assert "골목 소화기" in client.get(f"{HERE}{meeting.pk}/call/").content.decode()


def test_the_published_tables_have_no_names(published, haeoreum):
    [row] = MEETINGS.rows(haeoreum)
    told = dict(zip([column.name for column in MEETINGS.columns], row, strict=True))
    assert (told["sitting"], told["present"], told["items"], told["state"]) == (5, 4, 1, "published")
    [row] = MOTIONS.rows(haeoreum)
    told = dict(zip([column.name for column in MOTIONS.columns], row, strict=True))
    assert (told["present"], told["recused"], told["yes"], told["no"], told["outcome"]) == (3, 1, 2, 1, "carried")


def test_votes_of_unpublished_minutes_are_not_in_the_table(hold, item, han, haeoreum):
    hold()
    actions.close_motion(actions.open_motion(item, "상정합니다", by=han), by=han, yes=5)
    assert list(MOTIONS.rows(haeoreum)) == []


def test_small_meetings_count_whom_they_reached(client, plan, han, during):
    visit = actions.call_meeting(plan(kind="visit", audience="elderly", title="경로당 설명회"), by=han)
    actions.hold_meeting(visit, by=han, reached=37)
    page = client.get(f"{HERE}?month=2026-05").content.decode()
    assert "찾아간 작은 모임 1번, 함께한 사람 37명" in page and "어르신" in page


@pytest.mark.parametrize("where", ["", "{pk}/", "desk/", "desk/{pk}/", "desk/items/{item}/"])
def test_a_page_asks_the_same_however_much_there_is(browse, meeting, plan, han, settle, haeoreum, where):
    browser = browse(han)
    path = HERE + where.format(pk=meeting.pk, item=meeting.items.get().pk)
    asked = []
    browser.get(path)  # the first visit also writes the session
    for more in (0, 30):
        for number in range(more):
            plan(title=f"회의 {number}")
            actions.put_item(meeting, f"안건 {number}", by=han)
            actions.ask_for(meeting, "sign", by=han, for_another=True, name=f"주민 {number}")
        rows = [{"person": None, "name": f"위원 {number}", "voting": True} for number in range(more)]
        actions.seat_all(meeting, rows, by=han)
        with CaptureQueriesContext(
            connection,
        ) as told:
            assert browser.get(path).status_code == 200
        asked.append(len(told))
    assert asked[0] == asked[1] and asked[0] <= 14, asked
