"""What people see: the year as one picture for everyone, and the desk for officers."""

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from madang.base.record.models import Entry
from madang.cycle.plan.actions import (
    clear_window,
    copy_cycle,
    discard_draft,
    publish_plan,
    remove_track,
    save_draft,
    save_ordinance,
    save_track,
    save_year,
    set_window,
    start_cycle,
)
from madang.cycle.plan.models import (
    Cycle,
    Measure,
    MeasureKind,
    OperatingPlan,
    Population,
    Sex,
    Split,
    Stage,
    Track,
)
from madang.cycle.plan.representing import enter_population, take_measure, tell_change
from madang.cycle.plan.snapshot import digest_of

pytestmark = pytest.mark.django_db
SEOUL = ZoneInfo("Asia/Seoul")


@pytest.fixture
def published(year, kim, during):
    during(year, "plan", days=1)
    year.windows.update(legal_ground="지방재정법 제39조, 조례 제7조")
    draft = save_draft(OperatingPlan(cycle=year, purpose="주민이 예산 편성에 참여합니다."), by=kim)
    return publish_plan(draft, by=kim)


@pytest.fixture
def as_kim(client, kim, sign_in):
    sign_in(client, kim)
    return client


def words(response):
    return " ".join(strip_tags(response.content.decode()).split())


def test_anyone_sees_where_the_year_is_and_what_comes_next(client, year, published, during):
    during(year, "propose", days=2)
    page = words(client.get("/haeoreum/2027/plan/"))
    assert "우리 동네에 필요한 일을 제안할 수 있습니다. 4월 13일(월) 오전 9시까지" in page
    assert "다음: 검토 — 4월 19일(일) 오전 9시에 엽니다." in page
    assert "5개까지 고릅니다" in page
    assert "1월 6일(화)부터 1월 16일(금)까지 공고합니다." in page


def test_before_the_plan_is_published_nobody_reads_the_draft(client, year, kim, during):
    during(year, "plan", days=1)
    save_draft(OperatingPlan(cycle=year, purpose="아직 비밀"), by=kim)
    page = words(client.get("/haeoreum/2027/plan/"))
    assert "운영계획을 아직 공개하지 않았습니다" in page
    assert "아직 비밀" not in page and "시정참여형" not in page


def test_a_year_that_is_not_there_and_a_neighbours_year_are_not_found(client, year, neighbour):
    assert client.get("/haeoreum/2031/plan/").status_code == 404
    assert client.get("/dalmaji/2027/plan/").status_code == 404


def test_a_version_is_read_as_it_was_published(client, year, published):
    Track.objects.filter(cycle=year).update(
        total_ceiling=1_000_000, per_area_ceiling=None, per_project_max=None, per_event_max=None
    )
    page = words(client.get("/haeoreum/2027/plan/versions/1/"))
    assert "14억 원" in page and "고칠 수 없습니다" in page
    assert digest_of(client.get("/haeoreum/2027/plan/versions/1.json").json()) == published.digest
    assert client.get("/haeoreum/2027/plan/versions/2/").status_code == 404


def test_what_changed_after_publishing_is_shown(client, year, published):
    Track.objects.filter(cycle=year, code="city").update(per_project_max=100_000_000)
    page = words(client.get("/haeoreum/2027/plan/"))
    assert "시정참여형 사업 하나의 한도: 3억 원 → 1억 원" in page


OFFICE = ["", "calendar/", "year/", "ordinance/", "tracks/", "tracks/city/", "draft/", "publish/"]


@pytest.mark.parametrize("path", OFFICE)
def test_the_office_is_for_officers(client, as_kim, year, ara, kim, sign_in, path):
    save_draft(OperatingPlan(cycle=year), by=kim)
    address = f"/haeoreum/2027/plan/office/{path}"
    assert as_kim.get(address).status_code == 200
    sign_in(client, ara)
    assert client.get(address).status_code == 403
    client.logout()
    assert client.get(address).status_code == 302


def test_an_officer_sets_the_calendar_on_one_page(as_kim, year, during):
    during(year, "plan")
    form = as_kim.get("/haeoreum/2027/plan/office/calendar/").context["form"]
    data = posted(form) | {"vote_closes": "2026-07-05T18:00", "share_opens": "", "share_closes": ""}
    assert as_kim.post("/haeoreum/2027/plan/office/calendar/", data).status_code == 302
    assert year.window(Stage.VOTE).closes_at == datetime(2026, 7, 5, 18, tzinfo=SEOUL)
    assert year.window(Stage.SHARE) is None
    assert [entry.event for entry in Entry.objects.about(year.subject)] == ["window_set", "window_cleared"]


def test_a_calendar_that_cannot_be_is_told_by_field_and_nothing_is_saved(as_kim, year):
    form = as_kim.get("/haeoreum/2027/plan/office/calendar/").context["form"]
    data = posted(form) | {"vote_closes": "2026-01-01T09:00", "learn_opens": "", "plan_closes": "2026-02-01T09:00"}
    answer = as_kim.post("/haeoreum/2027/plan/office/calendar/", data)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"vote_closes", "learn_opens"}
    assert not Entry.objects.about(year.subject).exists()


def test_a_year_that_has_begun_refuses_kindly(as_kim, year, published, during):
    during(year, "review", days=1)
    form = as_kim.get("/haeoreum/2027/plan/office/calendar/").context["form"]
    answer = as_kim.post(
        "/haeoreum/2027/plan/office/calendar/",
        posted(form) | {"propose_closes": "2026-08-01T09:00", "vote_closes": "2026-07-05T18:00"},
    )
    assert answer.status_code == 403
    assert "제안 단계는 이미 끝나" in words(answer)
    assert year.window(Stage.VOTE).closes_at != datetime(2026, 7, 5, 18, tzinfo=SEOUL)


def test_an_officer_takes_over_a_rule_from_seoul(as_kim, year, during):
    during(year, "plan")
    year.total_ceiling = 3_000_000_000
    year.save()
    form = as_kim.get("/haeoreum/2027/plan/office/tracks/?preset=seoul-2014").context["form"]
    data = posted(form) | {"name": "청년참여형", "code": "youth", "total_ceiling": "1000000000"}
    assert as_kim.post("/haeoreum/2027/plan/office/tracks/", data).status_code == 302
    rule = year.tracks.get(code="youth").ballot_rule
    assert rule == {"kind": "approval", "min": 168, "max": 168, "exact": True, "on_violation": "void"}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"total_ceiling": "9000000000"}, "total_ceiling"),
        ({"per_project_max": "1500000000"}, "per_project_max"),
        ({"per_project_min": "400000000"}, "per_project_min"),
        ({"ballot_min": "6"}, "ballot_max"),
        ({"ties": "most_loved"}, "ties"),
        ({"voter_kinds": ["martian"]}, "voter_kinds"),
        ({"self_governed": "on"}, "self_governed"),
    ],
)
def test_a_wrong_track_names_the_field(as_kim, year, wrong, field):
    form = as_kim.get("/haeoreum/2027/plan/office/tracks/city/").context["form"]
    answer = as_kim.post("/haeoreum/2027/plan/office/tracks/city/", posted(form) | wrong)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors


def test_saving_a_track_unchanged_changes_nothing(as_kim, year, during):
    during(year, "plan")
    form = as_kim.get("/haeoreum/2027/plan/office/tracks/city/").context["form"]
    before = list(Track.objects.filter(cycle=year).values())
    assert as_kim.post("/haeoreum/2027/plan/office/tracks/city/", posted(form)).status_code == 302
    assert before == list(Track.objects.filter(cycle=year).values())


def test_an_officer_writes_previews_and_publishes(as_kim, year, during):
    during(year, "plan", days=1)
    year.windows.update(legal_ground="조례 제7조")
    as_kim.post("/haeoreum/2027/plan/office/draft/", {"purpose": "함께 정합니다."})
    preview = words(as_kim.get("/haeoreum/2027/plan/office/publish/"))
    assert "공개하면 다시 고칠 수 없습니다" in preview and "함께 정합니다." in preview
    assert as_kim.post("/haeoreum/2027/plan/office/publish/").status_code == 302
    assert "함께 정합니다." in words(as_kim.get("/haeoreum/2027/plan/"))


def test_what_a_draft_lacks_is_said_before_and_when_it_is_published(as_kim, year):
    as_kim.post("/haeoreum/2027/plan/office/draft/", {"scale": "20억 원"})
    assert "목적과 근거를 적어 주세요." in words(as_kim.get("/haeoreum/2027/plan/office/"))
    answer = as_kim.post("/haeoreum/2027/plan/office/publish/")
    assert (answer.status_code, "목적과 근거를 적어 주세요." in words(answer)) == (403, True)


def test_an_officer_copies_this_year_to_the_next(as_kim, year):
    as_kim.get("/haeoreum/plan/start/")
    answer = as_kim.post("/haeoreum/plan/start/", {"source": year.pk})
    assert answer.url == "/haeoreum/2028/plan/office/"
    assert Cycle.objects.get(fiscal_year=2028).tracks.count() == 2


def test_an_officer_cannot_copy_a_neighbours_year(as_kim, year, neighbour):
    theirs = Cycle.objects.create(government=neighbour, cycle_year=2026, fiscal_year=2027, total_ceiling=1)
    assert as_kim.post("/haeoreum/plan/start/", {"source": theirs.pk}).status_code == 200
    assert Cycle.objects.count() == 2


def test_a_government_starts_its_first_year_on_the_page(client, settle, sign_in, neighbour):
    sign_in(client, settle("lee", neighbour, "officer"))
    wrong = {"fiscal_year": 2026, "cycle_year": 2027, "total_ceiling": 100}
    assert "fiscal_year" in client.post("/dalmaji/plan/start/", wrong).context["form"].errors
    client.post("/dalmaji/plan/start/", wrong | {"fiscal_year": 2027, "cycle_year": 2026})
    assert Cycle.objects.get().fiscal_year == 2027


def test_a_track_is_removed(as_kim, year, during):
    during(year, "plan")
    as_kim.post("/haeoreum/2027/plan/office/tracks/dong/remove/")
    assert [track.code for track in year.tracks.all()] == ["city"]


@pytest.mark.parametrize("path", ["plan/", "plan/versions/1/", "plan/office/"])
def test_a_page_asks_as_often_for_one_track_as_for_three_hundred(as_kim, year, published, kim, path):
    address = f"/haeoreum/2027/{path}"
    as_kim.get(address)
    few = queries(as_kim, address)
    Track.objects.bulk_create(
        Track(cycle=year, code=f"t{number}", name=f"유형 {number}", total_ceiling=1_000) for number in range(300)
    )
    draft = save_draft(OperatingPlan(cycle=year, purpose="다시", change_reason="늘림"), by=kim)
    publish_plan(draft, by=kim)
    assert queries(as_kim, address) == few
    assert few <= 14


def queries(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_every_entry_of_the_year_can_be_read(year, published, track, kim):
    track.per_project_max, track.voter_kinds = 100_000_000, ["registered"]
    save_track(track, by=kim)
    remove_track(year.tracks.get(code="dong"), by=kim)
    year.total_ceiling += 1
    save_year(year, by=kim)
    vote = year.window(Stage.VOTE)
    set_window(year, Stage.VOTE, vote.opens_at, vote.closes_at + timedelta(days=1), by=kim)
    clear_window(year, Stage.SHARE, by=kim)
    save_ordinance(year.ordinance, by=kim)
    discard_draft(save_draft(OperatingPlan(cycle=year), by=kim), by=kim)
    copy_cycle(year, by=kim)
    start_cycle(Cycle(government=year.government, cycle_year=2030, fiscal_year=2031, total_ceiling=1), by=kim)
    people = [Population(sex=Sex.FEMALE, people=112_000), Population(sex=Sex.MALE, people=112_000)]
    enter_population(year.government, people, as_of=date(2026, 1, 1), source="주민등록", by=kim)
    measure = Measure(
        cycle=year,
        kind=MeasureKind.CHILDCARE,
        split=Split.SEX,
        value=Sex.FEMALE,
        what="돌봄",
        taken_on=date(2026, 3, 2),
    )
    tell_change(take_measure(measure, by=kim), "어머니 스무 분이 왔습니다", by=kim)
    read = {}
    for entry in Entry.objects.of(year.government):
        shown = render_to_string(entry.template, {"entry": entry, "government": year.government})
        read[entry.event] = " ".join(strip_tags(shown).split())
    assert set(read) == {path.stem for path in (Path(__file__).parents[1] / "templates/plan/record").iterdir()}
    assert "전에는" in read["window_set"]
    assert Entry.objects.filter(event="rules_changed").count() == 2


def posted(form):
    """What a browser would send back untouched."""
    data = {}
    for field in form:
        value = field.value()
        if isinstance(value, datetime):
            value = value.astimezone(SEOUL).strftime("%Y-%m-%dT%H:%M")
        if value is not None and value is not False:
            data[field.html_name] = value
    return data


@pytest.mark.parametrize("moment", ["0001-01-01T00:00", "9999-12-31T23:59", "1926-03-01T09:00"])
def test_a_moment_in_another_century_is_a_slip_of_the_finger(as_kim, year, during, moment):
    during(year, "plan", days=-1)
    page = as_kim.post(
        "/haeoreum/2027/plan/office/calendar/", {"share_opens": moment, "share_closes": "2027-12-31T18:00"}
    )
    assert page.status_code == 422
    assert list(page.context["form"].errors) == ["share_opens"]


@pytest.mark.parametrize("fiscal_year", ["0", "1999", "2200", "32767", "20027"])
def test_a_year_in_another_century_cannot_be_started(as_kim, year, fiscal_year):
    sent = {"fiscal_year": fiscal_year, "cycle_year": "2027", "total_ceiling": "1"}
    assert as_kim.post("/haeoreum/plan/start/", sent).context["start_form"].errors["fiscal_year"]
    assert Cycle.objects.count() == 1
