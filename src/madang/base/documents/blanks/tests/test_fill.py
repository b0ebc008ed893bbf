"""Values go where the officer wrote their names, and everything else stays as it was."""

import io
import re
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madang.base.documents.blanks.fill import fill_form
from madang.base.documents.blanks.offer import Offer, values_of
from madang.base.documents.document import Document, Facts, Paragraph, Table
from madang.base.documents.signs import printable
from madang.base.documents.tests.test_hwpx import faults

from .forms import DAY, OFFER, REPEATED, ROWS, changed, made, read, started, swapped


def test_places_are_filled_and_the_rest_stays():
    form = made("{{회계연도}}년도 예산", "그대로 <둡니다> & 끝", "오늘은 {{ 오늘 }}입니다.")
    words, _ = read(fill_form(form, {"회계연도": "2027", "오늘": DAY}))
    assert [line for line in words if line] == [
        "2027년도 예산",
        "그대로 <둡니다> & 끝",
        "오늘은 2026년 11월 26일입니다.",
    ]


def test_a_row_is_repeated_as_often_as_its_list_is_long():
    form = made("{{제목}}", rows=[REPEATED])
    filled = fill_form(form, {"제목": "의견서", "사업": ROWS, "합계": 6_000_000})
    assert read(filled)[1] == [
        [
            ["사업", "사업비"],
            ["사업 1", "1,000,000원"],
            ["사업 2", "2,000,000원"],
            ["사업 3", "3,000,000원"],
            ["합계", "6,000,000"],
        ]
    ]
    section = zipfile.ZipFile(io.BytesIO(filled)).read("Contents/section0.xml").decode()
    assert re.findall(r'rowAddr="(\d+)"', section) == [str(row) for row in range(5) for _ in range(2)]
    assert 'rowCnt="5"' in section
    assert faults(filled) == []


def test_two_lists_in_one_table_are_both_repeated():
    form = made(rows=[REPEATED, ("사이", ""), ("{{#빠진 사업}}{{이름}}", "{{금액}}{{/빠진 사업}}")])
    filled = fill_form(form, {"사업": ROWS, "빠진 사업": ROWS[:2], "합계": 1})
    assert [row[0] for row in read(filled)[1][0]] == [
        "사업",
        "사업 1",
        "사업 2",
        "사업 3",
        "사이",
        "사업 1",
        "사업 2",
        "합계",
    ]
    section = zipfile.ZipFile(io.BytesIO(filled)).read("Contents/section0.xml").decode()
    assert re.findall(r'rowAddr="(\d+)"', section) == [str(row) for row in range(8) for _ in range(2)]


def test_an_empty_list_leaves_its_row_empty():
    filled = fill_form(made(rows=[REPEATED]), {"사업": [], "합계": 0})
    assert read(filled)[1] == [[["사업", "사업비"], ["", "원"], ["합계", "0"]]]


def test_a_place_that_the_editor_broke_over_several_runs_is_one_place():
    form = made("앞 {{회계연도}} 뒤 {{합계}}.")
    broken = swapped(
        "{{회계연도}}",
        '{{회</hp:t></hp:run><hp:run charPrIDRef="1"><hp:t>계연</hp:t></hp:run><hp:run charPrIDRef="0"><hp:t>도}}',
    )
    form = changed(form, broken)
    words, _ = read(fill_form(form, {"회계연도": "2027", "합계": 5}))
    assert words[-1] == "앞 2027 뒤 5."


def test_a_cell_that_spans_the_repeated_row_spans_its_copies():
    form = made(rows=[("가", ""), REPEATED])
    # The head's first cell reaches down over the three rows below it.
    form = changed(form, lambda data: data.replace(b'rowSpan="1"', b'rowSpan="3"', 1))
    section = zipfile.ZipFile(io.BytesIO(fill_form(form, {"사업": ROWS}))).read("Contents/section0.xml").decode()
    assert re.findall(r'rowSpan="(\d+)"', section)[0] == "5"


def test_a_value_is_never_read_as_a_place_or_as_markup():
    odd = "<hp:t>{{합계}}</hp:t> & ]]> \x00\ud800 {{#사업}}"
    words, tables = read(
        fill_form(
            made("{{제목}}", rows=[REPEATED]), {"제목": odd, "사업": [{"이름": odd, "금액": "{{제목}}"}], "합계": 7}
        )
    )
    assert words[-1] == "<hp:t>{{합계}}</hp:t> & ]]>  {{#사업}}"
    assert tables[0][1] == ["<hp:t>{{합계}}</hp:t> & ]]>  {{#사업}}", "{{제목}}원"]


def test_a_newline_begins_a_new_line():
    filled = fill_form(made("{{제목}}"), {"제목": "하나\n둘"})
    assert b"<hp:t>\xed\x95\x98\xeb\x82\x98<hp:lineBreak/>\xeb\x91\x98</hp:t>" in zipfile.ZipFile(
        io.BytesIO(filled)
    ).read("Contents/section0.xml")


def test_lines_are_broken_anew_where_something_was_filled_and_only_there():
    lines = b'</hp:run><hp:linesegarray><hp:lineseg textpos="0"/></hp:linesegarray></hp:p>'
    form = changed(made("{{제목}}", "그대로"), lambda data: data.replace(b"</hp:run></hp:p>", lines))
    before = zipfile.ZipFile(io.BytesIO(form)).read("Contents/section0.xml").count(b"<hp:linesegarray>")
    after = zipfile.ZipFile(io.BytesIO(fill_form(form, {"제목": "의견서"}))).read("Contents/section0.xml")
    assert after.count(b"<hp:linesegarray>") == before - 1 > 0


def test_a_form_without_places_stays_as_it_is_word_for_word():
    form = made("그대로", rows=[("가", "나")], after=("다", "라"))
    name = "Contents/section0.xml"
    assert zipfile.ZipFile(io.BytesIO(fill_form(form, {}))).read(name) == zipfile.ZipFile(io.BytesIO(form)).read(name)


def test_the_same_form_and_values_give_the_same_bytes():
    form = made("{{제목}}", rows=[REPEATED])
    assert fill_form(form, {"사업": ROWS}) == fill_form(form, {"사업": ROWS})
    assert fill_form(form, {"사업": ROWS}) != fill_form(form, {"사업": ROWS[:1]})


def test_a_document_says_its_head_its_facts_and_its_tables():
    table = Table("사업과 사업비", ["사업", "사업비"], [["그늘막", 320]], numeric=[1], totals=["합계", 320])
    document = Document("의견서", "참-1", DAY, "해오름시", blocks=[Facts([("투표", "9월")]), table, Paragraph("끝")])
    values = values_of(document)
    assert {key: values[key] for key in ["제목", "시행일", "투표", "사업과 사업비", "사업과 사업비 합계 사업비"]} == {
        "제목": "의견서",
        "시행일": "2026년 11월 26일",
        "투표": "9월",
        "사업과 사업비": [{"사업": "그늘막", "사업비": "320"}],
        "사업과 사업비 합계 사업비": "320",
    }
    offer = Offer.of("opinion", "의견서", document)
    assert (dict(offer.fields), dict(offer.rows)) == (
        {"투표": "9월", "사업과 사업비 합계 사업비": "320"},
        {"사업과 사업비": {"사업": "그늘막", "사업비": "320"}},
    )


def test_the_form_to_begin_with_can_be_filled_as_it_stands():
    filled = fill_form(started(), OFFER.examples)
    words, tables = read(filled)
    assert "주민의견서" in words
    assert tables[-1] == [["이름", "금액"], *[["달빛공원 그늘막", "320,000,000"]] * 2]
    assert faults(filled) == []
    assert "{{" not in "".join([*words, *(cell for table in tables for row in table for cell in row)])


@settings(max_examples=20, deadline=None)
@given(
    st.lists(
        st.tuples(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12), st.integers(-(10**15), 10**15)),
        min_size=1,
        max_size=30,
    )
)
def test_whatever_the_rows_are_the_other_program_reads_them_back(rows):
    named = [{"이름": name, "금액": won} for name, won in rows]
    found = read(fill_form(FORM, {"사업": named, "합계": sum(won for _, won in rows)}))[1][0]
    assert [row[1] for row in found[1:]] == [*(f"{won:,}원" for _, won in rows), f"{sum(won for _, won in rows):,}"]
    assert [row[0] for row in found[1:-1]] == [printable(name) for name, _ in rows]


FORM = made(rows=[REPEATED])


@pytest.mark.parametrize("count", [300])
def test_three_hundred_rows_are_filled(count):
    rows = [{"이름": f"사업 {number}", "금액": number} for number in range(count)]
    assert len(read(fill_form(FORM, {"사업": rows, "합계": 1}))[1][0]) == count + 2
