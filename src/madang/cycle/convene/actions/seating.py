"""Name people for seats, let them take their seats, renew, end: with the terms and the 60 % rule held."""

from datetime import date, timedelta

from django.db import transaction

from madang.base import clock
from madang.base.people.actions import end_part, grant_part
from madang.base.people.models import Part, Person, Role
from madang.base.people.permissions import why_not_grant
from madang.base.people.refusals import Refused, require

from ..composition import Balance, balance
from ..models import Body, Candidate, End, EqualityResolution, Member, Route, Seating, Tally
from ..permissions import why_not_convene, why_not_end, why_not_renew
from .told import note_about, tell


@transaction.atomic
def name_member(member: Member, *, by: Person) -> Member:
    """For a seat they take with the next act of appointing. Earlier terms of the same person count."""
    require(why_not_convene(by, member.body.government))
    body = _locked(member.body)
    if member.person and Member.objects.filter(body=body, person=member.person, ended_on=None).exists():
        raise Refused("convene.sits_already")
    member.appointed = member.route != Route.OFFICIAL
    member.term = max(member.term, _next_term(member))
    if member.appointed and member.term > body.renewals + 1:
        raise Refused("convene.renewals_used_up", name=member.name)
    member.named_by, member.seating, member.since, member.until = by, None, None, None
    member.save()
    return member


@transaction.atomic
def unname(member: Member, *, by: Person) -> None:
    require(why_not_convene(by, member.body.government))
    require("convene.sits_already" if member.seating_id else None)
    member.delete()


@transaction.atomic
def seat_named(body: Body, members: list[Member], since: date, *, by: Person) -> Seating:
    """위촉. Refused when one sex would have more than 6 in 10, unless a resolution of the equality committee holds."""
    require(why_not_convene(by, body.government))
    require(None if members else "convene.nobody_is_named")
    body = _locked(body)
    after = balance_after(body, members, since)
    resolution = resolution_on(body, since) if after.above else None
    if after.above and resolution is None:
        raise Refused("convene.above_six_in_ten", women=after.women, men=after.men, percent=after.percent)
    seating = Seating.objects.create(
        body=body, seated_on=since, women=after.women, men=after.men, others=after.others, resolution=resolution, by=by
    )
    for member in members:
        member.seating, member.since, member.until = seating, since, last_day(body, member, since)
    Member.objects.bulk_update(members, ["seating", "since", "until"])
    _give_parts(body, members, by)
    facts = {"number": len(members), "women": after.women, "men": after.men, "exception": bool(resolution)}
    note_about(body, "seated", by, **facts)
    tell(body, "seated", [member.person for member in members])
    return seating


def balance_after(body: Body, members: list[Member], since: date) -> Balance:
    """Of the appointed members once these take their seats; whose term is over then is not counted."""
    staying = Member.objects.sitting(body, on=since).appointed().exclude(pk__in=[member.pk for member in members])
    return balance([*staying, *members])


def resolution_on(body: Body, day: date) -> EqualityResolution | None:
    return body.equality_resolutions.filter(resolved_on__lte=day, until__gte=day).first()


def last_day(body: Body, member: Member, since: date) -> date | None:
    """The whole term; who replaces somebody sits for the rest of theirs; an office holder while they hold the office."""
    if not member.appointed:
        return None
    if member.replaces and member.replaces.until and member.replaces.until >= since:
        return member.replaces.until
    return _years_later(since, body.term_years) - timedelta(days=1)


@transaction.atomic
def note_resolution(resolution: EqualityResolution, *, by: Person) -> EqualityResolution:
    """The exception to the 60 % rule, with date and number, for everybody to read."""
    require(why_not_convene(by, resolution.body.government))
    resolution.noted_by = by
    resolution.save()
    facts = {"number": resolution.number, "committee": resolution.committee, "on": resolution.resolved_on.isoformat()}
    note_about(resolution.body, "exception_noted", by, **facts)
    return resolution


@transaction.atomic
def renew(member: Member, *, by: Person) -> Member:
    """연임: the next term, named for the act of appointing that follows this one's last day."""
    require(why_not_renew(by, member), name=member.name)
    member.ended_on, member.ended_at = member.until + timedelta(days=1), clock.now()
    member.end_reason = End.TERM
    member.save(update_fields=["ended_on", "ended_at", "end_reason"])
    again = Member(
        body=member.body, person=member.person, name=member.name, capacity=member.capacity, route=member.route,
        appointed=True, area=member.area, sex=member.sex, age_band=member.age_band, disability=member.disability,
        multicultural=member.multicultural, role=member.role, term=member.term + 1, named_by=by,
    )  # fmt: skip
    again.save()
    return again


@transaction.atomic
def end_membership(member: Member, reason: str, words: str, on: date, *, by: Person) -> None:
    """해촉, 사임 and the other ways a seat falls empty. Kept with its reason in the replacement log."""
    require(why_not_end(by, member))
    if member.person_id == by.pk:
        reason = End.RESIGNED
    if reason == End.DISMISSED and not words.strip():
        raise Refused("convene.a_dismissal_needs_words")
    now = clock.now()
    free = Member.objects.filter(pk=member.pk, ended_on=None)
    if not free.update(ended_on=on, ended_at=now, end_reason=reason, end_words=words.strip()):
        raise Refused("convene.does_not_sit")
    member.refresh_from_db()
    _take_part(member, by)
    note_about(member.body, "ended", by, reason=str(reason), words=member.end_words)
    if member.person and member.person != by:
        said = {"reason": str(reason), "words": member.end_words}
        tell(member.body, "ended", [member.person], subject=member.subject, **said)


@transaction.atomic
def give_chair(member: Member, role: str, *, by: Person) -> None:
    """위원장, 부위원장, 간사: one chair and one vice chair at a time."""
    require(why_not_convene(by, member.body.government))
    Member.objects.filter(body=member.body, role=role, ended_on=None).exclude(pk=member.pk).update(role="member")
    Member.objects.filter(pk=member.pk).update(role=role)
    note_about(member.body, "chair_given", by, role=str(role))


@transaction.atomic
def note_tally(tally: Tally, candidates: list[tuple[Candidate, Member]], *, by: Person) -> Tally:
    """An assembly's election: the most votes take the seats; a tie at the last seat is for the assembly to break."""
    require(why_not_convene(by, tally.body.government))
    ranked = sorted(candidates, key=lambda pair: -pair[0].votes)
    if len(ranked) > tally.seats and ranked[tally.seats - 1][0].votes == ranked[tally.seats][0].votes:
        raise Refused("convene.tie_at_the_last_seat")
    tally.noted_by = by
    tally.save()
    for place, (candidate, member) in enumerate(ranked):
        candidate.tally = tally
        if place < tally.seats:
            member.body, member.route, member.from_pool = tally.body, Route.ELECTION, f"tally/{tally.pk}"
            candidate.member = name_member(member, by=by)
        candidate.save()
    note_about(tally.body, "elected", by, assembly=tally.assembly, seats=tally.seats, candidates=len(ranked))
    return tally


def _next_term(member: Member) -> int:
    """A pause as long as a term starts the count anew."""
    if member.person is None:
        return 1
    last = (
        Member.objects.filter(body=member.body, person=member.person, seating__isnull=False).order_by("-since").first()
    )
    if last is None or last.ended_on is None:
        return 1
    pause = _years_later(last.ended_on, member.body.term_years)
    return 1 if pause <= clock.today() else last.term + 1


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)


def _give_parts(body: Body, members: list[Member], by: Person) -> None:
    """The part of a member, for those with an account who do not play it yet."""
    for member in members:
        if member.person and why_not_grant(by, body.government, Role.MEMBER, member.person) is None:
            grant_part(member.person, body.government, Role.MEMBER, by=by, until=member.until)


def _take_part(member: Member, by: Person) -> None:
    """Unless they sit on another body."""
    government = member.body.government
    if member.person is None or Member.objects.sitting().of(government).filter(person=member.person).exists():
        return
    part = Part.objects.of(government).current().filter(person=member.person, role=Role.MEMBER).first()
    if part:
        end_part(part, by=by)


def _locked(body: Body) -> Body:
    return Body.objects.select_for_update(of=("self",)).select_related("government").get(pk=body.pk)
