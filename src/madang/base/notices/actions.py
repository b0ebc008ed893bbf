"""Tell people about an act, in its transaction; follow, unfollow, choose how to be told, stop."""

import hashlib
import secrets
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Q
from django.template.loader import get_template

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.places.models import Government

from .models import Channel, Frequency, Message, Preference, Silence, Subscription
from .permissions import why_not_follow
from .stopping import mark
from .timing import leaves_at


def announce(
    government: Government,
    subject: str,
    stage_event: str,
    facts: dict | None = None,
    *,
    also: Iterable[Person | str] = (),
    followers: bool = True,
    act: str = "",
) -> int:
    """announce(government, proposal.subject, "propose.published", {"title": proposal.title}, also=[proposer])

    Tells everyone who follows the subject, and `also` these people (or e-mail addresses and phone numbers of people
    without an account). `followers=False` keeps a private matter to `also`. Facts are JSON values that every recipient
    may read. `act` names the act for a job that may run twice ("closing-soon/2027-05-01"); without it every call is
    an act of its own. Returns how many people it is for. Raises TemplateDoesNotExist when the stage has no such message.
    """
    draft = Message(government=government, subject=subject, template=stage_event, facts=facts or {})
    get_template(draft.path)
    act = act or secrets.token_hex(8)
    also = list(also)
    messages = [_to_person(draft, act, person, wish) for person, wish in _people(draft, also, followers)]
    messages += [_to_address(draft, act, address) for address in _addresses(also)]
    # The one write, and so a whole. Only the key may collide, and then nothing changes; "ignore conflicts" would also
    # swallow broken constraints.
    Message.objects.bulk_create(
        messages, batch_size=500, update_conflicts=True, unique_fields=["key"], update_fields=["key"]
    )
    return len(messages)


def follow(government: Government, subject: str, *, by: Person, name: str = "") -> None:
    """`name` is what the person will find it under in their list."""
    require(why_not_follow(by, subject))
    called = {"name": " ".join(name.split())[:120]}
    Subscription.objects.get_or_create(government=government, subject=subject, person=by, defaults=called)


def unfollow(government: Government, subject: str, *, by: Person) -> None:
    Subscription.objects.of(government).about(subject).filter(person=by).delete()


@transaction.atomic
def prefer(preference: Preference) -> None:
    """Keep a person's wish, and their language; what still waits for them follows it."""
    preference.save()
    preference.person.save(update_fields=["language"])
    waiting = Message.objects.to(preference.person).waiting().filter(claimed_at=None)
    if preference.outward == Channel.IN_APP:
        waiting.update(channel=Channel.IN_APP, sent_at=clock.now())
        return
    for government in Government.objects.filter(pk__in=waiting.order_by().values("government")):
        waiting.of(government).update(
            channel=preference.outward,
            frequency=preference.frequency,
            not_before=leaves_at(preference.frequency, government.time_zone),
        )


@transaction.atomic
def stop(who: dict) -> None:
    """Send nothing more to the recipient a signed word names (stopping.who_stops). Their inbox on the site remains."""
    if "mark" in who:
        Silence.objects.get_or_create(mark=who["mark"])
        return
    person = Person.objects.filter(pk=who["person"]).first()
    if person:
        preference = Preference.objects.filter(person=person).first() or Preference(person=person)
        preference.unsubscribed = True
        prefer(preference)


def forget_left() -> int:
    """Drop the wishes, subscriptions and messages of people who closed their account. How many rows."""
    rows = (model.objects.exclude(person__closed_at=None) for model in (Preference, Subscription, Message))
    return sum(their.filter(person__isnull=False).delete()[0] for their in rows)


def mark_read(government: Government, person: Person, *numbers: int) -> None:
    """These messages, or all of them when none is named."""
    messages = Message.objects.of(government).to(person).unread()
    if numbers:
        messages = messages.filter(pk__in=numbers)
    messages.update(read_at=clock.now())


def _people(draft: Message, also: list, followers: bool) -> list[tuple[Person, Preference]]:
    named = {one.pk: one for one in also if isinstance(one, Person)}
    chosen, wished = named.values(), Q(person__in=list(named))
    if followers:
        following = Subscription.objects.of(draft.government).about(draft.subject).values("person")
        chosen = Person.objects.filter(Q(pk__in=list(named)) | Q(pk__in=following))
        wished |= Q(person__in=following)
    wishes = {wish.person_id: wish for wish in Preference.objects.filter(wished)}
    return [(one, wishes.get(one.pk) or Preference(person=one)) for one in chosen if one.is_active]


def _addresses(also: list) -> list[str]:
    addresses = {one.strip().lower() for one in also if isinstance(one, str)}
    if not addresses:
        return []
    silent = set(Silence.objects.filter(mark__in=map(mark, addresses)).values_list("mark", flat=True))
    return sorted(one for one in addresses if one and mark(one) not in silent)


def _to_person(draft: Message, act: str, person: Person, wish: Preference) -> Message:
    message = _copy(draft, act, f"person {person.pk}")
    message.person = person
    message.channel, message.language, message.frequency = wish.outward, person.language, wish.frequency
    message.not_before = leaves_at(wish.frequency, draft.government.time_zone)
    if wish.outward == Channel.IN_APP:
        message.sent_at = message.created_at
    return message


def _to_address(draft: Message, act: str, address: str) -> Message:
    message = _copy(draft, act, address)
    message.address, message.language = address, draft.government.language
    message.channel = Channel.EMAIL if "@" in address else Channel.SMS
    return message


def _copy(draft: Message, act: str, recipient: str) -> Message:
    said = "|".join([str(draft.government_id), draft.subject, draft.template, act, recipient])
    return Message(
        key=hashlib.sha256(said.encode()).hexdigest(),
        government=draft.government,
        subject=draft.subject,
        template=draft.template,
        facts=draft.facts,
        frequency=Frequency.AT_ONCE,
    )
