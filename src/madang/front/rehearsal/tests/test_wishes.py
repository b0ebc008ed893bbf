"""The wishes of the demo city fit the site's form, lie where they say they lie, and make a vote worth watching."""

import re
from collections import Counter
from datetime import date
from random import Random

import pytest

from madang.base.people.resident_number import refuse_resident_numbers
from madang.cycle.propose.models import Field, Proposal
from madang.front.rehearsal.city.areas import BY_NAME
from madang.front.rehearsal.city.cast import CAST
from madang.front.rehearsal.city.crowd import crowd
from madang.front.rehearsal.city.tastes import chooses
from madang.front.rehearsal.city.wishes import (
    BUDGETS,
    CITY,
    DONG,
    FIRST_YEAR,
    LAST_YEAR,
    LAST_YEAR_BUDGETS,
    VOTERS,
    VOTES,
    WISHES,
    last_year_ballots,
)
from madang_methods.counting import Ballot, BallotBox, Election, Project, Reason, RuleSpec, count

ALL = (*WISHES, *LAST_YEAR, *FIRST_YEAR)
MOST = {CITY: 300_000_000, DONG: 50_000_000}
PHONE = re.compile(r"\d{2,4}[-. ]?\d{3,4}[-. ]?\d{4}|\d{7,}")


def test_there_are_forty_and_eight_and_one_bench():
    assert (len(WISHES), len(LAST_YEAR), len(FIRST_YEAR)) == (40, 8, 1)
    assert len({wish.title for wish in ALL}) == 49
    assert {wish.field for wish in WISHES} == set(Field)
    assert Counter(wish.track for wish in WISHES) == {CITY: 18, DONG: 22}


def test_they_come_in_while_the_call_is_open():
    assert all(date(2026, 3, 9) <= wish.day <= date(2026, 5, 29) for wish in WISHES)
    assert all(date(2025, 3, 9) <= wish.day <= date(2025, 5, 30) for wish in LAST_YEAR)
    assert all(date(2024, 4, 1) <= wish.day <= date(2024, 5, 29) for wish in FIRST_YEAR)
    assert list(WISHES) == sorted(WISHES, key=lambda wish: wish.day)


@pytest.mark.parametrize("wish", ALL, ids=range(len(ALL)))
def test_a_wish_fits_the_form(wish):
    for name, text in _texts(wish).items():
        assert len(text) <= Proposal._meta.get_field(name).max_length
        refuse_resident_numbers(text)
        assert not PHONE.search(text)
    assert len(wish.title) >= 4 and wish.problem and wish.idea
    assert wish.cost is None or 0 < wish.cost <= MOST[wish.track]
    assert wish.by in CAST


@pytest.mark.parametrize("wish", ALL, ids=range(len(ALL)))
def test_a_wish_lies_inside_its_area(wish):
    assert (wish.point is None) == (wish.area is None)
    assert wish.area is None or BY_NAME[wish.area].holds(*wish.point)


def test_the_phone_pattern_finds_phones():
    assert PHONE.search("연락은 010-0000-0000") and PHONE.search("02 000 0000")
    assert not PHONE.search("1,200,000원, 2026년 300곳")


def test_two_have_no_price_one_is_a_feast_and_two_get_a_no():
    assert sum(wish.cost is None for wish in WISHES) == 2
    assert sum(wish.event for wish in WISHES) == 1
    declined = [wish for wish in WISHES if wish.no]
    assert [wish.track for wish in declined] == [DONG, CITY]
    assert "민원실" in declined[0].no and "국토관리사무소" in declined[1].no


def test_last_years_ballots_give_the_votes():
    for track in (CITY, DONG):
        ballots = last_year_ballots(track)
        assert len(ballots) == VOTERS
        assert all(1 <= len(ballot) <= 3 and len(set(ballot)) == len(ballot) for ballot in ballots)
        cast = Counter(title for ballot in ballots for title in ballot)
        assert cast == {wish.title: VOTES[wish.title] for wish in LAST_YEAR if wish.track == track}


def test_last_year_one_was_too_dear_at_its_turn_and_a_tie_went_to_the_cheaper():
    result = _counted(LAST_YEAR, CITY, last_year_ballots(CITY), LAST_YEAR_BUDGETS[CITY])
    assert [step.reason for step in result.steps] == [
        Reason.FITS,
        Reason.FITS,
        Reason.TOO_EXPENSIVE,
        Reason.FITS,
        Reason.TOO_EXPENSIVE,
    ]
    *_, cheaper, dearer = result.steps
    assert cheaper.facts["votes"] == dearer.facts["votes"]
    assert cheaper.facts["cost"] < dearer.facts["cost"]


def test_last_year_one_missed_by_a_single_vote():
    result = _counted(LAST_YEAR, DONG, last_year_ballots(DONG), LAST_YEAR_BUDGETS[DONG])
    _, won, missed = result.steps
    assert won.facts["votes"] - missed.facts["votes"] == 1
    assert (won.reason, missed.reason) == (Reason.FITS, Reason.TOO_EXPENSIVE)


@pytest.mark.parametrize("track", [CITY, DONG])
@pytest.mark.parametrize("voters", [120, 400])
def test_tastes_make_winners_and_losers(track, voters):
    ballots, again = (_cast(track, voters) for _ in range(2))
    assert ballots == again
    result = _counted(WISHES, track, ballots, BUDGETS[track])
    votes = [step.facts["votes"] for step in result.steps]
    assert len(result.funded) >= 6 and len(result.unfunded) >= 3
    assert votes[0] >= 3 * votes[-1] > 0


def test_people_vote_for_what_is_near_them():
    here = [one for one in crowd(400, Random(1)) if one.area in ("달빛동", "노을동")]
    options = [
        wish for wish in WISHES if wish.title in ("좁은 골목마다 보이는 소화기", "어르신 걸음에 맞춘 100미터 의자")
    ]
    rng = Random(2)
    first = Counter((one.area, chooses(one, options, 1, rng)[0].area) for one in here)
    assert first["달빛동", "달빛동"] > 2 * first["달빛동", "노을동"]
    assert first["노을동", "노을동"] > 2 * first["노을동", "달빛동"]


def _texts(wish):
    texts = {name: getattr(wish, name) for name in ("title", "problem", "idea", "effect", "place")}
    return texts | {"proposer_name": wish.shown, "answer": wish.no}


def _cast(track, voters):
    rng = Random(2027)
    options = [wish for wish in WISHES if wish.track == track and wish.cost and not wish.no]
    return [tuple(wish.title for wish in chooses(one, options, 5, rng)) for one in crowd(voters, rng)]


def _counted(wishes, track, ballots, budget):
    projects = tuple(Project(w.title, w.cost) for w in wishes if w.track == track and w.cost and not w.no)
    box = BallotBox.of("approval", [Ballot(ballot) for ballot in ballots])
    return count(Election(projects, budget, box), RuleSpec())
