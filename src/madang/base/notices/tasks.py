"""For the background worker: the same as `madang deliver`."""

from django.tasks import task

from .delivery import deliver


@task()
def deliver_due() -> int:
    return deliver().sent
