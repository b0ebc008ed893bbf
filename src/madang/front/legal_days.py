"""Which dates of the law wait on the officer's desk: those of the budget that are near, and those that were missed."""

from collections.abc import Iterable

from madang.cycle.budget.calendar.standing import SOON, Day, days_of_all
from madang.cycle.budget.deadlines import Step
from madang.cycle.plan.models import Cycle

# What an officer does here; the rest of the calendar is shown on its own page.
ON_THE_DESK = (Step.REQUESTS, Step.STATEMENT, Step.BILL, Step.DECISION, Step.BUDGET_DISCLOSURE)
MISSED = 30  # days for which a missed one stays on the desk


def waiting_days(cycles: Iterable[Cycle]) -> list[Day]:
    return [
        day
        for day in days_of_all(cycles)
        if day.step in ON_THE_DESK and not day.done and -MISSED <= day.left <= SOON.days
    ]
