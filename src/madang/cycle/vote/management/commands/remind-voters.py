"""madang remind-voters: on the last day of a vote, tell whoever is on the roll and has not voted, once."""

from django.core.management.base import BaseCommand

from madang.cycle.vote.reminding import remind_on_the_last_day, remind_who_began


class Command(BaseCommand):
    help = __doc__

    def handle(self, *args, **options):
        return f"{remind_on_the_last_day() + remind_who_began()} people are reminded"
