"""madang load-classification FILE --since YEAR: the fields and sectors that hold from a fiscal year on."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from madang.cycle.budget.classification_file import read_classification
from madang.cycle.budget.models import Classification


class Command(BaseCommand):
    help = "Load a newer list of fields and sectors (CSV). Years before it keep the list that they had."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="CSV: level,code,name_ko,name_en,parent_code,source")
        parser.add_argument("--since", type=int, required=True, help="the first fiscal year it holds for")

    @transaction.atomic
    def handle(self, *, file, since, **options):
        if not 1990 <= since <= 2200:
            raise CommandError(f"{since} is no fiscal year.")
        if Classification.objects.filter(since=since).exists():
            raise CommandError(f"There is a list since {since} already; a list is never written over.")
        try:
            data = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}.") from error
        reading = read_classification(data, since)
        if reading.faults:
            told = [f"  line {fault.row}, {fault.field}: {fault.what}" for fault in reading.faults]
            raise CommandError("\n".join(["Nothing was loaded.", *told]))
        Classification.objects.bulk_create(reading.lines)
        self.stdout.write(f"{len(reading.lines)} fields and sectors since {since}.")
