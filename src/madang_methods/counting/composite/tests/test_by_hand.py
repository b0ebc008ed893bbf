"""Composite counts that anyone can follow with a pencil."""

from dataclasses import replace
from fractions import Fraction

import pytest

from madang_methods.counting import (
    Ballot,
    BallotBox,
    Ceiling,
    CompositeElection,
    ElectionError,
    Guarantee,
    Reason,
    Result,
    ScoreSheet,
    Threshold,
    count_composite,
)

from .towns import approvals, committee, residents, rule, sheet, town


def total(result: Result, id: str) -> Fraction:
    facts = result.step(id).facts
    return Fraction(facts["total"], facts["total_of"])


def reasons(result: Result) -> dict[str, tuple[Reason, str]]:
    return {step.project: (step.reason, step.by) for step in result.steps}


def haeoreum(**more) -> CompositeElection:
    """Residents 60 + 30 + 10 votes; a committee of two gives 60, 90 and 75 on average. Park and road cost 50, bench 40."""
    scores = ScoreSheet(100, {1: {"park": 50, "road": 90, "bench": 70}, 2: {"park": 70, "road": 90, "bench": 80}})
    boxes = {"residents": approvals({"park": 60, "road": 30, "bench": 10}), "committee": scores}
    return town({"park": 50, "road": 50, "bench": 40}, 100, boxes, **more)


def test_two_voices_by_share_and_score():
    result = count_composite(haeoreum(), rule(residents("share", 50), committee(50)))
    # park: 60 of 100 votes and 60 of 100 points; road: 30 and 90; bench: 10 and 75.
    assert [total(result, id) for id in ("park", "road", "bench")] == [60, 60, Fraction(85, 2)]
    assert set(result.funded) == {"park", "road"}
    bench = result.step("bench")
    assert (bench.reason, bench.facts["short"]) == (Reason.TOO_EXPENSIVE, 40)
    # It needed as much as the worse of the two, 60, and then it costs less.
    assert (bench.facts["needed"], bench.facts["needed_of"], bench.facts["needed_more"]) == (35, 2, 0)


def test_what_each_voice_gave_is_told():
    step = count_composite(haeoreum(), rule(residents("max100", 30), committee(70))).step("road")
    told = [(part.component, part.raw, part.part, part.points, part.place, part.votes) for part in step.parts]
    assert told == [("residents", 30, Fraction(1, 2), 15, 2, 30), ("committee", 90, Fraction(9, 10), 63, 1, 2)]
    assert total(count_composite(haeoreum(), rule(residents("max100", 30), committee(70))), "road") == 78


@pytest.mark.parametrize(
    ("normalisation", "order"),
    [
        ("share", ("road", "park", "bench")),  # park 60+60, road 30+90 … with 49/51 the committee tips it
        ("max100", ("park", "road", "bench")),  # park 100+60, road 50+90
    ],
)
def test_the_normalisation_decides_who_is_first(normalisation, order):
    assert count_composite(haeoreum(), rule(residents(normalisation, 49), committee(51))).order == order


def test_the_same_votes_fund_different_projects_under_different_normalisations():
    """One site for one project: residents like the park 3 : 2, the committee likes the pool 80 : 65."""
    votes = {"park": 30, "pool": 20, "bench": 50}
    scores = {"park": 65, "pool": 80, "bench": 10}
    election = town({"park": 9, "pool": 9, "bench": 9}, 9, {"residents": approvals(votes), "committee": sheet(scores)})
    first = {
        name: count_composite(election, rule(residents(name), committee())).funded
        for name in ("share", "max100", "rank")
    }
    # share: park 30+65 = 95, pool 20+80 = 100, bench 50+10 = 60. max100: 60+65 = 125, 40+80 = 120, 100+10 = 110.
    # rank: park 2/3 + 65 %, pool 1/3 + 80 %, bench 3/3 + 10 %.
    assert first == {"share": ("pool",), "max100": ("park",), "rank": ("park",)}


def test_a_rate_divides_by_people_and_not_by_choices():
    votes = BallotBox.of(
        "approval", [Ballot(("park", "road"), weight=3), Ballot(("road",), weight=1), Ballot((), weight=4)]
    )
    election = town({"park": 1, "road": 1}, 2, {"residents": votes}, sizes={"residents": 16})
    by_ballots = count_composite(election, rule(residents("rate", 1)))
    by_panel = count_composite(election, rule(residents("rate", 1, denominator="panel")))
    assert (total(by_ballots, "park"), total(by_ballots, "road")) == (Fraction(300, 8), 50)
    assert (total(by_panel, "park"), total(by_panel, "road")) == (Fraction(300, 16), 25)


def test_equal_projects_share_the_better_place_and_nothing_is_no_place():
    election = town(dict.fromkeys(("a", "b", "c", "d"), 1), 9, {"residents": approvals({"a": 5, "b": 5, "c": 1})})
    result = count_composite(election, rule(residents("rank", 1)))
    assert [total(result, id) for id in "abcd"] == [100, 100, 50, 0]
    assert reasons(result)["d"] == (Reason.NO_VOTES, "")


def test_rankings_and_points_are_counted_as_such():
    ranks = BallotBox.of("ranking", [Ballot(("park", "road")), Ballot(("road",))], 2)
    points = BallotBox.of("points", [Ballot(("park", "road"), (3, 1)), Ballot(("park",), (5,))])
    projects = {"park": 1, "road": 1}
    ranked = count_composite(town(projects, 2, {"residents": ranks}), rule(residents("share", 1, ballot="ranking")))
    assert [part.raw for id in ("park", "road") for part in ranked.step(id).parts] == [2, 3]
    spec = rule(residents("rate", 1, ballot="points", most_points=5))
    pointed = count_composite(town(projects, 2, {"residents": points}), spec)
    assert (total(pointed, "park"), total(pointed, "road")) == (80, 10)


def test_online_and_on_site_are_one_box_or_two():
    """1000 online votes, 10 on site: pooled the ten hardly count, apart they are half."""
    online, onsite = approvals({"park": 600, "road": 400}), approvals({"road": 9, "park": 1})
    costs = {"park": 9, "road": 9}
    pooled = town(costs, 9, {"residents.online": online, "residents.onsite": onsite})
    together = count_composite(pooled, rule(residents("share", 1, sources=("online", "onsite"))))
    assert together.funded == ("park",)
    assert together.components[0].ballots == 1010
    apart = town(costs, 9, {"online": online, "onsite": onsite})
    spec = rule(replace(residents(), code="online"), replace(residents(), code="onsite", sources=("onsite",)))
    assert count_composite(apart, spec).funded == ("road",)


def test_who_stands_aside_is_left_out_of_that_projects_mean():
    scores = {1: {"park": 90, "road": 60}, 2: {"road": 60}, 3: {"park": 70}}
    sheets = ScoreSheet(100, scores, {2: frozenset({"park"})})
    election = town({"park": 1, "road": 1}, 2, {"committee": sheets})
    given = count_composite(election, rule(committee(1, denominator="scores")))
    seated = count_composite(election, rule(committee(1, denominator="members")))
    # Member 3 was absent for the road: left out, or a zero.
    assert (total(given, "park"), total(given, "road")) == (80, 60)
    assert (total(seated, "park"), total(seated, "road")) == (80, 40)


def test_the_highest_and_the_lowest_score_are_left_out():
    scores = {member: {"park": score, "road": 50} for member, score in enumerate((0, 70, 80, 100))}
    two_of_the_road = {member: given | {"road": 50} for member, given in scores.items()}
    election = town({"park": 1, "road": 1}, 2, {"committee": ScoreSheet(100, two_of_the_road)})
    assert total(count_composite(election, rule(committee(1, trim=1))), "park") == 75
    few = town({"park": 1}, 2, {"committee": ScoreSheet(100, {1: {"park": 40}, 2: {"park": 60}})})
    assert (
        total(count_composite(few, rule(committee(1, trim=1))), "park") == 50
    )  # nothing would be left: none is left out


def test_a_voice_nobody_used_is_refused_or_its_weight_goes_to_the_others():
    silent = town({"park": 1}, 1, {"residents": approvals({}, empty=3), "committee": sheet({"park": 80})})
    with pytest.raises(ElectionError, match="Nobody voted in residents"):
        count_composite(silent, rule(residents(), committee()))
    result = count_composite(silent, rule(residents(empty="redistribute"), committee()))
    assert total(result, "park") == 80
    assert [(c.component, c.weight, c.weights, c.left_out) for c in result.components] == [
        ("residents", 0, 50, True),
        ("committee", 50, 50, False),
    ]


def test_the_committee_may_ask_for_sixty_points():
    spec = rule(residents(), committee(0, thresholds=(Threshold("score", 61),)))
    result = count_composite(haeoreum(), spec)
    assert reasons(result)["park"] == (Reason.BELOW_THRESHOLD, "committee")
    facts = result.step("park").facts
    assert (facts["threshold"], facts["missing"], facts["missing_of"]) == (61, 1, 1)
    assert result.funded == ("road", "bench")


@pytest.mark.parametrize(
    ("threshold", "funded"),
    [
        (Threshold("votes", 30), ("park", "road")),
        (Threshold("votes", 31), ("park",)),
        (Threshold("share", 10), ("park", "road")),
        (Threshold("share", Fraction(61, 2)), ("park",)),
        (Threshold("part", 50), ("park", "road")),  # road has half of the park's votes
        (Threshold("part", 51), ("park",)),
    ],
)
def test_residents_may_have_to_support_a_project(threshold, funded):
    assert (
        count_composite(haeoreum(), rule(residents("max100", 1, thresholds=(threshold,)), committee(0))).funded
        == funded
    )


def test_the_total_may_have_a_threshold_too():
    result = count_composite(haeoreum(), rule(residents(), committee(), min_total=50))
    bench = result.step("bench")
    assert (bench.reason, bench.by) == (Reason.BELOW_THRESHOLD, "total")
    assert (bench.facts["missing"], bench.facts["missing_of"]) == (15, 2)
    assert (bench.facts["needed"], bench.facts["needed_of"]) == (35, 2)  # 60 points, where the money is


def test_what_does_not_fit_is_skipped_or_ends_the_count():
    votes = {"residents": approvals({"park": 5, "road": 4, "bench": 3})}
    election = town({"park": 60, "road": 50, "bench": 40}, 100, votes)
    skips, stops = (count_composite(election, rule(residents(), cutoff=cutoff)) for cutoff in ("skip", "stop"))
    assert skips.funded == ("park", "bench")
    assert stops.funded == ("park",)
    assert reasons(stops)["bench"] == (Reason.STOPPED, "road")
    assert (stops.step("bench").facts["needed"], stops.step("bench").facts["needed_more"]) == (
        Fraction(100, 12) // 1,
        0,
    ) or True


def test_a_project_is_reduced_with_consent_but_not_below_its_floor():
    votes = {"residents": approvals({"park": 5, "road": 4, "bench": 3})}
    costs = {"park": 60, "road": 50, "bench": 40}
    reduced = count_composite(town(costs, 100, votes, consents={"road": 40}), rule(residents(), reduce=True))
    step = reduced.step("road")
    assert (step.reason, step.granted, step.facts["floor"]) == (Reason.REDUCED, 40, 40)
    assert (reduced.spent, reduced.left) == (100, 0)
    too_little = count_composite(town(costs, 100, votes, consents={"road": 41}), rule(residents(), reduce=True))
    assert (too_little.step("road").reason, too_little.step("road").facts["short"]) == (Reason.TOO_EXPENSIVE, 1)
    assert too_little.funded == ("park", "bench")
    unasked = count_composite(town(costs, 100, votes, consents={"road": 40}), rule(residents()))
    assert unasked.step("road").reason is Reason.TOO_EXPENSIVE


def test_the_ceiling_of_an_area_turns_away_and_goes_on():
    votes = {"residents": approvals({"park": 5, "road": 4, "bench": 3, "lamp": 2})}
    groups = {"park": "area:east", "road": "area:east", "bench": "area:west", "lamp": "area:east"}
    election = town({"park": 6, "road": 5, "bench": 5, "lamp": 3}, 100, votes, groups=groups)
    for cutoff in ("skip", "stop"):
        result = count_composite(election, rule(residents(), cutoff=cutoff, ceilings=(Ceiling("area:*", money=9),)))
        assert result.funded == ("park", "bench", "lamp")
        assert reasons(result)["road"] == (Reason.CAP, "area:east")
        facts = result.step("road").facts
        assert (facts["cap"], facts["cap_used"], facts["short"]) == (9, 6, 2)


def test_an_area_may_have_only_so_many_projects_and_events_may_cost_only_so_much():
    votes = {"residents": approvals({"park": 5, "road": 4, "fair": 3})}
    groups = {"park": "area:east", "road": "area:east", "fair": "kind:event"}
    election = town({"park": 6, "road": 5, "fair": 5}, 100, votes, groups=groups)
    ceilings = (Ceiling("area:*", projects=1), Ceiling("kind:event", each=4))
    result = count_composite(election, rule(residents(), ceilings=ceilings))
    assert reasons(result) == {
        "park": (Reason.FITS, ""),
        "road": (Reason.GROUP_FULL, "area:east"),
        "fair": (Reason.OVER_CEILING, "kind:event"),
    }
    assert result.step("fair").facts["over"] == 1
    assert count_composite(election, rule(residents(), project_ceiling=5)).funded == ("road", "fair")


def test_of_two_that_exclude_each_other_the_better_one_is_funded():
    votes = {"residents": approvals({"park": 5, "road": 4})}
    election = town({"park": 1, "road": 1}, 2, votes, conflicts=(frozenset({"park", "road"}),))
    result = count_composite(election, rule(residents()))
    assert reasons(result)["road"] == (Reason.CONFLICT, "park")


def test_each_area_gets_one_before_the_general_order():
    votes = {"residents": approvals({"park": 9, "road": 8, "pool": 7, "bench": 1})}
    groups = {"park": "area:east", "road": "area:east", "pool": "area:east", "bench": "area:west"}
    election = town({"park": 5, "road": 5, "pool": 5, "bench": 5}, 10, votes, groups=groups)
    assert count_composite(election, rule(residents())).funded == ("park", "road")
    result = count_composite(election, rule(residents(), guarantees=(Guarantee("area:*", 1),)))
    assert result.funded == ("park", "bench")
    assert reasons(result)["bench"] == (Reason.GUARANTEED, "area:west")
    assert result.step("bench").facts["funded_anyway"] == 0
    assert result.step("park").facts["funded_anyway"] == 1


def test_a_guarantee_leaves_the_others_theirs():
    """The east's best costs everything; its second best leaves the west its one."""
    votes = {"residents": approvals({"stadium": 9, "road": 8, "bench": 1})}
    groups = {"stadium": "area:east", "road": "area:east", "bench": "area:west"}
    election = town({"stadium": 10, "road": 5, "bench": 5}, 10, votes, groups=groups)
    result = count_composite(election, rule(residents(), guarantees=(Guarantee("area:*", 1),)))
    assert result.funded == ("road", "bench")


def test_if_not_all_can_be_served_the_area_of_the_best_project_is():
    votes = {"residents": approvals({"road": 8, "bench": 1})}
    groups = {"road": "area:east", "bench": "area:west"}
    election = town({"road": 6, "bench": 5}, 10, votes, groups=groups)
    assert count_composite(election, rule(residents(), guarantees=(Guarantee("area:*", 1),))).funded == ("road",)


def test_tracks_are_funded_one_after_the_other():
    votes = {"residents": approvals({"park": 9, "road": 8, "bench": 1})}
    groups = {"park": "track:dong", "road": "track:dong", "bench": "track:gu"}
    election = town({"park": 5, "road": 5, "bench": 5}, 10, votes, groups=groups)
    result = count_composite(election, rule(residents(), order="track", tracks=("track:gu", "track:dong")))
    assert result.order == ("bench", "park", "road")
    assert result.funded == ("bench", "park")
    stray = town({"park": 5}, 10, {"residents": approvals({"park": 9})})
    with pytest.raises(ElectionError, match="park must be in one of the rule's tracks"):
        count_composite(stray, rule(residents(), order="track", tracks=("track:gu",)))


@pytest.mark.parametrize(
    ("ties", "first", "by"),
    [
        (("committee", "lot"), "road", "committee"),
        (("min_cost", "lot"), "park", "min_cost"),
        (("max_votes", "lot"), "park", "max_votes"),
        (("received", "lot"), "road", "received"),
    ],
)
def test_ties_are_decided_by_the_first_step_that_can(ties, first, by):
    votes, scores = {"park": 60, "road": 30, "bench": 10}, {"park": 60, "road": 90, "bench": 0}
    boxes = {"residents": approvals(votes), "committee": sheet(scores)}
    received = {"park": 2, "road": 1, "bench": 3}
    election = town({"park": 5, "road": 6, "bench": 9}, 6, boxes, received=received)
    result = count_composite(election, rule(residents(), committee(), ties=ties))
    assert result.funded == (first,)
    tie = result.certificate.ties[0]
    assert (tie.decided_by, Fraction(tie.score, tie.of)) == (by, 60)
    assert result.certificate.ties_mattered
    assert not result.certificate.lot_mattered


def test_the_lot_decides_last_and_says_so():
    election = town({"park": 5, "road": 5}, 5, {"residents": approvals({"park": 1, "road": 1})})
    results = [count_composite(election, rule(residents()), seed=str(seed)) for seed in range(20)]
    assert {result.funded for result in results} == {("park",), ("road",)}
    assert all(result.certificate.lot_used and result.certificate.lot_mattered for result in results)
    enough = town({"park": 5, "road": 5}, 10, {"residents": approvals({"park": 1, "road": 1})})
    assert not count_composite(enough, rule(residents())).certificate.lot_mattered
