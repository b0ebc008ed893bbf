"""A round is made, members score, somebody ends it, and the shortlist is drawn up and signed."""

import secrets
from collections.abc import Iterable, Mapping
from string import ascii_uppercase

from django.db import transaction

from madang.base import clock
from madang.base.notices.actions import announce
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.base.record.actions import note
from madang.cycle.convene.models import Member
from madang.cycle.propose.life import facts_of, people_of
from madang.cycle.propose.models import Proposal

from ..masked import without_personal_data
from ..models import Candidate, Judge, Listing, Round, RoundCriterion, Score, Sheet, Shortlist, Stand, Visit
from .motions import carried_by
from .permissions import (
    judge_of,
    why_not_close,
    why_not_draw_up,
    why_not_run,
    why_not_score,
    why_not_sign,
    why_not_take_down,
    why_not_withdraw_sheet,
)

TOLD = {True: "deliberate.listed", False: "deliberate.not_listed"}


@transaction.atomic
def make_round(round: Round, proposals: Iterable[Proposal], criteria: Iterable[RoundCriterion], *, by: Person) -> Round:
    """With those who sit on the body today as judges; letters and the order of pitches are drawn by lot."""
    require(why_not_run(by, round.cycle))
    if Round.objects.filter(track=round.track, body=round.body).exists():
        raise Refused("deliberate.round_there_already")
    round.made_by = by
    round.save(force_insert=True)
    for order, criterion in enumerate(criteria, start=1):
        criterion.round, criterion.order = round, order
        criterion.save(force_insert=True)
    add_candidates(round, proposals, by=by)
    call_judges(round, by=by)
    facts = {"title": round.title, "year": round.cycle.fiscal_year, "round": round.pk, "body": round.body.name}
    note(round.cycle.government, round.cycle.subject, "deliberate.round_made", by=by, actor="officer", **facts)
    return round


def add_candidates(round: Round, proposals: Iterable[Proposal], *, by: Person) -> list[Candidate]:
    """In an order drawn by lot, after those who are there."""
    require(why_not_run(by, round.cycle))
    there = set(round.candidates.values_list("proposal_id", flat=True))
    fresh = [proposal for proposal in proposals if proposal.pk not in there]
    secrets.SystemRandom().shuffle(fresh)
    rows = [Candidate(round=round, proposal=one, order=place) for place, one in enumerate(fresh, start=len(there) + 1)]
    Candidate.objects.bulk_create(rows)
    for proposal in fresh:
        facts = facts_of(proposal) | {"round": round.pk, "body": round.body.name}
        note(round.cycle.government, proposal.subject, "deliberate.in_round", by=by, actor="officer", **facts)
        announce(round.cycle.government, proposal.subject, "deliberate.in_round", facts, also=people_of(proposal))
    return rows


@transaction.atomic
def call_judges(round: Round, *, by: Person) -> int:
    """Everyone who sits now and has no letter yet, with an account or without."""
    there = set(Judge.objects.filter(round=round).values_list("member_id", "letter"))
    members, used = {member for member, _letter in there}, {letter for _member, letter in there}
    fresh = list(Member.objects.sitting(round.body).exclude(pk__in=members))
    secrets.SystemRandom().shuffle(fresh)
    letters = [letter for letter in _letters(len(there) + len(fresh)) if letter not in used]
    Judge.objects.bulk_create(
        Judge(round=round, member=member, letter=letter) for member, letter in zip(fresh, letters, strict=False)
    )
    if fresh:
        facts = {"year": round.cycle.fiscal_year, "round": round.pk, "members": len(fresh)}
        note(round.cycle.government, round.subject, "deliberate.judges_called", by=by, actor="officer", **facts)
    return len(fresh)


@transaction.atomic
def set_pitch(candidate: Candidate, order: int, pitch: str, *, by: Person) -> None:
    """Swap places with whoever had that turn."""
    require(why_not_run(by, candidate.round.cycle))
    other = Candidate.objects.filter(round=candidate.round, order=order).exclude(pk=candidate.pk).first()
    if other:
        before = candidate.order
        Candidate.objects.filter(pk=other.pk).update(order=32_000)
        Candidate.objects.filter(pk=candidate.pk).update(order=order)
        Candidate.objects.filter(pk=other.pk).update(order=before)
    Candidate.objects.filter(pk=candidate.pk).update(pitch=pitch)
    facts = {"year": candidate.round.cycle.fiscal_year, "round": candidate.round_id, "order": order, "pitch": pitch}
    government = candidate.round.cycle.government
    note(government, candidate.round.subject, "deliberate.pitch_noted", by=by, actor="officer", **facts)


@transaction.atomic
def note_visit(visit: Visit, *, by: Person) -> Visit:
    proposal = visit.candidate.proposal
    require(why_not_run(by, visit.candidate.round.cycle))
    visit.by, visit.words = by, without_personal_data(visit.words)
    visit.save(force_insert=True)
    facts = facts_of(proposal) | {"on": visit.on.isoformat(), "people": visit.people}
    note(proposal.cycle.government, proposal.subject, "deliberate.visited", by=by, actor="body", **facts)
    return visit


@transaction.atomic
def save_sheet(
    candidate: Candidate, marks: Mapping[RoundCriterion, int], words: str, *, by: Person, seen: int = 0
) -> Sheet:
    """A draft, as often as one likes. `seen` is the revision on the page: another window may have gone further."""
    require(why_not_score(by, candidate))
    sheet = _own_sheet(candidate, by)
    if sheet.stand == Stand.HANDED_IN:
        raise Refused("deliberate.handed_in_already")
    if seen and seen != sheet.revision:
        raise Refused("deliberate.changed_meanwhile")
    sheet.words, sheet.revision = without_personal_data(words), sheet.revision + 1
    sheet.save(update_fields=["words", "revision"])
    sheet.scores.all().delete()
    Score.objects.bulk_create(Score(sheet=sheet, criterion=one, mark=mark) for one, mark in marks.items())
    return sheet


@transaction.atomic
def hand_in_sheet(sheet: Sheet, *, by: Person) -> None:
    """From here on it stays. That it was handed in is on the record; by whom and what is in it is not public."""
    require(why_not_score(by, sheet.candidate))
    if sheet.judge_id != judge_of(by, sheet.candidate.round).pk:
        raise Refused("deliberate.members_only")
    if sheet.scores.count() != sheet.candidate.round.criteria.count():
        raise Refused("deliberate.marks_missing")
    if not Sheet.objects.filter(pk=sheet.pk, stand=Stand.DRAFT).update(stand=Stand.HANDED_IN, handed_in_at=clock.now()):
        raise Refused("deliberate.handed_in_already")
    sheet.refresh_from_db()
    _note_sheet(sheet, "deliberate.sheet_handed_in", by)


@transaction.atomic
def take_down_sheet(candidate: Candidate, judge: Judge, marks: Mapping[RoundCriterion, int], *, by: Person) -> Sheet:
    """A sheet on paper, typed in whole: handed in at once. Whoever types it sees it, and the record says who did."""
    require(why_not_take_down(by, candidate, judge))
    if len(marks) != candidate.round.criteria.count():
        raise Refused("deliberate.marks_missing")
    if Sheet.objects.filter(candidate=candidate, judge=judge).exclude(stand=Stand.WITHDRAWN).exists():
        raise Refused("deliberate.handed_in_already")
    sheet = Sheet.objects.create(candidate=candidate, judge=judge, begun_at=clock.now(), taken_down_by=by)
    Score.objects.bulk_create(Score(sheet=sheet, criterion=one, mark=mark) for one, mark in marks.items())
    Sheet.objects.filter(pk=sheet.pk).update(stand=Stand.HANDED_IN, handed_in_at=clock.now())
    sheet.refresh_from_db()
    _note_sheet(sheet, "deliberate.sheet_handed_in", by)
    return sheet


@transaction.atomic
def withdraw_sheet(sheet: Sheet, why: str, *, by: Person) -> Sheet:
    """The one way to mend what was handed in: it is put aside with its reason, and a new draft begins with its marks."""
    require(why_not_withdraw_sheet(by, sheet))
    why = without_personal_data(why)
    if not why:
        raise Refused("deliberate.say_why")
    Sheet.objects.filter(pk=sheet.pk, stand=Stand.HANDED_IN).update(
        stand=Stand.WITHDRAWN, withdrawn_at=clock.now(), withdrawn_why=why
    )
    sheet.refresh_from_db()
    _note_sheet(sheet, "deliberate.sheet_withdrawn", by, why=why)
    if sheet.taken_down_by_id or why_not_score(by, sheet.candidate):
        return sheet
    return save_sheet(sheet.candidate, {one.criterion: one.mark for one in sheet.scores.all()}, sheet.words, by=by)


@transaction.atomic
def close_round(round: Round, *, by: Person) -> None:
    """Once its time is up. The result is the sheets that were handed in; drafts do not count."""
    require(why_not_close(by, round))
    if not Round.objects.filter(pk=round.pk, closed_at=None).update(closed_at=clock.now(), closed_by=by):
        raise Refused("deliberate.round_is_closed")
    round.refresh_from_db(fields=["closed_at", "closed_by"])
    sheets = Sheet.objects.filter(candidate__round=round, stand=Stand.HANDED_IN).count()
    facts = {"title": round.title, "year": round.cycle.fiscal_year, "round": round.pk, "sheets": sheets}
    note(round.cycle.government, round.cycle.subject, "deliberate.round_closed", by=by, actor="officer", **facts)


@transaction.atomic
def draw_up_shortlist(
    round: Round, ground: str, decisions: Mapping[Candidate, tuple[bool, str]], *, by: Person, motion: str = ""
) -> Shortlist:
    """{candidate: (True, "")} or (False, "까닭"). It holds at once when a carried motion is named, otherwise when the
    chair signs. Drawn up again, it replaces what nobody has signed."""
    require(why_not_draw_up(by, round))
    if motion and motion not in dict(carried_by(round.body)):
        raise Refused("deliberate.no_such_motion")
    told = {candidate.pk: (listed, without_personal_data(words)) for candidate, (listed, words) in decisions.items()}
    if set(told) != set(round.candidates.values_list("pk", flat=True)):
        raise Refused("deliberate.every_proposal_is_decided")
    if any(not listed and not words for listed, words in told.values()):
        raise Refused("deliberate.say_why_not")
    drawn = {"ground": ground, "motion": motion, "drawn_up_at": clock.now(), "drawn_up_by": by}
    shortlist, _new = Shortlist.objects.update_or_create(round=round, defaults=drawn)
    shortlist.listings.all().delete()
    candidates = Candidate.objects.filter(round=round).select_related("proposal")
    Listing.objects.bulk_create(
        Listing(
            shortlist=shortlist, candidate=one, listed=told[one.pk][0], sentence=told[one.pk][1],
            title=one.proposal.title, cost=one.proposal.cost,
        )
        for one in candidates
    )  # fmt: skip
    if motion:
        _publish(shortlist, by, None)
    return shortlist


@transaction.atomic
def sign_shortlist(shortlist: Shortlist, *, by: Person) -> None:
    shortlist = Shortlist.objects.select_for_update(of=("self",)).select_related("round__cycle__government").get(
        pk=shortlist.pk
    )  # fmt: skip
    require(why_not_sign(by, shortlist))
    _publish(shortlist, by, by)


def _publish(shortlist: Shortlist, by: Person, signer: Person | None) -> None:
    """In force; every proposer is told, with the reason where it is a "no"."""
    shortlist.signed_at, shortlist.signed_by = clock.now(), signer
    shortlist.save(update_fields=["signed_at", "signed_by"])
    round = shortlist.round
    for one in shortlist.listings.select_related(
        "candidate__proposal__cycle__government", "candidate__proposal__proposer"
    ):
        proposal = one.candidate.proposal
        event = TOLD[one.listed]
        facts = facts_of(proposal) | {"round": round.pk, "body": round.body.name, "sentence": one.sentence}
        note(round.cycle.government, proposal.subject, event, by=by, actor="body", **facts)
        announce(round.cycle.government, proposal.subject, event, facts, also=people_of(proposal))


def _own_sheet(candidate: Candidate, by: Person) -> Sheet:
    judge = judge_of(by, candidate.round)
    standing = Sheet.objects.select_for_update(of=("self",)).exclude(stand=Stand.WITHDRAWN)
    sheet = standing.filter(candidate=candidate, judge=judge).first()
    if sheet is None:
        sheet = Sheet.objects.create(candidate=candidate, judge=judge, begun_at=clock.now())
    sheet.candidate = candidate
    return sheet


def _note_sheet(sheet: Sheet, event: str, by: Person, **facts) -> None:
    """Kept inside: with the moment and the proposal one could tell whose letter a sheet carries."""
    proposal = sheet.candidate.proposal
    note(proposal.cycle.government, proposal.subject, event, by=by, actor="body", public=False, **facts)


def _letters(number: int) -> list[str]:
    """A, B, …, Z, AA, AB, …"""
    more = [first + second for first in ascii_uppercase for second in ascii_uppercase]
    return [*ascii_uppercase, *more][:number]
