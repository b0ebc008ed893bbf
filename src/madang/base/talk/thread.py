"""The talk on one page, oldest first, with replies under what they answer: the same few queries however long it is."""

from dataclasses import dataclass, field

from django.core.paginator import Paginator

from madang.base.people.models import Person
from madang.base.places.models import Government

from .models import Comment, Hiding, Side

A_PAGE = 30


@dataclass
class Said:
    """One comment as a page shows it: `hiding` stands in for the words of a hidden one."""

    comment: Comment
    hiding: Hiding | None = None
    is_mine: bool = False
    replies: list["Said"] = field(default_factory=list)


def thread(government: Government, about: str, person: Person, page: str | None = None):
    """A page of `Said`, and how many comments there are that still say something."""
    everything = Comment.objects.filter(text__government=government, text__about=about).select_related("text")
    ordered = everything.order_by("text__written_at", "pk")
    shown = Paginator(ordered.filter(parent=None), A_PAGE).get_page(page)
    said = {comment.pk: Said(comment) for comment in shown.object_list}
    replies = {reply.pk: Said(reply) for reply in ordered.filter(parent__in=list(said))}
    for one in replies.values():
        said[one.comment.parent_id].replies.append(one)
    _mark(said | replies, person)
    shown.object_list = list(said.values())
    return shown


def sides(page) -> tuple[tuple[str, str, list[Said]], ...]:
    """(code, title, comments) of both sides of a page, none of them before the other by number or by length."""
    both = (Side.FOR, Side.AGAINST)
    return tuple(
        (side.value, side.label, [one for one in page.object_list if one.comment.side == side]) for side in both
    )


def _mark(said: dict[int, Said], person: Person) -> None:
    for hiding in Hiding.objects.standing().filter(text__in=list(said)):
        said[hiding.text_id].hiding = hiding
    for one in said.values():
        one.is_mine = person.is_authenticated and one.comment.text.author_id == person.pk
