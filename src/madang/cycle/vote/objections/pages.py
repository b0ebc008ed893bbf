"""Where people object and read the answer, and where officers answer."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from madang.base import clock
from madang.base.people.doors import in_government
from madang.base.people.refusals import require
from madang.cycle.plan.shortcuts import in_cycle, officer_page

from ..models import Objection
from ..views import poll_of
from .forms import AnswerForm, ObjectionForm
from .making import answer_objection, object_to, take_down
from .permissions import open_kinds, why_not_answer, why_not_object, why_not_see_objections


@never_cache
@in_government
@in_cycle
def objections(request, cycle, track):
    """One's own objections with their answers, and a form for another while there is time."""
    poll = poll_of(cycle, track)
    mine = Objection.objects.of(poll).filter(by=request.user)
    if request.method == "POST" or not mine.exists():
        require(why_not_object(request.user, poll))
    form = ObjectionForm(open_kinds(poll), request.POST if request.method == "POST" else None)
    if form.is_valid():
        object_to(poll, form.cleaned_data["about"], form.cleaned_data["text"], by=request.user)
        messages.success(request, _("이의를 받았습니다. 결정하면 알려 드리고, 이 쪽에 까닭과 함께 나옵니다."))
        return redirect("vote:objections", cycle.fiscal_year, track)
    context = {"cycle": cycle, "poll": poll, "form": form, "mine": mine, "may": bool(open_kinds(poll))}
    return render(request, "vote/objections/mine.html", context, status=422 if form.errors else 200)


@never_cache
@officer_page
@in_cycle
def office(request, cycle, track):
    """All of them, what waits first; and a form for what was said at a desk."""
    poll = poll_of(cycle, track)
    require(why_not_see_objections(request.user, poll))
    kinds = open_kinds(poll)
    form = ObjectionForm(kinds, request.POST if request.method == "POST" else None)
    if form.is_valid():
        take_down(poll, form.cleaned_data["about"], form.cleaned_data["text"], received_by=request.user)
        messages.success(request, _("창구에서 받은 이의를 적었습니다."))
        return redirect("vote:objections_office", cycle.fiscal_year, track)
    told = Objection.objects.of(poll).select_related("decided_by")
    rows = sorted(((one, clock.now() > one.due_at) for one in told), key=lambda row: row[0].decided_at is not None)
    context = {"cycle": cycle, "poll": poll, "rows": rows, "form": form, "kinds": kinds}
    return render(request, "vote/objections/office.html", context, status=422 if form.errors else 200)


@never_cache
@officer_page
@in_cycle
def answer(request, cycle, track, pk):
    """The decision about one. Shown again with what was typed if something is missing."""
    poll = poll_of(cycle, track)
    objection = get_object_or_404(Objection.objects.of(poll), pk=pk)
    objection.poll = poll
    require(why_not_answer(request.user, objection))
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        answer_objection(objection, form.cleaned_data["outcome"], form.cleaned_data["answer"], by=request.user)
        messages.success(request, _("결정을 적었습니다."))
        return redirect("vote:objections_office", cycle.fiscal_year, track)
    context = {"cycle": cycle, "poll": poll, "one": objection, "form": form}
    return render(request, "vote/objections/answer.html", context, status=422 if form.errors else 200)
