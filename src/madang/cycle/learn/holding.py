"""The officers' side of a session: planning it, the code to show, the list of who came, calling it off; certificates."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from madang.base.documents.qr import as_picture
from madang.base.people.doors import for_parts
from madang.base.people.refusals import require
from madang.cycle.plan.shortcuts import in_cycle

from . import actions, codes, permissions
from .forms import NamesForm, ReasonForm, SessionForm
from .models import Completion
from .permissions import ENTERERS, KEEPERS
from .seats import session_of
from .views import course_of


@for_parts(*KEEPERS)
@in_cycle
def new(request, cycle, pk):
    course, form = course_of(request, cycle, pk), SessionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        session = actions.hold(course, form.cleaned_data, by=request.user)
        messages.success(request, _("모임을 잡았습니다."))
        return redirect("learn:office_session", year=cycle.fiscal_year, pk=session.pk)
    context = {"course": course, "form": form}
    return render(request, "learn/desk/new_session.html", context, status=422 if form.errors else 200)


@for_parts(*{*KEEPERS, *ENTERERS})
@in_cycle
def session(request, cycle, pk):
    """Who registered, who came, and the list to enter."""
    session = session_of(cycle, pk, drafts=True)
    form = NamesForm(request.POST or None)
    if request.method == "POST":
        require(permissions.why_not_list(request.user, session))
        if form.is_valid():
            came = actions.enter_list(session, form.cleaned_data["names"], by=request.user)
            said = ngettext("온 사람 %(count)s명을 적었습니다.", "온 사람 %(count)s명을 적었습니다.", len(came))
            messages.success(request, said % {"count": len(came)})
            return redirect("learn:office_session", year=cycle.fiscal_year, pk=pk)
    return _page(request, session, form)


@for_parts(*KEEPERS)
@in_cycle
@require_POST
def cancel(request, cycle, pk):
    session, form = session_of(cycle, pk, drafts=True), ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, session, NamesForm(), cancel=form)
    actions.cancel(session, form.cleaned_data["why"], by=request.user)
    messages.success(request, _("모임을 취소하고 신청한 사람에게 알렸습니다."))
    return redirect("learn:office_session", year=cycle.fiscal_year, pk=pk)


@for_parts(*{*KEEPERS, *ENTERERS})
@in_cycle
def code(request, cycle, pk):
    """To be shown at the place: a QR and six digits, new every ten minutes."""
    session = session_of(cycle, pk, drafts=True)
    require(permissions.why_not_show_code(request.user, session))
    address = reverse("learn:here", args=[cycle.fiscal_year, session.pk])
    link = request.build_absolute_uri(f"{address}?code={codes.token_of(session)}")
    digits = codes.digits_of(session)
    context = {
        "session": session,
        "course": session.course,
        "picture": as_picture(link),
        "digits": f"{digits[:3]} {digits[3:]}",
        "typed_at": request.build_absolute_uri(address),
        "changes_at": codes.changes_at(),
    }
    return render(request, "learn/desk/code.html", context)


@for_parts(*KEEPERS)
@in_cycle
@require_POST
def withdraw(request, cycle, pk):
    completion = get_object_or_404(Completion.objects.of(cycle).select_related("course"), pk=pk)
    completion.course.cycle = cycle
    form = ReasonForm(request.POST)
    if form.is_valid():
        actions.withdraw(completion, form.cleaned_data["why"], by=request.user)
        messages.success(request, _("수료를 거두었습니다."))
    else:
        messages.error(request, _("까닭을 적어 주세요."))
    return redirect("learn:office_course", year=cycle.fiscal_year, pk=completion.course_id)


def _page(request, session, form, cancel: ReasonForm | None = None):
    context = {
        "session": session,
        "course": session.course,
        "registrations": session.registrations.select_related("person"),
        "attendances": session.attendances.select_related("person", "entered_by"),
        "form": form if permissions.why_not_list(request.user, session) is None else None,
        "cancel_form": None if session.cancelled_at or session.has_begun else (cancel or ReasonForm()),
        "may_run": permissions.why_not_run(request.user, request.government) is None,
    }
    return render(request, "learn/desk/session.html", context, status=422 if form.errors or cancel else 200)
