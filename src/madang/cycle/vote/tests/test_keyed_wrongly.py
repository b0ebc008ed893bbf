"""T-V6: two people key two hundred sheets and each is wrong in one of fifty; only the same mistake twice can pass."""

from random import Random

import pytest

from madang.cycle.vote.booth.desk import open_station
from madang.cycle.vote.models import PaperBatch, Poll, RollEntry
from madang.cycle.vote.paper.giving import give_paper
from madang.cycle.vote.paper.keying import key_sheet
from madang.cycle.vote.paper.pads import bring_back, new_pad
from madang_methods.sealing.marks import Marks

pytestmark = pytest.mark.django_db
SHEETS, ONE_IN = 200, 50


@pytest.fixture
def sheets(poll, year, during, settle, haeoreum, kim):
    """Two hundred papers went out and came back."""
    during(year, "vote")
    poll = Poll.objects.select_related("cycle__government", "track").get(pk=poll.pk)
    people = [settle(f"paper{n}", haeoreum, "resident") for n in range(SHEETS)]
    RollEntry.objects.bulk_create(RollEntry(poll=poll, person=one, ground="resident") for one in people)
    pad = new_pad(open_station(poll, "주민센터", by=kim), SHEETS, by=kim)
    for stub, entry in enumerate(RollEntry.objects.of(poll).filter(person__in=people), 1):
        give_paper(pad, entry, stub, by=kim)
    pad = PaperBatch.objects.select_related("poll__cycle__government", "poll__track").get(pk=pad.pk)
    return list(bring_back(pad, SHEETS, 0, 0, by=kim).sheets.all())


def keyed(sheets, first, second, chance, one_in=ONE_IN):
    """Sheets on which the two did not agree, those on which both were wrong alike, and those that became envelopes."""
    codes = list(sheets[0].batch.poll.options.values_list("code", flat=True))
    differ, alike, decided = set(), set(), set()
    for sheet in sheets:
        truth = chance.choice(codes)
        said = [chance.choice(codes) if chance.randrange(one_in) == 0 else truth for _ in range(2)]
        for person, code in zip((first, second), said, strict=True):
            sheet = key_sheet(sheet, Marks((code,)), by=person)
        differ |= {sheet.number} if said[0] != said[1] else set()
        alike |= {sheet.number} if said[0] == said[1] != truth else set()
        decided |= {sheet.number} if sheet.leaf else set()
    return differ, alike, decided


def test_every_difference_goes_to_a_third_and_only_equal_mistakes_pass(sheets, kim, ju):
    differ, alike, decided = keyed(sheets, kim, ju, Random(2027))
    everything = {sheet.number for sheet in sheets}
    assert differ  # the mistakes were made
    assert decided == everything - differ
    # Both wrong and alike: 200 × (1/50)² × 2/9 of the pairs of three codes, less than one in fifty boxes.
    assert len(alike) <= 1


def test_where_both_are_always_wrong_equal_mistakes_do_pass(sheets, kim, ju):
    """The negative control: what double entry cannot see, and must not be said to."""
    _, alike, decided = keyed(sheets, kim, ju, Random(1), one_in=1)
    assert len(alike) > 10
    assert alike <= decided
