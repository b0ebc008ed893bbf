"""What the residents of 해오름시 ask for, in their own words: forty wishes for 2027, eight for 2026, one bench for 2025."""

from .before import BENCH, FIRST_YEAR
from .before import BUDGETS as FIRST_YEAR_BUDGETS
from .care import CARE
from .children import CHILDREN
from .green import GREEN
from .last_year import BUDGETS as LAST_YEAR_BUDGETS
from .last_year import LAST_YEAR, VOTERS, VOTES, last_year_ballots
from .neighbours import NEIGHBOURS
from .streets import STREETS
from .wish import CITY, DONG, Wish

WISHES = tuple(sorted((*STREETS, *CARE, *CHILDREN, *GREEN, *NEIGHBOURS), key=lambda wish: wish.day))
BUDGETS = {CITY: 1_200_000_000, DONG: 600_000_000}

__all__ = [
    "BENCH", "BUDGETS", "CITY", "DONG", "FIRST_YEAR", "FIRST_YEAR_BUDGETS", "LAST_YEAR", "LAST_YEAR_BUDGETS", "VOTERS", "VOTES", "WISHES", "Wish", "last_year_ballots",
]  # fmt: skip
