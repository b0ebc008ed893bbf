"""The year of benchmarks/money.py, and what is asked of it. Runs in a process of its own."""

import random
import statistics
import time
from datetime import date, timedelta

from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from madang.base import clock
from madang.base.people.models import Part, Person, Role
from madang.base.places.models import Area, Government
from madang.cycle.budget.ledger import Posting, book
from madang.cycle.budget.models import (
    Bill,
    Classification,
    Column,
    CouncilDecision,
    Line,
    Project,
    Request,
    RequestState,
    Source,
)
from madang.cycle.execute.models import Report, Work
from madang.cycle.plan.models import Cycle, Stage, Track, Window
from madang.cycle.review.models import Office

YEAR, LINES, QUARTERS = 2027, 60, 12
# Names of addresses: those of the year take its number; {project} and {line} stand for one of each.
PAGES = [
    ("budget:projects",), ("budget:project", 7), ("budget:lines",), ("budget:line", "line"), ("budget:ledger",),
    ("budget:classification",), ("budget:summary",), ("budget:promise",), ("budget:bills",), ("budget:statement",),
    ("budget:calendar",), ("execute:works",), ("execute:work", 7), ("execute:status", "2029-4"), ("settle:settlement",),
    ("settle:project", 7), ("feedback:home",), ("feedback:ratings",),
]  # fmt: skip
FILES = [
    "2027/data/projects.csv",
    "2027/data/projects.xlsx",
    "2027/data/lines.json",
    "data/ledger.csv",
    "2027/budget/summary.xlsx",
]


def run(projects: int, payments: int) -> None:
    call_command("migrate", verbosity=0)
    begun = time.perf_counter()
    line = _fill(projects, payments)
    print(
        f"{connection.vendor}, {projects} projects, {payments:,} payments, filled in {time.perf_counter() - begun:.0f} s"
    )
    print(f"{'':26} {'median ms':>10} {'CPU ms':>8} {'queries':>8} {'KiB':>7}")
    client = Client()
    for name, *args in PAGES:
        try:
            address = reverse(name, args=[YEAR, *(line.pk if one == "line" else one for one in args)])
        except NoReverseMatch:
            continue
        _tell(name, client, f"/bench{address}")
    _tell("budget:projects in won", client, "/bench/2027/budget/?unit=1&page=3")
    _tell("budget:ledger page 100", client, "/bench/2027/budget/ledger/?page=100")
    _tell("budget:ledger as of a day", client, f"/bench/2027/budget/ledger/?known_on={clock.today()}")
    for path in FILES:
        _tell(path, client, f"/bench/{path}")


def _tell(name: str, client: Client, address: str) -> None:
    walls, cpus = [], []
    for turn in range(11):
        cache.clear()
        wall, cpu = time.perf_counter(), time.process_time()
        answer = client.get(address)
        size = len(b"".join(answer.streaming_content) if answer.streaming else answer.content)
        if turn:
            walls.append(time.perf_counter() - wall)
            cpus.append(time.process_time() - cpu)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    said = "" if answer.status_code == 200 else f"  status {answer.status_code}"
    median = 1000 * statistics.median(walls)
    print(
        f"{name:26} {median:10.1f} {1000 * statistics.median(cpus):8.1f} {len(queries):8} {size / 1024:7.0f}{said}",
        flush=True,
    )


def _fill(number: int, payments: int) -> Line:
    rng = random.Random(7)  # noqa: S311
    town = Government.objects.create(
        slug="bench", name="잣는고을", tier="municipality", code="99999", fictional=True, population=224_000
    )
    areas = [
        Area.objects.create(government=town, code=f"99999{n:05}", name=f"{n}동", population=9_000) for n in range(20)
    ]
    kim = Person.objects.create_user("kim@example.org", name="김담당")
    Part.objects.create(person=kim, government=town, role=Role.OFFICER, since=date(2020, 1, 1))
    cycle = Cycle.objects.create(government=town, cycle_year=2026, fiscal_year=YEAR, total_ceiling=10**12)
    now = clock.now()
    for place, stage in enumerate(Stage):
        opens = now + timedelta(days=20 * (place - len(Stage)))
        Window.objects.create(cycle=cycle, stage=stage, opens_at=opens, closes_at=opens + timedelta(days=20))
    track = Track.objects.create(cycle=cycle, code="city", name="시정참여형", total_ceiling=10**12)
    lines = _lines(town)
    made = Project.objects.bulk_create(
        Project(
            cycle=cycle, number=n, track=track, area=rng.choice(areas), title=f"{n}번째 골목 긴의자와 가로등",
            office=lines[n % LINES].office, chosen_by="주민총회", made_by=kim,
        )
        for n in range(1, number + 1)
    )  # fmt: skip
    _grant(town, cycle, made, lines, kim, rng)
    _work(made, kim)
    _pay(town, made, lines, payments, kim, rng)
    return lines[7]


def _lines(town: Government) -> list[Line]:
    offices = [Office.objects.create(government=town, name=f"{n}과") for n in range(12)]
    sectors = list(Classification.objects.in_year(YEAR).filter(level="sector"))
    return Line.objects.bulk_create(
        Line(
            government=town, fiscal_year=YEAR, office=offices[n % 12], sector=sectors[n % len(sectors)], policy="정책",
            unit="단위", code=f"36{n:04}", name=f"{n}번째 세부사업", item_code="401-01", item="시설비",
        )
        for n in range(LINES)
    )  # fmt: skip


def _grant(town, cycle, made, lines, kim, rng) -> None:
    amounts = {one.number: rng.randrange(10**7, 3 * 10**8) for one in made}
    day = date(2026, 12, 18)
    bill = Bill.objects.create(government=town, fiscal_year=YEAR)
    book(town, [Posting(Column.SELECTED, amounts[one.number], one) for one in made], cause="cycle/2027", by=kim, on=day)
    for column in (Column.REQUESTED, Column.BILL, Column.BUDGET):
        shares = [
            Posting(column, amounts[one.number], one, lines[one.number % LINES], rng.choice(list(Source)))
            for one in made
        ]
        whole = {} if column == Column.REQUESTED else dict.fromkeys(lines, 10**11)
        book(
            town,
            [*(Posting(column, sum, line=line) for line, sum in whole.items()), *shares],
            cause=bill.subject,
            by=kim,
            on=day,
        )
    now = clock.now()
    Request.objects.bulk_create(
        Request(
            project=one,
            office=one.office,
            state=RequestState.IN_BILL,
            asked_at=now,
            asked_by=kim,
            sent_at=now,
            sent_by=kim,
        )
        for one in made
    )
    Bill.objects.filter(pk=bill.pk).update(state="submitted", submitted_on=day)
    Bill.objects.filter(pk=bill.pk).update(state="decided", decided_on=day)
    CouncilDecision.objects.bulk_create(
        CouncilDecision(
            bill=bill,
            project=one,
            outcome="as_is",
            proposed=amounts[one.number],
            amount=amounts[one.number],
            at=now,
            by=kim,
        )
        for one in made
    )


def _work(made, kim) -> None:
    now = clock.now()
    works = Work.objects.bulk_create(
        Work(
            project=one, state="running", percent=50, starts=date(2027, 1, 4), first_until=date(2029, 12, 20),
            until=date(2029, 12, 20), begun_on=date(2027, 1, 4), opened_at=now, opened_by=kim,
        )
        for one in made
    )  # fmt: skip
    Report.objects.bulk_create(
        Report(
            work=one, year=YEAR + quarter // 4, quarter=quarter % 4 + 1, state="running", percent=quarter * 8,
            done="터를 다졌습니다.", at=now, by=kim,
        )
        for one in works
        for quarter in range(QUARTERS)
    )  # fmt: skip


def _pay(town, made, lines, payments: int, kim, rng) -> None:
    """Fifty payments a booking, each of another project."""
    for begin in range(0, payments, 50):
        of = [made[(begin + place) % len(made)] for place in range(min(50, payments - begin))]
        postings = [
            Posting(
                Column.SPENT, rng.randrange(1000, 400_000), one, lines[one.number % LINES], rng.choice(list(Source))
            )
            for one in of
        ]
        book(town, postings, cause="bench", by=kim, on=date(2027, 1 + begin * 12 // payments, 15))
