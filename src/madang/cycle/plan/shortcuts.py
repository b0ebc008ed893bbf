"""Bind a page to its government and year. Every page of the fourteen stages wears one of these."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404

from madang.base.people.models import Role
from madang.base.people.refusals import require

from .models import Cycle


def in_cycle(view):
    """view(request, cycle, **kwargs) from the fiscal year in the address; 404 for a year this government has not."""

    @wraps(view)
    def wrapper(request, year: int, **kwargs):
        government = _government(request)
        cycles = Cycle.objects.of(government).select_related("ordinance").prefetch_related("windows")
        request.cycle = get_object_or_404(cycles, fiscal_year=year)
        request.cycle.government = government  # already known: spares a query each time it is asked
        return view(request, request.cycle, **kwargs)

    wrapper.bound_to_government = True
    return wrapper


def for_government(view):
    """For pages of a government that belong to no year."""

    @wraps(view)
    def wrapper(request, **kwargs):
        _government(request)
        return view(request, **kwargs)

    wrapper.bound_to_government = True
    return wrapper


def office(*roles: Role):
    """@office(Role.OFFICER): signed in, playing one of these parts here, second factor passed. Else Refused."""

    def decorate(view):
        @wraps(view)
        @login_required
        def wrapper(request, *args, **kwargs):
            require(request.user.why_not_play(_government(request), *roles))
            return view(request, *args, **kwargs)

        wrapper.bound_to_government = True
        return wrapper

    return decorate


officer_page = office(Role.OFFICER)


def _government(request):
    if request.government is None:
        raise Http404
    return request.government
