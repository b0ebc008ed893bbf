"""사업변경, 전용, 이용, 예비비, 이월, 취소: each with its law, its reason and its notice, the money moved in the ledger."""

from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction
from django.db.models import Max

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.cycle.budget.ledger import Posting, book
from madang.cycle.budget.models import Booking, Column, Line

from ..models import BASIS, Change, ChangeKind, CouncilFirst, State, Work
from ..money import Pocket, pockets_of
from ..permissions import why_not_change
from .facts import locked, tell


@dataclass(frozen=True)
class Told:
    """What everyone reads about a change. `until`: the new end, where it moves."""

    on: date
    reason: str
    notice: str
    paper: str = ""
    council_on: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class Move:
    """Money of a pocket. `other`: the line it comes from (`comes`) or goes to; for a carry-over the next year's line, by
    default the same one. `stays`: the other line's money is this project's too."""

    pocket: Pocket
    amount: int
    other: Line | None = None
    comes: bool = False
    stays: bool = False


@transaction.atomic
def change(
    work: Work, kind: ChangeKind, told: Told, move: Move | None = None, *, by: Person, seen: int | None = None
) -> Change:
    """Refuses with execute.say_why, council_first, say_how_much, virement_within_policy, transfer_between_policies,
    not_so_much_there, incidental_needs_a_contract."""
    work, kind = locked(work, seen), ChangeKind(kind)
    require(why_not_change(by, work))
    require("execute.say_why" if not (told.reason.strip() and told.notice.strip()) else None)
    require("execute.council_first" if kind in CouncilFirst and not told.council_on else None, basis=str(BASIS[kind]))
    booking = _moved(work, kind, told, move, by) if kind.moves_money else None
    made = Change(
        work=work, number=(work.changes.aggregate(last=Max("number"))["last"] or 0) + 1, kind=kind, on=told.on,
        reason=told.reason, notice=told.notice, paper=told.paper, council_on=told.council_on, at=clock.now(), by=by,
        amount=move.amount if booking else 0, booking=booking,
    )  # fmt: skip
    _stand(work, made, told)
    made.save(force_insert=True)
    tell(
        work.project, "execute.changed", by=by, kind=kind.value, reason=told.reason, notice=told.notice, amount=made.amount,
        until=made.until_after.isoformat() if made.until_after else "",
    )  # fmt: skip
    return made


def _stand(work: Work, made: Change, told: Told) -> None:
    if told.until and told.until != work.until:
        require("execute.ends_before_it_starts" if told.until < work.starts else None)
        made.until_before, made.until_after, work.until = work.until, told.until, told.until
    if made.kind == ChangeKind.CANCELLED:
        work.state, work.ended_on = State.CANCELLED, told.on
    work.revision += 1
    work.save(update_fields=["until", "state", "ended_on", "revision"])


def _moved(work: Work, kind: ChangeKind, told: Told, move: Move | None, by: Person) -> Booking:
    require("execute.say_how_much" if move is None or move.amount <= 0 else None)
    now = {pocket.key: pocket for pocket in pockets_of(work.project)}  # the work is locked, so it stays so
    move = replace(move, pocket=now.get(move.pocket.key, move.pocket))
    if kind != ChangeKind.RESERVE and not move.comes:
        short = move.amount > move.pocket.room
        require("execute.not_so_much_there" if short else None, room=move.pocket.room, amount=move.amount)
    if kind.carries_over:
        postings = _carried(work, kind, move)
    elif kind == ChangeKind.RESERVE:
        postings = [_of(work, Column.RESERVE, move.amount, move)]
    else:
        postings = _between(work, kind, move)
    return book(work.project.cycle.government, postings, cause=work.subject, by=by, on=told.on, reason=told.reason)


def _between(work: Work, kind: ChangeKind, move: Move) -> list[Posting]:
    """전용 within a 정책사업, 이용 between two (지방재정법 §49, §47의2). The two entries add up to nothing."""
    require("execute.say_where" if move.other is None or move.other == move.pocket.line else None)
    require("execute.say_where" if move.other.fiscal_year != move.pocket.fiscal_year else None)
    same = move.pocket.line is not None and move.other.policy == move.pocket.line.policy
    require("execute.virement_within_policy" if kind == ChangeKind.VIREMENT and not same else None)
    require("execute.transfer_between_policies" if kind == ChangeKind.TRANSFER and same else None)
    amount = move.amount if move.comes else -move.amount
    across = Posting(
        Column.MOVED, -amount, work.project if move.stays else None, move.other, move.pocket.source, detail=kind.value
    )
    here = _of(work, Column.MOVED, amount, move, detail=kind.value)
    return [across, here] if across.amount > 0 else [here, across]


def _carried(work: Work, kind: ChangeKind, move: Move) -> list[Posting]:
    held = move.pocket.account.committed - move.pocket.account.spent
    needs = kind == ChangeKind.CARRIED_INCIDENTAL and held < move.amount
    require("execute.incidental_needs_a_contract" if needs else None, held=max(0, held))
    detail = kind.value.removeprefix("carried_")
    line = move.other or next_years_line(move.pocket.line)
    year = move.pocket.fiscal_year + 1
    require("execute.not_the_next_year" if line is not None and line.fiscal_year != year else None, year=year)
    arrives = Posting(Column.CARRIED_IN, move.amount, work.project, line, move.pocket.source, year, detail)
    return [_of(work, Column.CARRIED_OUT, move.amount, move, detail), arrives]


def next_years_line(line: Line | None) -> Line | None:
    """The same programme and item in the budget after: found by its codes, or written down as it was."""
    if line is None:
        return None
    key = {name: getattr(line, name) for name in ("government", "account", "code", "item_code")}
    same = {name: getattr(line, name) for name in ("office", "sector", "policy", "unit", "name", "item")}
    found, _made = Line.objects.get_or_create(**key, fiscal_year=line.fiscal_year + 1, defaults=same)
    return found


def _of(work: Work, column: Column, amount: int, move: Move, detail: str = "") -> Posting:
    return Posting(column, amount, work.project, move.pocket.line, move.pocket.source, move.pocket.fiscal_year, detail)
