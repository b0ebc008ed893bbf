"""Contracts and payments: each booked in the ledger by line and source, refused above what is there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.cycle.budget.ledger import Posting, book
from madang.cycle.budget.models import Column, Entry

from ..models import Contract, ContractKind, Payment, Tender, Work
from ..money import Pocket, pockets_of
from ..permissions import why_not_change, why_not_pay, why_not_take_back
from .facts import locked, tell


@dataclass(frozen=True)
class Part:
    """How much from which pocket. Of a changed contract: the difference, below 0 for less."""

    pocket: Pocket
    amount: int


@dataclass(frozen=True)
class Terms:
    title: str
    company: str
    kind: ContractKind
    tender: Tender
    since: date
    until: date | None = None


@transaction.atomic
def sign(
    work: Work, terms: Terms, parts: Iterable[Part], *, by: Person, amends: Contract | None = None, why: str = ""
) -> Contract:
    """계약: the amount is held (원인행위). With `amends` a changed contract (변경계약): parts are differences, with the reason."""
    work = locked(work)
    require(why_not_change(by, work))
    parts = _fresh(work, parts)
    for part in parts:
        above = part.amount > part.pocket.to_agree
        require("execute.contract_above_budget" if above else None, room=part.pocket.to_agree, amount=part.amount)
    booking = _book(work, Column.COMMITTED, parts, by=by, on=terms.since, reason=why)
    contract = Contract.objects.create(
        work=work, number=_next(Contract, work), title=terms.title, kind=terms.kind, tender=terms.tender,
        company=terms.company, since=terms.since, until=terms.until, amends=amends, booking=booking,
    )  # fmt: skip
    amount = sum(part.amount for part in parts)
    event = "contract_changed" if amends else "contracted"
    tell(work.project, f"execute.{event}", by=by, company=terms.company, amount=amount, contract=terms.title, why=why)
    return contract


@transaction.atomic
def pay(
    work: Work, title: str, parts: Iterable[Part], *, on: date, by: Person, contract: Contract | None = None
) -> Payment:
    """지출. Refuses with execute.not_so_much_there when a pocket holds less."""
    work = locked(work)
    require(why_not_pay(by, work))
    parts = _fresh(work, parts)
    for part in parts:
        short = part.amount > part.pocket.room
        require("execute.not_so_much_there" if short else None, room=part.pocket.room, amount=part.amount)
    booking = _book(work, Column.SPENT, parts, by=by, on=on)
    number = _next(Payment, work)
    payment = Payment.objects.create(work=work, number=number, title=title, contract=contract, booking=booking)
    amount = sum(part.amount for part in parts)
    tell(work.project, "execute.paid", by=by, amount=amount, what=title, on=on.isoformat())
    return payment


@transaction.atomic
def take_back_payment(payment: Payment, *, on: date, reason: str, by: Person) -> Payment:
    """An entry back for each of its entries, in one booking with the reason; the first stays to be seen."""
    work, reason = locked(payment.work), reason.strip()
    require(why_not_take_back(by, payment))
    require("budget.why_taken_back" if not reason else None)
    entries = (
        Entry.objects.filter(booking=payment.booking_id).select_related("project__cycle", "line").order_by("number")
    )
    back = [
        Posting(Column(one.column), -one.amount, one.project, one.line, one.source, one.fiscal_year, one.detail, one)
        for one in entries
    ]
    booking = book(work.project.cycle.government, back, cause=payment.subject, by=by, on=on, reason=reason)
    made = Payment.objects.create(
        work=work, number=_next(Payment, work), title=payment.title, contract=payment.contract, booking=booking, reverses=payment
    )  # fmt: skip
    amount = -sum(one.amount for one in entries)
    tell(work.project, "execute.payment_taken_back", by=by, amount=amount, what=payment.title, why=reason)
    return made


def spread(work: Work, amount: int, room: str, fiscal_year: int | None = None) -> list[Part]:
    """An amount over the pockets in their order, as far as each has room ("room" or "to_agree"); what is left over goes
    to the last, where it is refused with its sentence."""
    pockets = [pocket for pocket in pockets_of(work.project) if fiscal_year in (None, pocket.fiscal_year)]
    require("execute.nothing_there" if not pockets else None, title=work.project.title)
    parts, left = [], amount
    for pocket in pockets:
        taken = min(left, max(0, getattr(pocket, room)))
        parts.append(Part(pocket, taken))
        left -= taken
    if left:
        parts[-1] = Part(parts[-1].pocket, parts[-1].amount + left)
    return parts


def _fresh(work: Work, parts: Iterable[Part]) -> list[Part]:
    """With what the pockets hold now that the work is locked, not when the form was opened."""
    now = {pocket.key: pocket for pocket in pockets_of(work.project)}
    parts = [Part(now.get(part.pocket.key, part.pocket), part.amount) for part in parts if part.amount]
    require("execute.nothing_to_book" if not parts else None)
    return parts


def _book(work: Work, column: Column, parts: list[Part], *, by: Person, on: date, reason: str = ""):
    postings = [
        Posting(column, part.amount, work.project, part.pocket.line, part.pocket.source, part.pocket.fiscal_year)
        for part in parts
    ]
    return book(work.project.cycle.government, postings, cause=work.subject, by=by, on=on, reason=reason)


def _next(model, work: Work) -> int:
    return (model.objects.filter(work=work).aggregate(last=Max("number"))["last"] or 0) + 1
