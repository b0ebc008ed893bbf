"""The town's shares by feature, where they are known."""

from .models import Body, Feature


def shares_of_town(body: Body) -> dict[str, dict[str, float]]:
    """{feature: {value: percent}}. What nobody has entered is left out; areas are known to the places themselves."""
    areas = {str(area.pk): area.population for area in body.government.areas.now() if area.population}
    total = sum(areas.values())
    return {Feature.AREA: {value: 100 * people / total for value, people in areas.items()}} if total else {}
