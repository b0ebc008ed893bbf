"""No identifier of a resident hides in a published table."""

import pytest

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset
from madang.base.datasets.identifiers import Finding, raw_identifiers, small_groups


def dataset(*columns):
    return Dataset("list", "목록", "설명", columns, rows=lambda scope: [])


@pytest.mark.parametrize(
    "name",
    ["email", "home_phone", "birth", "proposer_name", "resident_id", "voter", "account_number", "person", "rrn"],
)
def test_a_column_named_like_an_identifier_is_found(name):
    assert raw_identifiers(dataset(Column(name, "string", "열"))) == [Finding(name, "name of the column")]


@pytest.mark.parametrize("name", ["name", "resident_count", "voters", "cost", "person_hours", "emailed_share", "tip"])
def test_a_harmless_name_is_not(name):
    assert raw_identifiers(dataset(Column(name, "string", "열"))) == []


@pytest.mark.parametrize("title", ["전자우편", "제안자 성명", "휴대전화"])
def test_a_title_gives_it_away_too(title):
    assert raw_identifiers(dataset(Column("a", "string", title))) == [Finding("a", "title of the column")]


@pytest.mark.parametrize(
    ("value", "what"),
    [
        ("연락은 ara@example.org 로", "e-mail address"),
        ("010-1234-5678", "mobile telephone"),
        ("+82 10 1234 5678", "mobile telephone"),
        ("900101-1234567", "resident registration number"),
        ("040229 3234567", "resident registration number"),
        ("9999999999999", "thirteen digits"),
    ],
)
def test_a_value_gives_it_away(value, what):
    table = dataset(Column("words", "string", "글"))
    assert raw_identifiers(table, [("괜찮은 글",), (value,)]) == [Finding("words", what, 2)]


@pytest.mark.parametrize("value", ["2027-03-02", "1111010100", "3억 2,000만 원", "02-123-4567", "90110000001", None])
def test_codes_days_and_office_numbers_are_no_identifiers(value):
    assert raw_identifiers(dataset(Column("words", "string", "글")), [(value,)]) == []


def test_a_trillion_won_is_no_identifier_but_thirteen_digits_elsewhere_are():
    columns = Column("cost", "money", "사업비"), Column("serial", "integer", "일련")
    assert raw_identifiers(dataset(*columns), [(9_001_011_234_567, 9_001_011_234_567)]) == [
        Finding("serial", "resident registration number", 1)
    ]


def test_an_office_telephone_is_excused_but_a_registration_number_never_is():
    office = Column("office_phone", "string", "담당 부서 전화번호", why_public="부서의 대표 전화입니다.")
    assert raw_identifiers(dataset(office), [("010-1234-5678",)]) == []
    assert raw_identifiers(dataset(office), [("900101-1234567",)]) == [
        Finding("office_phone", "resident registration number", 1)
    ]


def test_groups_smaller_than_promised_are_found():
    table = dataset(Column("people", "integer", "사람 수", privacy="aggregate", at_least=5))
    assert small_groups(table, [(0,), (4,), (5,), (None,)]) == [Finding("people", "small group", 2)]
