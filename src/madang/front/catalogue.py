"""Every table that governments publish, in the order of the year."""

from django.http import Http404

from madang.base.datasets.views import addresses
from madang.cycle.decide.data import VERDICTS
from madang.cycle.plan.models import Cycle
from madang.cycle.propose.data import PROPOSALS

CATALOGUE = [PROPOSALS, VERDICTS]


def find_cycle(request, year: int) -> Cycle:
    cycle = Cycle.objects.of(request.government).filter(fiscal_year=year).select_related("government").first()
    if cycle is None:
        raise Http404
    request.cycle = cycle
    return cycle


urlpatterns = addresses(CATALOGUE, find_cycle)
for pattern in urlpatterns:
    pattern.callback.bound_to_government = True  # find_cycle is what binds it
