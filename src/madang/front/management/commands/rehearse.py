"""madang rehearse: let the people of the demo city live their year up to its middle, or to its end."""

import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from madang.base import clock
from madang.base.places.models import Government
from madang.front.rehearsal import MIDDLE_OF_THE_YEAR, TOWN
from madang.front.rehearsal.city.wishes import VOTERS
from madang.front.rehearsal.script import acts


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--seed", type=int, default=2027)
        parser.add_argument("--voters", type=int, default=90, help=f"at least {VOTERS}: so many voted last year")
        parser.add_argument("--whole-year", action="store_true", help="go on to the last act")

    def handle(self, seed, voters, whole_year, **options):
        if not settings.DEMO:
            raise CommandError("Only the demo is rehearsed: MADANG_MODE=demo.")
        if Government.objects.filter(slug=TOWN).exists():
            raise CommandError("The city has lived this year already. Begin anew with: ./run demo --fresh")
        if voters < VOTERS:
            raise CommandError(f"Last year {VOTERS} people voted: --voters {VOTERS} or more.")
        began = time.monotonic()
        for act in acts(seed=seed, voters=voters):
            if act.at > MIDDLE_OF_THE_YEAR and not whole_year:
                break
            with clock.set_to(act.at):
                act.play()
            self.stdout.write(f"  {act.at:%Y-%m-%d}  {act.title}")
        self.stdout.write(f"  {time.monotonic() - began:.1f} s")
