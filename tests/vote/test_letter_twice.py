"""T-D1 to T-D3 for whoever votes by letter: one letter on fifty phones, and an account beside it, is one voter."""

from .ground import done
from .letter_deeds import PEOPLE

PROCESSES, THREADS = 5, 10


def sums(runs):
    told = {}
    for answers in map(done, runs):
        for answer, number in answers.items():
            told[answer] = told.get(answer, 0) + number
    return told


def test_one_form_of_a_letter_from_fifty_sides_is_one_vote(ground):
    town = ground(1)
    town.do("way_deeds.prepare")
    told = sums([town.start("letter_deeds.phones", THREADS, "same") for _ in range(PROCESSES)])
    assert told == {"done": PEOPLE * PROCESSES * THREADS}
    found = town.do("stand")
    assert (len(found["leaves"]), found["current"], found["casts"], found["told"]) == (PEOPLE, PEOPLE, PEOPLE, 0)
    assert found["broken"] == ["I-17"]  # rightly: these codes were never printed


def test_a_letter_on_fifty_phones_and_an_account_are_one_voter_who_was_told_of_every_vote(ground):
    town = ground(1, max_casts=5)
    town.do("way_deeds.prepare")
    runs = [town.start("letter_deeds.phones", THREADS, "different") for _ in range(PROCESSES)]
    accounts = town.start("letter_deeds.accounts")
    told, theirs = sums(runs), done(accounts)
    assert set(theirs) <= {"done", "vote.no_more_changes"}
    assert told["done"] + theirs.count("done") == PEOPLE * 5
    found = town.do("stand")
    assert (len(found["leaves"]), found["current"], found["people"]) == (PEOPLE * 5, PEOPLE, PEOPLE)
    assert (found["casts"], found["told"]) == (PEOPLE * 5, PEOPLE * 5)
    assert found["broken"] == ["I-17"]
