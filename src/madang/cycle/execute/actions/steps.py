"""The steps of a work: added, expected another day, done, or not needed any more with the reason."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from madang.base.people.models import Person
from madang.base.people.refusals import require

from ..models import Milestone, Work
from ..permissions import why_not_change
from .facts import locked, tell


@dataclass(frozen=True)
class Seen:
    """One step as the office filled it in. `pk` is None for a new one."""

    pk: int | None
    title: str = ""
    expected_on: date | None = None
    done_on: date | None = None
    dropped: str = ""


@transaction.atomic
def save_steps(work: Work, rows: Iterable[Seen], *, by: Person, seen: int | None = None) -> int:
    """How many changed. What is done or dropped already is left alone: it stays."""
    work = locked(work, seen)
    require(why_not_change(by, work))
    there = {step.pk: step for step in work.milestones.all()}
    changed = [_save(work, there, row) for row in rows]
    done = [step.title for step, is_new_end in changed if is_new_end]
    number = sum(step is not None for step, _end in changed)
    if number:
        work.revision += 1
        work.save(update_fields=["revision"])
        tell(work.project, "execute.steps_saved", by=by, steps=number, done=done)
    return number


def _save(work: Work, there: dict[int, Milestone], row: Seen) -> tuple[Milestone | None, bool]:
    """(the step if it changed, whether it came to its end)."""
    step = there.get(row.pk)
    if step is None:
        order = max([one.order for one in there.values()], default=0) + 1
        made = Milestone.objects.create(
            work=work, order=order, title=row.title, planned_on=row.expected_on, expected_on=row.expected_on,
            done_on=row.done_on,
        )  # fmt: skip
        there[made.pk] = made
        return made, bool(row.done_on)
    told = row.expected_on or step.expected_on, row.done_on, row.dropped
    if step.done_on or step.dropped or told == (step.expected_on, step.done_on, step.dropped):
        return None, False
    step.expected_on, step.done_on, step.dropped = told
    step.save(update_fields=["expected_on", "done_on", "dropped"])
    return step, bool(row.done_on)
