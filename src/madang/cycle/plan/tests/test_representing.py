"""An officer enters who lives here, and what was done for those who are missing."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from madang.base.people.refusals import Refused
from madang.base.places.models import Area
from madang.base.record.models import Entry
from madang.cycle.plan import representing
from madang.cycle.plan.measures import HELPS, suggested
from madang.cycle.plan.models import Cycle, Measure, MeasureKind, Population, Split

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 30)
WHOLE = """동네,성별,나이대,장애,사람수
달빛동,여성,18세 이하,,"1,000"
달빛동,남성,18세 이하,,900
새내동,여성,70+,,2000
,,,예,300
,,,아니오,3600
"""


def upload(client, text: str, **more):
    file = SimpleUploadedFile("people.csv", text.encode())
    fields = {"file": file, "as_of": "2026-01-01", "source": "주민등록 인구통계"} | more
    return client.post("/haeoreum/plan/population/", fields)


@pytest.fixture
def desk(client, kim, sign_in, year, during):
    during(year, "vote")
    sign_in(client, kim, second_factor=True)
    return client


def test_a_file_is_entered_whole_and_told_in_the_record(desk, haeoreum):
    assert upload(desk, WHOLE).status_code == 302
    assert Population.objects.of(haeoreum).count() == 5
    entry = Entry.objects.of(haeoreum).get(event="population_entered")
    assert (entry.facts["rows"], entry.facts["source"], entry.is_public) == (5, "주민등록 인구통계", True)
    page = desk.get("/haeoreum/plan/population/").content.decode()
    assert "2026년 1월 1일" in page


def test_margins_are_the_sums_of_the_plainest_rows(desk, haeoreum):
    upload(desk, WHOLE)
    moon, brook = (str(Area.objects.get(name=name).pk) for name in ("달빛동", "새내동"))
    assert Population.objects.of(haeoreum).margins() == {
        Split.AREA: {moon: 1900, brook: 2000},
        Split.SEX: {"female": 3000, "male": 900},
        Split.AGE: {"0-18": 1900, "70+": 2000},
        Split.DISABILITY: {"yes": 300, "no": 3600},
    }


def test_a_margin_given_alone_is_not_added_to_the_crossed_rows(desk, haeoreum):
    upload(desk, "sex,age_band,people\nfemale,70+,10\nfemale,0-18,20\nfemale,,35\nmale,,40\n")
    assert Population.objects.of(haeoreum).margins() == {
        Split.SEX: {"female": 35, "male": 40},
        Split.AGE: {"70+": 10, "0-18": 20},
    }


def test_the_newest_day_counts_and_a_split_it_does_not_tell_stays(desk, haeoreum):
    upload(desk, "sex,people\nfemale,10\nmale,20\n", as_of="2025-01-01")
    upload(desk, "age_band,people\n70+,30\n", as_of="2026-01-01")
    upload(desk, "sex,people\nfemale,11\nmale,22\n", as_of="2026-01-02")
    margins = Population.objects.of(haeoreum).margins()
    assert margins == {Split.SEX: {"female": 11, "male": 22}, Split.AGE: {"70+": 30}}


def test_the_same_day_again_takes_the_place_of_the_first(desk, haeoreum):
    upload(desk, "sex,people\nfemale,10\n")
    upload(desk, "sex,people\nmale,20\n")
    assert Population.objects.of(haeoreum).margins() == {Split.SEX: {"male": 20}}


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("동네,사람수\n달빛동,10\n무지개동,20\n", 3, "이곳에 없는 동네입니다"),
        ("성별,사람수\n여자,10\n", 2, "다음 가운데 하나여야 합니다: 여성, 남성"),
        ("나이대,사람수\n20대,10\n", 2, "다음 가운데 하나여야 합니다: 18세 이하"),
        ("장애,사람수\n어쩌면,10\n", 2, "예, 아니오, 빈칸"),
        ("성별,사람수\n여성,-1\n", 2, "0이나 그보다 큰 숫자"),
        ("성별,사람수\n여성,열\n", 2, "0이나 그보다 큰 숫자"),
        ("성별,사람수\n여성,10\n여성,11\n", 3, "2번째 줄과 같은 칸입니다."),
        ("성별,사람수\n여성,900101-1234568\n", 2, "주민등록번호는 받지 않습니다."),
        ("성별\n여성\n", 1, "첫 줄에 사람수 칸이 있어야 합니다"),
        ("성별,사람수\n", 2, "적을 줄이 없습니다."),
        ('성별,사람수\n"여성,10\n', 1, "따옴표가 맞지 않습니다."),
        ("", 1, ""),
    ],
)
def test_a_file_with_a_fault_is_refused_with_its_line_and_nothing_is_kept(desk, haeoreum, text, line, what):
    upload(desk, "sex,people\nfemale,10\n", as_of="2025-01-01")
    page = upload(desk, text)
    assert page.status_code == 422
    assert what in page.content.decode()
    assert f"{line}번째 줄" in page.content.decode() or not text
    assert Population.objects.of(haeoreum).count() == 1


def test_every_faulty_row_is_told_at_once(desk):
    page = upload(desk, "동네,성별,사람수\n무지개동,여성,1\n달빛동,여자,x\n").content.decode()
    assert page.count("번째 줄") == 3


def test_a_day_to_come_is_refused(desk):
    assert upload(desk, WHOLE, as_of="2030-01-01").status_code == 422


def test_a_resident_may_not_enter_it(haeoreum, ara):
    with pytest.raises(Refused):
        representing.enter_population(haeoreum, [Population(people=1)], as_of=DAY, source="x", by=ara)


def test_the_database_refuses_a_cell_twice_a_day(haeoreum):
    cell = {"government": haeoreum, "people": 1, "as_of": DAY, "source": "x"}
    area = Area.objects.filter(government=haeoreum).first()
    for more in ({}, {"sex": "male"}, {"area": area}, {"disability": False}, {"area": area, "disability": True}):
        Population.objects.create(**cell, **more)
        with pytest.raises(IntegrityError), transaction.atomic():
            Population.objects.create(**cell, **more)


@pytest.mark.parametrize("more", [{"sex": "x"}, {"age_band": "x"}, {"source": ""}])
def test_the_database_refuses_what_no_statistic_says(haeoreum, more):
    with pytest.raises(IntegrityError):
        Population.objects.create(**{"government": haeoreum, "people": 1, "as_of": DAY, "source": "x"} | more)


def test_a_measure_is_written_down_and_later_what_it_changed(desk, year):
    area = Area.objects.get(name="새내동")
    address = "/haeoreum/2027/plan/office/measures/"
    given = {
        "kind": "visit",
        "group": f"area:{area.pk}",
        "what": "경로당 세 곳에서 제안을 받았습니다",
        "taken_on": "2026-03-02",
    }
    assert desk.post(address, given).status_code == 302
    measure = Measure.objects.of(year).get()
    assert (measure.split, measure.value, measure.kind) == ("area", str(area.pk), MeasureKind.VISIT)
    assert desk.post(f"{address}{measure.pk}/", {"changed": "제안한 사람이 두 배가 되었습니다"}).status_code == 302
    measure.refresh_from_db()
    assert measure.changed == "제안한 사람이 두 배가 되었습니다"
    events = Entry.objects.of(year.government).filter(subject=f"measure/{measure.pk}").values_list("event", flat=True)
    assert sorted(events) == ["measure_taken", "measure_told"]
    page = desk.get("/haeoreum/record/").content.decode()
    assert "경로당 세 곳에서" in page
    assert "두 배가" in page


@pytest.mark.parametrize(
    "wrong", [{"group": "area:999999"}, {"group": "sex:other"}, {"what": ""}, {"taken_on": "2030-01-01"}, {"kind": "x"}]
)
def test_a_measure_for_nobody_or_not_yet_done_is_refused(desk, year, wrong):
    given = {"kind": "visit", "group": "sex:female", "what": "아이 돌봄", "taken_on": "2026-03-02"} | wrong
    assert desk.post("/haeoreum/2027/plan/office/measures/", given).status_code == 422
    assert not Measure.objects.of(year).exists()


def test_everybody_can_be_helped_by_something():
    assert set(HELPS) | {MeasureKind.OTHER} == set(MeasureKind)
    for split, value in (("area", "7"), ("sex", "male"), ("age_band", "40-49"), ("disability", "yes")):
        assert 1 <= len(suggested(split, value)) <= 3
    assert suggested("age_band", "0-18")[0] == MeasureKind.SCHOOL


def test_a_measure_of_the_town_next_door_is_not_found(desk, neighbour, out):
    theirs = Cycle.objects.create(government=neighbour, cycle_year=2026, fiscal_year=2027, total_ceiling=1)
    measure = Measure.objects.create(
        cycle=theirs, kind="visit", split="sex", value="female", what="x", taken_on=DAY, entered_by=out
    )
    assert desk.get(f"/haeoreum/2027/plan/office/measures/{measure.pk}/").status_code == 404
    area = Area.objects.create(government=neighbour, code="9021000009", name="달맞이읍")
    given = {"kind": "visit", "group": f"area:{area.pk}", "what": "x", "taken_on": "2026-03-02"}
    assert desk.post("/haeoreum/2027/plan/office/measures/", given).status_code == 422
