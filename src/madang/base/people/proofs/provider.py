"""What a way of proving identity must offer, and the list of those this installation uses."""

from dataclasses import dataclass, field
from functools import cache
from typing import Protocol

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.utils.module_loading import import_string

from madang.base.places.models import Area

from ..models import Belonging, Person, ResidenceMethod


@dataclass(frozen=True)
class Belongs:
    """Where someone was found to belong."""

    area: Area | None
    kind: Belonging
    method: ResidenceMethod
    checked_by: Person | None = None


@dataclass(frozen=True)
class Proven:
    """One human, as a provider found them. `subject` is used once for a keyed mark, and dropped.

    `assurance`: 1 someone holds a letter or a phone, 2 an institution vouches, 3 a clerk compared an identity card.
    """

    provider: str
    method: str
    subject: tuple[str, ...] = field(repr=False)
    assurance: int
    birth_year: int | None = None
    checked_by: Person | None = None
    belongs: Belongs | None = None


class IdentityProvider(Protocol):
    """A way to find out who someone is.

    `name` is its place in the address; `words` is the template that says what it proves and what it does not.
    """

    name: str
    words: str
    assurance: int

    def ask(self, request: HttpRequest) -> HttpResponse | Proven:
        """Show the next page of the asking, or say who it is."""


@cache
def providers() -> dict[str, IdentityProvider]:
    """The providers of IDENTITY_PROVIDERS, dotted paths of classes, in that order. Asked once, at the start."""
    found = {}
    for path in settings.IDENTITY_PROVIDERS:
        try:
            provider = import_string(path)()
        except ImportError as error:
            raise ImproperlyConfigured(
                f"IDENTITY_PROVIDERS names {path!r}, which cannot be imported: {error}"
            ) from error
        found[provider.name] = provider
    return found
