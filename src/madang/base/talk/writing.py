"""A stage's page takes a comment: one line in its view, and the talk does the rest."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from madang.base.people.refusals import require

from . import actions
from .address import address_of
from .forms import CommentForm
from .masking import Page
from .models import Comment, Text
from .permissions import why_not_speak_for_office, why_not_write


def take_comment(request, page: Page, weighing: bool = False):
    """The answer to the POST of the form that {% talk %} shows. Whether one may talk there is the stage's to ask first."""
    require(why_not_write(request.user))
    official = why_not_speak_for_office(request.user, request.government) is None
    form = CommentForm(request.POST, may_be_official=official, weighing=weighing)
    if form.is_valid():
        return redirect(take(request, form, page))
    return render(request, "talk/write.html", {"form": form, "page": page}, status=422)


def take(request, form: CommentForm, page: Page, parent: Comment | None = None) -> Text:
    """The new text, after saying what was masked in it."""
    said = form.cleaned_data
    comment, kinds = actions.write(
        request.government,
        said["words"],
        page,
        by=request.user,
        name=said["name"],
        parent=parent,
        official=said.get("official", False),
        side=said.get("side", ""),
        address=address_of(request),
        language=get_language() or "",
    )
    messages.success(request, _("글을 올렸습니다. 30분 동안 고칠 수 있습니다."))
    said_what_was_masked(request, kinds)
    return comment.text


def said_what_was_masked(request, kinds: tuple[str, ...]) -> None:
    if kinds:
        messages.warning(request, _("사람을 알아볼 수 있는 것이 있어 가리고 실었습니다. 원문은 따로 지킵니다."))
