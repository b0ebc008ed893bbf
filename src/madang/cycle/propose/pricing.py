"""The unit-price library: officers keep it, everyone reads it."""

from django.db import transaction

from madang.base.people.models import Person
from madang.base.record.actions import note

from .models import UnitPrice


@transaction.atomic
def add_price(price: UnitPrice, *, by: Person) -> UnitPrice:
    """The page asks for the officer's part; the database refuses a second price of one thing in one year."""
    price.save(force_insert=True)
    facts = {"name": price.name, "unit": price.unit, "price": price.price, "source": price.source, "year": price.year}
    note(price.government, f"price/{price.pk}", "propose.price_added", by=by, actor="officer", **facts)
    return price


@transaction.atomic
def drop_price(price: UnitPrice, *, by: Person) -> None:
    facts = {"name": price.name, "unit": price.unit, "price": price.price, "year": price.year}
    note(price.government, f"price/{price.pk}", "propose.price_dropped", by=by, actor="officer", **facts)
    price.delete()
