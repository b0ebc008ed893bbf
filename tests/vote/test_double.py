"""T-D: nobody votes twice, however they hurry and whichever way they come."""

import pytest

from .ground import done

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
