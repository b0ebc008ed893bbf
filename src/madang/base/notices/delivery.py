"""Send what is due. Two workers never hold the same message, and a worker that dies loses none.

A row is claimed by a conditional UPDATE, sent outside any transaction, then marked. A crash between claim and send is
mended when the lease ends. A crash between send and mark sends once more: delivery is at least once, never less; every
attempt carries the same key and Message-ID so that a gateway or mail program can drop the second.
"""

import secrets
from collections import Counter
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import F

from madang.base import clock
from madang.base.people.models import Person

from .actions import forget_left
from .channels import Provider, Undeliverable, providers
from .letters import Letter, write
from .models import ATTEMPTS, Channel, Frequency, Message, Preference, Silence
from .stopping import mark
from .timing import try_again_at


@dataclass
class Delivered:
    """What one run did. `stuck` counts what waits on a channel nobody configured, with what to set."""

    sent: int = 0
    failed: int = 0
    given_up: int = 0
    stuck: dict[str, str] = field(default_factory=dict)
    waiting_there: Counter = field(default_factory=Counter)


def deliver(at_most: int = 1000) -> Delivered:
    """One pass over what is due now. Call it outside a transaction; any number of workers may do so at once."""
    forget_left()
    done = Delivered()
    ways = providers()
    done.stuck = {name: why for name, way in ways.items() if (why := way.why_not())}
    done.waiting_there.update(Message.objects.due().filter(channel__in=done.stuck).values_list("channel", flat=True))
    done.given_up += _give_up(Message.objects.lost(), "the worker died every time")
    usable = Message.objects.due().filter(channel__in=ways.keys() - done.stuck.keys())
    for pk in list(usable.order_by("not_before", "pk").values_list("pk", flat=True)[:at_most]):
        if claimed := claim(pk):
            _send(claimed, ways[claimed[0].channel], done)
    return done


def claim(pk: int) -> list[Message]:
    """This message, or the whole bundle it belongs to, held by nobody else; empty when another was faster."""
    message = Message.objects.due().filter(pk=pk).first()
    if message is None:
        return []
    holder = secrets.token_hex(16)
    with transaction.atomic():
        rows = Message.objects.due().filter(pk=pk)
        if message.frequency != Frequency.AT_ONCE:
            # Rows of a bundle are taken under one lock, in one order, so that two workers cannot cross.
            Person.objects.select_for_update().get(pk=message.person_id)
            rows = Message.objects.due().of(message.government).to(message.person).exclude(frequency=Frequency.AT_ONCE)
            rows = rows.filter(channel=message.channel)
        rows.update(claimed_by=holder, claimed_at=clock.now(), attempts=F("attempts") + 1)
    # Beside the holder the recipient or the number, for there is no index over holders.
    held = Message.objects.filter(claimed_by=holder)
    alone = message.frequency == Frequency.AT_ONCE
    held = held.filter(pk=pk) if alone else held.of(message.government).to(message.person)
    held = held.select_related("government", "person")
    return list(held.prefetch_related("government__hosts").order_by("created_at", "pk"))


def _send(messages: list[Message], way: Provider, done: Delivered) -> None:
    mine = Message.objects.waiting().filter(
        pk__in=[message.pk for message in messages], claimed_by=messages[0].claimed_by
    )
    try:
        way.send(_letter(messages, mine))
    except Undeliverable as error:
        done.given_up += _give_up(mine, str(error))
    except Exception as error:  # noqa: BLE001 - whatever a carrier raises, the next message still gets its turn
        _fail(mine, max(message.attempts for message in messages), _what_failed(error), done)
    else:
        done.sent += mine.update(sent_at=clock.now(), last_error="")


def _letter(messages: list[Message], mine) -> Letter:
    to = _address(messages[0])
    try:
        return write(messages, to)
    except Exception:
        mine.update(frequency=Frequency.AT_ONCE)  # one that cannot be written must not hold back its bundle
        raise


def _address(message: Message) -> str:
    """Where it goes today: people move, close accounts and ask for silence after the row was written."""
    if message.person_id is None:
        if Silence.objects.filter(mark=mark(message.address)).exists():
            raise Undeliverable("asked for silence")
        return message.address
    if not message.person.is_active:
        raise Undeliverable("the account is closed")
    if message.channel == Channel.EMAIL:
        return message.person.email
    wish = Preference.objects.filter(person=message.person).first()
    if not (wish and wish.phone):
        raise Undeliverable("no phone number")
    return wish.phone


def _fail(mine, attempts: int, error: str, done: Delivered) -> None:
    if attempts >= ATTEMPTS:
        done.given_up += _give_up(mine, error)
        return
    again = try_again_at(attempts)
    done.failed += mine.update(claimed_by="", claimed_at=None, not_before=again, last_error=error[:200])


def _give_up(rows, error: str) -> int:
    return rows.update(gave_up_at=clock.now(), last_error=error[:200])


def _what_failed(error: Exception) -> str:
    # A carrier's words often quote the recipient, and that need not be kept twice.
    return f"{type(error).__name__} {getattr(error, 'smtp_code', '')}".strip()
