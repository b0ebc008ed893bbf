"""A budget year made short: three projects on two lines, drawn up, with the statement frozen and the clock in December."""

from datetime import UTC, date, datetime

from madang.base import clock
from madang.cycle.budget.council.actions import Decided, Left, decide_bill, submit_bill
from madang.cycle.budget.ledger import Posting, book
from madang.cycle.budget.models import Bill, Column, Line, OpinionStatement, Project

NOVEMBER, DECEMBER = date(2026, 11, 20), date(2026, 12, 18)
MINUTES = "https://council.example.org/312/5"


def at(year, month, day, hour=3):
    return clock.set_to(datetime(year, month, day, hour, tzinfo=UTC))


def drawn_up(year, bench, line, kim, *, statement=True):
    """The bill of 2027 with bench 30 + 10 million on two lines, lamps 20, school 5; each line has room for more."""
    other = Line.objects.create(
        government=year.government, fiscal_year=2027, office=line.office, sector=line.sector, policy="안전한 도시",
        unit="골목 밝히기", code="360000020270002D", name="골목 밝히기", item_code="401-01", item="시설비",
    )  # fmt: skip
    lamps, school = (
        Project.objects.create(
            cycle=year, number=number, track=bench.track, title=title, office=line.office, chosen_by="총회", made_by=kim
        )
        for number, title in ((2, "골목 보안등"), (3, "학교 앞 울타리"))
    )
    bill = Bill.objects.create(government=year.government, fiscal_year=2027)
    shares = [(bench, line, 30), (bench, other, 10), (lamps, other, 20), (school, line, 5)]
    chosen = {bench: 45, lamps: 20, school: 5}
    _book(kim, [Posting(Column.SELECTED, amount * 10**6, one) for one, amount in chosen.items()], "cycle/2027")
    _book(
        kim,
        [Posting(Column.REQUESTED, n * 10**6, one, its) for one, its, n in shares],
        "request/1",
        "의자를 셋 줄였습니다",
    )
    postings = [Posting(Column.BILL, n * 10**6, one, its) for one, its, n in shares]
    totals = [Posting(Column.BILL, 100_000_000, line=one) for one in (line, other)]
    _book(kim, [*totals, *postings], bill.subject)
    if statement:
        frozen(year, kim)
    return bill, {"bench": bench, "lamps": lamps, "school": school}, {"line": line, "other": other}


def frozen(year, kim):
    now = clock.now()
    return OpinionStatement.objects.create(
        cycle=year, number="참여예산-12", state="frozen", adopted_at=now, adopted_by=kim, adopted_as="제4차 회의",
        frozen_at=now, frozen_by=kim, frozen={"a": 1}, digest="ab" * 32,
    )  # fmt: skip


def submitted(bill, kim):
    return submit_bill(bill, on=NOVEMBER, session="제312회 제2차 정례회", by=kim)


def decided(bill, projects, kim, **amounts):
    """Each project in millions; the bench's 40 and the others' as proposed unless said."""
    of = {"bench": 40, "lamps": 20, "school": 5} | amounts
    rows = [
        Decided(
            projects[name],
            amount * 10**6,
            "" if name not in amounts else "재정이 어렵습니다",
            consent="12월 18일 시장 동의",
        )
        for name, amount in of.items()
    ]
    return decide_bill(bill, rows, on=DECEMBER, minutes=MINUTES, by=kim)


def left(project, amount, reason="재정이 어렵습니다"):
    return Left(project, amount * 10**6, reason, MINUTES)


def _book(kim, postings, cause, reason=""):
    book(
        postings[0].project.cycle.government if postings[0].project else postings[0].line.government,
        postings,
        cause=cause,
        by=kim,
        on=date(2026, 10, 31),
        reason=reason,
    )
