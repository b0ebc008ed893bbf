"""What the background worker does by itself."""

from django.core.management import call_command
from django.tasks import task


@task()
def tidy_up() -> None:
    """Every night: forget what has expired, sessions included, and remove files that no row needs."""
    call_command("clearsessions")
    call_command("forget-expired")
    call_command("sweep-files")
