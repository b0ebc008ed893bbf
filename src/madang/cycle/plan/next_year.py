"""A year's windows and tracks, made ready for the year after."""

from .models import Cycle, Stage, Track, Window
from .working_days import a_year_later, same_dates_next_year

# Their dates are the law's (지방자치법 §142, 지방회계법 §7), not the office's.
DATED_BY_LAW = frozenset({Stage.BUDGET, Stage.EXECUTE, Stage.SETTLE})


def windows_of_next_year(source: Cycle, cycle: Cycle) -> list[Window]:
    return [_next_window(window, cycle) for window in source.windows.all()]


def tracks_of_next_year(source: Cycle, cycle: Cycle) -> list[Track]:
    kept = [field.attname for field in Track._meta.concrete_fields if field.attname not in ("id", "cycle_id")]
    return [Track(cycle=cycle, **{name: getattr(track, name) for name in kept}) for track in source.tracks.all()]


def _next_window(window: Window, cycle: Cycle) -> Window:
    if window.stage in DATED_BY_LAW:
        opens, closes = same_dates_next_year(window.opens_at, window.closes_at)
    else:
        opens, closes = a_year_later(window.opens_at, window.closes_at, cycle.government.country)
    return Window(cycle=cycle, stage=window.stage, opens_at=opens, closes_at=closes)
