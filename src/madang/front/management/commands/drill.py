"""madang drill: a whole vote from keys to recount, by commands alone, in an empty database of its own.

Without DATABASE_URL and MADANG_VAR a folder is made for it and thrown away. Exit 0: everything held; exit 1: what did
not is said.
"""

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from madang.base.people.refusals import Refused
from madang.cycle.plan.models import Cycle
from madang.front.drill import Failed
from madang.front.drill.script import drill
from madang.front.drill.town import Numbers
from madang.front.rehearsal.visitor import Lost
from madang_methods.sealing.errors import SealError


class Command(BaseCommand):
    help = __doc__
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("--web", type=int, default=Numbers.web)
        parser.add_argument("--kiosk", type=int, default=Numbers.kiosk)
        parser.add_argument("--paper", type=int, default=Numbers.paper)
        parser.add_argument("--seed", type=int, default=2027)

    def handle(self, *, web, kiosk, paper, seed, **options):
        call_command("migrate", verbosity=0)
        if Cycle.objects.exists():
            raise CommandError("The drill needs an empty database: there is a year in this one.")
        began = last = time.monotonic()
        with TemporaryDirectory(prefix="madang-drill-") as folder:
            try:
                for told in drill(Path(folder), Numbers(web, kiosk, paper), seed):
                    now = time.monotonic()
                    self.stdout.write(f"{now - last:7.1f} s  {told}")
                    last = now
            except (Failed, Lost, Refused, SealError) as failed:
                self.stderr.write(f"The drill failed: {failed}")
                sys.exit(1)
        self.stdout.write(f"{time.monotonic() - began:7.1f} s  in all: the drill held")
