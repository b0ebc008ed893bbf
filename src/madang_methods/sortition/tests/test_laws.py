"""Laws that hold for every pool: Hypothesis looks for one that breaks them."""

from collections import Counter
from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from madang_methods.sortition import Pool, Problem, Quota, SortitionError, commit, draw_with, solve

FEATURES = {"sex": ("F", "M"), "age": ("old", "young", "middle"), "area": ("hill", "river")}


@st.composite
def pools(draw):
    """6 to 30 people; quotas around what a panel drawn by lot would have, so that some panel nearly always exists."""
    one = st.tuples(*(st.sampled_from(values) for values in FEATURES.values()))
    people = draw(st.lists(one, min_size=6, max_size=30))
    seats = draw(st.integers(2, 6))
    seen = Counter(value for values in people[:seats] for value in values)
    quotas = [
        Quota(feature, value, max(0, seen[value] - draw(st.integers(0, 2))), seen[value] + draw(st.integers(0, 2)))
        for feature, values in FEATURES.items()
        for value in values
    ]
    problem = Problem(seats, tuple(quotas))
    return problem, [(f"p{number}", values, "") for number, values in enumerate(people)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    pools(),
    st.sampled_from(["balanced", "leximin", "maximin", "goldilocks"]),
    st.integers(1, 500),
    st.binary(min_size=32, max_size=32),
)
def test_quotas_hold_chances_add_up_and_nobody_is_below_the_proved_minimum(made, objective, tickets, seed):
    problem, people = made
    pool = Pool.of(people, problem)
    lottery = solve(problem, pool, objective, tickets=tickets)
    assert lottery.number == tickets
    assert sum(chance * unit.people for chance, unit in zip(lottery.chance, pool.units, strict=True)) == problem.size
    assert lottery.lowest <= lottery.bound
    if lottery.close and objective != "goldilocks":
        assert all(
            chance > lottery.bound - Fraction(1, tickets * unit.people)
            for number, (chance, unit) in enumerate(zip(lottery.chance, pool.units, strict=True))
            if number not in lottery.certificate.never
        )
    members = draw_with(commit(problem, pool, lottery), seed).members
    values = {id: values for id, values, _ in people}
    sums = Counter(pair for one in members for pair in zip(problem.features, values[one.id], strict=True))
    assert len({one.id for one in members}) == problem.size
    assert all(one.least <= sums[one.feature, one.value] <= one.most for one in problem.quotas)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pools(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(made, chance):
    problem, people = made
    shuffled = list(people)
    chance.shuffle(shuffled)
    records = [
        commit(problem, pool, solve(problem, pool)) for pool in (Pool.of(people, problem), Pool.of(shuffled, problem))
    ]
    assert records[0].text == records[1].text


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pools())
def test_leximin_beats_maximin_nowhere_at_the_bottom_and_balanced_never_exceeds_it_at_the_top(made):
    problem, people = made
    pool = Pool.of(people, problem)
    try:
        plain, fair = (solve(problem, pool, objective).certificate for objective in ("leximin", "balanced"))
    except SortitionError as error:
        assert error.code == "infeasible"
        return
    assert abs(plain.lowest - fair.lowest) < Fraction(1, 10**8)
    assert max(one for one in fair.ideal if one is not None) <= max(plain.ideal) + Fraction(1, 10**8)
