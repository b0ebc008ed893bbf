"""Before a draw: whether a panel is possible, the least repair, and who could never be drawn."""

from madang_methods.sortition import Pool, Problem, Quota, check, solve, with_repairs

from .samples import sample
from .town import PROBLEM, town


def test_a_town_where_everybody_can_be_drawn():
    found = check(*town())
    assert (found.ok, found.repairs, found.never_selectable) == (True, (), ())
    assert found.rare == len(town()[1].types)  # in so small a town every type is of fewer than five


def test_two_limits_of_one_quota_are_each_changed_by_what_is_missing():
    quotas = (Quota("sex", "F", 2, 2), Quota("sex", "M", 0, 0))
    problem = Problem(2, quotas)
    pool = Pool.from_rows([{"sex": "F"}, {"sex": "M"}, {"sex": "M"}], problem)
    found = check(problem, pool)
    assert [(one.quota, one.least, one.most) for one in found.repairs] == [(quotas[0], 1, 2), (quotas[1], 0, 1)]
    assert check(with_repairs(problem, found.repairs), pool).ok


def test_the_repair_is_the_least_and_a_lottery_follows_from_it():
    problem, pool = town()
    narrow = Problem(4, tuple(Quota(one.feature, one.value, one.most, one.most) for one in problem.quotas))
    found = check(narrow, pool)
    assert (found.ok, found.possible) == (False, True)
    assert sum(one.quota.least - one.least + one.most - one.quota.most for one in found.repairs) == 3
    assert solve(with_repairs(narrow, found.repairs), pool).lowest > 0


def test_too_few_people_cannot_be_repaired():
    problem = Problem(13, PROBLEM.quotas)
    assert not check(problem, town()[1]).possible


def test_households_can_make_a_panel_impossible():
    quotas = (Quota("sex", "F", 1, 1), Quota("sex", "M", 1, 1))
    rows = [{"sex": "F", "home": "1"}, {"sex": "M", "home": "1"}]
    problem, apart = Problem(2, quotas, "home"), Problem(2, quotas)
    assert check(apart, Pool.from_rows(rows, apart)).ok
    assert not check(problem, Pool.from_rows(rows, problem)).possible


def test_who_could_never_be_drawn_is_named_with_their_number():
    quotas = (Quota("sex", "F", 1, 1), Quota("sex", "M", 1, 1), Quota("age", "70s", 1, 1), Quota("age", "30s", 1, 1))
    rows = [{"sex": "F", "age": "70s"}] * 3 + [{"sex": "M", "age": "30s"}] * 2 + [{"sex": "M", "age": "70s"}] * 2
    problem = Problem(2, quotas)
    (never,) = check(problem, Pool.from_rows(rows, problem)).never_selectable
    assert (never.values, never.people) == (("M", "70s"), 2)


def test_quotas_as_narrow_as_they_can_be_shut_people_of_the_sample_out():
    problem, pool = sample("kr_1000_40")
    owed = {quota: (quota.least + quota.most) // 2 for quota in problem.quotas}
    narrow = Problem(40, tuple(Quota(one.feature, one.value, middle, middle) for one, middle in owed.items()))
    found = check(narrow, pool)
    repaired = check(with_repairs(narrow, found.repairs), pool)
    assert (repaired.ok, repaired.never_selectable) == (True, found.never_selectable)
