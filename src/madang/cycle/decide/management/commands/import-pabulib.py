"""madang import-pabulib FILE: a real election into a government, a year, projects and ballots, and its result."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from madang.cycle.decide.pabulib.bring_in import import_file
from madang_methods.counting import ElectionError
from madang_methods.counting.pabulib import PabulibError


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--slug", default="", help="address of the government, such as lodz")

    def handle(self, file: Path, slug: str, **options):
        self.stdout.write(f"{file.name} …")
        try:
            poll, count = import_file(file, slug=slug, tell=lambda far: self.stdout.write(f"  {far}"))
        except FileNotFoundError as error:
            raise CommandError(f"{file}: no such file.") from error
        except (PabulibError, ElectionError) as error:
            raise CommandError(f"{file.name}: {error}") from error
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        self._tell(poll, count)

    def _tell(self, poll, count):
        cycle = poll.cycle
        address = f"{cycle.government.address}{cycle.fiscal_year}/decide/{poll.track.code}/"
        if count is None:
            self.stdout.write(f"Stored, not counted: this version cannot run the rule {poll.source.rule!r}. {address}")
            return
        funded = sorted(count.verdicts.filter(funded=True).values_list("option__code", flat=True))
        self.stdout.write(f"{count.ballots:,} ballots, {len(funded)} projects funded. {address}")
        if (published := poll.source.published_funded) is not None:
            same = "the same as" if published == funded else "NOT the same as"
            self.stdout.write(f"The result is {same} the published one ({len(published)} projects).")
