"""The making itself, as the worker does it: call the recipe, set the document, keep the file."""

import logging

from django.db import transaction
from django.utils.translation import gettext_noop, override

from madang.base import clock
from madang.base.files.actions import keep_made

from ..document import Document
from ..plain import digest
from ..render import Form, forms_of
from .models import Making, MakingState

log = logging.getLogger(__name__)
SETTING = 70  # the recipe's own hundred per cent; the rest is the typesetter's


class Overtaken(Exception):
    """Another worker took it, or it was given up, while we were at it: what we made is nobody's."""


def run(pk: int) -> str:
    """How it ended. Whoever comes second finds nothing to do."""
    making = Making.objects.select_related("government", "asked_by").filter(pk=pk).first()
    if making is None or not making.begin():
        return "nothing to do"
    making.refresh_from_db(fields=["tries", "state"])
    try:
        with override(making.language):
            document, form = _made(making)
            _tell(making, SETTING, gettext_noop("파일로 짜고 있습니다"))
            content = form.render(document)
        _keep(making, document, form, content)
    except Overtaken:
        return "overtaken"
    except Exception as error:
        # Whatever went wrong in the recipe is for the officer to read, and for the operator's log to hold in full.
        log.exception("Making %s failed", pk)
        _end(making, MakingState.FAILED, error=f"{type(error).__name__}: {error}"[:300])
        return "failed"
    return "done"


def _made(making: Making) -> tuple[Document, Form]:
    recipe = making.found
    if recipe is None:
        raise LookupError(f"No recipe is called {making.recipe}.")
    document = recipe(
        making.government,
        lambda percent, step="": _tell(making, min(max(percent, 0), 100) * SETTING // 100, step),
        **making.args,
    )
    forms = forms_of(document)
    if making.suffix not in forms:
        raise LookupError(f"This document has no form {making.suffix}.")
    return document, forms[making.suffix]


def _tell(making: Making, percent: int, step: str) -> None:
    """Each word also says that we are alive. Raises Overtaken."""
    if not _ours(making).update(percent=percent, step=step[:100], seen_at=clock.now()):
        raise Overtaken


def _keep(making: Making, document: Document, form: Form, content: bytes) -> None:
    with transaction.atomic():
        kept = keep_made(
            making.government,
            content,
            f"{document.name}.{form.suffix}",
            form.media_type,
            by=making.asked_by,
            subject=making.subject,
        )
        _end(making, MakingState.DONE, percent=100, step="", file=kept, document_digest=digest(document))


def _end(making: Making, state: MakingState, **fields) -> None:
    if not _ours(making).update(state=state, ended_at=clock.now(), seen_at=clock.now(), **fields):
        raise Overtaken


def _ours(making: Making):
    return Making.objects.filter(pk=making.pk, state=MakingState.RUNNING, tries=making.tries)
