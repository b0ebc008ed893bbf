"""A table of contracts and payments written down at once: all of it or nothing."""

from collections.abc import Iterable

from django.db import transaction

from madang.base.people.models import Person
from madang.base.people.refusals import Refused

from ..books_file import Row
from ..models import Contract, Work
from .paying import Terms, pay, sign, spread


@transaction.atomic
def keep_books(works: dict[int, Work], rows: Iterable[Row], *, by: Person) -> int:
    """`works` by number. How many rows were kept. A refusal carries the row it is about as the fact `row`."""
    number = 0
    for row in sorted(rows, key=lambda row: (row.on, row.what, row.row)):  # a contract before its first payment
        try:
            _keep(works[row.number], row, by)
        except Refused as refused:
            raise Refused(refused.reason, **refused.facts | {"row": row.row}) from refused
        number += 1
    return number


def _keep(work: Work, row: Row, by: Person) -> None:
    year = row.on.year
    if row.what == "contract":
        terms = Terms(row.title, row.company, row.kind, row.tender, row.on)
        sign(work, terms, spread(work, row.amount, "to_agree", year), by=by)
        return
    contract = Contract.objects.filter(work=work, amends=None).order_by("-number").first()
    pay(work, row.title, spread(work, row.amount, "room", year), on=row.on, by=by, contract=contract)
