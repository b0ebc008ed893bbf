"""Have a document made, give up what nobody makes any more, and forget what has been lying long enough."""

import hashlib
import json
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import get_language

from madang.base import clock
from madang.base.files.actions import remove_upload
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.places.models import Government

from .models import Making, MakingState
from .permissions import why_not_start
from .recipe import Recipe, find
from .tasks import make

KEPT = timedelta(days=30)
SILENT = "silent"


def start_making(
    government: Government,
    name: Recipe | str,
    args: dict | None = None,
    *,
    by: Person | None,
    suffix: str = "pdf",
    back: str = "",
    language: str = "",
) -> Making:
    """start_making(government, white_paper, {"year": 2025}, by=officer, suffix="hwpx", back=request.path)

    Hands it to the worker and returns at once; whoever asks for what is under way gets that. `args` are JSON values.
    Raises Refused as the recipe says, and UnknownRecipe for what is none. `by=None` is the site itself.
    """
    recipe = find(name if isinstance(name, str) else name.name)
    args = args or {}
    if by is not None:
        require(why_not_start(by, government, recipe, args))
    language = language or get_language() or government.language
    key = _key(recipe.name, args, suffix, language)
    give_up(government)
    about = {"recipe": recipe.name, "args": args, "suffix": suffix, "language": language}
    try:
        with transaction.atomic():
            making = Making.objects.create(government=government, key=key, asked_by=by, back=_inside(back), **about)
            make.enqueue(making.pk)
    except IntegrityError:
        return Making.objects.of(government).under_way().get(key=key)
    return making


def give_up(government: Government | None = None) -> int:
    """Say of what nobody has spoken of for long that it failed, so that it can be asked for anew."""
    silent = Making.objects.silent() if government is None else Making.objects.of(government).silent()
    return silent.update(state=MakingState.FAILED, ended_at=clock.now(), error=SILENT)


def forget() -> int:
    """Files and rows of makings that ended long ago; and give up those that are silent."""
    give_up()
    old = list(Making.objects.filter(ended_at__lt=clock.now() - KEPT).select_related("file"))
    for making in old:
        with transaction.atomic():
            making.delete()
            if making.file:
                remove_upload(making.file)
    return len(old)


def _key(*said) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _inside(address: str) -> str:
    """Only an address of this site."""
    return address[:300] if address.startswith("/") and not address.startswith(("//", "/\\")) else ""
