"""Unit prices to reckon with: the government's library, and what its offices have signed before."""

from dataclasses import dataclass

from madang.base.places.models import Government
from madang.cycle.propose.models import UnitPrice

from .models import CostLine


@dataclass(frozen=True)
class Price:
    """`unit_price` in the currency's minor unit; `source` says where it comes from."""

    item: str
    unit: str
    unit_price: int
    source: str


def prices_of(government: Government, most: int = 60) -> list[Price]:
    """The newest of each item and unit, by item; what the library says comes before what was signed."""
    lines = CostLine.objects.filter(review__proposal__cycle__government=government, review__stand="done")
    signed = {(line.item, line.unit): line for line in lines.order_by("pk")[:2000]}
    known = {key: Price(line.item, line.unit, line.unit_price, line.source) for key, line in signed.items()}
    for one in UnitPrice.objects.of(government).order_by("year"):
        known[one.name, one.unit] = Price(one.name, one.unit, one.price, f"{one.source} ({one.year})")
    return sorted(known.values(), key=lambda one: (one.item, one.unit))[:most]
