"""madang forget-expired: remove marks and residences whose time is over. For every night."""

from django.core.management.base import BaseCommand

from madang.base.people.leaving import forget_expired


class Command(BaseCommand):
    help = "Remove proofs of identity and residence that have expired."

    def handle(self, **options):
        self.stdout.write(f"{forget_expired()} expired proofs removed.")
