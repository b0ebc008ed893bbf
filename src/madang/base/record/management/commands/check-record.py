"""madang check-record: whether every chain holds, and its head, a line a government: slug, number, digest.

Keep the output where whoever runs this machine cannot write; --kept FILE then tells whether an end was cut off since.
"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from madang.base.places.models import Government
from madang.base.record.actions import broken_links, head, holds


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--kept", type=Path, help="lines that this command printed earlier")

    def handle(self, *args, kept=None, **options):
        wrong = list(_no_longer_there(kept.read_text()) if kept else ())
        for government in Government.objects.taking_part():
            wrong += [f"{government.slug} {number} does not fit" for number in broken_links(government)]
            if last := head(government):
                self.stdout.write(f"{government.slug} {last.number} {last.digest}")
        if wrong:
            raise CommandError("\n".join(wrong))


def _no_longer_there(lines: str):
    for line in lines.splitlines():
        slug, number, digest = line.split()
        government = Government.objects.filter(slug=slug).first()
        if government is None or not holds(government, int(number), digest):
            yield f"{slug} {number} was {digest} and is not there any more"
