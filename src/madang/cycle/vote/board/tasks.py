"""For the background worker: the same as `madang board`."""

from django.tasks import task

from .rounds import go_round


@task()
def keep_boards() -> int:
    return go_round()
