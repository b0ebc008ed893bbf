"""{% talk subject post_to %} and {% standing_of subject as standing %} for the page of anything."""

from django import template

from ..forms import CommentForm
from ..models import Text, Why
from ..permissions import hiding_of, why_not_speak_for_office, why_not_write
from ..thread import sides, thread

register = template.Library()


@register.inclusion_tag("talk/thread.html", takes_context=True)
def talk(context, subject: str, post_to: str, is_open: bool = True, weighing: bool = False):
    """All that was said about a subject, and the form, which is sent to `post_to`. Four queries however long it is.

    `weighing`: reasons for and against stand side by side.
    """
    request = context["request"]
    person, government = request.user, request.government
    form = None
    if is_open and why_not_write(person) is None:
        form = CommentForm(may_be_official=why_not_speak_for_office(person, government) is None, weighing=weighing)
    page = thread(government, subject, person, request.GET.get("talk"))
    return {
        "request": request,
        "csrf_token": context.get("csrf_token"),
        "government": government,
        "page": page,
        "sides": sides(page) if weighing else (),
        "others": [one for one in page.object_list if not (weighing and one.comment.side)],
        "form": form,
        "post_to": post_to,
        "is_open": is_open,
        "sign_in": not person.is_authenticated,
    }


@register.simple_tag(takes_context=True)
def standing_of(context, subject: str) -> dict:
    """{% standing_of proposal.subject as standing %}: its `text` here, if it was received, and the `hiding` that stands."""
    texts = Text.objects.of(context["request"].government).filter(subject=subject).prefetch_related("hidings")
    text = texts.first()
    return {"text": text, "hiding": text and hiding_of(text)}


@register.filter
def why_word(code: str) -> str:
    """A code that is no longer listed stays as it is."""
    return str(dict(Why.choices).get(code, code))
