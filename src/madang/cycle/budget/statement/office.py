"""The desk of the statement: preview, the committee's words, the meeting that adopts it, and freezing it."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from madang.base.documents.serve import serve_document
from madang.base.meetings.models import Item
from madang.base.people.doors import in_government
from madang.base.people.refusals import require
from madang.cycle.plan.shortcuts import in_cycle

from ..calendar.standing import day_of
from ..deadlines import Step
from ..models import OpinionStatement, StatementState
from . import actions
from .content import kept
from .document import document_of
from .forms import AgendaForm, ByHandForm, FreezeForm, MotionForm, ReopenForm, WordsForm
from .permissions import why_not_freeze, why_not_see_draft


def _door(view):
    """Officers and the committee's secretaries; a stranger is asked to sign in, anyone else is told why not."""

    @in_government
    @in_cycle
    @wraps(view)
    def door(request, cycle, **kwargs):
        require(why_not_see_draft(request.user, cycle))
        return view(request, cycle, **kwargs)

    return door


@_door
def desk(request, cycle):
    """All that can be done with it now. Each form is sent with the name of its deed."""
    statement = actions.statement_of(cycle) or OpinionStatement(cycle=cycle)
    if request.method == "POST" and not statement.pk:
        statement = actions.begin_statement(cycle, by=request.user)
    sent = request.POST.get("deed") if request.method == "POST" else None
    forms = _forms(statement, request.POST, sent)
    if sent in forms and forms[sent].is_valid():
        said = _DEEDS[sent](statement, forms[sent].cleaned_data, request.user)
        messages.success(request, said)
        return redirect("budget:statement_desk", cycle.fiscal_year)
    content = kept(statement)
    context = {
        "cycle": cycle,
        "statement": statement,
        "content": content,
        "forms": forms,
        "day": day_of(cycle, Step.STATEMENT),
        "changed": statement.state == StatementState.ADOPTED and actions.changed_since_adopted(statement),
        "may_freeze": why_not_freeze(request.user, statement) is None,
        "step": {"draft": 1, "adopted": 2, "frozen": 3}[statement.state],
        "items": Item.objects.filter(subject=statement.subject).select_related("meeting") if statement.pk else [],
        "without_request": sum(not row["requested"] for row in content["projects"]),
    }
    return render(request, "budget/statement/desk.html", context, status=422 if sent in forms else 200)


@_door
def draft(request, cycle, suffix=""):
    """What it would say now, in every form; for nobody else and in no cache."""
    statement = actions.statement_of(cycle) or OpinionStatement(cycle=cycle)
    address = request.build_absolute_uri(reverse("budget:statement_draft", args=[cycle.fiscal_year]))
    return serve_document(request, document_of(statement, address), suffix, public=False)


def _forms(statement: OpinionStatement, data, sent: str | None) -> dict:
    def of(name, form, *args, **kwargs):
        return form(*args, data if sent == name else None, prefix=name, **kwargs)

    if statement.state == StatementState.DRAFT:
        kept_words = {"words": statement.words, "seen": statement.revision}
        return {
            "words": of("words", WordsForm, initial=kept_words),
            "agenda": of("agenda", AgendaForm, statement),
            "adopt": of("adopt", MotionForm, statement),
            "by_hand": of("by_hand", ByHandForm),
        }
    if statement.state == StatementState.ADOPTED:
        due = day_of(statement.cycle, Step.STATEMENT).on
        return {"freeze": of("freeze", FreezeForm, due), "reopen": of("reopen", ReopenForm)}
    return {}


def _write(statement, said: dict, by) -> str:
    actions.write_words(statement, said["words"], by=by, seen=said["seen"])
    return _("위원회의 의견을 적었습니다.")


def _put(statement, said: dict, by) -> str:
    year = statement.cycle.fiscal_year
    title = _("%(year)s년도 예산안에 대한 주민의견서 채택") % {"year": year}
    actions.put_on_agenda(statement, said["meeting"], title, by=by)
    return _("안건으로 올렸습니다. 회의에서 가결되면 여기에서 채택으로 적습니다.")


def _adopt(statement, said: dict, by) -> str:
    actions.adopt(statement, said["motion"], by=by)
    return _("채택을 적었습니다. 지금 내용이 그대로 남습니다.")


def _by_hand(statement, said: dict, by) -> str:
    actions.adopt_by_hand(statement, said["meeting"], said["body"], said["on"], by=by)
    return _("채택을 적었습니다. 지금 내용이 그대로 남습니다.")


def _reopen(statement, said: dict, by) -> str:
    actions.reopen(statement, said["why"], by=by)
    return _("다시 쓰기로 했습니다. 고친 뒤 위원회가 새로 채택합니다.")


def _freeze(statement, said: dict, by) -> str:
    actions.freeze(statement, said["number"], by=by, late=said.get("late", ""))
    return _("주민의견서를 굳히고 공개했습니다. 이제 바뀌지 않습니다.")


_DEEDS = {"words": _write, "agenda": _put, "adopt": _adopt, "by_hand": _by_hand, "reopen": _reopen, "freeze": _freeze}
