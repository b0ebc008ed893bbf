"""Two officers or approvers at the same moment, as real processes: one wins, the other is told what changed."""

import ast

import pytest

from . import review_racers
from .racers import PROPOSALS
from .test_races import RACERS, racing, told


@pytest.fixture
def race(monkeypatch, database, tmp_path):
    """race("assign", "assign"): all start together; what each of them printed."""
    race = racing(database, tmp_path, review_racers.START)
    race("prepare")
    return race


def look(race) -> dict:
    return ast.literal_eval(race("look")[0])


def _one_of_them_each(answers) -> None:
    """Whoever looks a little later finds fewer that wait; nobody hears anything else."""
    assert answers["done"] == PROPOSALS
    assert set(answers) == {"done", "review.changed_meanwhile"}


def test_of_those_who_assign_at_once_each_proposal_has_one_office(race):
    answers = told(race(*["assign"] * RACERS))
    assert answers == {"done": PROPOSALS, "propose.no_longer_waiting": PROPOSALS * (RACERS - 1)}
    assert (look(race)["reviews"], look(race)["broken"]) == (PROPOSALS, [])


def test_of_those_who_sign_at_once_one_signs(race):
    race("assign")
    assert told(race("hand-in")) == {"done": PROPOSALS}
    answers = told(race(*["sign"] * RACERS))
    _one_of_them_each(answers)
    found = look(race)
    assert (found["done"], found["eligible"], found["broken"]) == (PROPOSALS, PROPOSALS, [])


def test_what_one_signs_another_does_not_send_back(race):
    race("assign")
    race("hand-in")
    answers = told(race(*["sign-or-send-back"] * RACERS))
    _one_of_them_each(answers)
    found = look(race)
    assert found["done"] + found["back"] == PROPOSALS
    assert found["done"] == found["eligible"]
