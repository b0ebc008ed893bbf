"""An open vote on a database of its own."""

import pytest

from .ground import Ground


@pytest.fixture
def ground(database, tmp_path):
    """ground(20): so many voters, whose vote is open by the machine's own clock."""

    def ground(voters: int, max_casts: int = 60, **given) -> Ground:
        made = Ground(tmp_path, database, **given)
        made.do("found", voters, max_casts)
        return made

    return ground
