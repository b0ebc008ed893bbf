"""What everyone reads: the frozen statement in every form, or how far it has come."""

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from madang.base.datasets.serve import serve
from madang.base.documents.serve import serve_document
from madang.cycle.plan.shortcuts import in_cycle

from ..calendar.standing import day_of
from ..deadlines import Step
from ..models import StatementState
from .actions import statement_of
from .data import STATEMENT
from .document import document_of
from .offer import OFFER
from .permissions import why_not_see_draft


@in_cycle
def statement(request, cycle, suffix=""):
    """The document once it is frozen; before that, when it comes. `suffix` is the form of a file."""
    there = statement_of(cycle)
    if there and there.state == StatementState.FROZEN:
        address = request.build_absolute_uri(reverse("budget:statement", args=[cycle.fiscal_year]))
        return serve_document(request, document_of(there, address), suffix, offer=OFFER)
    if suffix:
        raise Http404
    context = {"cycle": cycle, "statement": there, "day": day_of(cycle, Step.STATEMENT)}
    context["may_write"] = why_not_see_draft(request.user, cycle) is None
    return render(request, "budget/statement/coming.html", context)


@in_cycle
def annex(request, cycle, suffix=""):
    """Every proposal with its outcome, as data."""
    return serve(request, STATEMENT, cycle, suffix)
