"""The town of benchmarks/register.py, and what is asked of it. Runs in a process of its own."""

import random
import statistics
import time
from datetime import timedelta

from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment

from madang.base import clock
from madang.base.places.models import Area, Government
from madang.cycle.plan.models import Cycle, Stage, Track, Window
from madang.cycle.propose.advice import similar_to
from madang.cycle.propose.models import Channel, Field, Programme, Proposal, State

PROGRAMMES = 2000
PLACES = [
    "골목",
    "산책길",
    "공원",
    "놀이터",
    "경로당",
    "버스정류장",
    "횡단보도",
    "초등학교",
    "시장",
    "도서관",
    "하천",
    "주차장",
    "체육관",
    "주민센터",
    "산길",
]
THINGS = [
    "소화기",
    "긴의자",
    "가로등",
    "그늘막",
    "방지턱",
    "안내판",
    "살균기",
    "자전거보관대",
    "손잡이",
    "정수기",
    "화장실",
    "꽃밭",
    "비상벨",
    "운동기구",
    "경사로",
]
DEEDS = ["놓아 주세요", "고쳐 주세요", "더 밝게 해 주세요", "넓혀 주세요", "새로 만들어 주세요"]
ADDRESSES = {
    "list": "",
    "page 100": "?page=100",
    "filter": "?field=safety&state=published&channel=paper",
    "two syllables": "?q=공원",
    "particle": "?q=횡단보도를",
    "two words": "?q=골목 소화기",
    "spacing": "?q=자전거 보관대",
    "typo": "?q=횡당보도",
    "nothing found": "?q=잠수함",
}


def run(rows: int) -> None:
    call_command("migrate", verbosity=0)
    government = _fill(rows)
    print(
        f"{connection.vendor}, {rows:,} proposals\n{'':16} {'median ms':>10} {'CPU ms':>8} {'queries':>8} {'found':>7}"
    )
    setup_test_environment()  # so that answers carry what their pages were told
    client = Client()
    for name, address in ADDRESSES.items():
        _tell(name, lambda address=address: client.get(f"/bench/2027/propose/{address}"))
    _similar(government, client)


def _fill(rows: int) -> Government:
    rng = random.Random(5)  # noqa: S311
    town = Government.objects.create(
        slug="bench", name="벤치시", tier="municipality", code="90999", fictional=True, population=1
    )
    areas = [
        Area.objects.create(
            government=town, code=f"9099900{n:03}", name=f"{n}동", outline=[[[n, 0], [n + 1, 0], [n + 1, 9]]]
        )
        for n in range(20)
    ]
    cycle = Cycle.objects.create(government=town, cycle_year=2026, fiscal_year=2027, total_ceiling=10**9)
    now = clock.now()
    Window.objects.create(
        cycle=cycle, stage=Stage.PROPOSE, opens_at=now - timedelta(days=9), closes_at=now + timedelta(days=9)
    )
    track = Track.objects.create(cycle=cycle, code="city", name="시정", total_ceiling=10**9)
    for first in range(1, rows + 1, 1000):
        Proposal.objects.bulk_create(
            _proposal(rng, cycle, track, areas, number, now) for number in range(first, min(first + 1000, rows + 1))
        )
    Programme.objects.bulk_create(_programme(rng, town, number) for number in range(PROGRAMMES))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as either database does by itself before long
    return town


def _proposal(rng, cycle, track, areas, number, now) -> Proposal:
    words = [f"{rng.choice(PLACES)}에 {rng.choice(THINGS)}를 {rng.choice(DEEDS)}" for _ in range(12)]
    return Proposal(
        cycle=cycle, track=track, number=number, title=words[0], problem=" ".join(words[1:6]), idea=" ".join(words[6:]),
        area=rng.choice(areas), field=rng.choice(Field.values), channel=rng.choice(Channel.values), state=State.PUBLISHED,
        submitted_at=now, published_at=now, x=rng.random() * 20, y=rng.random() * 9, cost=10**6,
    )  # fmt: skip


def _programme(rng, town, number) -> Programme:
    """What the government does already, looked up beside the proposals."""
    name = f"{rng.choice(PLACES)} {rng.choice(THINGS)} 설치 {number}"
    return Programme(
        government=town, fiscal_year=2026, department=f"{number % 40}과", name=name, amount=10**7, source="세출예산서"
    )


def _tell(name: str, ask) -> None:
    walls, cpus = [], []
    for _ in range(11):
        cache.clear()
        wall, cpu = time.perf_counter(), time.process_time()
        with CaptureQueriesContext(connection) as queries:
            answer = ask()
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
        if answer.status_code != 200:
            raise SystemExit(f"{name}: {answer.status_code}")
    found = answer.context["page"].paginator.count
    print(
        f"{name:16} {1000 * statistics.median(walls[1:]):10.0f} {1000 * statistics.median(cpus[1:]):8.0f} {len(queries):8} {found:7,}",
        flush=True,
    )


def _similar(government: Government, client: Client) -> None:
    """By the function, and as a visitor meets it: the page with the draft, read anew, before it is sent."""
    wall = time.perf_counter()
    similar_to(government, "좁은 골목에 소화기를")
    first = time.perf_counter() - wall
    _tell_walls("similar", lambda: similar_to(government, "시장 앞 횡단보도에 그늘막"))
    print(f"{'':16} {first:10.1f} s the first time, when the index is built")
    page = _draft_page(government, client)
    _tell_walls("similar, page", lambda: _read(client, page))
    proposal = Proposal.objects.order_by("pk").first()
    proposal.pk, proposal.number = None, Proposal.objects.count() + 1
    proposal.published_at = clock.now()
    proposal.save(force_insert=True)
    wall = time.perf_counter()
    _read(client, page)
    print(f"{'':16} {time.perf_counter() - wall:10.1f} s that page when one more was published")


def _draft_page(government: Government, client: Client) -> str:
    typed = {
        "title": "시장 앞 횡단보도에 그늘막",
        "problem": "햇볕이 뜨거워요",
        "idea": "그늘막을 놓아 주세요",
        "keep": "1",
    }
    return client.post("/bench/2027/propose/new/", typed).url + "?check"


def _read(client: Client, page: str) -> None:
    answer = client.get(page)
    if answer.status_code != 200 or not answer.context["advice"].similar:
        raise SystemExit(f"similar, page: {answer.status_code}")


def _tell_walls(name: str, ask) -> None:
    walls, cpus = [], []
    for _ in range(11):
        wall, cpu = time.perf_counter(), time.process_time()
        ask()
        walls.append(time.perf_counter() - wall)
        cpus.append(time.process_time() - cpu)
    print(
        f"{name:16} {1000 * statistics.median(walls[1:]):10.0f} {1000 * statistics.median(cpus[1:]):8.0f}", flush=True
    )
