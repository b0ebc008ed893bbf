"""At most one of a household, and still the exact optimum."""

from collections import Counter
from fractions import Fraction

from madang_methods.sortition import Pool, Problem, Quota, commit, draw_with, replace, solve

from .town import town


def home_of(pool, entry):
    return pool.households[pool.ids.index(entry.id)]


def test_of_two_who_live_together_one_is_drawn():
    problem, pool = town("home")
    record = commit(problem, pool, solve(problem, pool))
    for number in range(200):
        members = draw_with(record, number.to_bytes(32, "big")).members
        assert max(Counter(home_of(pool, one) for one in members).values()) == 1


def test_without_the_rule_they_are_drawn_together_now_and_then():
    problem, pool = town()
    record = commit(problem, pool, solve(problem, pool))
    homes = dict(zip(pool.ids, town("home")[1].households, strict=True))
    drawn = [draw_with(record, number.to_bytes(32, "big")).members for number in range(200)]
    assert any(max(Counter(homes[one.id] for one in members).values()) == 2 for members in drawn)


def test_three_of_one_family_share_the_chance_of_one():
    quotas = (Quota("sex", "F", 0, 1), Quota("sex", "M", 0, 1))
    rows = [{"sex": "F", "home": "1"}] * 3 + [{"sex": "M", "home": "2"}]
    problem = Problem(1, quotas, "home")
    lottery = solve(problem, Pool.from_rows(rows, problem), tickets=4)
    assert lottery.by_type() == {("F",): Fraction(1, 4), ("M",): Fraction(1, 4)}
    both = Problem(2, quotas, "home")
    lottery = solve(both, Pool.from_rows(rows, both), tickets=3)
    assert lottery.by_type() == {("F",): Fraction(1, 3), ("M",): Fraction(1)}


def test_who_replaces_a_member_lives_with_no_other_member():
    problem, pool = town("home")
    record = commit(problem, pool, solve(problem, pool))
    for number in range(50):
        selection = draw_with(record, number.to_bytes(32, "big"))
        after = replace(selection, [selection.members[0].id, selection.members[1].id])
        assert max(Counter(home_of(pool, one) for one in after.members).values()) == 1
