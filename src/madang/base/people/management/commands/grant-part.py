"""madang grant-part EMAIL GOVERNMENT ROLE: the first operator of a government has nobody to be given the part by."""

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from madang.base.people.models import Part, Person, Role
from madang.base.places.models import Government
from madang.base.record.actions import note


class Command(BaseCommand):
    help = "Give someone a part from the machine's console, as for a government's first operator."

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("government", help="its address here, such as haeoreum")
        parser.add_argument("role", choices=[role.value for role in Role if role != Role.RESIDENT])
        parser.add_argument("--office", default="")

    @transaction.atomic
    def handle(self, *, email, government, role, office, **options):
        person = Person.objects.filter(email=email.lower(), closed_at=None).first()
        town = Government.objects.filter(slug=government).first()
        if person is None:
            raise CommandError(f"Nobody has an account with {email}. Let them sign up first.")
        if town is None:
            raise CommandError(f"No government has the address {government}.")
        if person.parts.of(town).current().filter(role=role).exists():
            raise CommandError(f"{email} plays that part already.")
        part = Part.objects.create(person=person, government=town, role=role, office=office)
        facts = {"role": role, "office": office, "since": part.since.isoformat(), "until": ""}
        note(town, person.subject, "people.part_granted", by=None, actor="console", public=False, **facts)
        self.stdout.write(f"{email} plays the part {role} in {town}.")
