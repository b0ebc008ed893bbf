"""How many of each kind wait in each year, and until when: of many kinds the database is asked once."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, DateField, F, Min, QuerySet, Value
from django.db.models.functions import Cast


def numbers(*kinds: QuerySet) -> Iterator[tuple[str, int, int, date | None]]:
    """(kind, year, how many, the nearest day) of all that `number_of` describes."""
    first, *rest = kinds
    yield from first.union(*rest, all=True).order_by()


def number_of(kind: Value | F, rows: QuerySet, year: str, day: str = "") -> QuerySet:
    """Rows counted by `kind` and by the field `year`; without `day` they have no deadline."""
    nearest = F(day) if day else Cast(Value(None), DateField())
    return rows.order_by().values_list(kind, F(year)).annotate(number=Count("pk"), first=Min(nearest))
