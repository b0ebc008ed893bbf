"""madang open-government CODE ADDRESS: a government begins to run its budget here."""

import re

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from madang.base.places.models import Government
from madang.base.record.actions import note


class Command(BaseCommand):
    help = "Give a government its address on this platform: madang open-government 11110 jongno"

    def add_arguments(self, parser):
        parser.add_argument("code", help="2 digits of a province, 5 of a municipality (법정동코드)")
        parser.add_argument("address", help="small letters, digits and -, such as jongno")

    @transaction.atomic
    def handle(self, *, code, address, **options):
        if not re.fullmatch(r"[a-z][a-z0-9-]{1,39}", address) or address in settings.PLATFORM_PATHS:
            raise CommandError(
                f"{address!r} cannot be an address: small letters, digits and -, and no word of the platform."
            )
        government = Government.objects.local().now().filter(code=code).first()
        if government is None:
            raise CommandError(f"No local government has the code {code} today..")
        if government.slug:
            raise CommandError(f"{government} is here already, at /{government.slug}/.")
        if Government.objects.filter(slug=address).exists():
            raise CommandError(f"/{address}/ belongs to another government.")
        government.slug = address
        government.save(update_fields=["slug"])
        note(
            government,
            f"government/{government.pk}",
            "front.government_opened",
            by=None,
            actor="console",
            name=government.name,
        )
        self.stdout.write(
            f"{government} is open at /{address}/. Next: sign up there, then madang grant-part EMAIL {address} operator"
        )
