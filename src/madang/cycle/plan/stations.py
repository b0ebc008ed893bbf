"""The year line as pages draw it: one station has the name "here", whatever else is open beside it."""

from django.urls import Resolver404, resolve
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from madang.base import clock
from madang.base.pages.year import Station as Stop

from .models import Cycle, Stage, Station

_NAMES = {"done": "done", "here": "open", "next": "next", "coming": "next", "skipped": "skip-it"}


def stops_of(cycle: Cycle) -> list[Stop]:
    """For <c-year-line :stations="stops">. Of several open stages, the one that closes first is where we are."""
    line = cycle.year_line()
    open_now = [station for station in line if station.state == "here"]
    nearest = min(open_now, key=lambda station: station.closes, default=None)
    return [_stop(cycle, station, station is nearest) for station in line]


def address_of(cycle: Cycle, stage: Stage) -> str:
    """Where the stage lives within the government's site, /2027/vote/, or "" while nothing is there."""
    path = f"{cycle.fiscal_year}/{stage}/"
    try:
        resolve(f"/{path}")
    except Resolver404:
        return ""
    return path


def _stop(cycle: Cycle, station: Station, nearest: bool) -> Stop:
    state = "here" if nearest else _NAMES[station.state]
    return Stop(str(station.label), _when(station, nearest), state)


def _when(station: Station, nearest: bool) -> str:
    """ "9.1.–9.14." for where we are, else the month in which it opens; other years are named."""
    if station.opens is None:
        return ""
    opens, closes = localtime(station.opens), localtime(station.closes)
    if nearest:
        short = _("n.j.")  # Django's date formats, all three
        return f"{date_format(opens, short)}–{date_format(closes, short)}"
    this_year = opens.year == clock.today().year
    return date_format(opens, _("n월") if this_year else _("y년 n월"))
