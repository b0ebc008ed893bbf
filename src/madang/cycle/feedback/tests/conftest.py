"""A bench that Ara wished for, that was built and paid; and wishes that ended otherwise."""

from datetime import date, datetime

import pytest

from madang.base import clock
from madang.cycle.budget.ledger import Posting, book
from madang.cycle.budget.models import Bill, BillState, Column, CouncilDecision, CouncilOutcome
from madang.cycle.execute.models import State, Work
from madang.cycle.propose.models import Proposal, Step
from madang.cycle.settle.gathering import gathered
from madang.cycle.settle.models import Settlement
from madang.cycle.settle.models import State as Stand
from madang.cycle.settle.table import plain

DECEMBER = datetime(2027, 12, 20, 10, tzinfo=clock.KOREA)


@pytest.fixture
def december():
    """The end of the fiscal year."""
    with clock.set_to(DECEMBER):
        yield DECEMBER


@pytest.fixture
def wish(year, track, ara, december):
    """wish("긴 의자", "ineligible", "땅 주인이 허락하지 않았습니다.", "no_consent"): a published proposal of Ara's."""

    def wish(title="새내천에 긴 의자", state="published", sentence="", reason="", public=True):
        now = clock.now()
        made = Proposal.objects.create(
            cycle=year, track=track, number=Proposal.objects.of(year).count() + 1, title=title, idea="앉을 곳이 없습니다.",
            proposer=ara, state=state, answer=sentence, submitted_at=now, published_at=now if public else None,
        )  # fmt: skip
        if sentence:
            before = "submitted" if state == "declined" else "reviewing"
            Step.objects.create(
                proposal=made, before=before, after=state, reason=reason, sentence=sentence, actor="공원녹지과"
            )
        return made

    return wish


@pytest.fixture
def decided(haeoreum, bench, line, kim, december):
    """The council gave the bench 30 million won."""
    bill = Bill.objects.create(
        government=haeoreum, fiscal_year=2027, state=BillState.DECIDED, submitted_on=date(2026, 11, 20), decided_on=date(2026, 12, 31)
    )  # fmt: skip
    CouncilDecision.objects.create(
        bill=bill, project=bench, outcome=CouncilOutcome.AS_IS, proposed=30_000_000, amount=30_000_000, at=clock.now(), by=kim
    )  # fmt: skip
    book(haeoreum, [Posting(Column.SELECTED, 31_000_000, bench)], cause="test", by=kim, on=date(2026, 10, 1))
    given = [Posting(Column.BUDGET, 50_000_000, line=line), Posting(Column.BUDGET, 30_000_000, bench, line)]
    book(haeoreum, given, cause=bill.subject, by=kim, on=date(2026, 12, 31))
    return bill


@pytest.fixture
def built(decided, bench, wish, line, kim, haeoreum):
    """The bench is Ara's wish, finished in October for 28.4 million won."""
    bench.proposal = wish()
    bench.save()
    book(haeoreum, [Posting(Column.SPENT, 28_400_000, bench, line)], cause="test", by=kim, on=date(2027, 9, 20))
    Work.objects.create(
        project=bench, starts=date(2027, 1, 4), first_until=date(2027, 10, 29), until=date(2027, 10, 29), state=State.DONE,
        percent=100, ended_on=date(2027, 10, 20), opened_at=clock.now(), opened_by=kim,
    )  # fmt: skip
    return bench


@pytest.fixture
def approved(built, year, kim):
    """Its settlement was approved by the council."""
    steps = [Stand.DRAWN_UP, Stand.INSPECTED, Stand.APPROVED]
    made = Settlement.objects.create(
        cycle=year, fiscal_year=2027, reason_basis="운영계획", opened_at=clock.now(), opened_by=kim
    )
    made.drawn_up_on, made.drawn_digest, made.digest = date(2028, 3, 1), "ab" * 32, "ab" * 32
    made.submitted_on, made.approved_on, made.approved_at = date(2028, 5, 1), date(2028, 6, 20), clock.now()
    made.approved_by = kim
    made.frozen = plain(gathered(year, 2027, made))
    for step in steps:
        made.state = step
        made.save()
    return made


@pytest.fixture
def neighbours(settle, haeoreum):
    """neighbours(7): so many residents of the town."""

    def neighbours(number):
        return [settle(f"neighbour{one}", haeoreum, "resident") for one in range(number)]

    return neighbours
