"""A piece of a real conversation goes through the same acts; the map is the one that the method draws by itself."""

import json
from datetime import timedelta

import pytest

from madang.base import clock
from madang.base.people.models import Part, Person
from madang.cycle.deliberate.models import Claim, Conversation, Reaction
from madang.cycle.deliberate.opinions import actions
from madang_methods.opinions import map_opinions, published, read_votes
from madang_methods.opinions.tests.samples import real

pytestmark = pytest.mark.django_db
PEOPLE, CLAIMS = 120, 20


@pytest.fixture
def piece():
    """(person, claim number, stance) of the first hundred and twenty people on the first twenty statements."""
    votes = real("scoop-hivemind.ubi")
    rows = zip(votes.person.tolist(), votes.statement.tolist(), votes.value.tolist(), strict=True)
    return [(who, what + 1, stance) for who, what, stance in rows if who < PEOPLE and what < CLAIMS]


def test_the_frozen_map_is_what_anyone_can_reckon_from_the_votes(piece, year, haeoreum, during, kim):
    now = during(year, "deliberate", days=1)
    conversation = Conversation(
        cycle=year, title="기본소득", question="?", opens_at=now, closes_at=now + timedelta(days=1)
    )
    actions.open_conversation(conversation, [f"말 {n}" for n in range(1, CLAIMS + 1)], by=kim)
    people = Person.objects.bulk_create(Person(email=f"p{n}@example.org", password="!") for n in range(PEOPLE))
    Part.objects.bulk_create(Part(person=one, government=haeoreum, role="resident") for one in people)
    claims = {claim.number: claim for claim in Claim.objects.filter(conversation=conversation)}
    Reaction.objects.bulk_create(
        Reaction(claim=claims[what], person=people[who], stance=stance) for who, what, stance in piece
    )
    with clock.set_to(conversation.closes_at):
        actions.end_conversation(conversation, by=kim)
        frozen = actions.freeze(conversation.pk)
    frozen.refresh_from_db()
    here = map_opinions(read_votes((f"q{who}", str(what), stance) for who, what, stance in piece), seed=conversation.pk)
    assert frozen.found == json.loads(json.dumps(published(here)))
    assert frozen.found["people"] == len({who for who, _what, _stance in piece})
