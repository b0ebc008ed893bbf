"""The whole year as one JSON text: what a published plan freezes, and what its digest binds."""

import hashlib
import json

from .models import SECTIONS, Cycle, OperatingPlan, Track, Window
from .notice_period import NoticePeriod

_OF_TRACK = (
    "name", "name_en", "level", "self_governed", "description", "order", "total_ceiling", "per_area_ceiling",
    "per_project_max", "per_event_max", "per_project_min", "events_allowed", "proposer_age", "proposer_kinds",
    "excluded_proposers", "voter_age", "voter_kinds", "officials_may_vote", "ballot_rule", "decision_rule",
)  # fmt: skip
_OF_PLAN = ("version", "change_reason", "short_notice_reason")


def snapshot(plan: OperatingPlan, notice: NoticePeriod) -> dict:
    """JSON values only. Money in the currency's minor unit, moments in UTC as ISO 8601."""
    return snapshot_of_year(plan.cycle) | {
        "plan": {name: getattr(plan, name) for name in _OF_PLAN},
        "sections": {name: getattr(plan, name) for name in SECTIONS},
        "notice": {
            "from": notice.first.isoformat(),
            "until": notice.last.isoformat(),
            "days": notice.days,
            "extended": notice.extended,
        },
    }


def snapshot_of_year(cycle: Cycle) -> dict:
    """The year without the plan's own words: what the tables say now."""
    government = cycle.government
    return {
        "format": 1,
        "government": {"name": government.name, "code": government.code, "country": government.country},
        "cycle_year": cycle.cycle_year,
        "fiscal_year": cycle.fiscal_year,
        "currency": government.currency,
        "total_ceiling": cycle.total_ceiling,
        "ordinance": _ordinance(cycle),
        "windows": {window.stage: _window(window) for window in cycle.windows.all()},
        "tracks": {track.code: _track(track) for track in cycle.tracks.all()},
    }


def canonical(frozen: dict) -> str:
    """The text whose sha256 is the digest: sorted keys, no spaces, UTF-8."""
    return json.dumps(frozen, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest_of(frozen: dict) -> str:
    return hashlib.sha256(canonical(frozen).encode()).hexdigest()


def _ordinance(cycle: Cycle) -> dict | None:
    ordinance = cycle.ordinance
    return ordinance and {
        "title": ordinance.title,
        "number": ordinance.number,
        "promulgated_on": ordinance.promulgated_on and ordinance.promulgated_on.isoformat(),
        "url": ordinance.url,
        "notice_days": ordinance.notice_days,
        "stages": ordinance.stages,
        "articles": ordinance.articles,
    }


def _window(window: Window) -> dict:
    return {
        "opens_at": window.opens_at.isoformat(),
        "closes_at": window.closes_at.isoformat(),
        "legal_ground": window.legal_ground,
    }


def _track(track: Track) -> dict:
    return {name: getattr(track, name) for name in _OF_TRACK} | {"decision_digest": track.rule.digest}
