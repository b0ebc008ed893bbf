"""Read strictly, write all or nothing, and count if this version knows the rule."""

import hashlib
from collections.abc import Callable, Iterator
from itertools import batched
from pathlib import Path

from babel.numbers import get_currency_precision
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from madang.base.pages.plain import plain
from madang.base.record.actions import note
from madang.cycle.plan.models import Cycle, Track
from madang.cycle.propose.holding import hold
from madang.cycle.propose.models import Channel, Proposal, State
from madang.cycle.vote.models import Ballot, Option, Poll, Source, SourceVoter
from madang.cycle.vote.models import State as VoteState
from madang_methods.counting import Election, RuleError, from_pabulib_meta
from madang_methods.counting.pabulib import PabulibError, PabulibFile, election_of, published, read
from madang_methods.counting.pabulib.errors import shown

from ..actions import tell_everyone, write_result
from ..models import Count
from .rows import ballots_of, layout_of, rest_of_row
from .town import cycle_of, government_of

AT_ONCE = 5000
LONGEST_TITLE = Proposal._meta.get_field("title").max_length
LONGEST_NUMBER = Option._meta.get_field("code").max_length


@transaction.atomic
def import_file(path: Path, *, slug: str = "", tell: Callable[[str], object] = str) -> tuple[Poll, Count | None]:
    """The poll, and its count unless the file names a rule that this version cannot run. `tell` hears how far it is.

    Errors: PabulibError naming line, field and remedy; ValidationError if the file is here already.
    """
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if here := Source.objects.filter(digest=digest).select_related("poll__cycle").first():
        raise ValidationError(_("이 파일은 이미 들어와 있습니다: %(where)s") % {"where": here.poll.cycle})
    file = read(data)
    government = government_of(file, path, slug)
    election = election_of(file, exponent=get_currency_precision(government.currency))
    cycle = cycle_of(file, government, election.budget)
    poll = _poll(file, election, cycle)
    source = _source(file, poll, path.name, digest)
    _write_ballots(file, poll, source, tell)
    tell("counting")
    note(government, poll.subject, "decide.imported", by=None, file=path.name, digest=digest, ballots=len(file.votes))
    return poll, tell_everyone(write_result(poll, by=None), by=None) if poll.decision_rule else None


def _poll(file: PabulibFile, election: Election, cycle: Cycle) -> Poll:
    ballot_rule, decision_rule = _rules(file, len(election.projects))
    name = file.meta.get("subunit") or file.meta.get("district") or file.meta.get("description") or "PB"
    track = Track.objects.create(
        cycle=cycle,
        code=(slugify(file.meta.get("subunit") or file.meta.get("district") or "") or "city")[:30],
        name=name[:40],
        name_en=name[:60],
        description=file.meta.get("description", ""),
        total_ceiling=election.budget,
        ballot_rule=ballot_rule,
        **({"decision_rule": decision_rule} if decision_rule else {}),
    )
    poll = Poll.objects.create(
        cycle=cycle,
        track=track,
        budget=election.budget,
        ballot_rule=ballot_rule,
        decision_rule=decision_rule,
        made_at=cycle.window("vote").opens_at,
        state=VoteState.OPENED,  # its ballots were public long ago
    )
    _refuse_long_numbers(election)
    Option.objects.bulk_create(_options(election, poll))
    return poll


def _rules(file: PabulibFile, projects: int) -> tuple[dict, dict]:
    """How people voted, and the rule of the count: empty if this version cannot run it."""
    meta = file.meta
    kind = {"choose-1": "approval"}.get(meta["vote_type"], meta["vote_type"])
    most = 1 if meta["vote_type"] == "choose-1" else int(meta.get("max_length") or projects)
    ballot = {"kind": kind, "min": min(int(meta.get("min_length") or 0), most), "max": most}
    if kind == "cumulative":
        ballot["points"] = int(meta.get("max_sum_points") or 1)
    if kind == "scoring":
        ballot |= {"lowest": int(meta.get("min_points") or 0), "highest": int(meta.get("max_points") or 1)}
    try:
        return ballot, from_pabulib_meta(meta).as_dict()
    except RuleError:
        return ballot, {}


def _refuse_long_numbers(election: Election) -> None:
    """What ballots call a project by cannot be cut."""
    for project in election.projects:
        if len(project.id) > LONGEST_NUMBER:
            problem = f"{shown(project.id)} has more than {LONGEST_NUMBER} letters"
            raise PabulibError(0, "project_id", problem, "Shorten it in both sections.")


def _options(election: Election, poll: Poll) -> Iterator[Option]:
    cycle, when = poll.cycle, poll.made_at
    first = Proposal.objects.of(cycle).count() + 1
    proposals = Proposal.objects.bulk_create(
        Proposal(
            cycle=cycle,
            track=poll.track,
            number=number,
            title=plain(project.name or project.id)[:LONGEST_TITLE],  # word for word it stays in the source's layout
            cost=project.cost,
            state=State.ELIGIBLE,
            channel=Channel.FILE,
            submitted_at=when,
            published_at=when,
        )
        for number, project in enumerate(election.projects, first)
    )
    hold(proposals)
    for project, proposal in zip(election.projects, proposals, strict=True):
        yield Option.copy(proposal, poll, project.id)


def _source(file: PabulibFile, poll: Poll, name: str, digest: str) -> Source:
    winners = published(file)
    return Source.objects.create(
        poll=poll,
        name=name[-200:],
        digest=digest,
        layout=layout_of(file),
        rule=file.meta.get("rule", "unknown"),
        published_funded=sorted(winners) if winners is not None else None,
    )


def _write_ballots(file: PabulibFile, poll: Poll, source: Source, tell) -> None:
    numbered = enumerate(zip(file.votes, ballots_of(file), strict=True))
    for some in batched(numbered, AT_ONCE):
        cast = [Ballot(poll=poll, choices=choices, points=points) for _, (_, (choices, points)) in some]
        Ballot.objects.bulk_create(cast)
        SourceVoter.objects.bulk_create(
            SourceVoter(source=source, ballot=ballot, row=row, columns=rest_of_row(file, cells, ballot))
            for ballot, (row, (cells, _)) in zip(cast, some, strict=True)
        )
        tell(f"{some[-1][0] + 1:,} of {len(file.votes):,} ballots")
