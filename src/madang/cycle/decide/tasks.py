"""For the background worker: the second count, which may take longer than a page."""

from django.tasks import task

from .actions import run_check


@task()
def check_count(pk: int) -> str:
    return run_check(pk)
