"""What everyone gets: the page and every file of the statement say the same, to the won, read back by other programs."""

import io
import json
import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from python_calamine import CalamineWorkbook

from madang.base import clock
from madang.base.documents.document import Table, said
from madang.base.documents.tests.reading import opened, words
from madang.cycle.budget.ledger import Posting, book
from madang.cycle.budget.models import Column, OpinionStatement, Project
from madang.cycle.budget.statement import actions
from madang.cycle.budget.statement.document import document_of
from madang.cycle.propose.models import NOS, Proposal, State

reader = pytest.importorskip("hwpx", reason="pip install python-hwpx")
validator = pytest.importorskip("hwpx.tools.validator")
pytestmark = pytest.mark.django_db
HERE = "/haeoreum/2027/budget/"
IN_TIME = datetime(2026, 11, 8, 10, tzinfo=ZoneInfo("Asia/Seoul"))


@pytest.fixture
def frozen(year, track, bench, kim):
    with clock.set_to(IN_TIME):
        Proposal.objects.bulk_create(
            Proposal(
                cycle=year, track=track, number=number, title=f"바람 {number} <b>&", state=state, submitted_at=IN_TIME,
                published_at=None if number % 5 == 0 and state not in (State.PUBLISHED, State.ELIGIBLE, State.MODIFIED) else IN_TIME,
                answer="드리는 답" if state in NOS else "", consented_at=IN_TIME,
            )
            for number, state in enumerate(State, 1)
        )  # fmt: skip
        Project.objects.filter(pk=bench.pk).update(proposal=Proposal.objects.get(state=State.ELIGIBLE))
        second = Project.objects.create(cycle=year, number=2, title="둘째 사업", chosen_by="주민총회", made_by=kim)
        postings = [Posting(Column.SELECTED, 30_000_999, bench), Posting(Column.REQUESTED, 29_000_001, bench)]
        book(
            year.government,
            [*postings, Posting(Column.SELECTED, 1_999, second)],
            cause="t",
            by=kim,
            on=date(2026, 10, 1),
        )
        statement = actions.begin_statement(year, by=kim)
        statement = actions.write_words(statement, "의자를 먼저 놓아 주세요.\n\n*별* #hack()", by=kim, seen=0)
        statement = actions.adopt_by_hand(statement, "제3차 정기회의", "위원회", date(2026, 11, 7), by=kim)
        yield actions.freeze(statement, "참여예산-2027-12", by=kim)


@pytest.fixture
def tables(frozen):
    """Every table of the document as rows of what is printed, heads left out."""
    blocks = [block for block in document_of(frozen, "").blocks if isinstance(block, Table)]
    return [[[said(cell) for cell in row] for row in [*table.rows, *([table.totals] if table.totals else [])]] for table in blocks]  # fmt: skip


def test_the_page_says_all_of_it(frozen, tables, client):
    page = client.get(f"{HERE}statement/")
    assert page.status_code == 200
    text = page.content.decode()
    rows = re.findall(r"<tr>(.*?)</tr>", text, re.DOTALL)
    found = [[_plain(cell) for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)] for row in rows]
    for table in tables:
        for row in table:
            assert row in found


def test_another_program_reads_the_same_tables_and_sentences_in_the_hwpx(frozen, tables, client):
    content = client.get(f"{HERE}statement.hwpx").content
    assert list(validator.validate_document(io.BytesIO(content)).issues) == []
    document = reader.HwpxDocument.open(io.BytesIO(content))
    read = [
        [[cell.text for cell in row.cells] for row in table.rows] for p in document.paragraphs for table in p.tables
    ]
    for table in tables:
        assert table in [each[1:] for each in read]  # the first row is the head
    text = document.text.plain()
    for sentence in ["의자를 먼저 놓아 주세요.", "*별* #hack()"]:
        assert sentence in text
    assert frozen.digest in content.decode("latin-1") or any(frozen.digest in str(table) for table in read)


def test_another_program_reads_the_same_words_in_the_pdf(frozen, tables, client):
    answer = client.get(f"{HERE}statement.pdf")
    if answer.status_code == 503:
        pytest.skip("no Korean font here")
    text = words(opened(answer.content))
    for cell in (cell for table in tables for row in table for cell in row):
        assert re.sub(r"\s", "", cell) in text


def test_the_annex_reckons_with_whole_amounts_and_the_files_carry_their_rows(frozen, client):
    file = CalamineWorkbook.from_filelike(io.BytesIO(client.get(f"{HERE}statement.xlsx").content))
    cells = {cell for name in file.sheet_names for row in file.get_sheet_by_name(name).to_python() for cell in row}
    assert {30_000, 29_000, 30_002} <= cells  # thousands as printed, and the total made of whole won
    assert 30_000_999 in cells  # the rows behind it
    data = json.loads(client.get(f"{HERE}statement.json").content)
    assert "30000999" in json.dumps(data)


def test_the_published_table_has_every_proposal_with_its_result_once(frozen, client):
    read = json.loads(client.get("/haeoreum/2027/data/statement.json").getvalue())
    rows = read.get("data") or read.get("rows") or read
    assert [row["number"] for row in rows] == list(range(1, len(State) + 1))
    chosen = [row for row in rows if row["result"] == "chosen"]
    assert [(row["project"], row["selected"], row["requested"]) for row in chosen] == [(1, 30_000_999, 29_000_001)]
    assert client.get(f"{HERE}statement/annex.csv").status_code == 200
    assert client.get("/haeoreum/2027/data/participation.json").status_code == 200


def test_before_it_is_frozen_there_is_no_file_and_the_page_says_when_it_comes(year, client):
    page = client.get(f"{HERE}statement/")
    assert page.status_code == 200
    assert "11월 21일" in page.content.decode()
    assert client.get(f"{HERE}statement.pdf").status_code == 404
    assert OpinionStatement.objects.count() == 0


def test_an_officer_takes_it_from_the_first_word_to_the_frozen_page(year, bench, client, sign_in, kim):
    sign_in(client, kim)
    desk = f"{HERE}office/statement/"
    with clock.set_to(IN_TIME):
        assert client.get(desk).status_code == 200
        assert OpinionStatement.objects.count() == 0  # looking writes nothing
        words_ = {"deed": "words", "words-words": "먼저 놓아 주세요.", "words-seen": "0"}
        assert client.post(desk, words_).status_code == 302
        assert client.post(desk, words_).status_code == 403  # somebody saved meanwhile
        assert "먼저 놓아 주세요." in client.get(f"{desk}draft/").content.decode()
        by_hand = {"deed": "by_hand", "by_hand-body": "위원회", "by_hand-meeting": "제3차", "by_hand-on": "2026-11-09"}
        assert client.post(desk, by_hand).status_code == 422  # tomorrow
        assert client.post(desk, by_hand | {"by_hand-on": "2026-11-07"}).status_code == 302
        assert client.get(desk).status_code == 200
        assert client.post(desk, {"deed": "freeze", "freeze-number": "참여예산-2027-12"}).status_code == 302
        assert client.get(desk).status_code == 200
    assert OpinionStatement.objects.get().state == "frozen"
    assert client.get(f"{HERE}statement/").status_code == 200


def _plain(cell: str) -> str:
    return (
        re.sub(r"<[^>]*>", "", cell)
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .replace("&#x27;", "'")
        .strip()
    )
