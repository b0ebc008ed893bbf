"""One proposal from the wish to the last won: what happened to it and its project in order, and the money beside it."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from madang.base.pages.charts import Bar, Bars, Unit
from madang.base.record.models import Entry as Happened
from madang.cycle.budget.ledger import account_of
from madang.cycle.budget.models import Entry
from madang.cycle.execute.models import Work
from madang_methods.money import Account

from .ends import Way

STEPS = ("selected", "requested", "bill", "budget", "available", "spent")


@dataclass(frozen=True)
class Money:
    """`entries` in the order they were written; `account` their sums; `chart` the way from the wish to what was spent."""

    entries: list[Entry]
    account: Account
    chart: Bars


def happened(way: Way) -> list[Happened]:
    """Public entries about the proposal, its project and the work on it, once where an act was noted about several."""
    proposal, project = way.proposal, way.project
    about = Q(subject=proposal.subject)
    if project:
        about |= Q(subject=project.subject)
        if work := Work.objects.on(project):
            about |= Q(subject=work.subject)
    entries = Happened.objects.of(proposal.cycle.government).public().filter(about).order_by("number")
    told: list[Happened] = []
    for entry in entries:
        if not any(_same(entry, one) for one in told[-3:]):
            told.append(entry)
    return told


def money_of(way: Way) -> Money | None:
    if way.project is None:
        return None
    entries = Entry.objects.filter(project=way.project)
    account = account_of(entries).over_years
    rows = entries.select_related("booking", "line").order_by("number")
    names = {
        "selected": _("선정액"), "requested": _("예산요구액"), "bill": _("예산안"), "budget": _("예산액"), "available": _("예산현액"),
        "spent": _("지출액"),
    }  # fmt: skip
    chart = Bars(
        tuple(Bar(names[name], getattr(account, name)) for name in STEPS),
        Unit.MONEY,
        what=_("어느 때"),
        measure=_("금액"),
    )
    return Money(list(rows), account, chart)


def _same(entry: Happened, other: Happened) -> bool:
    """One act, noted about two things: within a breath, and by name."""
    near = abs((entry.at - other.at).total_seconds()) < 5
    return near and entry.subject != other.subject and (entry.stage, entry.event) == (other.stage, other.event)
