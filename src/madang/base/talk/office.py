"""The moderation desk: what was reported, what is contested, what was masked, and what to do about one text."""

from django.contrib import messages
from django.db.models import Count, Min, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madang.base.people.doors import for_parts

from . import moderation, permissions
from .forms import AnswerForm, HideForm, LeaveForm, LookForm
from .models import Hiding, Text
from .permissions import MODERATORS

MOST = 100


@for_parts(*MODERATORS)
def desk(request):
    """Contests first, since they have a clock; then reports, the longest waiting first."""
    contests = Hiding.objects.of(request.government).contested().select_related("text").order_by("due_on", "pk")
    texts = Text.objects.of(request.government)
    open_reports = Q(reports__closed_at=None, reports__isnull=False)
    reported = texts.annotate(waiting=Count("reports", open_reports), since=Min("reports__at", filter=open_reports))
    masked = texts.annotate(kept=Count("originals")).filter(kept__gt=0).order_by("-written_at", "-pk")
    context = {
        "contests": contests[:MOST],
        "reported": reported.filter(waiting__gt=0).select_related("comment").order_by("since", "pk")[:MOST],
        "masked": masked.select_related("comment")[:20],
    }
    return render(request, "talk/desk.html", context)


@for_parts(*MODERATORS)
def text(request, pk):
    return _page(request, _text(request, pk))


@for_parts(*MODERATORS)
@require_POST
def hide(request, pk):
    text, form = _text(request, pk), HideForm(request.POST, prefix="hide")
    if not form.is_valid():
        return _page(request, text, hide_form=form)
    moderation.hide(text, **form.cleaned_data, by=request.user)
    messages.success(request, _("글을 가렸습니다. 까닭은 모두에게 공개되고, 쓴 사람은 이의를 낼 수 있습니다."))
    return redirect("talk:desk")


@for_parts(*MODERATORS)
@require_POST
def leave(request, pk):
    text, form = _text(request, pk), LeaveForm(request.POST, prefix="leave")
    if not form.is_valid():
        return _page(request, text, leave_form=form)
    moderation.leave(text, form.cleaned_data["sentence"], by=request.user)
    messages.success(request, _("글을 그대로 두고 신고에 답했습니다."))
    return redirect("talk:desk")


@for_parts(*MODERATORS)
@require_POST
def answer(request, pk):
    text, form = _text(request, pk), AnswerForm(request.POST, prefix="answer")
    if not form.is_valid():
        return _page(request, text, answer_form=form)
    hiding = get_object_or_404(text.hidings.standing())
    moderation.answer(hiding, form.cleaned_data["restore"] == "yes", form.cleaned_data["sentence"], by=request.user)
    messages.success(request, _("이의에 답했습니다."))
    return redirect("talk:desk")


@for_parts(*MODERATORS)
@require_POST
def original(request, pk):
    """Shown once, in this answer alone."""
    text, form = _text(request, pk), LookForm(request.POST, prefix="look")
    if not form.is_valid():
        return _page(request, text, look_form=form)
    return _page(request, text, status=200, originals=moderation.look(text, form.cleaned_data["why"], by=request.user))


def _text(request, pk) -> Text:
    texts = Text.objects.of(request.government).select_related("comment", "author", "government")
    return get_object_or_404(texts.prefetch_related("hidings__by", "originals"), pk=pk)


def _page(request, text: Text, status: int = 0, **bound):
    hiding = permissions.hiding_of(text)
    comment = getattr(text, "comment", None)
    waiting = text.reports.filter(closed_at=None)
    forms = {}
    if hiding is None and not (comment and comment.taken_back_at):
        forms["hide_form"] = HideForm(prefix="hide")
        if waiting:
            forms["leave_form"] = LeaveForm(prefix="leave")
    elif hiding and permissions.why_not_answer(request.user, hiding) is None:
        forms["answer_form"] = AnswerForm(prefix="answer")
    context = {
        "text": text,
        "comment": comment,
        "hiding": hiding,
        "reports": waiting,
        "why_not_answer": permissions.why_not_answer(request.user, hiding) if hiding and hiding.contested_at else None,
        "look_form": LookForm(prefix="look") if text.originals.all() else None,
        **forms,
        **bound,
    }
    return render(request, "talk/moderate.html", context, status=status or (422 if bound else 200))
