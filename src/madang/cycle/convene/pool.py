"""The one bridge from a call to the arithmetic of lotteries: quotas to a problem, applications to a pool."""

from collections.abc import Iterable

from madang_methods.sortition import Pool, Problem, Quota

from .models import Application, Call, Feature


def pool_of(call: Call, everybody: bool = False) -> tuple[Problem, Pool]:
    """Everybody who is in, by number; `everybody`: with those who took it back after the promise.

    A value without a quota of its own may have any number of seats.
    """
    quotas = list(call.plan.quotas.all())
    areas = {str(area.pk): area.name for area in call.body.government.areas.all()}
    features = tuple(dict.fromkeys(quota.feature for quota in quotas)) or (Feature.SEX.value,)
    people = (
        call.applications.exclude(sex="").filter(number__isnull=False) if everybody else call.applications.in_the_pool()
    )
    rows = [_row(one, features) for one in people.select_related("area").order_by("number")]
    seats = call.seats
    limits: dict[tuple[str, str], tuple[int, int]] = {}
    for quota in quotas:
        value = areas.get(quota.value, quota.value) if quota.feature == Feature.AREA else quota.value
        limits[quota.feature, value] = (quota.lowest, min(quota.highest, seats))
    for feature in features:
        for value in sorted({row[feature] for row in rows}):
            limits.setdefault((feature, value), _rest(feature, value, limits, seats))
    problem = Problem(seats, tuple(Quota(feature, value, *limit) for (feature, value), limit in limits.items()))
    return problem, Pool.from_rows(rows, problem)


def values_of(application: Application, features: Iterable[str]) -> tuple[str, ...]:
    row = _row(application, features)
    return tuple(row[feature] for feature in features)


def _rest(feature: str, value: str, limits: dict, seats: int) -> tuple[int, int]:
    """“no” is what a quota for “yes” leaves; anything else is free."""
    if feature in Feature.sensitive() and value == "no" and (feature, "yes") in limits:
        least, most = limits[feature, "yes"]
        return seats - most, seats - least
    return 0, seats


def _row(one: Application, features: Iterable[str]) -> dict[str, str]:
    row = {"id": one.code}
    for feature in features:
        if feature == Feature.AREA:
            row[feature] = one.area.name if one.area else ""
        elif feature in Feature.sensitive():
            row[feature] = "yes" if getattr(one, feature) else "no"  # who does not say counts as no
        else:
            row[feature] = getattr(one, feature)
    return row
