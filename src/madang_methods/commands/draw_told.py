"""What `draw` says: in words, and as data with every chance as an exact fraction."""

from fractions import Fraction
from typing import Any

from ..sortition import Feasibility, Lottery, Record, Selection

RESERVES = 5


def as_json(lottery: Lottery, record: Record, selection: Selection | None) -> dict[str, Any]:
    """One object; `about` beside a fraction is for reading, not for counting."""
    people = _people(lottery)
    said = {
        "objective": lottery.objective,
        "seats": lottery.problem.size,
        "people": len(lottery.pool),
        "tickets": lottery.number,
        "panels": len(lottery.tickets),
        "chances": {
            "lowest": _exact(lottery.lowest),
            "highest": _exact(lottery.highest),
            "mean": _exact(lottery.mean),
            "no_lottery_has_a_lowest_above": _exact(lottery.bound),
        },
        "types": [
            {"values": _named(lottery, values), "people": people[values], "chance": _exact(chance)}
            for values, chance in lottery.by_type().items()
        ],
        "certificate": {
            "levels": [str(step.level) for step in lottery.certificate.steps],
            "cap": None if lottery.certificate.cap is None else str(lottery.certificate.cap.level),
            "largest_rounding": _exact(lottery.loss),
            "every_ticket_within_one": lottery.close,
            "never": len(lottery.certificate.never),
            "cuts": len(lottery.certificate.cuts),
            "proof": record.facts["certificate"],
        },
        "record": record.digest,
    }
    return said | ({} if selection is None else _drawn(lottery, selection))


def _drawn(lottery: Lottery, selection: Selection) -> dict[str, Any]:
    return {
        "seed": selection.seed.hex(),
        "ticket": selection.ticket,
        "panel": [
            {"id": entry.id, "values": _named(lottery, selection.values_of(entry))} for entry in selection.members
        ],
        "reserves": [
            {
                "values": _named(lottery, selection.values_of(entries[0])),
                "ids": [entry.id for entry in entries[:RESERVES]],
            }
            for entries in selection.reserves.values()
        ],
    }


def tell(lottery: Lottery, record: Record, selection: Selection | None) -> str:
    people, seats = len(lottery.pool), lottery.problem.size
    lines = [
        f"{people:,} people, {seats:,} seats, {lottery.number:,} tickets ({len(lottery.tickets)} different panels).",
        f"Chances: lowest {_in(lottery.lowest)}, mean {_in(lottery.mean)}, highest {_in(lottery.highest)} in 100,000.",
        f"No lottery under these quotas has a lowest chance above {lottery.bound} ({_in(lottery.bound)} in 100,000).",
        f"Record {record.digest}",
    ]
    if lottery.certificate.never:
        lines.append(f"{len(lottery.certificate.never)} types cannot be on any panel: see --check.")
    if selection is not None:
        lines += ["", f"Ticket {selection.ticket:,} of {lottery.number:,}."]
        lines += [f"{entry.id}  {', '.join(selection.values_of(entry))}" for entry in selection.members]
    return "\n".join(lines)


def feasible_as_json(found: Feasibility) -> dict[str, Any]:
    return {
        "ok": found.ok,
        "possible": found.possible,
        "repairs": [
            {
                "feature": one.quota.feature,
                "value": one.quota.value,
                "min": one.quota.least,
                "max": one.quota.most,
                "new_min": one.least,
                "new_max": one.most,
            }
            for one in found.repairs
        ],
        "never_selectable": [{"values": list(one.values), "people": one.people} for one in found.never_selectable],
        "types_with_fewer_than_five": found.rare,
    }


def tell_feasible(found: Feasibility) -> str:
    if not found.possible:
        return "No panel is possible, whatever the quotas: there are too few people (or households)."
    lines = ["A panel is possible." if found.ok else "No panel obeys these quotas. The least change:"]
    lines += [f"  {one.quota} → {one.least}–{one.most}" for one in found.repairs]
    if found.never_selectable:
        lines.append("Nobody of these types can be on any panel" + ("" if found.ok else ", even then") + ":")
        lines += [f"  {', '.join(one.values)} ({one.people})" for one in found.never_selectable]
    return "\n".join(lines)


def _people(lottery: Lottery) -> dict[tuple[str, ...], int]:
    people: dict[tuple[str, ...], int] = {}
    for unit in lottery.pool.units:
        values = lottery.pool.types[unit.type]
        people[values] = people.get(values, 0) + unit.people
    return people


def _named(lottery: Lottery, values: tuple[str, ...]) -> dict[str, str]:
    return dict(zip(lottery.pool.features, values, strict=True))


def _exact(one: Fraction) -> dict[str, str | float]:
    return {"fraction": str(one), "about": round(float(one), 9)}


def _in(one: Fraction) -> str:
    return f"{round(one * 100_000):,}"
