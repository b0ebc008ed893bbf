"""What visitors, members and officers see and press, without JavaScript, in Korean and English."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from madang.base import clock
from madang.base.meetings.models import Meeting
from madang.cycle.convene.actions import calls, drawing, seating
from madang.cycle.convene.models import Application, Body, Call, Interest, LotState, Lottery, Member, SeatPlan, Stand
from madang.cycle.convene.pool import pool_of
from madang.cycle.plan.models import Population

from .conftest import BEACON, DICE

pytestmark = pytest.mark.django_db
HOME = "/haeoreum/2027/convene/"


def words(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.fixture
def desk(client, sign_in, kim):
    """Kim at the desk."""
    return sign_in(client, kim)


def post(client, address, **data):
    return client.post(HOME + address, data)


def test_an_officer_makes_a_body_shares_out_seats_and_calls(desk, year, haeoreum, kim, during):
    during(year, "convene", days=1)
    made = post(
        desk, "office/new/", kind="committee", name="예산위원회", legal_basis="조례 제10조", term_years=2, renewals=1
    )
    body = Body.objects.get()
    assert made.headers["Location"] == f"{HOME}office/{body.pk}/"
    shares = {"seats_lot": 10, "reserves": 3, "keep_days": 60, "lowest_sex_female": 4, "highest_sex_female": 6}
    post(desk, f"office/{body.pk}/plan/", **shares)
    post(desk, f"office/{body.pk}/plan/", deed="publish")
    plan = SeatPlan.objects.get()
    assert [(one.feature, one.value, one.lowest, one.highest) for one in plan.quotas.all()] == [("sex", "female", 4, 6)]
    opens, closes = clock.now() - timedelta(hours=1), clock.now() + timedelta(days=7)
    times = {"opens_at": f"{opens:%Y-%m-%dT%H:%M}", "closes_at": f"{closes:%Y-%m-%dT%H:%M}"}
    post(desk, f"office/{body.pk}/call/", route="lot", who="해오름시에 사는 사람", **times)
    assert Call.objects.get().seats == 10


def test_a_term_of_four_years_is_refused_with_the_law(desk, committee):
    answer = post(desk, "office/new/", kind="study", name="연구회", legal_basis="조례", term_years=4, renewals=1)
    assert answer.status_code == 422
    assert "지방자치법 시행령 제80조" in words(answer)


def test_seats_are_filled_in_from_the_population(desk, committee, haeoreum):
    page = desk.get(f"{HOME}office/{committee.pk}/plan/?fill=30").content.decode()
    area = haeoreum.areas.first()
    assert re.search(rf'name="lowest_area_{area.pk}" value="8"', page)


def test_sensitive_features_are_never_filled_in_by_themselves(desk, committee, haeoreum, kim):
    for disability, people in ((True, 11_000), (False, 213_000)):
        Population.objects.create(
            government=haeoreum,
            disability=disability,
            people=people,
            as_of=clock.today(),
            source="통계청",
            entered_by=kim,
        )
    page = desk.get(f"{HOME}office/{committee.pk}/plan/?fill=30").content.decode()
    assert not re.search(r'name="lowest_disability_yes" value', page)


def test_a_resident_saves_a_draft_hands_in_and_takes_back(client, sign_in, ara, call):
    one = call("open_call", 2)
    sign_in(client, ara)
    address = f"calls/{one.pk}/apply/"
    assert post(client, address, deed="draft", name="아라", motive="배우려고").status_code == 302
    assert "배우려고" in client.get(HOME + address).content.decode()
    refused = post(client, address, deed="hand_in", name="아라", sex="female", motive="배우려고")
    assert refused.status_code == 422
    assert "동의하셔야 신청서를 받을 수 있습니다" in words(refused)
    done = client.post(
        HOME + address, {"deed": "hand_in", "name": "아라", "sex": "female", "consent": "on"}, follow=True
    )
    assert "번호는 0001번입니다" in words(done)
    assert post(client, f"calls/{one.pk}/withdraw/").status_code == 302
    assert Application.objects.get().stand == Stand.WITHDRAWN


def test_the_form_asks_only_what_the_plan_needs(client, sign_in, ara, call):
    one = call("lot", 4)
    page = sign_in(client, ara).get(f"{HOME}calls/{one.pk}/apply/").content.decode()
    assert set(re.findall(r'name="(\w+)"', page)) & {
        "sex",
        "age_band",
        "area",
        "disability",
        "multicultural",
        "motive",
        "birth",
    } == {"sex"}


def test_a_name_is_shown_only_after_a_purpose(desk, call, papers):
    one = papers(call("open_call", 2), 1)[0]
    address = f"{HOME}office/applications/{one.pk}/"
    assert one.name not in desk.get(address).content.decode()
    assert one.name not in desk.get(f"{HOME}office/calls/{one.call_id}/").content.decode()
    assert desk.post(address, {"deed": "look", "why": ""}).status_code == 422
    assert one.name in desk.post(address, {"deed": "look", "why": "choose"}).content.decode()


def test_a_bad_table_enters_nobody_and_says_where(desk, call):
    one = call("open_call", 2)
    file = SimpleUploadedFile("신청서.csv", "이름,연락처,성별\n가람,010-1,여\n나루,010-2,모름\n".encode())
    answer = desk.post(f"{HOME}office/calls/{one.pk}/", {"deed": "papers", "file": file})
    assert answer.status_code == 422
    assert "3 째 줄 , ‘성별’: ‘모름’은(는) 모르는 값입니다." in words(answer).replace("3째 줄, ", "3 째 줄 , ")
    assert not one.applications.exists()


def test_the_lottery_from_the_desk_to_the_seats(desk, committed, client, travel):
    lottery = committed(4, of=20)
    public, office = f"{HOME}lottery/{lottery.pk}/", f"office/lottery/{lottery.pk}/"
    assert lottery.digest in desk.get(public).content.decode()
    assert post(desk, office, deed="draw", **{"draw-beacon": BEACON, "draw-thrown": DICE}).status_code == 403
    travel(timedelta(hours=3))
    few = post(desk, office, deed="draw", **{"draw-beacon": BEACON, "draw-thrown": DICE[:3]})
    assert few.status_code == 422
    assert "약속한 주사위는 25개인데 3개를 적으셨습니다" in words(few)
    assert post(desk, office, deed="draw", **{"draw-beacon": BEACON, "draw-thrown": " ".join(DICE)}).status_code == 302
    assert "번 표가 나왔습니다" in words(desk.get(public))
    assert post(desk, office, deed="seat", **{"seat-since": f"{clock.today()}"}).status_code == 302
    assert Member.objects.sitting(lottery.call.body).count() == 4
    assert desk.get(f"{public}bundle.zip").content[:2] == b"PK"
    assert desk.get(f"{public}record.json").content.decode() == lottery.record


def test_a_volunteer_reads_their_own_chance(call, papers, kim, ara, client, sign_in, travel):
    one = call("lot", 4)
    papers(one, 19)
    calls.save_application(Application(call=one, name="아라", sex="female"), by=ara, hand_in=True)
    travel(timedelta(days=15))
    lottery = drawing.prepare_lottery(Lottery(call=one, tickets=100), by=kim)
    drawing.reckon(lottery.pk)
    lottery = drawing.commit_lottery(Lottery.objects.get(pk=lottery.pk), clock.now() + timedelta(hours=1), 25, by=kim)
    sign_in(client, ara)
    said = words(client.get(f"{HOME}lottery/{lottery.pk}/"))
    assert "내가 뽑힐 확률은 100,000 가운데 20,000입니다" in said
    assert "어떤 추첨도 가장 낮은 확률을 이보다 높일 수 없습니다" in said
    assert "내가 뽑힐 확률은 100,000 가운데 20,000입니다" in words(client.get("/haeoreum/me/"))
    assert client.get(f"{HOME}lottery/{lottery.pk}/receipt.json").json()["record"] == lottery.digest


def test_a_lottery_that_is_not_promised_yet_is_nobodys_page(client, reckoned):
    assert client.get(f"{HOME}lottery/{reckoned().pk}/").status_code == 404


def test_a_void_lottery_says_why_to_everybody(desk, committed):
    lottery = committed()
    post(desk, f"office/lottery/{lottery.pk}/", deed="void", **{"void-why": "나이대를 잘못 옮김"})
    assert Lottery.objects.get().state == LotState.VOID
    assert "나이대를 잘못 옮김" in words(desk.get(f"{HOME}lottery/{lottery.pk}/"))


def test_the_page_of_a_body_shows_names_routes_and_terms_and_no_private_data(client, seated, committee, kim):
    ga, _na = seated(("가람", "female"), ("나루", "male"))
    Member.objects.filter(pk=ga.pk).update(age_band="70+")
    said = words(client.get(f"{HOME}{committee.pk}/"))
    row = said.split("가람", 1)[1].split("나루", 1)[0].split()
    assert (row[0], "".join(row[1:])) == ("추천", "2026.2.16.–2028.2.15.")
    assert "한쪽 성이 60%를 넘지 않음" in said
    assert "가람" in words(client.get(f"{HOME}{committee.pk}/roster/"))
    assert "70+" not in client.get("/haeoreum/2027/data/members.csv").getvalue().decode()


def test_seating_above_six_in_ten_is_refused_in_words(desk, named, committee):
    members = [named(name, "female") for name in "가나다"] + [named("라", "male")]
    data = {"deed": "seat", "seat-since": "2026-03-02", "member": [one.pk for one in members]}
    answer = desk.post(f"{HOME}office/{committee.pk}/", data)
    assert answer.status_code == 403
    assert "여성 3명, 남성 1명으로 한쪽 성이 75%가 됩니다" in words(answer)


def test_a_member_declares_an_interest(client, sign_in, named, committee, kim, ara):
    members = [named("아라", "female", person=ara), named("나루", "male")]
    seating.seat_named(committee, members, clock.today(), by=kim)
    sign_in(client, ara)
    address = f"{committee.pk}/interests/"
    assert client.get(f"{HOME}{address}?subject=proposal/7").status_code == 200
    assert post(client, address, subject="proposal/7", ground="own", reason="").status_code == 302
    assert Interest.objects.get().member == members[0]


def test_somebody_else_does_not(client, sign_in, committee, bom):
    assert sign_in(client, bom).get(f"{HOME}{committee.pk}/interests/").status_code == 403


def test_a_meeting_is_planned_with_everyone_who_sits(desk, seated, committee):
    seated(("가람", "female"), ("나루", "male"), since=clock.today())
    at = {"meet-starts_at": f"{clock.today()}T19:00", "meet-ends_at": f"{clock.today()}T21:00"}
    post(desk, f"office/{committee.pk}/", deed="meet", **{"meet-title": "1차 회의", "meet-place": "시청"}, **at)
    assert sorted(Meeting.objects.get().attendances.values_list("name", "voting")) == [("가람", True), ("나루", True)]


def test_every_page_speaks_english(desk, drawn, committee):
    lottery = drawn(4, of=20)
    pages = [
        "",
        f"{committee.pk}/",
        f"calls/{lottery.call_id}/",
        f"lottery/{lottery.pk}/",
        "office/",
        f"office/{committee.pk}/",
    ]
    for page in pages:
        said = words(desk.get(HOME + page, HTTP_ACCEPT_LANGUAGE="en"))
        main = said.split("Skip to content")[-1]
        left = set(re.findall(r"[가-힣]+", main)) - {
            "해오름시",
            "주민참여예산위원회",
            "조례",
            "제",
            "조",
            "한국어",
            "해오름시에",
            "사는",
            "사람",
            "예산담당관",
        }
        assert left == set(), page


def test_pages_take_the_same_number_of_queries_for_two_members_and_for_forty(
    client, committee, named, kim, django_assert_max_num_queries
):
    people = [(f"사람{n}", "female" if n % 2 else "male") for n in range(40)]
    for part in (people[:2], people[2:]):
        seating.seat_named(committee, [named(*one) for one in part], clock.today(), by=kim)
        with django_assert_max_num_queries(16):
            client.get(f"{HOME}{committee.pk}/")


def test_the_pool_of_a_lottery_holds_everybody_once(call, papers):
    one = call("lot", 4)
    papers(one, 20)
    problem, pool = pool_of(one)
    assert (problem.size, len(pool), pool.features) == (4, 20, ("sex",))
