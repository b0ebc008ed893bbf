"""The year of benchmarks/statement.py, and its statement. Runs in a process of its own."""

import random
import time
from datetime import date

from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from madang.base import clock
from madang.base.documents.render import forms_of
from madang.base.people.models import Person
from madang.base.places.models import Government
from madang.cycle.budget.ledger import Posting, book
from madang.cycle.budget.models import Column, OpinionStatement, Project
from madang.cycle.budget.statement.content import content_of, digest_of
from madang.cycle.budget.statement.document import document_of
from madang.cycle.plan.models import Cycle, Track
from madang.cycle.propose.models import NOS, Proposal, State

PROJECTS = 300


def run(rows: int) -> None:
    call_command("migrate", verbosity=0)
    cycle = _fill(rows)
    print(
        f"{connection.vendor}, {rows:,} proposals, {PROJECTS} projects\n{'':10} {'wall s':>8} {'CPU s':>8} {'size':>12}"
    )
    with CaptureQueriesContext(connection) as queries:
        content = _tell("gathered", lambda: content_of(cycle, "위원회의 의견"))
    print(f"{'':10} {len(queries)} queries, digest {digest_of(content)[:16]}…")
    statement = OpinionStatement(cycle=cycle, frozen=content)
    for suffix, form in forms_of(document_of(statement, "")).items():
        _tell(suffix, lambda form=form: form.render(document_of(statement, "https://example.org/")))


def _tell(name: str, make):
    wall, cpu = time.perf_counter(), time.process_time()
    made = make()
    size = f"{len(made):,}" if isinstance(made, bytes) else ""
    print(f"{name:10} {time.perf_counter() - wall:8.2f} {time.process_time() - cpu:8.2f} {size:>12}", flush=True)
    return made


def _fill(rows: int) -> Cycle:
    rng = random.Random(7)  # noqa: S311
    town = Government.objects.create(slug="bench", name="벤치시", tier="municipality", code="90999", fictional=True)
    cycle = Cycle.objects.create(government=town, cycle_year=2026, fiscal_year=2027, total_ceiling=10**10)
    track = Track.objects.create(cycle=cycle, code="city", name="시정참여형", total_ceiling=10**10)
    officer = Person.objects.create_user("kim@example.org", name="김담당")
    made = Proposal.objects.bulk_create(
        (_proposal(rng, cycle, track, number) for number in range(1, rows + 1)), batch_size=500
    )
    chosen = [one for one in made if one.state == State.ELIGIBLE]
    projects = Project.objects.bulk_create(
        Project(
            cycle=cycle, number=place, proposal=one, track=track, title=one.title, chosen_by="총회", made_by=officer
        )
        for place, one in enumerate(chosen[:PROJECTS], 1)
    )
    amounts = (Column.SELECTED, Column.REQUESTED)
    postings = [Posting(column, rng.randrange(10**6, 10**8), one) for one in projects for column in amounts]
    book(town, postings, cause="bench", by=officer, on=date(2026, 10, 14))
    return cycle


def _proposal(rng, cycle, track, number: int) -> Proposal:
    state = rng.choice([*[State.ELIGIBLE] * 4, *State])
    said = (
        "소관 부서가 살펴보았으나 올해 예산으로는 하기 어렵습니다. 다른 방법을 안내해 드렸습니다."
        if state in NOS
        else ""
    )
    return Proposal(
        cycle=cycle, track=track, number=number, title=f"{number}번째 골목에 긴의자와 가로등을 놓아 주세요", state=state,
        answer=said, submitted_at=clock.now(), published_at=clock.now(), consented_at=clock.now(),
    )  # fmt: skip
