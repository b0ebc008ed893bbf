"""Why somebody may not run a round, score a proposal, or sign a shortlist: one code, or None."""

from madang.base.people.models import Person, Role
from madang.cycle.convene.models import Chair, Interest, Member
from madang.cycle.convene.permissions import is_recused
from madang.cycle.plan.models import Cycle, Track
from madang.cycle.propose.models import Proposer
from madang.cycle.propose.permissions import is_proposer

from ..models import Candidate, Judge, Round, Sheet, Shortlist, Stand


def why_not_run(person: Person, cycle: Cycle) -> str | None:
    if not person.is_authenticated:
        return "deliberate.officers_only"
    reason = person.why_not_play(cycle.government, Role.OFFICER)
    return "deliberate.officers_only" if reason == "people.not_your_part" else reason


def judge_of(person: Person, round: Round) -> Judge | None:
    """This person's seat in the round, while they sit on the body."""
    if not person.is_authenticated:
        return None
    sitting = Member.objects.sitting(round.body).filter(person=person)
    return Judge.objects.filter(round=round, member__in=sitting).select_related("member").first()


def why_not_see_own(person: Person, round: Round) -> str | None:
    return None if judge_of(person, round) else "deliberate.members_only"


def why_not_score(person: Person, candidate: Candidate) -> str | None:
    """A member of the body, while the round is open; never for their own proposal, nor for one they have a part in."""
    if judge_of(person, candidate.round) is None:
        return "deliberate.members_only"
    if is_proposer(person, candidate.proposal):
        return "deliberate.own_proposal"
    if is_recused(person, candidate.round.body, candidate.proposal.subject):
        return "deliberate.recused"
    if candidate.round.is_open:
        return None
    return "deliberate.round_is_closed" if candidate.round.is_closed else "deliberate.not_open_now"


def why_not_take_down(person: Person, candidate: Candidate, judge: Judge) -> str | None:
    """From paper, by an officer, for members without an account: the same round, the same conflicts."""
    if reason := why_not_run(person, candidate.round.cycle):
        return reason
    if judge.member.person_id is not None:
        return "deliberate.scores_online"
    if not candidate.round.is_open:
        return "deliberate.round_is_closed" if candidate.round.is_closed else "deliberate.not_open_now"
    declared = Interest.objects.standing().filter(member=judge.member, subject=candidate.proposal.subject)
    return "deliberate.recused" if declared.exists() else None


def why_not_withdraw_sheet(person: Person, sheet: Sheet) -> str | None:
    """Whose sheet it is, before the end. That they turned out to have a part in it is a good reason to withdraw."""
    judge = judge_of(person, sheet.candidate.round)
    on_paper = sheet.taken_down_by_id and why_not_run(person, sheet.candidate.round.cycle) is None
    if not on_paper and (judge is None or judge.pk != sheet.judge_id):
        return "deliberate.members_only"
    if not sheet.candidate.round.is_open:
        return "deliberate.round_is_closed"
    return None if sheet.stand == Stand.HANDED_IN else "deliberate.nothing_handed_in"


def why_not_close(person: Person, round: Round) -> str | None:
    if reason := why_not_run(person, round.cycle):
        return reason
    if round.is_closed:
        return "deliberate.round_is_closed"
    return None if round.waits_to_be_closed else "deliberate.time_is_not_up"


def why_not_draw_up(person: Person, round: Round) -> str | None:
    if reason := why_not_run(person, round.cycle):
        return reason
    if not round.is_closed:
        return "deliberate.time_is_not_up"
    signed = Shortlist.objects.filter(round=round, signed_at__isnull=False)
    return "deliberate.shortlisted_already" if signed.exists() else None


def why_not_sign(person: Person, shortlist: Shortlist) -> str | None:
    """The chair or the vice chair of the body, never who drew it up."""
    if not person.is_authenticated:
        return "deliberate.chair_only"
    chairs = Member.objects.sitting(shortlist.round.body).filter(person=person, role__in=[Chair.CHAIR, Chair.VICE])
    if not chairs.exists():
        return "deliberate.chair_only"
    if shortlist.drawn_up_by_id == person.pk:
        return "deliberate.not_your_own_list"
    return "deliberate.shortlisted_already" if shortlist.signed_at else None


def conflicts_of(round: Round) -> dict[int, set[int]]:
    """For every candidate the judges who must not score it: the same answers as `why_not_score`, in four queries."""
    judges = list(Judge.objects.filter(round=round).values_list("pk", "member_id", "member__person_id"))
    by_person = {person: pk for pk, _member, person in judges if person}
    by_member = {member: pk for pk, member, _person in judges}
    rows = list(round.candidates.values_list("pk", "proposal_id", "proposal__proposer_id"))
    out: dict[int, set[int]] = {pk: set() for pk, _proposal, _proposer in rows}
    by_proposal = {proposal: pk for pk, proposal, _proposer in rows}
    together = Proposer.objects.filter(proposal__in=by_proposal, person__in=by_person)
    barred = [(proposal, by_person.get(proposer)) for _pk, proposal, proposer in rows]
    barred += [(proposal, by_person[person]) for proposal, person in together.values_list("proposal_id", "person_id")]
    subjects = {f"proposal/{proposal}": proposal for proposal in by_proposal}
    standing = Interest.objects.of(round.body.government).standing().filter(subject__in=subjects)
    for subject, member, person in standing.values_list("subject", "member_id", "member__person_id"):
        barred.append((subjects[subject], by_person.get(person) if person else by_member.get(member)))
    for proposal, judge in barred:
        if judge is not None:
            out[by_proposal[proposal]].add(judge)
    return out


def shortlisted(track: Track):
    """Proposals on the track's shortlists, or None when no body scores this track.

    A track that is scored but has no shortlist yet has none to offer.
    """
    if not Round.objects.filter(track=track).exists():
        return None
    listed = Candidate.objects.filter(round__track=track, listing__listed=True)
    return listed.filter(listing__shortlist__signed_at__isnull=False).values("proposal")
