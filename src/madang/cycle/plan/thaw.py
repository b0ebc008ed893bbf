"""A published version read back: what was frozen, as the tables' own rows, so that one template shows both."""

from dataclasses import dataclass
from datetime import date, datetime

from .models import SECTIONS, OperatingPlan, Ordinance, Track, Window


@dataclass(frozen=True)
class Frozen:
    """None of these rows is in the database."""

    windows: list[Window]
    tracks: list[Track]
    ordinance: Ordinance | None
    total_ceiling: int
    currency: str


def thaw(plan: OperatingPlan) -> Frozen:
    frozen = plan.frozen
    return Frozen(
        windows=[_window(plan, stage, values) for stage, values in frozen["windows"].items()],
        tracks=[_track(plan, code, values) for code, values in frozen["tracks"].items()],
        ordinance=_ordinance(frozen["ordinance"]),
        total_ceiling=frozen["total_ceiling"],
        currency=frozen["currency"],
    )


def sections_of(plan: OperatingPlan) -> list[tuple[str, str]]:
    """(title, text) of what was written, in the order of the document."""
    texts = ((plan._meta.get_field(name).verbose_name, getattr(plan, name)) for name in SECTIONS)
    return [(title, text) for title, text in texts if text.strip()]


def _window(plan: OperatingPlan, stage: str, values: dict) -> Window:
    moments = {name: datetime.fromisoformat(values[name]) for name in ("opens_at", "closes_at")}
    return Window(cycle=plan.cycle, stage=stage, legal_ground=values["legal_ground"], **moments)


def _track(plan: OperatingPlan, code: str, values: dict) -> Track:
    return Track(cycle=plan.cycle, code=code, **{key: values[key] for key in values if key != "decision_digest"})


def _ordinance(values: dict | None) -> Ordinance | None:
    if values is None:
        return None
    on = values["promulgated_on"]
    return Ordinance(**values | {"promulgated_on": on and date.fromisoformat(on)})
