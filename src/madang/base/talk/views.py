"""What everyone sees and does: one text with all that can be done about it, and the list of hidden ones."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from madang.base.datasets.serve import serve
from madang.base.people.doors import for_government, in_government
from madang.base.people.refusals import require

from . import actions, permissions
from .address import address_of
from .data import HIDDEN
from .forms import CommentForm, ContestForm, ReportForm, WordsForm
from .limits import count_attempt
from .masking import Page
from .models import Comment, Hiding, Text
from .translation.ask import is_on, kept
from .translation.ask import translate as ask_for
from .writing import said_what_was_masked, take

A_PAGE = 30


@for_government
@never_cache
def text(request, pk):
    return _page(request, _text(request, pk))


@for_government
def hidden(request):
    """Whatever was hidden, why, and what came of it. The words themselves are not here."""
    hidings = Hiding.objects.of(request.government).select_related("text").prefetch_related("text__hidings")
    page = Paginator(hidings, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "talk/hidden.html", {"page": page})


@for_government
def hidden_as(request, suffix):
    return serve(request, HIDDEN, request.government, suffix)


@in_government
@require_POST
def reply(request, pk):
    text = _text(request, pk)
    parent = get_object_or_404(Comment.objects.select_related("text"), text=text)
    require(permissions.why_not_write(request.user, parent))
    page = Page(text.about, text.title, text.page["name"], tuple(text.page["args"]))
    form = _reply_form(request, text)
    if form.is_valid():
        return redirect(take(request, form, page, parent))
    return _page(request, text, reply_form=form)


@in_government
@require_POST
def edit(request, pk):
    text = _text(request, pk)
    comment = get_object_or_404(Comment.objects.select_related("text__government"), text=text)
    require(permissions.why_not_edit(request.user, comment))
    form = WordsForm(request.POST, prefix="edit")
    if form.is_valid():
        said_what_was_masked(request, actions.edit(comment, form.cleaned_data["words"], by=request.user))
        messages.success(request, _("글을 고쳤습니다."))
        return redirect(text)
    return _page(request, text, edit_form=form)


@in_government
@require_POST
def take_back(request, pk):
    text = _text(request, pk)
    actions.take_back(get_object_or_404(Comment.objects.select_related("text"), text=text), by=request.user)
    messages.success(request, _("글을 거두었습니다. 원문도 지웠습니다."))
    return redirect(text)


@for_government
@never_cache
@require_POST
def report(request, pk):
    """Anyone, signed in or not."""
    text = _text(request, pk)
    form = ReportForm(request.POST, prefix="report")
    if form.is_valid():
        actions.report(text, **form.cleaned_data, by=request.user, address=address_of(request))
        messages.success(request, _("알려 주셔서 고맙습니다. 담당자가 읽고 정합니다."))
        return redirect(text)
    return _page(request, text, report_form=form)


@in_government
@require_POST
def contest(request, pk):
    text = _text(request, pk)
    require(permissions.why_not_contest(request.user, text))
    form = ContestForm(request.POST, prefix="contest")
    if form.is_valid():
        actions.contest(text, form.cleaned_data["words"], by=request.user, address=address_of(request))
        messages.success(request, _("이의를 받았습니다. 가린 사람이 아닌 다른 담당자가 답합니다."))
        return redirect("talk:text", pk=text.pk)
    return _page(request, text, contest_form=form)


@for_government
@never_cache
@require_POST
def translate(request, pk):
    """A machine is asked only when a reader asks, and only for what everyone may read."""
    text = _text(request, pk)
    require(permissions.why_not_report(text))
    count_attempt(request.government, "translate", request.user, address_of(request))
    ask_for(text, get_object_or_404(Comment, text=text).words, get_language())
    return redirect("talk:text", pk=text.pk)


def _text(request, pk) -> Text:
    texts = Text.objects.of(request.government).select_related("comment__text", "author", "government")
    return get_object_or_404(texts.prefetch_related("hidings"), pk=pk)


def _reply_form(request, text, data=True) -> CommentForm:
    official = permissions.why_not_speak_for_office(request.user, request.government) is None
    return CommentForm(request.POST if data else None, prefix="reply", may_be_official=official)


def _page(request, text: Text, **bound):
    """Each form only for who may send it; a form that was sent and has errors stands in for the fresh one."""
    person, comment = request.user, getattr(text, "comment", None)
    hiding = permissions.hiding_of(text)
    forms = {}
    if comment and permissions.why_not_write(person, comment) is None:
        forms["reply_form"] = _reply_form(request, text, data=False)
    if comment and permissions.why_not_edit(person, comment) is None:
        forms["edit_form"] = WordsForm(prefix="edit", initial={"words": comment.words})
    if permissions.why_not_report(text) is None:
        forms["report_form"] = ReportForm(prefix="report")
    if permissions.why_not_contest(person, text) is None:
        forms["contest_form"] = ContestForm(prefix="contest")
    shown = comment and not hiding and not comment.taken_back_at
    foreign = shown and is_on() and get_language() != text.language
    context = {
        "text": text,
        "comment": comment,
        "hiding": hiding,
        "is_mine": person.is_authenticated and text.author_id == person.pk,
        "may_take_back": comment and permissions.why_not_take_back(person, comment) is None,
        "may_translate": foreign,
        "translated": kept(text, comment.words, get_language()) if foreign else None,
        **forms,
        **bound,
    }
    return render(request, "talk/text.html", context, status=422 if bound else 200)
