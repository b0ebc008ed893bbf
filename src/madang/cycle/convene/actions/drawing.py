"""The public lottery: prepare, reckon, promise, draw, seat, replace, void. Its arithmetic is madang_methods.sortition."""

from datetime import date, datetime
from fractions import Fraction

from django.db import transaction
from django.db.models import Max

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang_methods import sortition
from madang_methods.sealing.canonical import canonical, read_canonical
from madang_methods.sortition import SortitionError

from .. import beacon as drand
from ..models import Application, Call, LotState, Lottery, Member, Replacement, Route, Stand
from ..permissions import (
    why_not_commit,
    why_not_draw,
    why_not_prepare_lottery,
    why_not_replace,
    why_not_seat_drawn,
    why_not_void,
)
from ..pool import pool_of, values_of
from .calls import empty, settle
from .choosing import member_from
from .seating import name_member, seat_named
from .told import note_about, tell


@transaction.atomic
def prepare_lottery(lottery: Lottery, *, by: Person) -> Lottery:
    """A draft; the worker reckons it (`reckon`). One at a time, and after a void one with a new number."""
    call = Call.objects.select_for_update(of=("self",)).select_related("plan__body__government").get(pk=lottery.call_id)
    require(why_not_prepare_lottery(by, call))
    lottery.call, lottery.made_by = call, by
    lottery.number = (call.lotteries.aggregate(last=Max("number"))["last"] or 0) + 1
    lottery.save()
    return lottery


def reckon(pk: int) -> str:
    """For the background worker: the fairest lottery, or what stands in its way. Not one transaction: it shows how far it is."""
    lottery = Lottery.objects.select_related("call__plan__body__government").get(pk=pk)
    drafts = Lottery.objects.filter(pk=pk, state__in=[LotState.DRAFTED, LotState.RECKONED])
    drafts.update(state=LotState.DRAFTED, trouble={}, told={}, record="")

    def told(doing: str, done: int, most: int) -> None:
        drafts.update(step=doing[:20], done=done, most=most)

    try:
        told("checking", 0, 0)
        problem, pool = pool_of(lottery.call)
        feasible = sortition.check(problem, pool)
        if not feasible.ok:
            drafts.update(trouble=_trouble(feasible), step="")
            return "infeasible"
        found = sortition.solve(problem, pool, lottery.objective, tickets=lottery.tickets, told=told)
        record = sortition.commit(problem, pool, found, key=bytes.fromhex(lottery.call.key))
    except SortitionError as error:
        drafts.update(trouble={"code": error.code, "said": str(error), "facts": dict(error.facts)}, step="")
        return error.code
    facts = _figures(found, feasible)
    drafts.update(state=LotState.RECKONED, record=record.text.decode(), told=facts, step="", trouble={})
    return "reckoned"


@transaction.atomic
def commit_lottery(lottery: Lottery, known_at: datetime, dice: int, *, by: Person) -> Lottery:
    """The promise: the record with its randomness named, and its digest. Nobody can know the value today."""
    lottery = _locked(lottery)
    require(why_not_commit(by, lottery))
    number = drand.round_at(known_at)
    lottery.known_at, lottery.dice = drand.moment_of(number), dice
    require(None if lottery.known_at > clock.now() else "convene.randomness_is_known")
    lottery.source = drand.name_of_round(number)
    facts = read_canonical(lottery.record.encode()) | {"randomness": [lottery.source, lottery.dice_name]}
    record = _reopened(lottery, canonical(facts))
    lottery.record, lottery.digest = record.text.decode(), record.digest
    lottery.people = sortition.bundle(record)["people.csv"].decode()
    lottery.state, lottery.committed_at, lottery.committed_by = LotState.COMMITTED, clock.now(), by
    lottery.save()
    said = {"digest": lottery.digest, "source": lottery.source, "dice": dice, "at": lottery.known_at.isoformat()}
    _note(lottery, "committed", by, people=lottery.told["people"], **said)
    _tell_everybody(lottery, "committed", digest=lottery.digest, at=said["at"])
    return lottery


@transaction.atomic
def draw_lottery(lottery: Lottery, beacon: str, thrown: str, *, by: Person) -> Lottery:
    """The value and the dice, once. Who took their application back after the promise is passed over at once."""
    lottery = _locked(lottery)
    require(why_not_draw(by, lottery))
    try:
        record = _reopened(lottery, lottery.record.encode())
        drawn = sortition.draw(record, {lottery.source: beacon, lottery.dice_name: thrown})
    except SortitionError as error:
        raise Refused("convene.randomness_wrong", what=error.code) from error
    lottery.beacon, lottery.thrown = beacon.strip().lower(), thrown
    lottery.drawn_at, lottery.drawn_by, lottery.state = clock.now(), by, LotState.DRAWN
    lottery.selection = {
        "ticket": drawn.ticket,
        "seed": drawn.seed.hex(),
        "members": [entry.id for entry in drawn.members],
        "reserves": [entry.id for entry in drawn.standby()[: lottery.call.plan.reserves]],
    }
    lottery.draw = sortition.bundle(record, drawn)["draw.json"].decode()
    lottery.save()
    _note(lottery, "drawn", by, ticket=drawn.ticket, beacon=lottery.beacon, dice=thrown, digest=lottery.digest)
    _mark(lottery)
    gone = lottery.call.applications.filter(stand=Stand.WITHDRAWN, number__isnull=False).order_by("number")
    for one in gone:
        if one.code in lottery.selection["members"]:
            _fill(lottery, one, "withdrawn", by)
    _tell_everybody(lottery, "drawn")
    return lottery


@transaction.atomic
def seat_drawn(lottery: Lottery, since: date, *, by: Person) -> int:
    """They take their seats, all in one act of appointing; how many."""
    lottery = _locked(lottery)
    require(why_not_seat_drawn(by, lottery))
    call = lottery.call
    if waiting := missing(lottery):
        raise Refused("convene.a_place_is_empty", numbers=", ".join(one.code for one in waiting))
    chosen = call.applications.filter(stand=Stand.CHOSEN).select_related("person", "area").order_by("number")
    members = [name_member(member_from(one, Route.LOT), by=by) for one in chosen]
    for member in members:
        member.body = call.body
    seat_named(call.body, members, since, by=by)
    Lottery.objects.filter(pk=lottery.pk).update(state=LotState.SEATED)
    settle(call)
    return len(members)


@transaction.atomic
def replace_drawn(lottery: Lottery, application: Application, why: str, *, by: Person) -> Replacement:
    """The next of the same type by the drawn order takes the place. A member who sits ends their term first."""
    lottery = _locked(lottery)
    require(why_not_replace(by, lottery))
    if Replacement.objects.filter(lottery=lottery, left=application).exists():
        raise Refused("convene.replaced_already")
    if application.stand not in (Stand.CHOSEN, Stand.WITHDRAWN):
        raise Refused("convene.was_not_drawn")
    seat = Member.objects.filter(from_pool=application.subject).order_by("-pk").first()
    if seat and seat.ended_on is None:
        raise Refused("convene.still_sits")
    done = _fill(lottery, application, why, by)
    if done.came and lottery.state == LotState.SEATED:
        member = member_from(done.came, Route.LOT)
        member.replaces = seat
        name_member(member, by=by)
    return done


@transaction.atomic
def void_lottery(lottery: Lottery, why: str, *, by: Person) -> None:
    """It counts no more, with a reason everybody reads. Another lottery is another record, with another number."""
    lottery = _locked(lottery)
    require(why_not_void(by, lottery))
    was_public = bool(lottery.committed_at)
    Lottery.objects.filter(pk=lottery.pk).update(state=LotState.VOID, void_at=clock.now(), void_why=why)
    lottery.call.applications.in_the_pool().update(stand=Stand.HANDED_IN, rank=None)
    for one in lottery.call.applications.filter(stand=Stand.WITHDRAWN, forgotten_at=None):
        empty(one)  # the promise that counted them is gone
        one.save()
    if was_public:
        _note(lottery, "voided", by, why=why)


def missing(lottery: Lottery) -> list[Application]:
    """Who was drawn, took it back, and has not been replaced."""
    left = Replacement.objects.filter(lottery=lottery).values("left")
    drawn = [int(code) for code in lottery.selection["members"]]
    came = Replacement.objects.filter(lottery=lottery, came__isnull=False).values("came")
    of_call = lottery.call.applications.filter(stand=Stand.WITHDRAWN).exclude(pk__in=left)
    return list(of_call.filter(number__in=drawn) | of_call.filter(pk__in=came))


def receipt_of(lottery: Lottery, application: Application) -> dict:
    """One volunteer's own line in the record, with the way to its root."""
    require("convene.not_in_the_pool" if chance_of(lottery, application) is None else None)
    try:
        return _reopened(lottery, lottery.record.encode()).receipt(application.code)
    except KeyError as error:
        raise Refused("convene.not_in_the_pool") from error


def chance_of(lottery: Lottery, application: Application) -> Fraction | None:
    """The exact chance of one volunteer, by type; None if they came in later or took it back before the promise."""
    features = lottery.told.get("features", [])
    wanted = list(values_of(application, features))
    found = next((chance for values, _people, chance in lottery.told.get("types", []) if values == wanted), None)
    return None if found is None else Fraction(found)


def _fill(lottery: Lottery, left: Application, why: str, by: Person) -> Replacement:
    record = _reopened(lottery, lottery.record.encode())
    drawn = sortition.draw(record, {lottery.source: lottery.beacon, lottery.dice_name: lottery.thrown})
    before = Replacement.objects.filter(lottery=lottery).select_related("left")
    gone = lottery.call.applications.filter(stand=Stand.WITHDRAWN, number__isnull=False).exclude(pk=left.pk)
    # Reserves who took it back are passed over first, then the places are filled in the order in which they fell empty.
    names = [one.code for one in gone.exclude(pk__in=before.values("left")).order_by("number")]
    names = [name for name in names if name not in lottery.selection["members"]]
    names += [one.left.code for one in before] + [left.code]
    try:
        now = sortition.replace(drawn, names)
    except SortitionError as error:
        raise Refused("convene.randomness_wrong", what=error.code) from error
    last = now.replacements[-1]
    Lottery.objects.filter(pk=lottery.pk).update(draw=sortition.bundle(record, now)["draw.json"].decode())
    came = lottery.call.applications.get(number=int(last.into.id)) if last.into else None
    done = Replacement.objects.create(lottery=lottery, left=left, came=came, how=last.how, why=why, by=by)
    Application.objects.filter(pk=left.pk).exclude(stand=Stand.WITHDRAWN).update(stand=Stand.NOT_CHOSEN)
    if came:
        Application.objects.filter(pk=came.pk).update(stand=Stand.CHOSEN, rank=None)
    _note(lottery, "replaced", by, left=left.code, came=came.code if came else "", how=last.how)
    return done


def _mark(lottery: Lottery) -> None:
    """Chosen, reserves by rank, and the rest; who took it back stays so."""
    pool = lottery.call.applications.in_the_pool()
    numbers = [int(code) for code in lottery.selection["members"]]
    pool.exclude(number__in=numbers).update(stand=Stand.NOT_CHOSEN)
    pool.filter(number__in=numbers).update(stand=Stand.CHOSEN)
    ranks = {int(code): rank for rank, code in enumerate(lottery.selection["reserves"], start=1)}
    reserves = list(pool.filter(number__in=ranks))
    for one in reserves:
        one.stand, one.rank = Stand.RESERVE, ranks[one.number]
    Application.objects.bulk_update(reserves, ["stand", "rank"], batch_size=500)


def _reopened(lottery: Lottery, text: bytes):
    """The record with its people; refused when the pool is not the one it was reckoned for."""
    call = lottery.call
    if lottery.committed_at is None:
        _problem, pool = pool_of(call)
    else:
        pool = _pool_as_promised(call)
    try:
        return sortition.reopen(text, pool, bytes.fromhex(call.key))
    except SortitionError as error:
        raise Refused("convene.pool_changed") from error


def _pool_as_promised(call: Call):
    """With those who took it back later: the record has counted them, and their features stay until the seats are taken."""
    _problem, pool = pool_of(call, everybody=True)
    return pool


def _trouble(feasible) -> dict:
    return {
        "code": "infeasible",
        "possible": feasible.possible,
        "repairs": [
            [one.quota.feature, one.quota.value, one.quota.least, one.quota.most, one.least, one.most]
            for one in feasible.repairs
        ],
        "never": [[list(one.values), one.people] for one in feasible.never_selectable],
    }


def _figures(found, feasible) -> dict:
    """For the pages: exact fractions as text."""
    pool = found.pool
    people: dict[tuple, int] = {}
    for unit in pool.units:
        people[pool.types[unit.type]] = people.get(pool.types[unit.type], 0) + unit.people
    return {
        "features": list(pool.features),
        "people": len(pool),
        "seats": found.problem.size,
        "tickets": found.number,
        "panels": len(found.tickets),
        "lowest": str(found.lowest),
        "highest": str(found.highest),
        "mean": str(found.mean),
        "bound": str(found.bound),
        "close": found.close,
        "rare": feasible.rare,
        "never": [[list(one.values), one.people] for one in feasible.never_selectable],
        "types": [[list(values), people[values], str(chance)] for values, chance in found.by_type().items()],
    }


def _locked(lottery: Lottery) -> Lottery:
    rows = Lottery.objects.select_for_update(of=("self",)).select_related("call__plan__body__government")
    return rows.get(pk=lottery.pk)


def _tell_everybody(lottery: Lottery, event: str, **facts) -> None:
    pool = lottery.call.applications.in_the_pool().filter(person__isnull=False).select_related("person")
    tell(lottery.call.body, event, [one.person for one in pool], lottery=lottery.pk, **facts)


def _note(lottery: Lottery, event: str, by: Person, **facts) -> None:
    note_about(lottery.call.body, event, by, lottery=lottery.pk, lot=lottery.number, **facts)
