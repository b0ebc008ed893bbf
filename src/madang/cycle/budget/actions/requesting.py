"""Departments are asked, fill in lines and sources, and send; whatever differs from what was chosen says why."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import require

from ..ledger import Posting, account_of, book
from ..models import Column, Entry, Part, Project, Request, RequestState, Source
from ..permissions import why_not_ask, why_not_fill
from .telling import tell


@transaction.atomic
def ask_departments(projects: Iterable[Project], *, due_on: date | None, by: Person) -> list[Request]:
    """One request a project, to the department that answers for it."""
    asked = []
    for project in projects:
        require(why_not_ask(by, project), title=project.title)
        asked.append(
            Request.objects.create(
                project=project, office=project.office, asked_at=clock.now(), asked_by=by, due_on=due_on
            )
        )
        facts = {"office": project.office.name, "due_on": due_on.isoformat() if due_on else ""}
        tell(project, "budget.asked", by=by, **facts)
    return asked


@transaction.atomic
def fill_in(request: Request, parts: Iterable[Part], *, reason: str = "", by: Person) -> Request:
    """The draft of a request, whole: what stood there before is replaced. Nothing of it is in the ledger yet."""
    request = _locked(request)
    require(why_not_fill(by, request))
    parts = list(parts)
    for part in parts:
        require("budget.line_of_another_year" if _is_foreign(part, request) else None, line=str(part.line))
    request.parts.all().delete()
    for part in parts:
        part.request = request
    Part.objects.bulk_create(parts)
    request.reason = reason
    request.save(update_fields=["reason"])
    return request


@transaction.atomic
def send(request: Request, *, by: Person) -> Request:
    """From here on it is the department's request, public, in the ledger by line and source."""
    request = _locked(request)
    require(why_not_fill(by, request))
    project, parts = request.project, list(request.parts.select_related("line").order_by("pk"))
    require("budget.nothing_asked" if not parts else None, title=project.title)
    amount, selected = sum(part.amount for part in parts), selected_for(project)
    differs = amount != selected
    require("budget.why_different" if differs and not request.reason.strip() else None, title=project.title)
    request.state, request.sent_at, request.sent_by = RequestState.SENT, clock.now(), by
    request.save(update_fields=["state", "sent_at", "sent_by"])
    book(
        project.cycle.government,
        [Posting(Column.REQUESTED, one.amount, project, one.line, Source(one.source)) for one in parts],
        cause=f"request/{request.pk}", by=by, on=clock.today(), reason=request.reason,
    )  # fmt: skip
    facts = {"office": request.office.name, "amount": amount, "selected": selected}
    tell(project, "budget.requested", by=by, actor=request.office.name, reason=request.reason, **facts)
    return request


@transaction.atomic
def decline(request: Request, *, reason: str, by: Person) -> Request:
    """The department asks for nothing; everyone reads why."""
    request = _locked(request)
    require(why_not_fill(by, request))
    require("budget.why_left_out" if not reason.strip() else None)
    request.parts.all().delete()
    request.state, request.reason = RequestState.LEFT_OUT, reason
    request.sent_at, request.sent_by = clock.now(), by
    request.save(update_fields=["state", "reason", "sent_at", "sent_by"])
    tell(
        request.project, "budget.left_out", by=by, actor=request.office.name, reason=reason, office=request.office.name
    )
    return request


def selected_for(project: Project) -> int:
    return account_of(Entry.objects.of(project.cycle.government).filter(project=project)).selected


def _locked(request: Request) -> Request:
    rows = Request.objects.select_for_update(of=("self",))
    return rows.select_related("project__cycle__government", "project__proposal", "office").get(pk=request.pk)


def _is_foreign(part: Part, request: Request) -> bool:
    cycle = request.project.cycle
    return (part.line.government_id, part.line.fiscal_year) != (cycle.government_id, cycle.fiscal_year)
