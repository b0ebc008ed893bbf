"""Somebody cannot come: the next of the same type by rank takes the seat, so that every quota stays as it was.

Where a type is exhausted, the next by rank, of any type, with whom every quota can still be kept; the order is as random
as the draw, so that nobody chooses. If nobody fits, the seat stays empty and says so. (What the chance of dropping out
would ask of the draw itself: Assos et al., "Alternates, assemble! Selecting optimal alternates for citizens' assemblies",
2025; not done here.)
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace as changed

from .errors import SortitionError
from .record import Entry, Record
from .selection import Replacement, Selection


def replace(selection: Selection, withdrawn: Iterable[str]) -> Selection:
    """The selection after these people (ids or pseudonyms, in order) cannot come; who was in reserve is just passed over."""
    known = {name: entry for entry in selection.record.entries for name in (entry.pseudonym, entry.id)}
    for name in withdrawn:
        if name not in known:
            raise SortitionError("unknown_person", f"Nobody in this pool is called {name}.", id=name)
        leaver = known[name]
        seated = leaver in selection.members
        selection = changed(selection, withdrawn=(*selection.withdrawn, leaver))
        selection = _without(selection, leaver) if seated else selection
    return selection


def _without(selection: Selection, leaver: Entry) -> Selection:
    left = changed(selection, members=tuple(one for one in selection.members if one != leaver))
    into, how = _next(left, leaver)
    members = left.members if into is None else (*left.members, into)
    return changed(left, members=members, replacements=(*left.replacements, Replacement(leaver, into, how)))


def _next(selection: Selection, leaver: Entry) -> tuple[Entry | None, str]:
    standby = selection.standby()
    same = [one for one in standby if selection.type_of(one) == selection.type_of(leaver)]
    if same:
        return same[0], "same_type"
    quotas = _Quotas(selection.record, selection.members)
    return next(((one, "quotas") for one in standby if quotas.allow(selection.values_of(one))), (None, "none"))


class _Quotas:
    """Whether one more member still lets every quota be kept."""

    def __init__(self, record: Record, members: Iterable[Entry]) -> None:
        self.facts = record.facts
        members = list(members)
        values = [self.facts["types"][self.facts["units"][one.unit][0]] for one in members]
        self.sums = Counter(pair for one in values for pair in zip(self.facts["features"], one, strict=True))
        self.vacant = self.facts["seats"] - len(members)

    def allow(self, values: tuple[str, ...]) -> bool:
        sums = self.sums + Counter(zip(self.facts["features"], values, strict=True))
        missing: Counter[str] = Counter()
        for feature, value, least, most in self.facts["quotas"]:
            if sums[feature, value] > most:
                return False
            missing[feature] += max(0, least - sums[feature, value])
        return all(number < self.vacant for number in missing.values())
