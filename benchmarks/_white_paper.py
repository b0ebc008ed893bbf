"""The year of benchmarks/white_paper.py, and its white paper. Runs in a process of its own."""

import random
import statistics
import time

from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from benchmarks import _money
from madang.base import clock
from madang.base.documents.render import forms_of
from madang.cycle.budget.models import Project
from madang.cycle.feedback.models import WhitePaper
from madang.cycle.feedback.paper_recipe import white_paper
from madang.cycle.feedback.white_paper import document_of, head_of
from madang.cycle.plan.models import Cycle
from madang.cycle.propose.models import NOS, Proposal, State, Step

PAGES = ("", "?page=7", "story/7/", "ratings/", "lessons/", "disclosures/", "white-paper/", "white-paper/execution/", "white-paper/proposals/")  # fmt: skip


def run(projects: int, payments: int) -> None:
    call_command("migrate", verbosity=0)
    _money._fill(projects, payments)
    cycle = Cycle.objects.select_related("government", "ordinance").get()
    _wishes(cycle, 4 * projects)
    print(
        f"{connection.vendor}, {projects} projects, {4 * projects:,} proposals, {payments:,} payments\n{'':22} {'wall s':>8} {'CPU s':>8} {'size':>12}"
    )
    with CaptureQueriesContext(connection) as queries:
        document = _tell(
            "made of the record", lambda: white_paper(cycle.government, lambda *said: None, year=cycle.fiscal_year)
        )
    print(f"{'':22} {len(queries)} queries, {len(document.blocks)} blocks, {len(document.sources)} tables of data")
    for suffix, form in forms_of(document).items():
        _tell(suffix, lambda form=form: form.render(document))
    paper = WhitePaper.objects.get()
    paper.cycle, paper.head = cycle, head_of(paper)
    WhitePaper.objects.update(state="frozen", number="1", digest="ab" * 32, frozen_at=clock.now(), head=paper.head)
    _tell("read back as frozen", lambda: document_of(paper))
    for page in PAGES:
        _page(page)


def _tell(name: str, make):
    wall, cpu = time.perf_counter(), time.process_time()
    made = make()
    size = f"{len(made):,}" if isinstance(made, bytes) else ""
    print(f"{name:22} {time.perf_counter() - wall:8.2f} {time.process_time() - cpu:8.2f} {size:>12}", flush=True)
    return made


def _page(path: str) -> None:
    client, cpus, address = Client(), [], f"/bench/2027/feedback/{path}"
    for turn in range(6):
        cache.clear()
        begun = time.process_time()
        answer = client.get(address)
        if turn:
            cpus.append(time.process_time() - begun)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    print(
        f"/{path:21} {1000 * statistics.median(cpus):8.0f} ms CPU {len(queries):4} queries  {answer.status_code}",
        flush=True,
    )


def _wishes(cycle: Cycle, number: int) -> None:
    rng, track = random.Random(7), cycle.tracks.get()  # noqa: S311
    made = Proposal.objects.bulk_create((_wish(rng, cycle, track, one) for one in range(1, number + 1)), batch_size=500)
    Step.objects.bulk_create(
        Step(
            proposal=one,
            before=State.REVIEWING,
            after=one.state,
            reason="other",
            sentence=one.answer,
            actor="검토 부서",
        )
        for one in made
        if one.answer
    )
    fit = iter(one for one in made if one.state == State.ELIGIBLE)
    for project in Project.objects.of(cycle):
        project.proposal = next(fit, None)
        project.save(update_fields=["proposal"])


def _wish(rng, cycle, track, number: int) -> Proposal:
    state = rng.choice([State.ELIGIBLE, State.DECLINED, State.INELIGIBLE])
    answer = "소관 부서가 살펴보았으나 올해 예산으로는 하기 어렵습니다." if state in NOS else ""
    return Proposal(
        cycle=cycle, track=track, number=number, title=f"{number}번째 골목에 긴의자와 가로등을 놓아 주세요", state=state,
        answer=answer, submitted_at=clock.now(), published_at=clock.now(),
    )  # fmt: skip
