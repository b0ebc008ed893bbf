"""Bind a page to its government and year. Every page of the fourteen stages wears one of these."""

from functools import wraps

from django.shortcuts import get_object_or_404

from madang.base.people.doors import for_government, for_parts
from madang.base.people.models import Role

from .models import Cycle

__all__ = ["for_government", "in_cycle", "officer_page"]

officer_page = for_parts(Role.OFFICER)


def in_cycle(view):
    """view(request, cycle, **kwargs) from the fiscal year in the address; 404 for a year this government has not."""

    @for_government
    @wraps(view)
    def door(request, year: int, **kwargs):
        cycles = Cycle.objects.of(request.government).select_related("ordinance").prefetch_related("windows")
        request.cycle = get_object_or_404(cycles, fiscal_year=year)
        request.cycle.government = request.government  # already known: spares a query each time it is asked
        return view(request, request.cycle, **kwargs)

    return door
