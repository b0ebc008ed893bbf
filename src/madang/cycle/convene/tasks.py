"""For the background worker: the arithmetic of a lottery may take longer than a page."""

from django.tasks import task

from .actions.drawing import reckon


@task()
def reckon_lottery(pk: int) -> str:
    return reckon(pk)
