"""For the background worker: make one document."""

from django.tasks import task

from .run import run


@task()
def make(pk: int) -> str:
    return run(pk)
