"""The roll from a census file: hashed at once, refused by line and field, active in one act, and numbers that name nobody."""

import unicodedata
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from madang.base.people.refusals import Refused
from madang.base.places.models import Area
from madang.base.record.models import Entry
from madang.cycle.vote.models import Census, CensusLine, IdentifierKind, Poll, RollEntry, RollIdentifier, RollSource
from madang.cycle.vote.roll.census import activate_census, stage_census
from madang.cycle.vote.roll.census_file import CensusFault, areas_by_word, read_census
from madang.cycle.vote.roll.hashing import Hasher
from madang.cycle.vote.roll.numbers import by_area

from .boxes import send

pytestmark = pytest.mark.django_db
OFFICE = "/haeoreum/2027/vote/papers/city/roll/"
HEAD = "이름,생년월일,동네,구분,공무원\n"
PEOPLE = (
    HEAD
    + "김영숙,1950-03-01,달빛동,,\n박철수,19801231,새내동,worker,\n이솔,2015.05.05,달빛동,,\n최공무,1990-01-01,달빛동,,y\n"
)


@pytest.fixture
def stage(poll, kim):
    return lambda text=PEOPLE: stage_census(poll, text.encode(), by=kim)


def test_a_census_becomes_the_roll_instead_of_those_who_live_here(poll, track, stage, kim):
    track.voter_age = 14
    track.save()
    poll.track.refresh_from_db()
    assert {entry.source for entry in RollEntry.objects.of(poll)} == {RollSource.REGISTER}
    census = stage()
    assert (census.lines, census.left_out) == (4, {"too_young": 1, "official": 1})
    assert activate_census(census, by=kim) == 2
    rows = RollEntry.objects.of(poll).order_by("number").values_list("number", "ground", "area__name", "source")
    assert list(rows) == [(1, "registered", "달빛동", "census"), (2, "worker", "새내동", "census")]
    assert (CensusLine.objects.count(), RollIdentifier.objects.of(poll).count()) == (0, 2)


def test_no_name_and_no_birth_date_is_in_any_table(poll, stage, kim):
    activate_census(stage(), by=kim)
    assert tables_that_say("김영숙") == tables_that_say("19500301") == tables_that_say("1950-03-01") == set()
    assert tables_that_say(Hasher(poll).person("김영숙", _day("1950-03-01"))) == {
        "vote_rollidentifier"
    }  # the search sees


def tables_that_say(words):
    found = set()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - a name of our own
            if any(words in str(row) for row in cursor.fetchall()):
                found.add(table)
    return found


def _day(text):
    return date.fromisoformat(text)


WRONG = [
    ("이름,생년월일\n김,1950-03-01\n", ["첫 줄에 이 칸 이름이 없습니다: 동네."]),
    (HEAD + "김,1950-13-01,달빛동,,\n", ["2번째 줄, 생년월일: 1950-03-01처럼 적어 주세요."]),
    (HEAD + "김,1950-03-01,없는동,,\n", ["2번째 줄, 동네: 이곳에 없는 동네입니다. 이름이나 코드를 살펴 주세요."]),
    (HEAD + "\n ,1950-03-01,달빛동,,\n", ["3번째 줄, 이름: 비어 있습니다."]),
    (HEAD + "김,1950-03-01,달빛동,화성인,\n", ["2번째 줄, 자격: 다음 가운데 하나여야 합니다: registered, worker, student, foreigner, daily"]),
    (HEAD, ["파일에 사람이 없습니다."]),
    ("이름,생년월일,동네,번호\n김,1950-03-01,달빛동,7\n박,1951-03-01,달빛동,7\n", ["같은 번호가 두 줄에 있습니다. 번호를 고치거나 그 칸을 비워 주세요."]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "faults"), WRONG)
def test_what_is_wrong_is_said_by_line_and_field_and_nothing_is_read(poll, stage, text, faults):
    with pytest.raises(CensusFault) as fault:
        stage(text)
    assert fault.value.faults == faults
    assert Census.objects.count() == 0


def test_a_resident_number_is_refused_and_not_repeated(stage):
    number = "500301-2" + "012345"
    with pytest.raises(CensusFault) as fault:
        stage(HEAD + f"김영숙,{number},달빛동,,\n")
    assert fault.value.faults == ["2번째 줄, 주민등록번호: 받지 않습니다. 그 칸을 지우고 다시 올려 주세요."]
    assert number not in str(fault.value)


def test_a_name_has_one_spelling(haeoreum, poll):
    areas = areas_by_word(list(Area.objects.of(haeoreum)))
    text = HEAD + f"{unicodedata.normalize('NFD', '김 영숙')},1950.03.01,달빛동,,\n"
    for encoded in (text.encode("utf-8-sig"), PEOPLE.encode("cp949")):
        first = read_census(encoded, areas)[0]
        assert Hasher(poll).person(first.name, first.born) == Hasher(poll).person("김영숙", _day("1950-03-01"))


def test_namesakes_are_counted_and_not_refused(stage):
    assert stage(PEOPLE + "김영숙,1950-03-01,새내동,,\n").namesakes == 2


def test_the_roll_stands_once_somebody_voted(poll, year, stage, during, ara, kim):
    census = stage()
    during(year, "vote")
    send(poll, ara, poll.options.first().code)
    census.poll = Poll.objects.get(pk=poll.pk)
    with pytest.raises(Refused) as refused:
        activate_census(census, by=kim)
    assert refused.value.reason == "vote.roll_stands"
    assert RollEntry.objects.of(poll).filter(source=RollSource.CENSUS).count() == 0


def test_a_second_census_takes_the_place_of_a_staged_one_but_not_of_the_roll(stage, kim):
    first, second = stage(), stage()
    first.refresh_from_db()
    assert first.state == "dropped"
    activate_census(second, by=kim)
    with pytest.raises(Refused) as refused:
        stage()
    assert refused.value.reason == "vote.census_stands"


def test_fewer_than_ten_of_an_area_are_not_shown(poll, stage, kim):
    many = HEAD + "".join(f"사람{n},1950-03-01,달빛동,,\n" for n in range(10)) + "박,1950-03-01,새내동,,\n"
    activate_census(stage(many), by=kim)
    assert [(area.name, number) for area, number in by_area(poll)] == [("달빛동", 10), ("새내동", None)]


def test_an_officer_brings_a_census_through_the_pages(client, sign_in, poll, kim):
    sign_in(client, kim)
    wrong = client.post(OFFICE + "bring/", {"file": SimpleUploadedFile("a.csv", b"x\n")})
    assert (wrong.status_code, "읽지 않았습니다" in wrong.content.decode()) == (422, True)
    page = client.post(OFFICE + "bring/", {"file": SimpleUploadedFile("a.csv", PEOPLE.encode())}, follow=True)
    assert "4줄을 읽었습니다" in page.content.decode()
    page = client.post(OFFICE + "settle/", {"deed": "activate"}, follow=True)
    assert "10명 미만" in page.content.decode()
    assert RollIdentifier.objects.of(poll).filter(kind=IdentifierKind.PERSON).count() == 3
    assert Entry.objects.filter(stage="vote", event="census_active").count() == 1


def test_only_officers_bring_a_census(poll, ju, ara, kim):
    for person in (ju, ara):
        with pytest.raises(Refused) as refused:
            stage_census(poll, PEOPLE.encode(), by=person)
        assert refused.value.reason == "vote.officers_only"
