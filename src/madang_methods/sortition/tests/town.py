"""A small town by name: 12 volunteers for 4 seats, half women, at least one under 40, in two neighbourhoods."""

from madang_methods.sortition import Pool, Problem, Quota

QUOTAS = (
    Quota("sex", "F", 2, 2),
    Quota("sex", "M", 2, 2),
    Quota("age", "young", 1, 2),
    Quota("age", "old", 2, 3),
    Quota("area", "hill", 1, 3),
    Quota("area", "river", 1, 3),
)
PROBLEM = Problem(4, QUOTAS)
ROWS = [
    {"id": name, "sex": sex, "age": age, "area": area, "home": home}
    for name, sex, age, area, home in [
        ("Ahn", "F", "young", "hill", "1"),
        ("Bae", "M", "old", "hill", "1"),
        ("Cha", "F", "old", "hill", "2"),
        ("Do", "M", "old", "river", "3"),
        ("Eom", "F", "old", "river", "4"),
        ("Gil", "M", "old", "river", "5"),
        ("Ha", "F", "old", "river", "5"),
        ("Im", "M", "young", "hill", "6"),
        ("Jo", "F", "old", "river", "7"),
        ("Ko", "M", "old", "hill", "8"),
        ("Lee", "F", "old", "hill", "8"),
        ("Ma", "M", "old", "hill", "9"),
    ]
]
SEED = bytes(range(32))
DICE = "31416 59265 35897 93238 46264"


def town(household: str | None = None) -> tuple[Problem, Pool]:
    problem = Problem(4, QUOTAS, household)
    return problem, Pool.from_rows(ROWS, problem)
