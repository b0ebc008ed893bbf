"""madang hand-out-codes GOVERNMENT SIZE LAST_DAY FILE --by EMAIL: codes for the printing house, however many."""

import os
from datetime import date, datetime, time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from madang.base.people.actions import hand_out_codes
from madang.base.people.models import Belonging, Person
from madang.base.people.refusals import Refused
from madang.base.places.models import Area, Government


class Command(BaseCommand):
    help = "Make access codes and write them to a new CSV file that only you can read. They cannot be read again."

    def add_arguments(self, parser):
        parser.add_argument("government", help="its address here, such as haeoreum")
        parser.add_argument("size", type=int)
        parser.add_argument("last_day", type=date.fromisoformat, help="the last day they can be used, like 2026-09-18")
        parser.add_argument("file", type=Path)
        parser.add_argument("--by", required=True, help="email of the officer who answers for them")
        parser.add_argument("--area", help="code of the area they are for")
        parser.add_argument("--kind", choices=Belonging.values, default=Belonging.REGISTERED)

    def handle(self, *, government, size, last_day, file, by, area, kind, **options):
        town = Government.objects.filter(slug=government).first()
        officer = Person.objects.filter(email=by.lower()).first()
        where = Area.objects.of(town).now().filter(code=area).first() if town and area else None
        if town is None or officer is None or (area and where is None):
            raise CommandError("The government, the officer's email or the area's code is not known here.")
        officer.passed_second_factor = True  # who sits at the machine's console has more than a second factor
        until = timezone.make_aware(datetime.combine(last_day, time(23, 59, 59)))
        try:
            with open(file, "x", encoding="utf-8-sig", opener=_mine_alone) as out:
                _, codes = hand_out_codes(town, area=where, kind=kind, size=size, expires_at=until, by=officer)
                out.write("\r\n".join(["code", *codes]) + "\r\n")
        except FileExistsError as error:
            raise CommandError(f"{file.name} is there already; choose another name.") from error
        except Refused as refused:
            file.unlink()
            raise CommandError(f"{by} may not hand out codes in {town}: {refused.reason}.") from refused
        self.stdout.write(f"{size} codes for {town} in {file.name}.")


def _mine_alone(path, flags):
    return os.open(path, flags, 0o600)
