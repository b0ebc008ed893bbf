"""What a person reads in their inbox: each message in the language of the page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.template import TemplateDoesNotExist
from django.urls import NoReverseMatch

from madang.base.places.models import Government

from .letters import words
from .models import Message


@dataclass(frozen=True)
class Item:
    message: Message
    title: str
    text: str


def items(messages: Iterable[Message], government: Government) -> list[Item]:
    return [_item(message, government) for message in messages]


def _item(message: Message, government: Government) -> Item:
    message.government = government
    try:
        return Item(message, *words(message))
    except (TemplateDoesNotExist, NoReverseMatch):  # an old message of a stage that was rewritten since
        return Item(message, "", "")
