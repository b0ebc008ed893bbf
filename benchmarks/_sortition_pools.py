"""Made-up pools for `sortition`: Korean sexes, regions, ages and more in rough shares of the register, volunteers skewed as they are.

Nobody in them is real. Older people, the capital region and graduates volunteer more; quotas follow the register, one
seat or a few per cent either way.
"""

import random
from collections.abc import Iterator

from madang_methods.sortition import Pool, Problem, Quota

SHARES: dict[str, dict[str, float]] = {
    "sex": {"F": 50.2, "M": 49.8},
    "region": dict(
        zip(
            [
                "Seoul",
                "Busan",
                "Daegu",
                "Incheon",
                "Gwangju",
                "Daejeon",
                "Ulsan",
                "Sejong",
                "Gyeonggi",
                "Gangwon",
                "Chungbuk",
                "Chungnam",
                "Jeonbuk",
                "Jeonnam",
                "Gyeongbuk",
                "Gyeongnam",
                "Jeju",
            ],
            (18.2, 6.4, 4.6, 5.9, 2.8, 2.8, 2.1, 0.8, 26.7, 3.0, 3.1, 4.2, 3.4, 3.5, 4.9, 6.3, 1.3),
            strict=True,
        )
    ),
    "age": {"18-29": 15.5, "30s": 15.0, "40s": 17.6, "50s": 20.0, "60s": 17.6, "70+": 14.3},
    "disability": {"N": 94.9, "Y": 5.1},
    "education": {"primary": 11.0, "middle": 10.0, "high": 32.0, "college": 37.0, "graduate": 10.0},
    "home": {"owner": 47.0, "deposit": 25.0, "rent": 18.0, "other": 10.0},
}
# How much likelier than others somebody volunteers.
EAGER = {"60s": 1.8, "50s": 1.4, "18-29": 0.5, "Seoul": 1.3, "college": 1.3, "graduate": 2.0, "Y": 0.7, "M": 1.2}


def pool(people: int, seats: int, features: int, seed: int = 1, together: float = 0.0) -> tuple[Problem, Pool]:
    """`together`: the share of people who live with one other volunteer."""
    problem = Problem(seats, tuple(quotas(seats, features)), "home address" if together else None)
    return problem, Pool.of(volunteers(people, features, seed, together), problem)


def volunteers(
    people: int, features: int, seed: int = 1, together: float = 0.0
) -> Iterator[tuple[str, tuple[str, ...], str]]:
    chance = random.Random(seed)  # noqa: S311
    asked = list(SHARES.values())[:features]
    weights = [[share * EAGER.get(value, 1) for value, share in shares.items()] for shares in asked]
    columns = [chance.choices(list(shares), weight, k=people) for shares, weight in zip(asked, weights, strict=True)]
    paired = list(range(people))
    chance.shuffle(paired)
    home = {one: f"h{at // 2}" for at, one in enumerate(paired[: int(people * together) // 2 * 2])}
    for number, values in enumerate(zip(*columns, strict=True)):
        yield str(number + 1), values, home.get(number, f"s{number}") if together else ""


def quotas(seats: int, features: int) -> Iterator[Quota]:
    for feature, shares in list(SHARES.items())[:features]:
        for value, share in shares.items():
            owed = seats * share / sum(shares.values())
            room = max(1, round(owed * 0.02))
            yield Quota(
                feature, value, max(0, int(owed) - room + 1 if owed < 1 else int(owed) - room), int(owed) + room
            )
