"""What people do with a vote that is over: count, check by a second count, publish, and write down the resolution."""

import hashlib
from collections.abc import Iterable

from django.db import transaction

from madang import __version__
from madang.base import clock
from madang.base.notices.actions import announce
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.base.record.actions import note
from madang.cycle.vote.custody.agreement import promised_seed
from madang.cycle.vote.models import Poll, Source
from madang.cycle.vote.publishing import publish_box
from madang_methods.counting import ElectionError, Result, RuleError

from .ballot_file import bytes_of, words_of
from .bridge import ballots_digest, count_by, digest_of, election_of, people_in, rule_of
from .lacking import find_what_lacked
from .models import Check, CheckState, Count, Decision, Outcome, Resolution, Sheet, SheetLine
from .permissions import (
    why_not_check,
    why_not_count,
    why_not_hand_in,
    why_not_publish,
    why_not_resolve,
    why_not_withdraw,
)
from .second import Second, count_again
from .sheets import what_lacks
from .verdicts import write_verdicts


@transaction.atomic
def count_votes(poll: Poll, *, by: Person, seed: str = "") -> Count:
    """Count and keep everything the count returned, closed: a second count is asked for at once.

    Refused if the seed is not the promised one.
    """
    Poll.objects.select_for_update().get(pk=poll.pk)  # waits for the ballots that are being cast, and for another count
    require(why_not_count(by, poll), **what_lacks(poll))
    used = promised_seed(poll)
    require("vote.seed_differs" if used not in (None, seed) else None, used=used)
    try:
        counted = write_result(poll, by=by, seed=seed)
    except (RuleError, ElectionError) as error:
        raise Refused("decide.cannot_count", why=str(error)) from error
    _note(counted, "decide.ballots_counted", by, ballots=counted.ballots, **_digests(counted))
    ask_again(counted, by=by)
    return counted


def write_result(poll: Poll, *, by: Person | None, seed: str = "") -> Count:
    """The count itself, not yet published."""
    election, rule = election_of(poll), rule_of(poll)
    result = count_by(rule, election, seed)
    words, outcome = words_of(poll, rule), result.as_dict()
    counted = Count.objects.create(
        poll=poll,
        at=clock.now(),
        by=by,
        rule_digest=result.rule,
        ballots_digest=ballots_digest(election),
        file_digest=_file_digest(poll, election, words, result),
        file_words=list(words.items()),
        outcome_digest=digest_of(outcome),
        software=__version__,
        engine=str(outcome["certificate"].get("engine", ""))[:20],
        seed=seed,
        ballots=people_in(election),
        spent=result.spent,
        left=result.left,
        outcome=outcome,
    )
    write_verdicts(counted, result)
    return counted


@transaction.atomic
def ask_again(counted: Count, *, by: Person | None) -> Check:
    """Ask for a second count. Whoever calls hands the check to the worker."""
    require(why_not_check(by, counted))
    check = Check.objects.create(count=counted, asked_at=clock.now(), asked_by=by)
    _note(counted, "decide.check_asked", by, public=False)
    return check


def run_check(pk: int) -> str:
    """The worker counts a second time; how it ended. Whoever comes second finds nothing to do."""
    if not Check.objects.filter(pk=pk, state=CheckState.WAITING).update(state=CheckState.RUNNING, began_at=clock.now()):
        return "not waiting"
    check = Check.objects.select_related("count__poll__cycle__government", "count__poll__track").get(pk=pk)
    second = count_again(check.count, lambda step: Check.objects.filter(pk=pk).update(step=step))
    if not (second.failed or second.differences or check.count.is_published):
        find_what_lacked(check.count)
    return _finish(check, second)


@transaction.atomic
def publish_result(counted: Count, *, by: Person) -> Count:
    """Tell everyone. Only after a second count said the same; who counted and who published are both on the record."""
    counted = _locked(counted)
    require(why_not_publish(by, counted))
    return tell_everyone(counted, by=by)


@transaction.atomic
def tell_everyone(counted: Count, *, by: Person | None) -> Count:
    """Without asking: for published elections of the past, which others have counted already."""
    if counted.poll.manifest:
        publish_box(counted.poll, by=by, seed=counted.seed, funded=counted.outcome["funded"])
    counted.published_at, counted.published_by = clock.now(), by
    counted.save(update_fields=["published_at", "published_by"])
    _note(counted, "decide.published", by, year=counted.poll.cycle.fiscal_year, **_digests(counted))
    verdicts = list(counted.verdicts.select_related("option__proposal__cycle"))
    for verdict in verdicts:
        facts = {"place": verdict.place, "of": len(verdicts), "funded": verdict.funded, "score": verdict.score}
        facts |= {"total": str(verdict.points)} if verdict.score_of != 1 else {}  # out of 100
        facts |= {"noun": counted.noun, "year": counted.poll.cycle.fiscal_year, "track": counted.poll.track.code}
        _tell(counted, verdict.option.proposal, "decide.counted", by, facts)
    return counted


@transaction.atomic
def withdraw_count(counted: Count, *, by: Person) -> None:
    """Take back a count that a second one contradicts, so that it can be made anew. The record keeps both digests."""
    counted = _locked(counted)
    require(why_not_withdraw(by, counted))
    _note(counted, "decide.count_withdrawn", by, **_digests(counted))
    counted.delete()


@transaction.atomic
def adopt_resolution(resolution: Resolution, decisions: Iterable[Decision], *, by: Person) -> Resolution:
    """What the assembly decided, every project once. From here on the database refuses to change it."""
    counted, decisions = _locked(resolution.count), list(decisions)
    require(why_not_resolve(by, counted))
    options = set(counted.verdicts.values_list("option", flat=True))
    require(None if sorted(one.option_id for one in decisions) == sorted(options) else "decide.not_every_project")
    selected = sum(one.amount for one in decisions if one.outcome == Outcome.SELECTED)
    budget = counted.poll.budget
    require("decide.over_budget" if selected > budget else None, budget=budget, selected=selected)
    resolution.by, resolution.at = by, clock.now()
    resolution.save(force_insert=True)
    for decision in decisions:
        decision.resolution = resolution
    Decision.objects.bulk_create(decisions)
    _tell_of_resolution(resolution, counted, by)
    return resolution


@transaction.atomic
def hand_in_sheet(sheet: Sheet, lines: Iterable[SheetLine], *, by: Person) -> Sheet:
    """Scores or votes that the rule counts besides the ballots; the sheet before it, if there is one, is replaced."""
    poll = Poll.objects.select_for_update().select_related("cycle__government", "track").get(pk=sheet.poll_id)
    require(why_not_hand_in(by, poll))
    before = Sheet.objects.of(poll).filter(component=sheet.component).first()
    if before:
        before.delete()
    sheet.by, sheet.at = by, clock.now()
    sheet.save(force_insert=True)
    lines = list(lines)
    for line in lines:
        line.sheet = sheet
    SheetLine.objects.bulk_create(lines)
    note(
        poll.cycle.government, poll.subject, "decide.sheet_in", by=by, actor="officer", component=sheet.component,
        digest=sheet.digest, lines=len(lines), members=len({line.member for line in lines}), replaced=bool(before),
    )  # fmt: skip
    return sheet


def _finish(check: Check, second: Second) -> str:
    check.state = CheckState.FAILED if second.failed else CheckState.SAME
    check.differences = [{"what": "failed", "first": "", "second": second.failed}] if second.failed else []
    if second.differences:
        check.state, check.differences = CheckState.DIFFERENT, list(second.differences)
    check.command, check.engine, check.ended_at = second.command[:300], second.engine, clock.now()
    with transaction.atomic():
        check.save(update_fields=["state", "differences", "command", "engine", "ended_at"])
        what = [one["what"] for one in check.differences]
        _note(check.count, f"decide.second_{check.state}", check.asked_by, what=what, **_digests(check.count))
    return check.state


def _tell_of_resolution(resolution: Resolution, counted: Count, by: Person) -> None:
    rows = resolution.decisions.select_related("option__proposal__cycle")
    by_outcome = {str(outcome): sum(row.outcome == outcome for row in rows) for outcome in Outcome}
    differ = sum(row.differs for row in rows)
    year, track = counted.poll.cycle.fiscal_year, counted.poll.track.code
    facts = {"year": year, "track": track, "on": resolution.adopted_on.isoformat(), "body": resolution.body}
    _note(counted, "decide.adopted", by, differ=differ, **by_outcome, **facts)
    for row in rows:
        of_project = {"outcome": row.outcome, "amount": row.amount, "place": row.place, "reason": row.reason}
        _tell(counted, row.option.proposal, "decide.resolved", by, facts | of_project | {"differs": row.differs})


def _tell(counted: Count, proposal, event: str, by: Person | None, facts: dict) -> None:
    """On the proposal's own page, and to those who follow it."""
    government = counted.poll.cycle.government
    facts = facts | {"title": proposal.title}
    note(government, proposal.subject, event, by=by, actor="officer", **facts)
    announce(government, proposal.subject, event, facts | {"currency": government.currency})


def _note(counted: Count, event: str, by: Person | None, *, public: bool = True, **facts) -> None:
    note(counted.poll.cycle.government, counted.subject, event, by=by, actor="officer", public=public, **facts)


def _digests(counted: Count) -> dict[str, str]:
    return {"rule": counted.rule_digest, "box": counted.ballots_digest, "outcome": counted.outcome_digest}


def _file_digest(poll: Poll, election, words: dict, result: Result) -> str:
    source = Source.objects.filter(poll=poll).only("digest").first()
    return source.digest if source else hashlib.sha256(bytes_of(election, words, list(result.funded))).hexdigest()


def _locked(counted: Count) -> Count:
    """Asked again under a lock: of two who publish or withdraw at the same moment, the second is told."""
    rows = Count.objects.select_for_update(of=("self",)).select_related("poll__cycle__government", "poll__track")
    locked = rows.filter(pk=counted.pk).first()
    if locked is None:
        raise Refused("decide.count_gone")
    return locked
