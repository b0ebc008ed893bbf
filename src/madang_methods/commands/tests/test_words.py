"""The terminal has a word and a sentence for everything a count can say."""

from fractions import Fraction

import pytest

from madang_methods.commands.figures import columns, decimal, money, percent
from madang_methods.commands.words import SAID, SENTENCES, why
from madang_methods.counting import Ballot, BallotBox, Election, Project, Reason, RuleSpec, Step, count

TOWN = Election((Project("park", 600),), 1000, BallotBox.of("approval", [Ballot(("park",))]), exponent=2)
RESULT = count(TOWN, RuleSpec())
EVERY = {"short": 150, "short_at_start": 150, "over": 150, "missing": 2, "threshold": 5, "left_after": 150}


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_word_and_a_sentence(reason: Reason):
    assert SAID[reason]
    for facts in ({}, EVERY):
        said = why(Step(1, "road", reason, facts, by="park"), RESULT)
        assert said.startswith("It was funded: " if Step(1, "road", reason, {}).funded else "It was not funded: ")
        assert said.endswith(".") and "{" not in said and "_" not in said


@pytest.mark.parametrize("reason", Reason)
def test_the_last_sentence_needs_no_facts(reason: Reason):
    assert SENTENCES[reason][-1].format(by="park")


def test_amounts_are_told_with_their_currency():
    said = why(Step(1, "road", Reason.NEVER_AFFORDABLE, {"short_at_start": 123450}), RESULT)
    assert "1,234.50 KRW less than it costs" in said


def test_shares_are_rounded_without_floats():
    assert percent(Fraction(1172, 6586)) == "17.8 %"
    assert [decimal(Fraction(n, 20), 1) for n in (1, 3, -1, 2001)] == ["0.1", "0.2", "-0.1", "100.1"]
    assert money(5, TOWN) == "0.05 KRW"


def test_wide_letters_come_last_and_push_nothing_aside():
    assert columns([("a", "10", "공원"), ("bb", "5", "")], frozenset({0})) == ["a   10  공원", "bb   5"]
    assert columns([]) == []
