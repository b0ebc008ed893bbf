"""A public ledger of a budget year: what was selected, requested, decided, moved and spent, to the last won.

>>> bench = [
...     Entry(1, 1, 2027, "bench", "lights", Column.BUDGET, "municipal", 30_000_000, date(2026, 12, 18), date(2026, 12, 18)),
...     Entry(2, 2, 2027, "bench", "lights", Column.SPENT, "municipal", 28_400_000, date(2027, 5, 4), date(2027, 5, 6)),
... ]
>>> account = tally(bench, by=lambda entry: entry.project)["bench"]
>>> account.available, account.unspent, in_unit(account.spent, 1_000)
(30000000, 1600000, 28400)
"""

from datetime import date

from .account import Account
from .apportion import apportion
from .columns import Column, Source
from .entry import Entry, as_of, entry_of
from .faults import Fault, faults
from .promise import Promise
from .tally import shares, tally
from .units import in_unit, printed

__all__ = [
    "Account", "Column", "Entry", "Fault", "Promise", "Source", "apportion", "as_of", "date", "entry_of", "faults",
    "in_unit", "printed", "shares", "tally",
]  # fmt: skip
