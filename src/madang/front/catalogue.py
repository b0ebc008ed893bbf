"""Every table that is published: of the platform, of a government, and of a year, in the order of the year."""

from django.http import Http404

from madang.base.datasets.views import addresses
from madang.base.meetings.data import DATASETS as MEETINGS
from madang.base.places.models import Government
from madang.base.surveys.data import SURVEYS
from madang.base.talk.data import HIDDEN
from madang.cycle.budget.council.data import OF_YEAR as COUNCIL
from madang.cycle.budget.data import LEDGER
from madang.cycle.budget.data import OF_YEAR as BUDGET
from madang.cycle.budget.statement.data import DATASETS as STATEMENT
from madang.cycle.convene.data import DATASETS as CONVENE
from madang.cycle.decide.data import RESOLUTIONS, VERDICTS
from madang.cycle.deliberate.data import DATASETS as DELIBERATE
from madang.cycle.execute.data import DATASETS as EXECUTE
from madang.cycle.feedback.data import DATASETS as FEEDBACK
from madang.cycle.learn.data import DATASETS as LEARN
from madang.cycle.plan.data import DATASETS as PLAN
from madang.cycle.plan.models import Cycle
from madang.cycle.propose.data import PROPOSALS
from madang.cycle.review.data import DATASETS as REVIEW
from madang.cycle.settle.data import DATASETS as SETTLE

from .representation import REPRESENTATION
from .tables import AREAS, GOVERNMENTS, RECORD

PLATFORM = [GOVERNMENTS]
GOVERNMENT = [AREAS, RECORD, HIDDEN, *MEETINGS, SURVEYS, LEDGER]
YEAR = [
    *PLAN,
    *CONVENE,
    *LEARN,
    PROPOSALS,
    *REVIEW,
    *DELIBERATE,
    VERDICTS,
    RESOLUTIONS,
    *BUDGET,
    *COUNCIL,
    *STATEMENT,
    *EXECUTE,
    *SETTLE,
    *FEEDBACK,
    REPRESENTATION,
]


def find_platform(request) -> None:
    """Its tables belong to nobody in particular."""


def find_government(request) -> Government:
    if request.government is None:
        raise Http404
    return request.government


def find_cycle(request, year: int) -> Cycle:
    cycles = Cycle.objects.of(find_government(request)).filter(fiscal_year=year).select_related("government")
    request.cycle = cycles.first()
    if request.cycle is None:
        raise Http404
    return request.cycle


of_platform = addresses(PLATFORM, find_platform)
of_government = addresses(GOVERNMENT, find_government)
of_year = addresses(YEAR, find_cycle)
for pattern in [*of_government, *of_year]:
    pattern.callback.bound_to_government = True  # find_government is what binds it
