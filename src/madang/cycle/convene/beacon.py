"""drand quicknet, a public beacon: a round every three seconds, so that the round of a coming moment has a name today."""

from datetime import UTC, datetime, timedelta

# The chain's own parameters, at https://api.drand.sh/v2/beacons/quicknet/info
GENESIS = datetime.fromtimestamp(1_692_803_367, UTC)
PERIOD = timedelta(seconds=3)


def round_at(moment: datetime) -> int:
    """The first round that comes out at this moment or after it."""
    return max(1, -(-(moment - GENESIS) // PERIOD) + 1)


def moment_of(number: int) -> datetime:
    """When a round comes out; nobody can know it earlier."""
    return GENESIS + (number - 1) * PERIOD


def name_of_round(number: int) -> str:
    return f"drand:quicknet:{number}"
