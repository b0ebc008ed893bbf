"""The town's shares by feature, where they are known."""

from madang.cycle.plan.models import Population

from .models import Body, Feature


def shares_of_town(body: Body) -> dict[str, dict[str, float]]:
    """{feature: {value: percent}}. What nobody has entered is left out; areas are known to the places themselves."""
    known = dict(Population.objects.of(body.government).margins())
    if Feature.AREA not in known and body.area_id is None:
        known[Feature.AREA] = {str(area.pk): area.population for area in body.government.areas.now() if area.population}
    return {feature: _percent(people) for feature, people in known.items() if sum(people.values())}


def _percent(people: dict[str, int]) -> dict[str, float]:
    total = sum(people.values())
    return {value: 100 * number / total for value, number in people.items()}
