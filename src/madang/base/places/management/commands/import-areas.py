"""madang import-areas GOVERNMENT FILE.csv: a government's areas, all or nothing."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from madang.base.places.area_file import OPTIONAL, REQUIRED, Wrong, read, store
from madang.base.places.models import Government


class Command(BaseCommand):
    help = f"Read areas from a CSV file with the columns {', '.join(REQUIRED)} and, if wanted, {', '.join(OPTIONAL)}."

    def add_arguments(self, parser):
        parser.add_argument("government", help="its address here, such as haeoreum")
        parser.add_argument("file", type=Path)

    def handle(self, *, government, file, **options):
        town = Government.objects.filter(slug=government).first()
        if town is None:
            raise CommandError(f"No government has the address {government}.")
        if not file.is_file():
            raise CommandError(f"There is no file {file.name}.")
        try:
            new, changed = store(town, read(file))
        except Wrong as wrong:
            raise CommandError(f"{file.name}, {wrong}. Nothing was stored.") from wrong
        self.stdout.write(f"{town}: {new} new areas, {changed} changed.")
