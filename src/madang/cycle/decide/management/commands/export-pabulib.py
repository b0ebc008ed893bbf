"""madang export-pabulib GOVERNMENT YEAR TRACK: the ballots of a vote that is over, as a Pabulib file on stdout."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from madang.cycle.decide.models import Count
from madang.cycle.decide.pabulib.write_back import file_of
from madang.cycle.vote.models import Poll, Source


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("government")
        parser.add_argument("year", type=int, help="fiscal year")
        parser.add_argument("track")
        parser.add_argument("--out", type=Path, help="a file instead of stdout")

    def handle(self, government, year, track, out, **options):
        named = {"cycle__government__slug": government, "cycle__fiscal_year": year, "track__code": track}
        poll = Poll.objects.filter(**named).select_related("cycle__government", "track").first()
        if poll is None:
            raise CommandError(f"There is no vote {track!r} in {government!r} for {year}.")
        if not Count.objects.of(poll).published().exists() and not Source.objects.filter(poll=poll).exists():
            raise CommandError("The result is not published yet; the ballots stay closed until then.")
        data = file_of(poll)
        if out:
            out.write_bytes(data)
        else:
            sys.stdout.buffer.write(data)
