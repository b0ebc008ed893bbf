"""The lot: an order of projects that nobody chose and everybody can check."""

from collections.abc import Iterable
from hashlib import sha256

from .any_rule import AnyRule
from .rule_checks import RuleError


def draw_lot(seed: str, ids: Iterable[str]) -> dict[str, int]:
    """Each project's place in the lot, from 0: ascending sha256 of UTF-8 `seed|id`.

    The place of two projects to each other depends on the seed and on their ids only, not on who else stands.

    >>> draw_lot("2027-06-30", ["park", "road", "bench"])
    {'park': 0, 'bench': 1, 'road': 2}
    """
    drawn = sorted(set(ids), key=lambda id: (sha256(f"{seed}|{id}".encode()).digest(), id))
    return {id: place for place, id in enumerate(drawn)}


def check_seed(seed: str, spec: AnyRule) -> None:
    """Refuse (RuleError) a seed that is not the one the rule was published with."""
    if spec.seed_commitment and sha256(seed.encode()).hexdigest() != spec.seed_commitment:
        raise RuleError(
            "The seed's sha256 is not the seed_commitment of the rule: this is not the seed that was promised."
        )
