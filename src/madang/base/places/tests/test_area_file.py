"""A clerk brings a list of areas: it is taken whole or handed back with the line and the column."""

import pytest
from django.core.management import CommandError, call_command

from madang.base.places.models import Area

pytestmark = pytest.mark.django_db


@pytest.fixture
def bring(haeoreum, tmp_path, capsys):
    def bring(text, encoding="utf-8"):
        file = tmp_path / "areas.csv"
        file.write_bytes(text.encode(encoding))
        call_command("import-areas", "haeoreum", file)
        return capsys.readouterr().out

    return bring


def names(town):
    return list(Area.objects.of(town).values_list("name", flat=True))


def test_new_areas_come_in_and_known_ones_change(bring, haeoreum):
    said = bring('code,name,population\n9011000001,달빛1동,"71,000"\n9011000009,바다동,12000\n')
    assert said == "해오름시: 1 new areas, 1 changed.\n"
    assert names(haeoreum) == ["달빛1동", "새내동", "솔바람동", "바다동"]
    assert Area.objects.get(name="달빛1동").population == 71000


def test_a_spreadsheets_byte_order_mark_does_no_harm(bring, haeoreum):
    bring("code,name\n9011000009,바다동\n", encoding="utf-8-sig")
    assert "바다동" in names(haeoreum)


def test_an_area_that_ended_names_its_successor(bring):
    bring(
        "code,name,valid_to,successors,valid_from\n"
        "9011000001,달빛동,2026-06-30,9011000011|9011000012,\n"
        "9011000011,달빛1동,,,2026-07-01\n"
        "9011000012,달빛2동,,,2026-07-01\n"
    )
    ended = Area.objects.get(name="달빛동")
    assert [area.name for area in ended.successors.order_by("code")] == ["달빛1동", "달빛2동"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name\n바다동\n", "line 1, column code: missing"),
        ("code,name,colour\n9011000009,바다동,red\n", "line 1, column colour: not known"),
        ("code,name\n", "line 2: no areas"),
        ("", "line 1, column code: missing"),
        ("code,name\n911000009,바다동\n", "line 2, column code: '911000009' is not 10 digits"),
        ("code,name\n9011000009,\n", "line 2, column name: empty"),
        ("code,name\n9011000009,바다동,1\n", "line 2: 3 cells for 2 columns"),
        ("code,name\n9011000009,바다동\n\n9011000009,산동\n", "line 4, column code: 9011000009 stands in line 2"),
        ("code,name,population\n9011000009,바다동,많음\n", "line 2, column population: '많음'"),
        ("code,name,population\n9011000009,바다동,-5\n", "line 2, column population: begins like"),
        ("code,name\n9011000009,=1+1\n", "line 2, column name: begins like a spreadsheet formula"),
        ("code,name\n9011000009,900101-1234567\n", "line 2, column name: looks like a resident registration"),
        ("code,name,valid_from\n9011000009,바다동,7월\n", "line 2, column valid_from: '7월' is not a day"),
        ("code,name,parent\n9011000009,바다동,1\n", "line 2, column parent: '1' is not another area's code"),
        ('code,name\n9011000009,"바다동\n', "line 2: unexpected end of data"),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_nothing_is_stored(bring, haeoreum, text, said):
    before = names(haeoreum)
    with pytest.raises(CommandError) as told:
        bring(text)
    assert f"areas.csv, {said}" in str(told.value)
    assert str(told.value).endswith("Nothing was stored.")
    assert names(haeoreum) == before


def test_a_wrong_last_line_takes_the_good_first_one_back(bring, haeoreum):
    with pytest.raises(CommandError):
        bring("code,name,successors\n9011000009,바다동,\n9011000010,산동,1234567890\n")
    assert names(haeoreum) == ["달빛동", "새내동", "솔바람동"]


def test_korean_from_an_old_spreadsheet_is_told_to_be_saved_as_utf8(bring):
    with pytest.raises(CommandError) as told:
        bring("code,name\n9011000009,바다동\n", encoding="cp949")
    assert "line 2: not UTF-8" in str(told.value)


def test_a_town_that_is_not_here(tmp_path, db):
    with pytest.raises(CommandError) as told:
        call_command("import-areas", "nowhere", tmp_path / "areas.csv")
    assert str(told.value) == "No government has the address nowhere."
