"""What the assembly of 2024 chose: thirty-eight projects of a city, within what the plan of that year allows."""

import csv
import io
from collections import Counter

from madang.base.people.resident_number import refuse_resident_numbers
from madang.front.rehearsal.city.areas import BY_NAME
from madang.front.rehearsal.city.chosen import chosen_for_2025, lines_of, requests_for_2025
from madang.front.rehearsal.city.wishes import BENCH, CITY, DONG, FIRST_YEAR_BUDGETS
from madang.front.rehearsal.script.review import MORE_OFFICES, OFFICES

ROWS = chosen_for_2025()
MOST = {"시정참여형": 300_000_000, "동네참여형": 50_000_000}
MOST_AN_AREA = 90_000_000


def test_there_are_thirty_eight():
    assert [int(row["번호"]) for row in ROWS] == list(range(1, 39))
    assert len({row["사업"] for row in ROWS}) == 38
    assert Counter(row["유형"] for row in ROWS) == {"시정참여형": 16, "동네참여형": 22}
    assert {row["부서"] for row in ROWS} == set(OFFICES) | set(MORE_OFFICES)
    for row in ROWS:
        refuse_resident_numbers(" ".join(row.values()))


def test_the_money_is_there():
    assert _sum("유형", "시정참여형") <= FIRST_YEAR_BUDGETS[CITY]
    assert _sum("유형", "동네참여형") <= FIRST_YEAR_BUDGETS[DONG]
    assert all(0 < int(row["금액"]) <= MOST[row["유형"]] for row in ROWS)


def test_every_neighbourhood_has_something_and_none_too_much():
    of_places = [row for row in ROWS if row["유형"] == "동네참여형"]
    assert {row["동네"] for row in of_places} == set(BY_NAME)
    for area in BY_NAME:
        assert sum(int(row["금액"]) for row in of_places if row["동네"] == area) <= MOST_AN_AREA


def test_one_of_them_is_the_bench():
    (bench,) = [row for row in ROWS if row["제안번호"]]
    assert (bench["사업"], bench["동네"], int(bench["금액"])) == (BENCH.title, BENCH.area, BENCH.cost)


def _sum(column, value):
    return sum(int(row["금액"]) for row in ROWS if row[column] == value)


def test_what_departments_ask_for_is_what_was_chosen_but_once():
    asked = {}
    for office in {row["부서"] for row in ROWS}:
        for row in _table(requests_for_2025(office)):
            asked[row["사업번호"]] = asked.get(row["사업번호"], 0) + int(row["금액"])
    differs = {row["번호"] for row in ROWS if asked[row["번호"]] != int(row["금액"])}
    assert (set(asked), differs) == ({row["번호"] for row in ROWS}, {"14"})


def test_every_line_holds_what_is_asked_of_it():
    whole = {(row["세부사업코드"], row["통계목코드"]): int(row["예산안"]) * 1000 for row in _table(lines_of(2025))}
    held = Counter()
    for office in {row["부서"] for row in ROWS}:
        for row in _table(requests_for_2025(office)):
            held[row["세부사업코드"], row["통계목코드"]] += int(row["금액"])
    assert set(held) == set(whole)
    assert all(held[key] <= whole[key] for key in whole)


def _table(data):
    return csv.DictReader(io.StringIO(data.decode()))
