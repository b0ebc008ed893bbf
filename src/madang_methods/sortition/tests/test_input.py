"""What comes in: quotas that make sense, people whom the quotas know, and files whose faults are named by line and column."""

import pytest

from madang_methods.sortition import Pool, Problem, Quota, SortitionError
from madang_methods.sortition.read import read_pool, read_problem

from .town import PROBLEM, ROWS, town


def test_people_alike_are_one_unit_and_the_order_of_rows_does_not_matter():
    _, pool = town()
    backwards = Pool.from_rows(ROWS[::-1], PROBLEM)
    assert (pool.types, pool.units) == (backwards.types, backwards.units)
    assert sum(unit.people for unit in pool.units) == len(pool) == 12


def test_a_household_of_two_is_a_kind_and_who_lives_alone_is_not():
    _, pool = town("home")
    assert sum(home.count * len(home.members) for home in pool.homes) == 6
    assert {pool.ids[row] for row, unit in enumerate(pool.unit_of) if pool.units[unit].home is not None} == {
        *("Ahn", "Bae", "Gil", "Ha", "Ko", "Lee")
    }


def test_korean_typed_in_parts_is_the_same_word():
    problem = Problem(1, (Quota("성별", "여성", 0, 1),))
    parts = "\u110b\u1167\u1109\u1165\u11bc"
    assert Pool.from_rows([{"성별": parts}, {"성별": "여성 "}], problem).types == (("여성",),)


@pytest.mark.parametrize(
    ("made", "code"),
    [
        (lambda: Problem(0, PROBLEM.quotas), "seats"),
        (lambda: Problem(4, ()), "no_quota"),
        (lambda: Problem(4, (Quota("sex", "F", 3, 2),)), "quota_turned"),
        (lambda: Problem(4, (Quota("sex", "F", 1, 2), Quota("sex", "F", 1, 3))), "quota_twice"),
        (lambda: Pool.from_rows([], PROBLEM), "nobody"),
        (lambda: Pool.from_rows([ROWS[0], ROWS[0]], PROBLEM), "id_twice"),
        (lambda: Pool.from_rows([ROWS[0] | {"sex": "X"}], PROBLEM), "value"),
        (lambda: Pool.from_rows([{"id": "a"}], PROBLEM), "column"),
    ],
)
def test_what_makes_no_sense_is_refused_by_a_code(made, code):
    with pytest.raises(SortitionError) as refused:
        made()
    assert refused.value.code == code


def test_the_row_and_the_column_of_a_value_without_quota_are_named():
    with pytest.raises(SortitionError, match="Row 2, column age: says “90s”, which no quota names") as refused:
        Pool.from_rows([ROWS[0], ROWS[1] | {"age": "90s"}], PROBLEM)
    assert refused.value.facts == {"row": 2, "column": "age", "value": "90s"}


def test_quotas_that_miss_the_seats_by_themselves_are_named():
    assert Problem(9, PROBLEM.quotas).clashes() == [("sex", 4, 4), ("age", 3, 5), ("area", 2, 6)]


@pytest.fixture
def files(tmp_path):
    def write(people, quotas):
        (tmp_path / "people.csv").write_bytes(people.encode())
        (tmp_path / "quotas.csv").write_bytes(quotas.encode())
        problem = read_problem(tmp_path / "quotas.csv", 1)
        return problem, read_pool(tmp_path / "people.csv", problem)

    return write


@pytest.mark.parametrize("header", ["feature,value,min,max", "category,feature,min,max", "항목,값,최소,최대"])
def test_quotas_are_read_with_any_of_three_headers(files, header):
    problem, pool = files("\ufeffid,sex\na,F\n\nb,M\n", f"{header}\nsex,F,0,1\nsex,M,0,1\n")
    assert (problem.quotas[0], pool.ids) == (Quota("sex", "F", 0, 1), ("a", "b"))


@pytest.mark.parametrize(
    ("people", "quotas", "said"),
    [
        ("sex\nF\n", "a,b\n", "quotas.csv, line 1: columns feature, value, min, max are needed; there are a, b."),
        ("sex\nF\n", "feature,value,min,max\nsex,F,one,2\n", "line 2: column min: “one” is no whole number."),
        ("sex\nF\n", "feature,value,min,max\nsex,F,2,1\n", "quotas.csv, line 2: sex: F asks for 2 but allows 1."),
        ("sex\nF\n", "feature,value,min,max\nsex,F,2\n", "quotas.csv, line 2: 3 cells, but the first line names 4."),
        (
            "age\n30\n",
            "feature,value,min,max\nsex,F,0,1\n",
            "people.csv, line 1: there is no column sex; there are age.",
        ),
        ("sex\nF\nX\n", "feature,value,min,max\nsex,F,0,1\n", "people.csv: Row 2, column sex: says “X”"),
        ("", "feature,value,min,max\nsex,F,0,1\n", "people.csv, line 1: the file is empty."),
        ('sex\n"F\n', "feature,value,min,max\nsex,F,0,1\n", "people.csv, line 2: unexpected end of data."),
    ],
)
def test_what_is_wrong_in_a_file_is_named_with_its_line(files, people, quotas, said):
    with pytest.raises(SortitionError) as refused:
        files(people, quotas)
    assert said in str(refused.value)


def test_a_file_in_another_encoding_is_told_apart(tmp_path):
    (tmp_path / "quotas.csv").write_bytes("항목,값,최소,최대\n".encode("cp949"))
    with pytest.raises(SortitionError, match="not UTF-8"):
        read_problem(tmp_path / "quotas.csv", 1)
