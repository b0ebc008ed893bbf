"""Ask the machine once for a text and a language, and keep what it said."""

from hashlib import sha256

from django.conf import settings
from django.utils.module_loading import import_string

from madang.base.people.refusals import Refused

from ..models import Text, Translation
from .provider import Provider


def is_on() -> bool:
    return bool(getattr(settings, "TRANSLATOR", ""))


def kept(text: Text, words: str, language: str) -> Translation | None:
    """What the machine has made of exactly these words."""
    return text.translations.filter(language=language, source=_digest(words)).first()


def translate(text: Text, words: str, language: str) -> Translation:
    """Raises Refused("talk.no_translation") where none is configured or it does not answer.

    `words` are the public ones: what was masked never leaves the house.
    """
    if not is_on():
        raise Refused("talk.no_translation")
    if found := kept(text, words, language):
        return found
    machine: Provider = import_string(settings.TRANSLATOR)()
    try:
        said = machine.translate(words, text.language, language)
    except OSError as silent:
        raise Refused("talk.no_translation") from silent
    about = {"words": said, "provider": machine.name}
    return Translation.objects.get_or_create(text=text, language=language, source=_digest(words), defaults=about)[0]


def _digest(words: str) -> str:
    return sha256(words.encode()).hexdigest()
