"""추가경정예산: a bill that puts more to a decided budget or takes from it; and 예비비, the reserve that needs no new bill."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.places.models import Government

from ..ledger import Posting, book
from ..models import Bill, BillKind, Column, Entry, Line, Project, Source
from ..permissions import why_not_keep_books
from .actions import Left, locked
from .permissions import why_not_draft_supplement, why_not_supplement
from .reckoning import SETTLED, Standing, add_earlier, moved, postings, standings
from .telling import tell_of_bill, tell_of_project


@transaction.atomic
def open_supplementary(government: Government, fiscal_year: int, *, by: Person) -> Bill:
    """The next supplementary budget of a year whose last bill was decided."""
    Government.objects.select_for_update().get(pk=government.pk)
    require(why_not_supplement(by, government, fiscal_year))
    last = Bill.objects.of(government).filter(fiscal_year=fiscal_year).order_by("-sequence").first()
    bill = Bill.objects.create(
        government=government, fiscal_year=fiscal_year, kind=BillKind.SUPPLEMENTARY, sequence=last.sequence + 1
    )
    tell_of_bill(bill, "supplement_opened", by=by)
    return bill


@transaction.atomic
def put_in_supplement(bill: Bill, lefts: Iterable[Left], *, by: Person) -> int:
    """The new amount of each project, more or less than it has, with the reason; how many change."""
    bill = locked(bill)
    require(why_not_draft_supplement(by, bill))
    rows = {row.project.pk: row for row in [*with_money(bill), *standings(bill)]}
    changed = [one for one in lefts if one.project.pk in rows and one.after != rows[one.project.pk].proposed]
    require("budget.nothing_changed" if not changed else None)
    for one in changed:
        require("budget.why_the_council" if not one.reason.strip() else None, title=one.project.title)
        row = rows[one.project.pk]
        _settle(bill, row, by)
        deltas = {one.project: moved(row, row.parts, one.after)}
        entries = postings(Column.BILL, deltas, "supplementary")
        book(bill.government, entries, cause=bill.subject, by=by, on=clock.today(), reason=one.reason)
        facts = {"before": row.proposed, "after": one.after, "reason": one.reason}
        tell_of_project(bill, one.project, "in_supplement", by=by, **facts)
    return len(changed)


@transaction.atomic
def give_from_reserve(
    project: Project, line: Line, amount: int, *, reason: str, on: date, by: Person, source: Source = Source.MUNICIPAL
) -> None:
    """예비비 for what nobody could foresee (지방재정법 §43): the council hears of it afterwards."""
    require(why_not_keep_books(by, project.cycle.government))
    require("budget.why_the_reserve" if not reason.strip() or amount <= 0 else None)
    has_budget = Entry.objects.filter(project=project, column=Column.BUDGET).exists()
    require("budget.not_decided" if not has_budget else None)
    book(
        project.cycle.government, [Posting(Column.RESERVE, amount, project, line, source)], cause=project.subject,
        by=by, on=on, reason=reason,
    )  # fmt: skip
    bill = Bill(government=project.cycle.government, fiscal_year=line.fiscal_year)
    tell_of_project(bill, project, "from_reserve", by=by, amount=amount, reason=reason, on=on.isoformat())


def with_money(bill: Bill) -> list[Standing]:
    """Projects that have a budget in the year of this bill, or were cut by the council: a later bill may bring them back."""
    entries = Entry.objects.of(bill.government).filter(
        fiscal_year=bill.fiscal_year, column__in=(Column.BUDGET, Column.BILL), project__isnull=False
    )
    projects = Project.objects.filter(pk__in=entries.values("project")).for_lists()
    rows = {project.pk: Standing(project) for project in projects.order_by("cycle__fiscal_year", "number")}
    add_earlier(bill, rows, entries)
    return [row for row in rows.values() if row.budget or row.asked]


def _settle(bill: Bill, row: Standing, by: Person) -> None:
    """What earlier bills asked for gives way to what was decided, once: else the column of the bill would count both."""
    keys = dict.fromkeys([*row.budget, *row.asked])
    parts = {key: row.budget.get(key, 0) - row.asked.get(key, 0) for key in keys}
    if row.change or not any(parts.values()):
        return
    with translation.override(bill.government.language):
        said = _("앞선 예산안의 금액을 의회가 의결한 금액에 맞춤")
    entries = postings(Column.BILL, {row.project: parts}, SETTLED)
    book(bill.government, entries, cause=bill.subject, by=by, on=clock.today(), reason=said)
