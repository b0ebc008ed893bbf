"""What waits in the review is on the desk, with the list it leads to; nothing waits once it is done."""

from datetime import timedelta

import pytest

from madang.base import clock
from madang.cycle.propose.models import Proposal
from madang.cycle.review.actions import screening
from madang.cycle.review.models import Office
from madang.front.reviewing import waiting_in_review

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposal(year, track, ara, during):
    during(year, "review", days=1)
    now = clock.now()
    return Proposal.objects.create(
        cycle=year, track=track, number=1, title="긴 의자", proposer=ara, state="published", submitted_at=now, published_at=now
    )  # fmt: skip


def waits(year):
    return [(one.what, one.where, one.number) for one in waiting_in_review([year])]


def test_what_no_office_has_yet_waits(year, proposal, kim, haeoreum):
    assert waits(year) == [("assign_proposals", "screening", 1)]
    office = Office.objects.create(government=haeoreum, name="공원녹지과")
    review = screening.assign(proposal, office, by=kim)
    assert waits(year) == []
    with clock.set_to(clock.now() + timedelta(days=60)):
        assert review.is_late
        assert waits(year) == [("late_reviews", "late", 1)]


def test_the_desk_leads_to_the_list(client, sign_in, year, proposal, kim):
    page = sign_in(client, kim).get("/haeoreum/desk/").content.decode()
    assert "/haeoreum/2027/review/desk/?where=screening" in page
