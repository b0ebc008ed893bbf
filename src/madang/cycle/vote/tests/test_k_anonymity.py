"""T-S5: numbers of fewer than ten people are not published, whatever the roll knows."""

import pytest

from madang.cycle.vote.counts import districts_of
from madang.cycle.vote.models import Poll, RollEntry
from madang.cycle.vote.publishing import ballots_file, publish_box

from .boxes import finish, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def voted(poll, year, during, settle, haeoreum, kim, ju):
    """voted(10, 12): so many in each of two neighbourhoods voted; the box is open."""

    def voted(*numbers):
        during(year, "vote")
        areas = list(haeoreum.areas.order_by("code"))
        RollEntry.objects.of(poll).update(area=areas[0])
        code = poll.options.first().code
        for area, number in zip(areas, numbers, strict=False):
            for n in range(number):
                person = settle(f"{area.code}-{n}", haeoreum, "resident")
                RollEntry.objects.create(poll=poll, person=person, ground="resident", area=area)
                send(poll, person, code)
        done = finish(poll, kim, ju)
        return Poll.objects.select_related("cycle__government", "track").get(pk=done.pk)

    return voted


@pytest.mark.parametrize(("numbers", "shown"), [((10, 12), 2), ((9, 12), 0)])
def test_a_neighbourhood_with_fewer_than_ten_voters_takes_the_table_with_it(voted, numbers, shown):
    """With ten in each the table is there: the control."""
    assert len(districts_of(voted(*numbers), sum(numbers))) == shown


def test_the_ballots_file_says_nothing_of_the_people(voted, kim):
    """A row is what was chosen and a number that was drawn; no age, no neighbourhood, no way of voting."""
    poll = voted(10, 12)
    publish_box(poll, by=kim)
    lines = ballots_file(poll).decode().splitlines()
    columns, *rows = lines[lines.index("VOTES") + 1 :]
    assert (set(columns.split(";")), len(rows)) == ({"voter_id", "vote"}, 22)
    assert not any(area.name in row for area in poll.cycle.government.areas.all() for row in rows)
