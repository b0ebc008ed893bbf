"""Unit prices that offices of this government have used before, so that the same bench costs the same twice."""

from madang.base.places.models import Government

from .models import CostLine


def prices_of(government: Government, most: int = 60) -> list[CostLine]:
    """The newest price of each item in sheets that were approved, by item."""
    lines = CostLine.objects.filter(review__proposal__cycle__government=government, review__stand="done")
    newest = {line.item: line for line in lines.order_by("pk")[:2000]}
    return sorted(newest.values(), key=lambda line: line.item)[:most]
