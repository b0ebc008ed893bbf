"""For the background worker: a map of many voices takes longer than a page."""

from django.tasks import task

from .actions import freeze


@task()
def draw_map(pk: int) -> str:
    made = freeze(pk)
    return made.digest if made else ""
