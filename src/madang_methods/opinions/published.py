"""The map as plain data for a file or a page: counts, shares and hexagons, and nothing about one person."""

from dataclasses import asdict

from .opinion_map import OpinionMap, Statement
from .telling import AcrossGroups, Representative, Shared

DIGITS = 4


def published(opinions: OpinionMap) -> dict[str, object]:
    """For json.dumps. A hidden cell is null."""
    return {
        "people": opinions.people,
        "placed": opinions.placed,
        "votes": opinions.votes,
        "carried": [round(share, DIGITS) for share in opinions.carried],
        "agreement": _rounded(opinions.agreement),
        "agreement_low": _rounded(opinions.agreement_low),
        "silhouette": _rounded(opinions.silhouette),
        "why_no_groups": opinions.why_no_groups,
        "groups": [
            {"letter": one.letter, "people": one.people, "representative": [_told(each) for each in one.representative]}
            for one in opinions.groups
        ],
        "statements": [_statement(one) for one in opinions.statements],
        "agreed": [_told(one) for one in opinions.agreed],
        "disagreed": [_told(one) for one in opinions.disagreed],
        "united": list(opinions.united),
        "hexes": asdict(opinions.hexes),
    }


def _statement(one: Statement) -> dict[str, object]:
    return {
        "id": one.id,
        "everyone": asdict(one.everyone) if one.everyone else None,
        "by_group": [asdict(cell) if cell else None for cell in one.by_group],
        "agreed": _across(one.agreed),
        "disagreed": _across(one.disagreed),
    }


def _across(found: AcrossGroups | None) -> dict[str, float] | None:
    if found is None:
        return None
    values = {"product": float(found.product), "mean": found.mean, "least": float(found.least)}
    return {name: round(value, DIGITS) for name, value in values.items()}


def _told(one: Representative | Shared) -> dict[str, object]:
    return {name: round(value, DIGITS) if isinstance(value, float) else value for name, value in asdict(one).items()}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, DIGITS)
