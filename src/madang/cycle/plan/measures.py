"""What helps whom: the catalogue of affirmative measures that a page may suggest where people are missing."""

from collections.abc import Mapping

from .models import AgeBand, MeasureKind, Sex, Split

ANY = "*"

# Whom each helps, by split: values, or ANY. In the order they are suggested.
HELPS: Mapping[MeasureKind, Mapping[Split, frozenset[str]]] = {
    MeasureKind.VISIT: {
        Split.AREA: frozenset({ANY}),
        Split.AGE: frozenset({AgeBand.SEVENTY}),
        Split.DISABILITY: frozenset({"yes"}),
    },
    MeasureKind.SCHOOL: {Split.AGE: frozenset({AgeBand.UNDER_19, AgeBand.TWENTIES})},
    MeasureKind.EVENING: {Split.AGE: frozenset({AgeBand.TWENTIES, AgeBand.THIRTIES, AgeBand.FORTIES, AgeBand.FIFTIES})},
    MeasureKind.CHILDCARE: {Split.AGE: frozenset({AgeBand.THIRTIES}), Split.SEX: frozenset({Sex.FEMALE})},
    MeasureKind.PAPER: {Split.AGE: frozenset({AgeBand.SIXTIES, AgeBand.SEVENTY})},
    MeasureKind.EASY: {Split.AGE: frozenset({AgeBand.SIXTIES, AgeBand.SEVENTY}), Split.DISABILITY: frozenset({"yes"})},
    MeasureKind.SIGN: {Split.DISABILITY: frozenset({"yes"})},
    MeasureKind.TRANSPORT: {
        Split.DISABILITY: frozenset({"yes"}),
        Split.AGE: frozenset({AgeBand.SEVENTY}),
        Split.AREA: frozenset({ANY}),
    },
    MeasureKind.ASK: {split: frozenset({ANY}) for split in Split},
    MeasureKind.SEATS: {split: frozenset({ANY}) for split in Split},
}
MOST = 3


def suggested(split: str, value: str) -> list[MeasureKind]:
    """At most three for people of this value, the nearest to them first."""
    kinds = [kind for kind, helps in HELPS.items() if helps.get(Split(split), frozenset()) & {value, ANY}]
    return kinds[:MOST]
