"""Who may have a document made, see how far it is, and have the file: as its recipe says."""

from madang.base.files.models import Upload
from madang.base.people.models import Person, Role
from madang.base.places.models import Government

from .models import Making
from .recipe import Recipe


def why_not_start(person: Person, government: Government, recipe: Recipe, args: dict) -> str | None:
    return recipe.why_not(person, government, **args)


def why_not_see(person: Person, making: Making) -> str | None:
    found = making.found
    return found.why_not(person, making.government, **making.args) if found else "documents.recipe_is_gone"


def why_not_have(person: Person, upload: Upload) -> str | None:
    """The file: for whoever may see the making."""
    making = Making.objects.select_related("government").filter(file=upload).first()
    return why_not_see(person, making) if making else "files.not_public"


def why_not_list(person: Person, government: Government) -> str | None:
    return person.why_not_play(government, Role.OFFICER)
