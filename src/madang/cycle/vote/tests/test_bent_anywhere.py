"""T-V1: a finished vote in which any one thing was changed behind the database's back does not hold, and says where."""

import json
from random import Random

import pytest
from django.db import connection, transaction

from madang.base.people.refusals import Refused
from madang.cycle.vote import publishing
from madang.cycle.vote.board import lines
from madang.cycle.vote.board.batch import append
from madang.cycle.vote.kit import kit_of
from madang.cycle.vote.models import Ballot, Poll, Publication, RollEntry
from madang.cycle.vote.publishing import publish_box
from madang.cycle.vote.verify import examine
from madang_methods.sealing import verifier

from .behind import behind
from .boxes import finish, send

pytestmark = pytest.mark.django_db

# What may be changed: (table, column, which rows). Every one of them must be missed by somebody.
PLACES = [
    ("vote_poll", "manifest", ""),
    ("vote_poll", "roll_at_close", ""),
    ("vote_poll", "casts_at_close", "-"),
    ("vote_rollentry", "status", "status = 'voted_online'"),
    ("vote_rollentry", "cast_count", ""),
    ("vote_rollentry", "*", "status = 'voted_online'"),
    ("vote_boxenvelope", "ct", ""),
    ("vote_boxenvelope", "leaf", ""),
    ("vote_boxenvelope", "data", ""),
    ("vote_boxenvelope", "*", ""),
    ("vote_boardleaf", "data", ""),
    ("vote_boardleaf", "leaf", ""),
    ("vote_boardleaf", "*", ""),
    ("vote_checkpoint", "root", ""),
    ("vote_checkpoint", "note", ""),
    ("vote_countedlist", "text", ""),
    ("vote_countedlist", "size", ""),
    ("vote_countedlist", "superseded", ""),
    ("vote_ballot", "choices", ""),
    ("vote_ballot", "*", ""),
    ("vote_publication", "tally", ""),
    ("vote_publication", "counts", ""),
    ("vote_publication", "openings", ""),
    ("vote_unlinking", "box_digest", ""),
    ("record_entry", "digest", ""),
    ("record_entry", "event", ""),
]


@pytest.fixture
def election(poll, year, during, settle, haeoreum, kim, ju):
    """election(12): so many voted, some twice; it is over and published."""

    def election(voters):
        people = [settle(f"voter{n}", haeoreum, "resident") for n in range(voters)]
        RollEntry.objects.bulk_create(RollEntry(poll=poll, person=one, ground="resident") for one in people)
        during(year, "vote")
        codes, chance = [option.code for option in poll.options.all()], Random(7)
        for number, person in enumerate(people):
            for _ in range(1 + (number % 10 == 0)):
                send(poll, person, *sorted(chance.sample(codes, chance.randint(1, 2))))
            if number % 100 == 50:
                append(poll)
        done = finish(poll, kim, ju)
        publish_box(done, by=kim)
        return Poll.objects.select_related("cycle__government", "track").get(pk=poll.pk)

    return election


def bend(chance):
    """Change one thing somewhere; where and what."""
    table, column, which = chance.choice(PLACES)
    place = "receipt" if table == "vote_ballot" else "id"
    clause = f" WHERE {which}" if which not in ("", "-") else ""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {place}, {column if column != '*' else place} FROM {table}{clause} ORDER BY {place}")  # noqa: S608
        key, value = chance.choice(cursor.fetchall())
    if column == "*":
        behind(table, f"DELETE FROM {table} WHERE {place} = %s", [key])  # noqa: S608
        return f"{table}: a row removed"
    new = _other(value, column, which, chance)
    behind(table, f"UPDATE {table} SET {column} = %s WHERE {place} = %s", [new, key])  # noqa: S608
    return f"{table}.{column}"


def _other(value, column, which, chance):
    if column == "status":
        return "eligible"
    if column == "choices":
        listed = json.loads(value) if isinstance(value, str) else value
        return json.dumps(listed[:-1] if len(listed) > 1 else ["27-0001", "27-0002"])
    if isinstance(value, int):
        return value - 1 if which == "-" else value + 1
    if isinstance(value, bytes | memoryview):
        data = bytearray(bytes(value))
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        return bytes(data)
    at = chance.randrange(len(value))
    return value[:at] + chance.choice("0123456789abcdef".replace(value[at], "")) + value[at + 1 :]


def named(poll):
    """Which statements do not hold, for `madang verify`. That a throw-away server does not sync is its own affair."""
    fresh = Poll.objects.select_related("cycle__government", "track").get(pk=poll.pk)
    return [one.id for one in examine(fresh) if any(found.facts.get("name") != "fsync" for found in one.findings)]


def missed(poll, mutations, seed=2027):
    chance, told = Random(seed), []
    for _ in range(mutations):
        lines._tree.cache_clear()
        try:
            with transaction.atomic():
                what = bend(chance)
                told.append((what, named(poll)))
                raise _Back
        except _Back:
            pass
    return [what for what, ids in told if not ids], {name for _, ids in told for name in ids}


class _Back(Exception):
    """Undo it."""


def test_forty_random_changes_of_a_finished_vote_are_all_found_by_name(election):
    """T-V1, with the control that the same vote holds before and after."""
    poll = election(12)
    assert named(poll) == []
    unseen, names = missed(poll, 40)
    assert unseen == []
    assert len(names) > 5
    assert named(poll) == []


@pytest.mark.long
def test_two_hundred_random_changes_of_a_vote_of_a_thousand_are_all_found_by_name(election):
    """T-V1."""
    poll = election(1_000)
    unseen, names = missed(poll, 200)
    print(f"\nT-V1: 200 changes, {200 - len(unseen)} found; statements that named one: {sorted(names)}")
    assert unseen == []


def test_a_published_file_that_was_bent_is_named_by_the_stand_alone_verifier(election):
    """T-V1, over the published kit: one bit in every file."""
    files, chance = kit_of(election(12)), Random(3)
    assert not broken(files)
    for name in sorted(set(files) - {"verify.py", "README.txt"}):
        data = bytearray(files[name])
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        assert broken(files | {name: bytes(data)}), name


def broken(files):
    return [one["id"] for one in verifier.judge(verifier.Kit(files))["invariants"] if one["findings"]]


def test_more_votes_than_people_can_give_are_not_published(election):
    """As in Gwangju Buk-gu: 3,835 votes from 1,274 people with three each. I-12 names itself, also where the town insists."""
    done = election(12)
    told = json.loads(Publication.objects.get(poll=done).tally)
    code = next(iter(told["votes"]))
    told["votes"][code] += 13
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    behind("vote_publication", "UPDATE vote_publication SET tally = %s WHERE poll_id = %s", [text, done.pk])
    assert "I-12" in named(done)
    append(done, [publishing.published_of(done).entry])  # the town signs what it bent
    assert "I-12" in named(done)
    assert "I-12" in broken(kit_of(done))


def test_ballots_that_did_not_come_out_of_the_box_are_not_published(poll, year, during, ara, bom, kim, ju):
    """The same before the publication: somebody adds thirteen ballots to the table."""
    during(year, "vote")
    for person in (ara, bom):
        send(poll, person, poll.options.first().code)
    done = finish(poll, kim, ju)
    Ballot.objects.bulk_create(Ballot(poll=done, choices=[poll.options.first().code]) for _ in range(13))
    with pytest.raises(Refused) as refused:
        publish_box(done, by=kim)
    assert refused.value.reason == "vote.cannot_publish"
    assert publishing.Publication.objects.count() == 0
