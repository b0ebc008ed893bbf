"""Equal shares by number: small towns anybody can recount by hand."""

from dataclasses import replace

import pytest

from madang_methods.counting import (
    Ballot,
    BallotBox,
    Completion,
    Election,
    ElectionError,
    Project,
    Reason,
    RuleError,
    RuleSpec,
    count,
)

SHARES = RuleSpec(rule="equal_shares")
ENGINES = ("rational", "numpy", "auto")


def town(costs: dict[str, int], budget: int, *ballots: Ballot, **more: object) -> Election:
    projects = tuple(Project(id, cost) for id, cost in costs.items())
    return Election(projects, budget, BallotBox.of("approval", ballots), **more)  # type: ignore[arg-type]


def people(number: int, *choices: str, district: str = "") -> Ballot:
    return Ballot(choices, weight=number, district=district)


# Ten people, 10 each. The north (6) wants a park and most of it a lake, the south (4) a road.
NORTH = (people(5, "park", "lake"), people(1, "park"))
DIVIDED = town({"park": 54, "lake": 40, "road": 40}, 100, *NORTH, people(4, "road"))


@pytest.mark.parametrize("engine", ENGINES)
def test_the_smaller_part_of_town_gets_its_part_of_the_money(engine):
    result = count(DIVIDED, SHARES, engine=engine)
    assert result.funded == ("park", "road")
    assert count(DIVIDED, RuleSpec()).funded == ("park", "lake")  # greedy gives all to the north
    park, road = result.step("park").facts, result.step("road").facts
    assert (park["effective_votes_numerator"], park["effective_votes_denominator"]) == (6, 1)
    assert (park["round"], park["paid_by"], park["price"], park["held"]) == (1, 6, 9, 60)
    assert (road["round"], road["paid_by"], road["price"], road["held"]) == (2, 4, 10, 40)


@pytest.mark.parametrize("engine", ENGINES)
def test_who_is_poor_pays_all_and_the_others_pay_more(engine):
    # 5 people with 12 each. All pay 6 for the bridge. Then ann has 6 left for the school at 24, bob and cho 12 each:
    # the bridge was not theirs. 6 + 9 + 9 = 24.
    election = town(
        {"bridge": 18, "school": 24}, 60, people(1, "bridge", "school"), people(2, "bridge"), people(2, "school")
    )
    result = count(election, SHARES, engine=engine)
    assert result.funded == ("bridge", "school")
    school = result.step("school").facts
    assert (school["effective_votes_numerator"], school["effective_votes_denominator"]) == (2666, 1000)  # 24/9
    assert (school["price"], school["paid_by"], school["held"]) == (9, 3, 30)
    paid = {p.project: [int(each) // result.ledger.unit for each in p.high] for p in result.ledger.payments()}
    assert sorted(paid["school"]) == [6, 9]


def test_by_cost_the_most_votes_win_and_by_number_the_best_value():
    # 6 people for the hall at 60, 5 for the bench at 5. By cost 6 against 5 effective votes; by number 10 against 1 each.
    election = town({"hall": 60, "bench": 5}, 110, people(6, "hall"), people(5, "bench"))
    assert count(election, SHARES).order == ("hall", "bench")
    assert count(election, replace(SHARES, utility="cardinality")).order == ("bench", "hall")


def test_points_say_how_payments_differ():
    # ann gives 3 points, bob 1: for 8 they pay 6 and 2.
    box = BallotBox.of("points", [Ballot(("park",), (3,)), Ballot(("park",), (1,))])
    result = count(Election((Project("park", 8),), 20, box), replace(SHARES, utility="points"))
    payment = next(result.ledger.payments())
    assert sorted(int(each) // result.ledger.unit for each in payment.high) == [2, 6]
    assert result.rounds[0].price == 2


def test_ranks_say_it_too():
    box = BallotBox.of("ranking", [Ballot(("park", "road")), Ballot(("road", "park"))])
    result = count(Election((Project("park", 3), Project("road", 6)), 12, box), replace(SHARES, utility="borda"))
    assert result.funded == ("park", "road")
    assert sorted(int(p) // result.ledger.unit for p in next(result.ledger.payments()).high) == [1, 2]


@pytest.mark.parametrize(
    ("kind", "utility", "says"),
    [
        ("approval", "points", "approval ballots give no points"),
        ("ranking", "points_cost", "ranking ballots give no points"),
        ("approval", "borda", "approval ballots give no ranking"),
    ],
)
def test_a_utility_that_the_ballots_do_not_give_is_refused(kind, utility, says: str):
    with pytest.raises(RuleError, match=says):
        count(
            Election((Project("park", 1),), 1, BallotBox.of(kind, [Ballot(("park",))])),
            replace(SHARES, utility=utility),
        )


def test_an_engine_nobody_built_is_refused():
    with pytest.raises(RuleError, match="engine must be one of auto, rational, numpy, numba, not 'steam'"):
        count(DIVIDED, SHARES, engine="steam")  # type: ignore[arg-type]


def test_why_not():
    election = town(
        {"park": 54, "lake": 40, "tower": 90, "palace": 101, "well": 3, "free": 0, "road": 40},
        100,
        *NORTH[:1],
        people(1, "park", "palace", "free"),
        people(4, "road", "tower"),
    )
    result = count(election, SHARES)
    assert {id: str(step.reason) for id, step in result.unfunded.items()} == {
        "lake": "outcompeted",
        "tower": "never_affordable",
        "palace": "over_budget",
        "well": "no_votes",
    }
    assert result.step("free").reason is Reason.FITS
    lake = result.step("lake")
    assert (lake.by, lake.taken) == ("park", (("park", 45),))
    assert (lake.facts["held_at_start"], lake.facts["held_at_end"], lake.facts["short"]) == (50, 5, 35)
    assert (lake.facts["lost_round"], lake.facts["held_when_lost"]) == (1, 5)
    tower = result.step("tower")
    assert (tower.facts["short_at_start"], tower.facts["lost_round"]) == (50, 0)


def test_more_for_everybody_until_it_would_cost_too_much():
    # With 10 each: park and road (94). With 17 five in the north have 8 left and buy the lake too, for 134: too much.
    result = count(DIVIDED, replace(SHARES, completion=Completion()))
    assert result.funded == ("park", "road")
    more = result.certificate.more
    assert (more["endowment"], more["raised"], more["shares_tried"]) == ({"": [16, 1]}, 6, 8)
    lake = result.step("lake")
    assert lake.reason is Reason.COMPLETION_STOPPED
    assert (lake.facts["over_cost"], lake.facts["over"]) == (134, 34)


def test_a_completion_can_stop_as_soon_as_nothing_fits():
    result = count(DIVIDED, replace(SHARES, completion=Completion(stop="exhaustive")))
    assert result.certificate.more["raised"] == 0  # 6 are left, and nothing costs so little
    with_bench = town({"park": 54, "lake": 40, "road": 40, "bench": 6}, 100, *DIVIDED.ballots.ballots)
    asked = [
        replace(SHARES, completion=Completion(stop="exhaustive", universe=u)) for u in ("eligible", "supported", "all")
    ]
    # The bench has no votes, so only `all` waits for it.
    assert [count(with_bench, spec).certificate.more["raised"] for spec in asked] == [0, 0, 6]


def test_a_first_share_can_be_whole_money():
    election = town({"park": 6, "road": 5}, 10, people(2, "park"), people(1, "road"))
    exact, whole = (
        count(election, replace(SHARES, completion=Completion(start=start))) for start in ("exact", "floor")
    )
    # The road needs 5, and then all cost 11.
    assert exact.certificate.more["endowment"] == {"": [13, 3]}
    assert whole.certificate.more["endowment"] == {"": [4, 1]}
    assert exact.funded == whole.funded == ("park",)


def test_steps_are_whole_units_of_the_currency():
    # In grosz: 10.00 each, and one złoty more is 100 grosz.
    election = town({"park": 5400, "lake": 4000, "road": 4000}, 10_000, *NORTH, people(4, "road"), exponent=2)
    result = count(election, replace(SHARES, completion=Completion()))
    assert (result.funded, result.certificate.more["raised"]) == (("park", "road"), 600)


def test_everything_is_funded_where_everything_fits():
    election = town({"park": 50, "well": 20}, 100, people(9, "park"), people(1, "well"))
    assert count(election, SHARES).funded == ("park",)  # one person's share does not buy a well
    result = count(election, replace(SHARES, completion=Completion()))
    assert (result.funded, result.ledger, result.rounds) == (("well", "park"), None, ())
    assert {step.reason for step in result.steps} == {Reason.FITS}


@pytest.mark.parametrize(("by", "funded"), [("votes", ("park", "hall")), ("votes_per_cost", ("bench", "park"))])
def test_what_is_left_over_is_spent_as_the_rule_says(by, funded: tuple[str, ...]):
    costs = {"park": 50, "hall": 45, "bench": 15}
    election = town(costs, 100, people(5, "park"), people(3, "hall"), people(2, "bench"), people(4))
    bare, full = count(election, SHARES), count(election, replace(SHARES, topup=by))
    assert (bare.funded, full.funded) == ((), funded)
    assert {full.step(id).reason for id in funded} == {Reason.TOPPED_UP}


def test_greedy_is_kept_if_more_people_have_more_with_it_and_people_with_nothing_count():
    # Shares buy six small things for six people, greedy the one big thing for nine others of fifteen.
    costs = {"big": 100} | {f"small {n}": 6 for n in range(6)}
    ballots = [people(9, "big"), *(people(1, f"small {n}") for n in range(6))]
    election = town(costs, 100, *ballots)
    bare = count(election, SHARES)
    assert len(bare.funded) == 6
    for comparison in ("satisfaction", "exclusion"):
        result = count(election, replace(SHARES, comparison=comparison))
        assert (result.funded, result.certificate.more["kept"]) == (("big",), "greedy")
        assert (result.certificate.more["prefer_shares"], result.certificate.more["prefer_greedy"]) == (6, 9)
        assert result.step("big").reason is Reason.FITS


def test_a_draw_keeps_shares():
    costs = {"big": 100} | {f"small {n}": 6 for n in range(6)}
    ballots = [people(6, "big"), people(3), *(people(1, f"small {n}") for n in range(6))]
    result = count(town(costs, 100, *ballots), replace(SHARES, comparison="satisfaction"))
    assert (len(result.funded), result.certificate.more["kept"]) == (6, "shares")


def test_who_stayed_away_from_all_projects_counts_or_not():
    election = town({"park": 60}, 100, people(5, "park"), people(5))
    assert count(election, SHARES).funded == ()
    assert count(election, replace(SHARES, count_empty=False)).funded == ("park",)


def test_each_district_shares_its_own_money():
    election = town(
        {"park": 30, "road": 70},
        100,
        people(8, "park", district="north"),
        people(2, "road", district="south"),
        districts={"north": 30, "south": 70},
    )
    assert count(election, SHARES).funded == ("park",)
    result = count(election, replace(SHARES, endowment="district"))
    assert result.funded == ("park", "road")
    assert result.certificate.more["endowment"] == {"north": [15, 4], "south": [35, 1]}


def test_districts_must_fit_the_ballots_and_the_budget():
    spec = replace(SHARES, endowment="district")
    with pytest.raises(RuleError, match="gives no part to 'south'"):
        count(town({"park": 1}, 9, people(1, "park", district="south"), districts={"north": 9}), spec)
    with pytest.raises(ElectionError, match="more than the budget"):
        count(town({"park": 1}, 9, people(1, "park", district="north"), districts={"north": 10}), spec)


def test_ceilings_and_conflicts_pass_over_a_project_and_go_on():
    green = frozenset({"green"})
    projects = (Project("park", 50, groups=green), Project("lake", 40, groups=green), Project("road", 30))
    box = BallotBox.of("approval", [people(10, "park", "lake", "road")])
    capped = Election(projects, 120, box, caps={"green": 60})
    result = count(capped, replace(SHARES, ties=("max_votes", "min_cost", "lot")))
    assert result.funded == ("road", "lake")
    park = result.step("park")
    assert (park.reason, park.by, park.facts["cap_used"], park.facts["cap_over"]) == (Reason.CAP, "green", 40, 30)
    rivals = Election(projects, 120, box, conflicts=(frozenset({"park", "lake"}),))
    result = count(rivals, replace(SHARES, ties=("max_votes", "min_cost", "lot")))
    assert (result.step("park").reason, result.step("park").by) == (Reason.CONFLICT, "lake")


def test_a_completion_ends_where_limits_leave_nothing_to_buy():
    projects = (Project("park", 50), Project("lake", 40))
    election = Election(
        projects,
        60,
        BallotBox.of("approval", [people(1, "park"), people(9, "lake")]),
        conflicts=(frozenset({"park", "lake"}),),
    )
    result = count(election, replace(SHARES, completion=Completion()))
    assert result.funded == ("lake",)
    assert result.certificate.more["raised"] == 0


def test_a_tie_is_decided_as_the_rule_says_and_told():
    twins = town({"park": 30, "lake": 30}, 30, people(3, "park", "lake"))
    result = count(twins, SHARES, seed="2027")
    tie = result.certificate.ties[0]
    assert (tie.decided_by, {tie.ahead, tie.behind}) == ("lot", {"park", "lake"})
    assert result.certificate.lot_used
    assert result.certificate.lot_mattered
    winners = {count(twins, SHARES, seed=str(number)).funded for number in range(10)}
    assert winners == {("park",), ("lake",)}


def test_a_lot_that_changes_nothing_does_not_matter():
    apart = town({"park": 10, "lake": 10}, 60, people(3, "park"), people(3, "lake"))
    certificate = count(apart, SHARES).certificate
    assert (certificate.lot_used, certificate.lot_mattered, certificate.ties_mattered) == (True, False, False)


def test_twins_whose_supporters_are_poor_are_a_tie_that_needs_no_fractions():
    # Three people of seven paid for the bridge; park and lake have the same supporters and cost.
    election = town(
        {"bridge": 20, "park": 17, "lake": 17},
        70,
        people(3, "bridge", "park", "lake"),
        people(4, "park", "lake"),
    )
    result = count(election, SHARES, engine="numpy")
    assert result.work["exact_replays"] == 0
    assert {(tie.ahead, tie.behind) for tie in result.certificate.ties} >= {
        tuple(result.order[:3][1:])
    } or result.certificate.ties
    assert result == count(election, SHARES, engine="rational")


def test_the_margin_is_told():
    result = count(town({"park": 10, "road": 10}, 100, people(6, "park"), people(4, "road")), SHARES)
    # Prices 10/6 and 10/4: the next is half as dear again.
    assert (result.certificate.more["smallest_margin"], result.certificate.more["smallest_margin_round"]) == (
        499_999_999,
        1,
    ) or (result.certificate.more["smallest_margin"] == 500_000_000)
    assert (result.rounds[0].rival, result.rounds[0].rival_votes) == ("road", 4000)


def test_nobody_voted_nothing_to_share():
    for spec in (SHARES, replace(SHARES, completion=Completion()), replace(SHARES, topup="votes")):
        assert count(town({"park": 1}, 10), spec).funded == ()
    assert count(Election((), 10, BallotBox.of("approval", [people(3)])), SHARES).steps == ()
    assert count(town({"park": 1}, 0, people(1, "park")), SHARES).step("park").reason is Reason.OVER_BUDGET


def test_money_beyond_64_bits_is_counted_by_fractions():
    huge = town({"park": 5 * 10**30, "road": 4 * 10**30}, 10**31, people(6, "park"), people(4, "road"))
    result = count(huge, SHARES)
    assert result.funded == ("park", "road")
    assert result.step("road").facts["held"] == 4 * 10**30
    assert result.spent == 9 * 10**30


def test_a_result_with_shares_is_one_object_for_json_without_the_ledger():
    told = count(DIVIDED, SHARES).as_dict()
    assert told["funded"] == ["park", "road"]
    assert told["unfunded"]["lake"]["taken"] == {"park": 45}
    assert [made["project"] for made in told["rounds"]] == ["park", "road"]
    assert "ledger" not in told
    assert told["work"]["exact_replays"] == 0
