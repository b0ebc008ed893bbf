"""T-D: nobody votes twice, however they hurry and whichever way they come."""

import pytest
from django.db import connection

from .ground import done
from .way_deeds import ORDERS, WAYS

VOTERS, SIDES, PROCESSES = 20, 50, 5


def crowd(ground, same):
    """Every voter's form from fifty sides at once: five processes of ten threads each."""
    runs = [ground.start("all-at-once", SIDES // PROCESSES, same) for _ in range(PROCESSES)]
    told = {}
    for answers in map(done, runs):
        for answer, number in answers.items():
            told[answer] = told.get(answer, 0) + number
    return told


def test_fifty_identical_posts_of_twenty_people_are_twenty_votes_and_twenty_notices(ground):
    """T-D1."""
    town = ground(VOTERS)
    assert crowd(town, "same") == {"done": VOTERS * SIDES}
    found = town.do("stand")
    assert (len(found["leaves"]), found["current"], found["casts"], found["told"]) == (VOTERS,) * 4
    assert found["broken"] == []


def test_of_fifty_different_forms_five_are_taken_and_one_counts(ground):
    """T-D2."""
    town = ground(VOTERS, max_casts=5)
    assert crowd(town, "different") == {"done": VOTERS * 5, "vote.no_more_changes": VOTERS * (SIDES - 5)}
    found = town.do("stand")
    assert (len(found["leaves"]), found["current"], found["people"]) == (VOTERS * 5, VOTERS, VOTERS)
    assert found["broken"] == []


def test_whoever_comes_by_code_phone_agency_and_desk_counts_once_in_every_order(ground):
    """T-D3, the 24 orders one after another. Who was at the desk before is refused on screen; the desk is last and final."""
    town = ground(1)
    town.do("way_deeds.prepare")
    told = town.do("way_deeds.in-order")
    for order, answers in zip(ORDERS, told, strict=True):
        desk, first = order.index("desk"), 0
        wanted = ["done" if at == first or order[at] == "desk" else None for at in range(4)]
        assert [answer if want else None for answer, want in zip(answers, wanted, strict=True)] == wanted
        assert answers.count("done") == (1 if desk == 0 else 2), (order, answers)
    counted_once(town)


def test_whoever_comes_by_all_four_ways_at_the_same_moment_counts_once(ground):
    """T-D3, in parallel."""
    town = ground(1)
    town.do("way_deeds.prepare")
    runs = [town.start("way_deeds.all", way) for way in WAYS]
    told = [done(run) for run in runs]
    assert told[WAYS.index("desk")] == ["done"] * len(ORDERS)
    assert "never" not in {answer for answers in told for answer in answers}
    counted_once(town)


def counted_once(town):
    found = town.do("stand")
    assert (found["current"], found["people"], found["voted"]) == (len(ORDERS),) * 3
    assert found["broken"] == ["I-17"]  # rightly: these codes were never printed


@pytest.mark.long
def test_nothing_comes_after_the_close_in_thirty_races(ground, record_testsuite_property):
    """T-D5."""
    told = ground(12).do("close_deeds.rounds", 30)
    assert [late for _, late in told if late] == []
    record_testsuite_property("T-D5", {"rounds": 30, "at_close": sum(number for number, _ in told), "after": 0})
    print(f"\nT-D5: {sum(number for number, _ in told)} envelopes at 30 closes, 0 after")


@pytest.mark.long
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one writer in at a time, whatever we do")
def test_without_lock_and_trigger_envelopes_come_after_the_close(ground):
    """T-D5, the negative control."""
    told = ground(12).do("close_deeds.rounds", 10, "bare")
    assert sum(late for _, late in told) > 0
