"""A city nobody knows: thirty thousand voters in five districts, sixty projects, the same for everybody who makes it."""

from bisect import bisect
from collections.abc import Iterator
from itertools import accumulate
from random import Random

from madang_methods.counting import Ballot, BallotBox, Election, Project

DISTRICTS = ("봄내동", "가온동", "한빛동", "달빛동", "새암면")
SIZES = (11_000, 8_000, 6_000, 3_500, 1_500)
THINGS = (
    "놀이터",
    "자전거길",
    "작은도서관",
    "경로당",
    "가로등",
    "쌈지공원",
    "버스정류장",
    "건널목",
    "체육관",
    "텃밭",
    "하천길",
    "돌봄방",
)
BUDGET = 3_000_000_000


def made_city(seed: int = 20261125, voters: int = sum(SIZES)) -> Election:
    """An approval vote, up to five projects each, mostly of one's own district; amounts in won."""
    chance = Random(seed)
    projects = tuple(
        Project(f"{place + 1:02d}", 1_000_000 * chance.randint(8, 400), f"{DISTRICTS[place % 5]} {THINGS[place // 5]}")
        for place in range(60)
    )
    likes = {project.id: 3 + 120 // chance.randint(2, 40) for project in projects}
    ballots = (_ballot(chance, projects, likes, home) for home in _homes(chance, voters))
    return Election(projects, BUDGET, BallotBox.of("approval", ballots))


def _homes(chance: Random, voters: int) -> Iterator[int]:
    up_to = list(accumulate(SIZES))
    for _ in range(voters):
        yield bisect(up_to, chance.randrange(up_to[-1]))


def _ballot(chance: Random, projects: tuple[Project, ...], likes: dict[str, int], home: int) -> Ballot:
    own = [project.id for place, project in enumerate(projects) if place % 5 == home]
    everywhere = [project.id for project in projects]
    chosen = {chance.choices(own, [likes[id] for id in own])[0] for _ in range(chance.randint(1, 4))}
    if chance.random() < 0.4:
        chosen.add(chance.choices(everywhere, [likes[id] for id in everywhere])[0])
    return Ballot(tuple(chosen))
