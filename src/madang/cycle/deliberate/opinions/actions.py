"""A conversation is opened with claims, people react and add claims, it ends, and the map is drawn and frozen."""

import hashlib
import json
from collections.abc import Iterable

from django.db import transaction
from django.db.models import Max

from madang.base import clock
from madang.base.notices.actions import announce
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.base.record.actions import note
from madang.base.talk.limits import count_attempt
from madang.base.talk.masking import Page, receive
from madang_methods.opinions import map_opinions, published, read_votes

from ..models import Claim, Conversation, Frozen, Reaction, Stance
from .claims import standing_claims
from .permissions import why_not_add, why_not_end, why_not_open_conversation, why_not_react, why_not_seed


@transaction.atomic
def open_conversation(conversation: Conversation, seeds: Iterable[str], *, by: Person) -> Conversation:
    require(why_not_open_conversation(by, conversation.cycle))
    conversation.made_by = by
    conversation.save(force_insert=True)
    for words in seeds:
        _keep(conversation, words, None)
    facts = _facts(conversation)
    subject = conversation.about or conversation.cycle.subject
    note(conversation.cycle.government, subject, "deliberate.conversation_opened", by=by, actor="officer", **facts)
    announce(conversation.cycle.government, subject, "deliberate.conversation_opened", facts)
    return conversation


@transaction.atomic
def add_seed(conversation: Conversation, words: str, *, by: Person) -> Claim:
    require(why_not_seed(by, conversation))
    return _keep(conversation, words, None)


@transaction.atomic
def add_claim(conversation: Conversation, words: str, *, by: Person, address: str = "") -> Claim:
    """A resident's own: read by everyone at once, masked before, hidden by moderators with a public reason."""
    require(why_not_add(by, conversation))
    count_attempt(conversation.cycle.government, "comment", by, address)
    return _keep(conversation, words, by)


@transaction.atomic
def react(claim: Claim, stance: Stance, *, by: Person) -> None:
    """The last word counts. It is noted nowhere else: not in the record, not in a list."""
    require(why_not_react(by, claim.conversation))
    Reaction.objects.update_or_create(claim=claim, person=by, defaults={"stance": Stance(stance)})


@transaction.atomic
def end_conversation(conversation: Conversation, *, by: Person) -> None:
    """Once its time is up. The worker draws the map afterwards: `freeze`."""
    require(why_not_end(by, conversation))
    if not Conversation.objects.filter(pk=conversation.pk, closed_at=None).update(closed_at=clock.now(), closed_by=by):
        raise Refused("deliberate.conversation_not_open")
    conversation.refresh_from_db(fields=["closed_at", "closed_by"])
    facts = _facts(conversation)
    subject = conversation.about or conversation.cycle.subject
    note(conversation.cycle.government, subject, "deliberate.conversation_ended", by=by, actor="officer", **facts)


@transaction.atomic
def freeze(pk: int) -> Frozen | None:
    """What was found, once and for all: whole numbers and hexagons, nothing about one person. None if already frozen."""
    found = Conversation.objects.select_related("cycle__government").filter(pk=pk, closed_at__isnull=False)
    conversation = found.select_for_update(of=("self",)).first()
    if conversation is None or Frozen.objects.filter(conversation=conversation).exists():
        return None
    what = _found(conversation)
    text = json.dumps(what, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    made = Frozen.objects.create(conversation=conversation, made_at=clock.now(), found=what, digest=digest)
    facts = _facts(conversation) | {"digest": digest, "people": what["people"], "groups": len(what["groups"])}
    subject = conversation.about or conversation.cycle.subject
    note(conversation.cycle.government, subject, "deliberate.map_drawn", by=None, **facts)
    return made


def _found(conversation: Conversation) -> dict:
    claims = {claim.pk: str(claim.number) for claim in standing_claims(conversation)}
    rows = Reaction.objects.filter(claim__in=claims).order_by("claim_id", "person_id")
    votes = read_votes(
        (str(who), claims[claim], stance) for who, claim, stance in rows.values_list("person_id", "claim_id", "stance")
    )
    found = map_opinions(votes, min_votes=conversation.min_votes, seed=conversation.pk)
    if found.groups and round((found.agreement or 0) * 100) < conversation.agreement:
        # Stable enough for the method, not for what was stated here: the map without groups.
        found = map_opinions(votes, min_votes=conversation.min_votes, seed=conversation.pk, resamples=0)
    return published(found)


def _keep(conversation: Conversation, words: str, by: Person | None) -> Claim:
    cycle = conversation.cycle
    Conversation.objects.select_for_update().get(pk=conversation.pk)
    last = Claim.objects.filter(conversation=conversation).aggregate(last=Max("number"))["last"] or 0
    made = Claim(conversation=conversation, number=last + 1, person=by, is_seed=by is None)
    here = Page(
        conversation.subject, conversation.title, "deliberate:conversation", (cycle.fiscal_year, conversation.pk)
    )
    received = receive(cycle.government, {"words": words}, here, by=by, subject=made.subject)
    made.words = received.words["words"][:140]
    made.save(force_insert=True)
    actor = "officer" if by is None else "resident"
    note(
        cycle.government,
        made.subject,
        "deliberate.claim_added",
        by=by,
        actor=actor,
        public=False,
        **_facts(conversation),
    )
    return made


def _facts(conversation: Conversation) -> dict:
    return {"title": conversation.title, "year": conversation.cycle.fiscal_year, "conversation": conversation.pk}
