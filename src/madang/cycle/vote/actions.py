"""Make the ballot paper, write the roll, seal-test the key, and cast."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from madang.base import clock
from madang.base.people.models import Part, Person, Role
from madang.base.people.refusals import Refused, require
from madang.base.record.actions import note
from madang.cycle.deliberate.scoring.permissions import shortlisted
from madang.cycle.plan.models import Cycle, Track
from madang.cycle.propose.holding import hold
from madang.cycle.propose.models import Proposal
from madang_methods.sealing.envelope import OVERHEAD
from madang_methods.sealing.key_file import KeyFile
from madang_methods.sealing.marks import Marks
from madang_methods.sealing.opening import place_of

from .casting import Cast, lay_in
from .declaring import asked_of, take_down
from .manifest import freeze_paper
from .models import Custody, Option, Poll, RollEntry, State
from .permissions import why_not_make_paper, why_not_resume, why_not_suspend
from .roll.register import known_not_to_vote
from .sealing import drawn_digits, move_to_ready, new_trial, pass_own_trial
from .statements import lock_entry
from .telling import tell_cast


@transaction.atomic
def make_paper(
    track: Track,
    proposals: Iterable[Proposal],
    *,
    by: Person,
    challenge_days: int = 3,
    max_casts: int = 5,
    custody: str = Custody.SERVER,
) -> Poll:
    """Copy money, rules and projects, word for word. From here on the plan may change; paper and proposals stay.

    With the key on the server the paper is frozen, the key made and tested at once. With trustees it waits for them:
    `freeze_for_trustees`.
    """
    cycle = track.cycle
    Cycle.objects.select_for_update().get(pk=cycle.pk)  # of two officers at the same moment, the second is told
    require(why_not_make_paper(by, cycle))
    require("vote.paper_exists" if Poll.objects.filter(track=track).exists() else None)
    proposals = list(proposals)
    allowed = shortlisted(track)
    if allowed is not None and {one.pk for one in proposals} - {row["proposal"] for row in allowed}:
        raise Refused("vote.not_shortlisted")
    unpriced = [proposal.code for proposal in proposals if not proposal.cost]
    if unpriced:
        raise Refused("vote.no_price", codes=", ".join(unpriced))
    hold(proposals)
    poll = Poll.objects.create(
        cycle=cycle,
        track=track,
        budget=track.total_ceiling,
        ballot_rule=track.ballot_rule,
        decision_rule=track.decision_rule,
        made_at=clock.now(),
        custody=custody,
        challenge_days=challenge_days,
        max_casts=max_casts,
    )
    Option.objects.bulk_create(Option.copy(proposal, poll) for proposal in proposals)
    for proposal in proposals:
        facts = {"title": proposal.title, "code": proposal.code, "cost": proposal.cost, "of": len(proposals)}
        note(cycle.government, proposal.subject, "vote.on_paper", by=by, actor="officer", **facts)
    enter_roll(poll, by=by)
    if custody == Custody.SERVER:
        make_ready(poll, by=by)
    return poll


@transaction.atomic
def make_ready(poll: Poll, *, by: Person) -> None:
    """Freeze the paper under a key that this server keeps, and test that key. Labelled as the weaker custody."""
    _freeze(poll, None, by)
    pass_own_trial(poll, by=by)


@transaction.atomic
def freeze_for_trustees(poll: Poll, key_file: KeyFile, *, by: Person, tested: bool = False) -> None:
    """Freeze the paper under the trustees' key. The vote is ready when they opened a test envelope: before (`tested`,
    as `custody.key` does), or afterwards (`answer_trial`).
    """
    poll = Poll.objects.select_for_update(of=("self",)).select_related("cycle__government", "track").get(pk=poll.pk)
    require(why_not_make_paper(by, poll.cycle))
    require(None if (poll.state, poll.custody) == (State.DRAFT, Custody.TRUSTEES) else "vote.not_this_step")
    require(None if key_file.election == poll.election else "vote.key_of_another")
    _freeze(poll, key_file, by)
    if tested:
        move_to_ready(poll)
    else:
        new_trial(poll)


def enter_roll(poll: Poll, *, by: Person) -> int:
    """Put everyone who plays a resident here today on the roll, unless the track's rule keeps them from voting.

    Those already on it stay once.
    """
    parts = Part.objects.of(poll.cycle.government).current().filter(role=Role.RESIDENT)
    fresh = parts.exclude(person__in=RollEntry.objects.of(poll).filter(person__isnull=False).values("person"))
    out = known_not_to_vote(poll)
    people = dict.fromkeys(person for person in fresh.values_list("person_id", flat=True) if person not in out)
    entries = [RollEntry(poll=poll, person_id=person, ground="resident") for person in people]
    RollEntry.objects.bulk_create(entries)
    note(poll.cycle.government, poll.subject, "vote.roll_written", by=by, actor="officer", people=len(entries))
    return len(entries)


def cast_ballot(
    poll: Poll,
    marks: Marks | Sequence[str],
    *,
    by: Person,
    nonce: str,
    check: str = "",
    shown_at: datetime | None = None,
) -> Cast:
    """A person's vote at the site, sealed. `check` are four digits of their own; drawn if they gave none."""
    marks = marks if isinstance(marks, Marks) else Marks(tuple(marks))

    def find(poll: Poll) -> RollEntry:
        entry = lock_entry(poll, by.pk)
        if entry is None:
            raise Refused("vote.not_on_the_roll")
        take_down(entry, [fact for fact, _sentence in asked_of(poll, entry)])  # the page said that sending declares it
        return entry

    def tell(cast: Cast) -> None:
        tell_cast(poll, cast.entry, cast.changed, by)

    return lay_in(poll, marks, nonce=nonce, find=find, check=check or drawn_digits(), shown_at=shown_at, tell=tell)


@transaction.atomic
def suspend_vote(poll: Poll, why: str, *, by: Person) -> None:
    """Stop the vote for a while and say why to everyone. Nothing cast is lost."""
    require(why_not_suspend(by, poll))
    Poll.objects.filter(pk=poll.pk, state=State.OPEN).update(state=State.SUSPENDED, suspended_why=why[:200])
    note(poll.cycle.government, poll.subject, "vote.suspended", by=by, actor="officer", why=why[:200])


@transaction.atomic
def resume_vote(poll: Poll, *, by: Person) -> None:
    require(why_not_resume(by, poll))
    Poll.objects.filter(pk=poll.pk, state=State.SUSPENDED).update(state=State.OPEN)
    note(poll.cycle.government, poll.subject, "vote.resumed", by=by, actor="officer")


def _freeze(poll: Poll, key_file: KeyFile | None, by: Person) -> None:
    manifest = freeze_paper(poll, RollEntry.objects.of(poll).count(), key_file)
    poll.sealed_bytes, poll.state = place_of(manifest).size + OVERHEAD, State.CONFIGURED
    poll.save()
    note(
        poll.cycle.government, poll.subject, "vote.paper_frozen", by=by, actor="officer",
        manifest=manifest.digest, level=manifest.level, projects=len(manifest.projects),
    )  # fmt: skip
