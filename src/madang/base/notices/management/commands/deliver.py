"""madang deliver: send the messages that are due."""

import time

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from madang.base.notices.delivery import deliver
from madang.base.notices.models import Channel, Message


class Command(BaseCommand):
    help = "Send the messages that are due. Several may run at once; each message is held by one."

    def add_arguments(self, parser):
        parser.add_argument("--every", type=int, metavar="SECONDS", help="keep going, with this pause in between")
        parser.add_argument("--at-most", type=int, default=1000, metavar="N", help="messages a pass (1000)")
        parser.add_argument("--given-up", action="store_true", help="only list what was given up, and why")

    def handle(self, *, every, at_most, given_up, **options):
        if given_up:
            return self._list_given_up()
        while True:
            self._one_pass(at_most)
            if not every:
                return None
            time.sleep(every)

    def _one_pass(self, at_most):
        done = deliver(at_most)
        facts = {"sent": done.sent, "failed": done.failed, "given_up": done.given_up}
        self.stdout.write(_("보냄 %(sent)d · 다시 시도할 것 %(failed)d · 포기 %(given_up)d") % facts)
        for channel, count in done.waiting_there.items():
            self.stderr.write(f"{Channel(channel).label}: {count} · {done.stuck[channel]}")
        if done.given_up:
            self.stderr.write(_("무엇을 왜 포기했는지: madang deliver --given-up"))

    def _list_given_up(self):
        for message in Message.objects.given_up().order_by("gave_up_at"):
            when = message.gave_up_at.isoformat(timespec="minutes")
            self.stdout.write(f"{when}\t{message.pk}\t{message.template}\t{message.channel}\t{message.last_error}")
