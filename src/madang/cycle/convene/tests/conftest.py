"""A committee of Haeoreum, its seat plan, and people who ask for a seat."""

from contextlib import ExitStack
from datetime import date, timedelta

import pytest

from madang.base import clock
from madang.base.places.models import Area
from madang.cycle.convene.actions import bodies, calls, drawing, seating
from madang.cycle.convene.models import Application, Body, Call, Lottery, Member, Quota, SeatPlan

BEACON = "ab" * 32
DICE = "3141592653589793238462643"
BANDS = ["19-29", "30-39", "40-49", "50-59", "60-69", "70+"]


@pytest.fixture
def committee(haeoreum, year, kim, during):
    during(year, "convene", days=1)
    body = Body(
        government=haeoreum, cycle=year, kind="committee", name="주민참여예산위원회", name_en="Budget Committee",
        legal_basis="조례 제10조", term_years=2, renewals=1,
    )  # fmt: skip
    return bodies.save_body(body, by=kim)


@pytest.fixture
def named(committee, kim):
    """named("가람", "female"): somebody who was recommended."""

    def named(name, sex, route="recommendation", person=None, body=None, **fields):
        member = Member(body=body or committee, name=name, sex=sex, route=route, person=person, **fields)
        return seating.name_member(member, by=kim)

    return named


@pytest.fixture
def seated(committee, named, kim):
    """seated(("가람", "female"), …): they sit from 16 February 2026."""

    def seated(*people, since=date(2026, 2, 16)):
        members = [named(name, sex) for name, sex in people]
        seating.seat_named(committee, members, since, by=kim)
        return members

    return seated


@pytest.fixture
def plan(committee, kim):
    """plan(lot=4): a published seat plan; as many women as men, one of them at most above."""

    def plan(quotas=None, reserves=2, body=committee, keep_days=90, **shares):
        seats = sum(shares.values())
        drawn = SeatPlan(body=body, reserves=reserves, keep_days=keep_days)
        rows = (
            quotas
            if quotas is not None
            else [("sex", one, seats // 2, seats - seats // 2) for one in ("female", "male")]
        )
        bodies.save_plan(drawn, shares, [Quota(feature=f, value=v, lowest=a, highest=b) for f, v, a, b in rows], by=kim)
        bodies.publish_plan(drawn, by=kim)
        return drawn

    return plan


@pytest.fixture
def call(plan, kim):
    """call("lot", 4): open from today for two weeks."""

    def call(route, seats, **more):
        now = clock.now()
        made = Call(
            plan=plan(**{route: seats}, **more), route=route, who="해오름시에 사는 사람", opens_at=now,
            closes_at=now + timedelta(days=14),
        )  # fmt: skip
        return calls.make_call(made, by=kim)

    return call


@pytest.fixture
def papers(kim, haeoreum):
    """papers(call, 20): as many paper applications, women and men in turn, of all age bands and areas the plan asks."""

    def papers(call, number):
        areas = list(Area.objects.of(haeoreum))
        asked = call.plan.asks()
        rows = [
            Application(
                call=call, name=f"신청{place}", contact=f"010-0000-{place:04d}", sex="female" if place % 2 else "male",
                age_band=BANDS[place % 6], area=areas[place % 3], disability=place % 7 == 0 if "disability" in asked else None,
            )
            for place in range(number)
        ]  # fmt: skip
        calls.enter_papers(call, rows, "0" * 64, by=kim)
        return list(call.applications.order_by("number"))

    return papers


@pytest.fixture
def reckoned(call, papers, kim, travel):
    """reckoned(4, of=20): a lottery the worker has reckoned, the call closed."""

    def reckoned(seats=4, of=20, **more):
        one = call("lot", seats, **more)
        papers(one, of)
        travel(timedelta(days=15))
        lottery = drawing.prepare_lottery(Lottery(call=one, tickets=100), by=kim)
        assert drawing.reckon(lottery.pk) == "reckoned"
        return Lottery.objects.get(pk=lottery.pk)

    return reckoned


@pytest.fixture
def committed(reckoned, kim):
    def committed(*args, **more):
        lottery = reckoned(*args, **more)
        return drawing.commit_lottery(lottery, clock.now() + timedelta(hours=2), 25, by=kim)

    return committed


@pytest.fixture
def drawn(committed, kim, travel):
    def drawn(*args, **more):
        lottery = committed(*args, **more)
        travel(timedelta(hours=3))
        return drawing.draw_lottery(lottery, BEACON, DICE, by=kim)

    return drawn


@pytest.fixture
def travel():
    """travel(timedelta(days=15)): so much later."""
    with ExitStack() as stack:
        yield lambda later: stack.enter_context(clock.set_to(clock.now() + later))
