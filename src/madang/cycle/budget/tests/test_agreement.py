"""Whatever is booked, the page, the files and anyone’s own sums over the public ledger say the same, to the won."""

import csv
import io
import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from python_calamine import CalamineWorkbook

from madang.base.people.models import Person
from madang.base.people.refusals import Refused
from madang.base.places.models import Government
from madang.cycle.budget.ledger import Posting, accounts, book
from madang.cycle.budget.models import Classification, Column, Entry, Line, Project, Source
from madang.cycle.plan.models import Cycle
from madang.cycle.review.models import Office
from madang_methods.money import Account, entry_of, faults, tally

DAY = date(2026, 12, 18)
amounts = st.integers(1, 10**10)
# Which project, which line, from where, how much.
shares = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 2), st.sampled_from(Source), amounts), min_size=1, max_size=12
)
# Which share, and how many of its thousand parts: so that most are paid, and some are too much.
payments = st.lists(st.tuples(st.integers(0, 11), st.integers(1, 700)), min_size=1, max_size=10)
# Each example reads the page and every file: few in the daily run, many in the long one.
FEW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])


class TheSameEverywhere(TestCase):
    """A town with five projects and three lines; the rest is chance."""

    def setup_example(self):
        super().setup_example()
        self.town = Government.objects.create(
            slug="haeoreum", name="해오름시", tier="municipality", code="90110", fictional=True
        )
        self.kim = Person.objects.create_user("kim@example.org", name="kim")
        cycle = Cycle.objects.create(government=self.town, cycle_year=2026, fiscal_year=2027, total_ceiling=10**12)
        office = Office.objects.create(government=self.town, name="공원녹지과")
        sector, _made = Classification.objects.get_or_create(
            since=2022, level="sector", code="142", defaults={"name": "지역", "field_code": "140", "source": "test"}
        )
        self.lines = [
            Line.objects.create(
                government=self.town, fiscal_year=2027, office=office, sector=sector, policy="푸른 도시", unit="공원",
                code=f"36{place}", name=f"줄 {place}", item_code="401-01", item="시설비",
            )
            for place in range(3)
        ]  # fmt: skip
        self.projects = [
            Project.objects.create(cycle=cycle, number=n + 1, title=f"사업 {n + 1}", chosen_by="총회", made_by=self.kim)
            for n in range(5)
        ]
        self.cycle = cycle

    @FEW
    @given(shares, payments)
    def test_page_and_files_and_ledger(self, shares, payments):
        self._agree(shares, payments)

    @pytest.mark.long
    @settings(FEW, max_examples=100)
    @given(shares, payments)
    def test_many_more_years(self, shares, payments):
        self._agree(shares, payments)

    def _agree(self, shares, payments):
        self._grant(shares)
        self._pay(shares, payments)
        by_project = accounts(Entry.objects.of_cycle(self.cycle), "project")
        expected = {one.number: by_project[one.pk] for one in self.projects if one.pk in by_project}
        self._sources_add_up(by_project)
        self._shares_fit()
        assert self._of_page() == {number: (one.bill, one.budget, one.spent) for number, one in expected.items()}
        assert self._of_csv() == self._of_json() == self._of_xlsx() == self._of_page()
        self._of_public_ledger(expected)

    def _grant(self, shares):
        whole = {}
        postings = []
        for project, line, source, amount in shares:
            whole[line] = whole.get(line, 0) + amount
            for column in (Column.BILL, Column.BUDGET):
                postings.append(Posting(column, amount, self.projects[project], self.lines[line], source))
        for line, amount in whole.items():
            postings += [Posting(column, amount + 7, line=self.lines[line]) for column in (Column.BILL, Column.BUDGET)]
        book(self.town, postings, cause="bill/1", by=self.kim, on=DAY)

    def _pay(self, shares, payments):
        """What is too much is refused, and leaves nothing behind."""
        for which, part in payments:
            project, line, source, amount = shares[which % len(shares)]
            before = Entry.objects.count()
            try:
                posting = Posting(
                    Column.SPENT, amount * part // 1_000 + 1, self.projects[project], self.lines[line], source
                )
                book(self.town, [posting], cause="payment/1", by=self.kim, on=DAY)
            except Refused:
                assert Entry.objects.count() == before

    def _sources_add_up(self, by_project):
        by_source = accounts(Entry.objects.of_cycle(self.cycle), "project", "source")
        for project, account in by_project.items():
            assert sum((one for (of, _source), one in by_source.items() if of == project), Account()) == account

    def _shares_fit(self):
        entries = Entry.objects.of(self.town)
        whole, held = accounts(entries.filter(project=None), "line"), accounts(entries.exclude(project=None), "line")
        for line, account in held.items():
            of_line = whole.get(line, Account())  # money may be spent on a line where nothing was granted
            assert (account.bill <= of_line.bill, account.budget <= of_line.budget) == (True, True)

    def _of_page(self):
        rows = self.client.get("/haeoreum/2027/budget/?unit=1").context["page"]
        return _kept((row.project.number, row.account.bill, row.account.budget, row.account.spent) for row in rows)

    def _of_csv(self):
        return _from(csv.DictReader(io.StringIO(self._file("2027/data/projects.csv").decode("utf-8-sig"))))

    def _of_json(self):
        said = json.loads(self._file("2027/data/projects.json"))
        return _from(said["rows"] if isinstance(said, dict) and "rows" in said else said)

    def _of_xlsx(self):
        rows = (
            CalamineWorkbook.from_filelike(io.BytesIO(self._file("2027/data/projects.xlsx")))
            .get_sheet_by_index(0)
            .to_python()
        )
        named = {"사업번호": "number", "예산안": "bill", "예산액": "budget", "지출액": "spent"}
        names = [named.get(str(title).partition(" (")[0], title) for title in rows[0]]
        return _from(dict(zip(names, row, strict=True)) for row in rows[1:])

    def _of_public_ledger(self, expected):
        rows = csv.DictReader(io.StringIO(self._file("data/ledger.csv").decode("utf-8-sig")))
        entries = [entry_of(row) for row in rows]
        assert faults(entries) == []
        sums = tally((entry for entry in entries if entry.project), by=lambda entry: entry.project)
        assert sums == {f"2027-{number}": account for number, account in expected.items()}

    def _file(self, path):
        return b"".join(self.client.get(f"/haeoreum/{path}").streaming_content)


def _from(rows):
    return _kept((int(row["number"]), int(row["bill"]), int(row["budget"]), int(row["spent"])) for row in rows)


def _kept(rows):
    return {number: tuple(sums) for number, *sums in rows if any(sums)}


@pytest.mark.django_db
def test_a_wrong_sum_would_be_seen(client, kim, bench, line):
    """A negative control: the page does not only repeat what it is told."""
    book(line.government, [Posting(Column.SELECTED, 5, bench)], cause="cycle/2027", by=kim, on=DAY)
    before = client.get("/haeoreum/2027/budget/").context["sum"].selected
    book(line.government, [Posting(Column.SELECTED, 1, bench)], cause="cycle/2027", by=kim, on=DAY)
    assert (before, client.get("/haeoreum/2027/budget/").context["sum"].selected) == (5, 6)
