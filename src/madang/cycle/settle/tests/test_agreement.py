"""Whatever is booked, page, PDF, HWPX, XLSX, CSV and JSON of the settlement say the same, to the won, before and after approval."""

import csv
import io
import json
import re
import zipfile
from datetime import date, datetime

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from python_calamine import CalamineWorkbook

from madang.base import clock
from madang.base.documents.tests.reading import attached, opened, words
from madang.base.documents.tests.test_hwpx import cells
from madang.base.documents.tests.test_pdf import needs_font
from madang.base.people.models import Part, Person
from madang.base.people.refusals import Refused
from madang.base.places.models import Government
from madang.cycle.budget.ledger import Posting, accounts, book
from madang.cycle.budget.models import Classification, Column, Entry, Line, Project, Source
from madang.cycle.plan.models import Cycle
from madang.cycle.review.models import Office
from madang.cycle.settle.actions.closing import approve, draw_up, inspect
from madang.cycle.settle.actions.filling import Given, explain, open_settlement
from madang.cycle.settle.gathering import gathered
from madang.cycle.settle.table import COLUMNS, GROUPS, amounts
from madang_methods.money import Account, in_unit

HERE = "/haeoreum/2027/settle/"
MARCH, JUNE = datetime(2028, 3, 2, 10, tzinfo=clock.KOREA), datetime(2028, 6, 22, 10, tzinfo=clock.KOREA)
amounts_of = st.integers(10**6, 10**10)
places = st.tuples(st.integers(0, 3), st.integers(0, 1), st.sampled_from(Source))
granted = st.lists(st.tuples(places, amounts_of), min_size=1, max_size=8)
GOING = (Column.SPENT, Column.CARRIED_OUT, Column.RESERVE, Column.CARRIED_IN, Column.MOVED)
# Which of what was granted, and how many of its thousand parts: so that money really moves. The first is always a payment.
parts = st.integers(1, 700)
moved = st.tuples(
    st.tuples(st.integers(0, 7), st.just(Column.SPENT), parts),
    st.lists(st.tuples(st.integers(0, 7), st.sampled_from(GOING), parts), max_size=13),
).map(lambda both: [both[0], *both[1]])
# Each example draws up, approves and reads every file twice: few in the daily run, many in the long one.
FEW = settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@needs_font
class TheSameEverywhere(TestCase):
    """Four projects on two lines; the rest is chance."""

    def setup_example(self):
        super().setup_example()
        self.town = Government.objects.create(
            slug="haeoreum", name="해오름시", tier="municipality", code="90110", fictional=True
        )
        self.kim = Person.objects.create_user("kim@example.org", name="kim")
        Part.objects.create(person=self.kim, government=self.town, role="officer", since=date(2020, 1, 1))
        self.kim.passed_second_factor = True
        self.cycle = Cycle.objects.create(government=self.town, cycle_year=2026, fiscal_year=2027, total_ceiling=10**12)
        office = Office.objects.create(government=self.town, name="공원녹지과")
        fields = [("140", "142"), ("080", "081")]
        self.lines = [
            Line.objects.create(
                government=self.town, fiscal_year=2027, office=office, policy="푸른 도시", unit="공원", code=f"36{place}",
                name=f"줄 {place}", item_code="401-01", item="시설비",
                sector=Classification.objects.get_or_create(
                    since=2022, level="sector", code=code, defaults={"name": code, "field_code": field, "source": "test"}
                )[0],
            )
            for place, (field, code) in enumerate(fields)
        ]  # fmt: skip
        self.projects = [
            Project.objects.create(
                cycle=self.cycle, number=n + 1, title=f"사업 {n + 1}", office=office if n % 2 else None, chosen_by="총회",
                made_by=self.kim,
            )
            for n in range(4)
        ]  # fmt: skip

    @FEW
    @given(granted, moved)
    def test_page_report_and_files(self, granted, moved):
        self._agree(granted, moved)

    @pytest.mark.long
    @settings(FEW, max_examples=60)
    @given(granted, moved)
    def test_many_more_years(self, granted, moved):
        self._agree(granted, moved)

    def _agree(self, granted, moved):
        with clock.set_to(MARCH):
            self._book(granted, moved)
            settlement = self._drawn_up()
            expected = self._of_ledger()
            self._groups_add_up(settlement)
            self._everywhere(expected)
        with clock.set_to(JUNE):
            days = {"began_on": date(2028, 4, 3), "ended_on": date(2028, 4, 20), "given_on": date(2028, 4, 28)}
            inspect(settlement, [], by=self.kim, inspectors=3, **days)
            approve(settlement, by=self.kim, submitted_on=date(2028, 5, 20), approved_on=date(2028, 6, 20))
            self._book([((0, 0, Source.OTHER), 5)], [])  # the ledger moves on, the approved table does not
            assert self._of_ledger() != expected
            self._everywhere(expected)

    def _everywhere(self, expected):
        assert self._of_page() == expected
        assert self._of_csv() == expected
        assert self._of_json() == expected
        assert self._of_xlsx() == expected
        assert self._of_report_source() == expected
        in_thousands = [[in_unit(amount, 1_000) for amount in sums] for sums in expected.values()]
        assert self._of_report() == in_thousands
        self._of_pdf(expected, in_thousands)
        self._of_hwpx(expected, in_thousands)

    def _of_pdf(self, expected, in_thousands):
        """What is printed, in its order, and the file that goes with it."""
        pdf = opened(self._report("pdf"))
        printed = words(pdf)
        for number, sums in zip(expected, in_thousands, strict=True):
            assert "".join([f"{number}.사업{number}", *(f"{amount:,}" for amount in sums)]) in printed
        assert _of_lines(attached(pdf)["settlement.csv"]) == expected

    def _of_hwpx(self, expected, in_thousands):
        """By another program; the rows behind it from the container."""
        content = self._report("hwpx")
        table = next(rows for rows in cells(content) if len(rows[0]) == 9)
        printed = [[int(cell.replace(",", "")) for cell in row[1:]] for row in table if re.match(r"\d+\.", row[0])]
        assert printed == in_thousands
        assert _of_lines(zipfile.ZipFile(io.BytesIO(content)).read("META-INF/sources/settlement.csv")) == expected

    def _report(self, suffix):
        return self.client.get(f"{HERE}in/2027/report.{suffix}").content

    def _book(self, granted, moved):
        for (project, line, source), amount in granted:
            share = Posting(Column.BUDGET, amount, self.projects[project], self.lines[line], source)
            whole = Posting(Column.BUDGET, amount, None, self.lines[line], source)
            book(self.town, [share, whole], cause="bill/1", by=self.kim, on=date(2026, 12, 18))
        for which, column, part in moved:
            (project, line, source), amount = granted[which % len(granted)]
            posting = Posting(column, amount * part // 1_000 + 1, self.projects[project], self.lines[line], source)
            try:
                book(self.town, [posting], cause="payment/1", by=self.kim, on=date(2027, 5, 4))
            except Refused as refused:
                assert refused.reason == "budget.not_enough"

    def _drawn_up(self):
        settlement = open_settlement(self.cycle, 2027, by=self.kim, reason_from=1, reason_basis="계획")
        left = [row.number for row in gathered(self.cycle, 2027, settlement).rows if row.account.unspent]
        explain(settlement, [Given(self.projects[number - 1], "rest", "남음") for number in left], by=self.kim)
        return draw_up(settlement, by=self.kim)

    def _of_ledger(self):
        """By the project's number: the eight columns, from the ledger alone."""
        by_project = accounts(Entry.objects.of_cycle(self.cycle).filter(fiscal_year=2027), "project")
        return {one.number: amounts(by_project[one.pk]) for one in self.projects if one.pk in by_project}

    def _groups_add_up(self, settlement):
        table = gathered(self.cycle, 2027, settlement)
        for what in GROUPS:
            assert sum((group.account for group in table.by(what)), Account()) == table.total

    def _of_page(self):
        page = BeautifulSoup(self.client.get(f"{HERE}?unit=1").content, "html.parser")
        table = next(one for one in page.find_all("table") if "시행령 제12조" in one.get_text())
        rows = (table_row for table_row in table.find("tbody").find_all("tr"))
        return {
            int(row.find("th").get_text().split(".")[0]): [_read(cell.get_text()) for cell in row.find_all("td")]
            for row in rows
        }

    def _of_csv(self):
        text = b"".join(self.client.get("/haeoreum/2027/data/settlement.csv").streaming_content).decode("utf-8-sig")
        return _from(csv.DictReader(io.StringIO(text)))

    def _of_json(self):
        said = json.loads(b"".join(self.client.get("/haeoreum/2027/data/settlement.json").streaming_content))
        return _from(said["rows"] if isinstance(said, dict) and "rows" in said else said)

    def _of_xlsx(self):
        """The bare sheet of the report's workbook."""
        book = self._workbook()
        sheets = [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]
        rows = next(rows for rows in sheets if "number" in rows[0] and set(COLUMNS) <= set(rows[0]))
        return _from(dict(zip(rows[0], row, strict=True)) for row in rows[1:])

    def _of_report(self):
        """The printed table of the report's workbook, in thousands, as it is drawn: without its total."""
        book = self._workbook()
        found = []
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python()
            starts = [
                place for place, row in enumerate(rows) if row and str(row[0]).startswith("사업") and len(row) == 9
            ]
            if starts and not found:
                found = [[int(cell) for cell in row[1:]] for row in rows[starts[0] + 1 :] if str(row[0])[:1].isdigit()]
        return found

    def _of_report_source(self):
        answer = self.client.get(f"{HERE}in/2027/report.json")
        said = json.loads(answer.content)
        table = next(one for one in said["sources"] if one["name"] == "settlement")
        names = [one["name"] if isinstance(one, dict) else one for one in table["columns"]]
        return _from(row if isinstance(row, dict) else dict(zip(names, row, strict=True)) for row in table["rows"])

    def _workbook(self):
        return CalamineWorkbook.from_filelike(io.BytesIO(self._report("xlsx")))


def _from(rows):
    return {int(row["number"]): [int(row[name]) for name in COLUMNS] for row in rows}


def _of_lines(content: bytes):
    return _from(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def _read(text: str) -> int:
    bare = text.strip().replace(",", "")
    return 0 if bare == "–" else int(bare)


@pytest.mark.django_db
def test_a_wrong_sum_would_be_seen(client, settlement, books, bench, line):
    """A negative control: one won more in the ledger is one won more on the page."""
    before = client.get(HERE).context["books"].table.total.spent
    books(Posting(Column.SPENT, 1, bench, line))
    assert client.get(HERE).context["books"].table.total.spent == before + 1
