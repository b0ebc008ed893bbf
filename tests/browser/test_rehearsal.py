"""The rehearsal plays: three years of the city, by its own forms, up to the middle of the last and then to its end."""

from collections import Counter

LAST_ACT_BEFORE_THE_MIDDLE = "  2026-09-05  달빛동 주민센터에서 세 분이 종이로 투표합니다"

PROPOSALS = """
from collections import Counter
from madang.cycle.propose.models import Proposal
print(sorted(Counter(Proposal.objects.values_list("cycle__fiscal_year", "state")).items()))
"""
COUNTS = """
from madang.cycle.decide.models import Count
print(sorted(Count.objects.values_list("poll__cycle__fiscal_year", "poll__track__code", "ballots")))
"""
MONEY = """
from collections import Counter
from madang.cycle.execute.models import Work
from madang.cycle.feedback.models import WhitePaper
from madang.cycle.settle.models import Settlement
print(sorted(Counter(Work.objects.values_list("project__cycle__fiscal_year", "state")).items()))
print(list(Settlement.objects.values_list("cycle__fiscal_year", "state")))
print([paper.is_frozen for paper in WhitePaper.objects.all()])
"""


def test_the_city_reaches_the_middle_of_its_year(rehearsal):
    city, said = rehearsal
    assert LAST_ACT_BEFORE_THE_MIDDLE in said.splitlines()
    assert "2026-09-12" not in said
    years = (
        "[((2025, 'eligible'), 1), ((2026, 'eligible'), 8), ((2027, 'already_done'), 1), ((2027, 'declined'), 1), ((2027, 'deferred'), 1), "
        "((2027, 'eligible'), 33), ((2027, 'ineligible'), 2), ((2027, 'merged'), 1), ((2027, 'modified'), 1), "
        "((2027, 'transferred'), 1)]"
    )
    assert city.asks(PROPOSALS) == years
    assert city.asks(COUNTS) == "[(2026, 'city', 40), (2026, 'dong', 40)]"


def test_the_money_of_a_year_goes_all_its_way(rehearsal):
    """Decided, carried out, settled and told: once whole, and once as far as its year has come."""
    works, settled, papers = rehearsal[0].asks(MONEY).splitlines()
    assert works == "[((2025, 'cancelled'), 1), ((2025, 'done'), 32), ((2026, 'running'), 5)]"
    assert (settled, papers) == ("[(2025, 'approved')]", "[True]")


def test_the_city_lives_on_to_its_count(lived_on):
    city, said = lived_on
    days = Counter(line[2:12] for line in said.splitlines())
    assert days == {"2026-09-12": 1, "2026-09-13": 1, "2026-09-15": 5, "2026-09-16": 8, "2026-09-17": 1}
    assert city.asks(COUNTS) == ("[(2026, 'city', 40), (2026, 'dong', 40), (2027, 'city', 60), (2027, 'dong', 60)]")


def test_whoever_does_not_find_a_button_stops_the_rehearsal(rehearsal):
    """A negative control: the rehearsal would not go on over a page that lost its form."""
    city, _ = rehearsal
    lost = city.asks(
        """
import django
from madang.front.rehearsal.visitor import Lost, Visitor
try:
    Visitor("누군가", "haeoreum").opens("2027/vote/").presses("없는 단추")
except Lost as lost:
    print(str(lost)[:60])
"""
    )
    assert lost.startswith("누군가 at /haeoreum/2027/vote/: no button '없는 단추'")
