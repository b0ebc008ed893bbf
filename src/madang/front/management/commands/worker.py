"""madang worker: what the site does in the background. Letters go out every minute, queued tasks at once."""

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options):
        call_command("ox_worker")
