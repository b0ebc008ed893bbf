"""Which functions may make a document in the background: those that a room has declared, found again by their name."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.module_loading import import_string

from madang.base.people.models import Person, Role
from madang.base.places.models import Government

from ..document import Document

# How far it is, from 0 to 100, and what is being done: a sentence marked with gettext_noop.
Tell = Callable[[int, str], None]
WhyNot = Callable[..., str | None]
ROOMS = "madang."


class UnknownRecipe(LookupError):
    """The name leads to nothing that was declared as a recipe: a programme of today does not know it any more."""


def only_officers(person: Person, government: Government, **args) -> str | None:
    return person.why_not_play(government, Role.OFFICER)


@dataclass(frozen=True)
class Recipe:
    """What a decorated function becomes. It is still called as before."""

    make: Callable[..., Document]
    title: str
    why_not: WhyNot = only_officers

    def __call__(self, *args, **kwargs) -> Document:
        return self.make(*args, **kwargs)

    @property
    def name(self) -> str:
        """Where it is found again: madang.cycle.feedback.documents.white_paper."""
        return f"{self.make.__module__}.{self.make.__qualname__}"


def recipe(title: str, why_not: WhyNot = only_officers) -> Callable[[Callable[..., Document]], Recipe]:
    """Declare a function that makes a long document.

    @recipe(_("연간 백서"), why_not=why_not_see_the_draft)
    def white_paper(government, tell, *, year): tell(10, gettext_noop("표를 모으고 있습니다")); return Document(…)

    `why_not(person, government, **args)` says who may ask for it and see what came of it; by default officers.
    """
    return lambda make: Recipe(make, title, why_not)


def find(name: str) -> Recipe:
    """Raises UnknownRecipe for whatever is not declared, importable or not."""
    if not name.startswith(ROOMS):
        raise UnknownRecipe(name)
    try:
        found = import_string(name)
    except ImportError as error:
        raise UnknownRecipe(name) from error
    if not isinstance(found, Recipe):
        raise UnknownRecipe(name)
    return found
