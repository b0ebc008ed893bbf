"""Which documents of all stages can be had in an officer's own form."""

from madang.base.documents.blanks.views import addresses
from madang.cycle.budget.statement.offer import OFFER as STATEMENT
from madang.cycle.settle.offer import SETTLEMENT

OFFERS = [STATEMENT, SETTLEMENT]

of_government = addresses(OFFERS)
