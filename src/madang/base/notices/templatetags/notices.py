"""{% follow_button subject name %} for any page, {% unread_notices as n %} for the frame, {% link_to … %} for messages."""

from django import template

from madang.base.notices.links import link_to as full_address
from madang.base.notices.models import Message, Subscription

register = template.Library()


@register.inclusion_tag("notices/follow.html", takes_context=True)
def follow_button(context, subject: str, name: str = ""):
    """`name` is what the reader will find it under in their list. One query for who is signed in, none for a visitor."""
    request = context["request"]
    person, following = request.user, False
    if person.is_authenticated:
        mine = Subscription.objects.of(request.government).about(subject)
        following = mine.filter(person=person).exists()
    return {
        "subject": subject,
        "name": name,
        "following": following,
        "request": request,
        "user": person,
        "csrf_token": context.get("csrf_token"),
    }


@register.simple_tag(takes_context=True)
def unread_notices(context) -> int:
    request = context["request"]
    if not (getattr(request, "government", None) and request.user.is_authenticated):
        return 0
    return Message.objects.of(request.government).to(request.user).unread().count()


@register.simple_tag(takes_context=True)
def link_to(context, name: str, *args, **kwargs) -> str:
    """{% link_to "propose:proposal" year number %} in a message: the full address in the government's site."""
    return full_address(context["government"], name, *args, **kwargs)
