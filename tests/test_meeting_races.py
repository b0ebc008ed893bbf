"""Two secretaries, or a secretary and members, at the same moment, as real processes: one wins, the other is told."""

import ast

import pytest

from . import meeting_racers, test_races
from .meeting_racers import MEETINGS
from .test_races import told


@pytest.fixture
def race(database, tmp_path):
    """race("hold", "hold"): all start together; what each of them printed."""
    race = test_races.racing(database, tmp_path, meeting_racers.START)
    race("prepare")
    return race


def look(race) -> dict:
    return ast.literal_eval(race("look")[0])


def test_of_secretaries_who_open_a_meeting_at_once_one_does(race):
    answers = told(race("hold", "hold", "hold"))
    assert answers == {"done": MEETINGS, "meetings.is_over": 2 * MEETINGS}
    assert (look(race)["held"], look(race)["broken"]) == (MEETINGS, [])


def test_of_secretaries_who_put_it_to_the_vote_at_once_one_does(race):
    race("hold")
    answers = told(race("open", "open", "open"))
    assert answers == {"done": MEETINGS, "meetings.a_vote_is_open": 2 * MEETINGS}
    assert look(race)["motions"] == MEETINGS


def test_a_vote_that_closes_counts_every_voice_it_took(race):
    """Whoever comes a moment late is told that the vote is over, and is in no number."""
    race("hold")
    race("open")
    answers = told(race("speak", "speak", "speak", "close"))
    assert set(answers) <= {"done", "meetings.vote_is_closed"}
    found = look(race)
    assert (found["counted"], found["miscounted"], found["broken"]) == (MEETINGS, 0, [])
    assert answers["done"] == MEETINGS + found["voices"]


def test_nobody_leaves_the_room_and_votes(race):
    """The member and the secretary hurry: whoever is first decides which of the two it is."""
    race("hold")
    race("open")
    answers = told(race("speak", "leave"))
    assert set(answers) <= {"done", "meetings.left_the_room", "meetings.spoke_already"}
    found = look(race)
    assert (found["both"], found["recused"] + found["voices"]) == (0, MEETINGS)


def test_nobody_writes_over_what_another_wrote(race):
    answers = told(race("write", "write", "write"))
    assert answers == {"done": MEETINGS, "meetings.changed_meanwhile": 2 * MEETINGS}


def test_the_minutes_of_a_meeting_are_begun_once(race):
    race("hold")
    answers = told(race("draft", "draft"))
    assert answers == {"done": MEETINGS, "meetings.drafted_already": MEETINGS}
    assert look(race)["minutes"] == MEETINGS
