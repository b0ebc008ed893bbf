"""The committee of the town, three proposals that may go on, and a round in which they are scored."""

from datetime import timedelta

import pytest

from madang.base import clock
from madang.cycle.convene.models import Body, Interest, Member, Seating
from madang.cycle.deliberate.models import Round, RoundCriterion, Sheet
from madang.cycle.deliberate.scoring import actions
from madang.cycle.propose.models import Proposal

NAMES = ["goh", "shin", "heo", "ma", "bae", "ryu", "yoo"]


@pytest.fixture
def committee(haeoreum, kim):
    return Body.objects.create(
        government=haeoreum, kind="committee", name="주민참여예산위원회", legal_basis="조례 제10조"
    )


@pytest.fixture
def members(settle, haeoreum, committee, kim):
    """Seven who sit, Goh in the chair."""
    from datetime import date

    seating = Seating.objects.create(body=committee, seated_on=date(2026, 1, 1), women=4, men=3, by=kim)
    out = {}
    for number, name in enumerate(NAMES):
        person = settle(name, haeoreum, "resident")
        Member.objects.create(
            body=committee, person=person, name=name, route="open_call", seating=seating, since=date(2026, 1, 1),
            until=date(2027, 12, 31), role="chair" if number == 0 else "member", sex="female" if number < 4 else "male",
        )  # fmt: skip
        out[name] = person
    return out


@pytest.fixture
def fit(year, track, ara, during):
    """fit("긴 의자"): a proposal of Ara's that was judged eligible."""
    during(year, "deliberate", days=1)

    def fit(title="골목마다 보이는 소화기", by=ara, state="eligible"):
        now = clock.now()
        return Proposal.objects.create(
            cycle=year, track=track, number=Proposal.objects.of(year).count() + 1, title=title, idea="보이는 곳에 답니다.",
            proposer=by, state=state, submitted_at=now, published_at=now, cost=30_000_000,
            consented_at=now if state == "modified" else None, answer="첫 구간부터 합니다." if state == "modified" else "",
        )  # fmt: skip

    return fit


@pytest.fixture
def round(year, track, committee, members, fit, kim):
    """Three proposals of Ara's, five criteria of 20 points, open for ten days."""
    now = clock.now()
    one = Round(
        cycle=year, track=track, body=committee, title="시정참여형 심사", trim_from=5,
        opens_at=now, closes_at=now + timedelta(days=10),
    )  # fmt: skip
    criteria = [RoundCriterion(code=f"c{n}", name=f"기준 {n}", weight=20, most=20) for n in range(5)]
    return actions.make_round(one, [fit("소화기"), fit("긴 의자"), fit("그늘막")], criteria, by=kim)


@pytest.fixture
def candidate(round):
    return round.candidates.get(proposal__title="소화기")


@pytest.fixture
def marks():
    """marks(round, 10): the same mark for every criterion."""

    def marks(round, mark):
        return dict.fromkeys(round.criteria.all(), mark)

    return marks


@pytest.fixture
def score(members, marks):
    """score(candidate, "goh", 15): a sheet handed in."""

    def score(candidate, name, mark, words=""):
        sheet = actions.save_sheet(candidate, marks(candidate.round, mark), words, by=members[name])
        actions.hand_in_sheet(sheet, by=members[name])
        return Sheet.objects.get(pk=sheet.pk)

    return score


@pytest.fixture
def step_back(members, committee):
    """step_back("shin", proposal): an interest declared."""

    def step_back(name, proposal):
        member = Member.objects.get(body=committee, person=members[name])
        return Interest.objects.create(
            member=member, subject=proposal.subject, ground="family", declared_by=members[name]
        )

    return step_back


@pytest.fixture
def over(kim):
    """over(round): eleven days later, ended by Kim."""
    from contextlib import ExitStack

    with ExitStack() as stack:

        def over(round):
            stack.enter_context(clock.set_to(round.closes_at + timedelta(hours=1)))
            actions.close_round(round, by=kim)
            return round

        yield over
