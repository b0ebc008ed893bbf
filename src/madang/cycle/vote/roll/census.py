"""A census becomes the roll: read and hashed at once, looked at, then active in one act."""

import hashlib
from collections import Counter

from django.db import transaction

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.places.models import Area
from madang.base.record.actions import note

from ..models import (
    Census,
    CensusLine,
    CensusState,
    IdentifierKind,
    Poll,
    RollEntry,
    RollIdentifier,
    RollSource,
    Status,
)
from .census_file import areas_by_word, has_column, read_census
from .eligibility import last_day, why_left_out
from .hashing import Hasher
from .permissions import why_not_bring_census

BATCH = 2000


@transaction.atomic
def stage_census(poll: Poll, data: bytes, *, by: Person) -> Census:
    """Hash every line and keep it beside the roll. CensusFault if any line is wrong. A staged one before it is dropped."""
    require(why_not_bring_census(by, poll))
    require("vote.census_stands" if Census.objects.of(poll).filter(state=CensusState.ACTIVE).exists() else None)
    voters = read_census(data, areas_by_word(list(Area.objects.of(poll.cycle.government))))
    for before in Census.objects.of(poll).filter(state=CensusState.STAGED):
        _drop(before, by)
    on, hashed = last_day(poll), Hasher(poll)
    reasons = [why_left_out(poll.track, one.ground, one.born, one.official, on) for one in voters]
    kept = [voter for voter, reason in zip(voters, reasons, strict=True) if reason is None]
    marks = [hashed.person(voter.name, voter.born) for voter in kept]
    seen = Counter(marks)
    census = Census.objects.create(
        poll=poll,
        file_digest=hashlib.sha256(data).hexdigest(),
        lines=len(voters),
        left_out=dict(Counter(reason for reason in reasons if reason)),
        namesakes=sum(seen[mark] > 1 for mark in marks),
        knows_officials=has_column(data, "official"),
        brought_by=by,
        brought_at=clock.now(),
    )
    lines = (
        CensusLine(census=census, number=voter.number, hmac=mark, ground=voter.ground, area=voter.area)
        for voter, mark in zip(kept, marks, strict=True)
    )
    CensusLine.objects.bulk_create(lines, batch_size=BATCH)
    _note(census, "vote.census_staged", by, lines=len(voters), left_out=census.left_out)
    return census


@transaction.atomic
def activate_census(census: Census, *, by: Person) -> int:
    """The staged lines become the roll, instead of whoever was on it by living here; how many people are on it now."""
    poll = Poll.objects.select_for_update().get(pk=census.poll_id)
    poll.cycle = census.poll.cycle
    require(why_not_bring_census(by, poll))
    require(None if census.state == CensusState.STAGED else "vote.census_settled")
    # Who was entered as a resident of the site would otherwise stand twice.
    RollEntry.objects.of(poll).filter(source=RollSource.REGISTER, status=Status.ELIGIBLE, cast_count=0).delete()
    pairs = [(_entry(poll, line), line) for line in census.staged.order_by("number").iterator(BATCH)]
    RollEntry.objects.bulk_create([entry for entry, _line in pairs], batch_size=BATCH)
    RollIdentifier.objects.bulk_create([_identifier(entry, line) for entry, line in pairs], batch_size=BATCH)
    census.staged.all().delete()
    census.state, census.settled_by = CensusState.ACTIVE, by
    census.save(update_fields=["state", "settled_by"])
    _note(census, "vote.census_active", by, people=len(pairs))
    return len(pairs)


@transaction.atomic
def drop_census(census: Census, *, by: Person) -> None:
    require(why_not_bring_census(by, census.poll))
    require(None if census.state == CensusState.STAGED else "vote.census_settled")
    _drop(census, by)


def _drop(census: Census, by: Person) -> None:
    census.staged.all().delete()
    census.state, census.settled_by = CensusState.DROPPED, by
    census.save(update_fields=["state", "settled_by"])
    _note(census, "vote.census_dropped", by)


def _entry(poll: Poll, line: CensusLine) -> RollEntry:
    return RollEntry(poll=poll, ground=line.ground, source=RollSource.CENSUS, area_id=line.area_id, number=line.number)


def _identifier(entry: RollEntry, line: CensusLine) -> RollIdentifier:
    return RollIdentifier(poll_id=entry.poll_id, entry=entry, kind=IdentifierKind.PERSON, hmac=line.hmac)


def _note(census: Census, event: str, by: Person, **facts) -> None:
    poll = census.poll
    facts |= {"digest": census.file_digest}
    note(poll.cycle.government, poll.subject, event, by=by, actor="officer", **facts)
