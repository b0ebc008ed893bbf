"""A session: its place and time, a seat, giving it back, and saying at the place that one is there."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from madang.base.people.doors import signed_in
from madang.base.people.refusals import Refused, require
from madang.cycle.plan.shortcuts import in_cycle

from . import actions, permissions
from .forms import CodeForm
from .models import Session, Standing


@in_cycle
@never_cache
def session(request, cycle, pk):
    session = session_of(cycle, pk)
    person = request.user
    own = session.registrations.filter(person=person).first() if person.is_authenticated else None
    seated = session.registrations.filter(standing=Standing.SEATED).count()
    context = {
        "session": session,
        "course": session.course,
        "own": own,
        "free": max(session.capacity - seated, 0),
        "waiting": session.registrations.filter(standing=Standing.WAITING).count(),
        "why_not": permissions.why_not_register(person, session),
        "may_come": permissions.why_not_come(person, session) is None,
        "came": person.is_authenticated and session.attendances.filter(person=person).exists(),
    }
    return render(request, "learn/session.html", context)


@in_cycle
@never_cache
@signed_in
@require_POST
def register(request, cycle, pk):
    own = actions.register(session_of(cycle, pk), by=request.user)
    seated = own.standing == Standing.SEATED
    messages.success(
        request,
        _("자리를 잡았습니다.") if seated else _("자리가 차서 기다리는 명단에 올렸습니다. 자리가 나면 알려 드립니다."),
    )
    return redirect("learn:session", year=cycle.fiscal_year, pk=pk)


@in_cycle
@never_cache
@signed_in
@require_POST
def give_back(request, cycle, pk):
    actions.give_back(session_of(cycle, pk), by=request.user)
    messages.success(request, _("자리를 돌려주었습니다."))
    return redirect("learn:session", year=cycle.fiscal_year, pk=pk)


@in_cycle
@never_cache
@signed_in
def here(request, cycle, pk):
    """From the QR the code comes along in the address and has only to be sent; or its six digits are typed."""
    session = session_of(cycle, pk)
    require(permissions.why_not_come(request.user, session))
    form = CodeForm(request.POST or None, initial={"said": request.GET.get("code", "")})
    if request.method == "POST" and form.is_valid():
        try:
            actions.come(session, form.cleaned_data["said"], by=request.user)
        except Refused as refused:
            if refused.reason != "learn.wrong_code":
                raise
            form.add_error("said", _("번호가 다릅니다. 번호는 10분마다 바뀌니, 지금 보이는 것을 적어 주세요."))
        else:
            messages.success(request, _("나오신 것을 적었습니다."))
            return redirect("learn:course", year=cycle.fiscal_year, pk=session.course_id)
    context = {"session": session, "course": session.course, "form": form}
    return render(request, "learn/here.html", context, status=422 if form.errors else 200)


def session_of(cycle, pk: int, drafts: bool = False) -> Session:
    sessions = Session.objects.of(cycle).select_related("course")
    session = get_object_or_404(sessions, pk=pk)
    if not (drafts or session.course.published_at):
        raise Http404
    session.course.cycle = cycle
    return session
