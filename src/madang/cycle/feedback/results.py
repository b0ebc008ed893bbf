"""What residents' ratings come to. Figures move by five people at a time, so that no two looks differ by one person."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from madang.cycle.budget.models import Project

from .models import Rating
from .models.rating import ASKED, HIGHEST, LOWEST

STEP = 5  # nobody's rating is published before four others' are


@dataclass(frozen=True)
class Mean:
    name: str
    label: str
    value: Decimal


@dataclass(frozen=True)
class Results:
    """`people`: how many are in the figures; `waiting`: whether some are not yet. `counts`: how many gave 1, 2, 3, 4, 5
    stars, or nothing where one of them would be a small number."""

    people: int = 0
    waiting: bool = False
    means: tuple[Mean, ...] = ()
    counts: tuple[int, ...] = ()

    @property
    def stars(self) -> Decimal | None:
        return self.means[0].value if self.means else None


def told_ratings(project: Project):
    """The first 5, 10, 15 … that came: those whose figures are out."""
    rows = Rating.objects.filter(project=project).order_by("pk")
    told = list(rows.values_list("pk", flat=True))
    return Rating.objects.filter(pk__in=told[: len(told) // STEP * STEP])


def results_of(projects: Iterable[Project]) -> dict[int, Results]:
    """By project number in the table; one query for all of them."""
    given: dict[int, list[tuple]] = {project.pk: [] for project in projects}
    rows = Rating.objects.filter(project__in=given).order_by("pk").values_list("project", *ASKED)
    for project, *marks in rows:
        given[project].append(tuple(marks))
    return {project: _results(marks) for project, marks in given.items()}


def _results(given: list[tuple]) -> Results:
    told = given[: len(given) // STEP * STEP]
    means = [_mean(place, name, told) for place, name in enumerate(ASKED)] if told else []
    counts = [sum(marks[0] == stars for marks in told) for stars in range(LOWEST, HIGHEST + 1)]
    small = any(0 < count < STEP for count in counts)
    return Results(len(told), len(told) < len(given), tuple(filter(None, means)), () if small else tuple(counts))


def _mean(place: int, name: str, told: list[tuple]) -> Mean | None:
    marks = [one[place] for one in told if one[place] is not None]
    if len(marks) < STEP:
        return None
    value = (Decimal(sum(marks)) / len(marks)).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return Mean(name, str(ASKED[name]), value)
