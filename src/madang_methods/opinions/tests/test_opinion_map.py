"""A map of a village: two camps are found, what unites them is told, and nobody's place or vote is."""

import json
import random
from hashlib import sha256
from itertools import pairwise

import numpy as np
import pytest

from .. import Tally, WhyNoGroups, map_opinions, published, read_votes
from ..opinion_map import OpinionMap
from .samples import CONVERSATIONS, real, village


@pytest.fixture(scope="module")
def two_camps() -> OpinionMap:
    return map_opinions(read_votes(village()))


def test_two_camps_are_two_groups(two_camps: OpinionMap):
    assert [(group.letter, group.people) for group in two_camps.groups] == [("A", 30), ("B", 30)]
    camps = {two_camps.places.of(f"p{number:03}").group for number in range(0, 60, 2)}
    others = {two_camps.places.of(f"p{number:03}").group for number in range(1, 60, 2)}
    assert len(camps) == len(others) == 1
    assert camps != others


def test_three_camps_are_three_groups():
    found = map_opinions(read_votes(village(camps=3, people=90, statements=20)))
    assert [group.people for group in found.groups] == [30, 30, 30]


def test_what_unites_the_camps_is_told_apart_from_what_divides_them(two_camps: OpinionMap):
    assert sorted(two_camps.united) == ["s10", "s11"]
    assert {one.statement for one in two_camps.agreed} == {"s10", "s11"}
    told = {one.statement for group in two_camps.groups for one in group.representative}
    assert told and told.isdisjoint({"s10", "s11"})


def test_counts_are_those_of_the_rows(two_camps: OpinionMap):
    rows = [row for row in village() if row[1] == "s00"]
    counted = Tally(*(sum(1 for row in rows if row[2] == said) for said in (1, -1, 0)))
    first = two_camps.statements[0]
    assert first.everyone == counted
    assert sum(cell.seen for cell in first.by_group) == counted.seen


def test_how_sure_the_groups_are_is_told(two_camps: OpinionMap):
    assert 0 < two_camps.agreement_low <= two_camps.agreement <= 1
    assert two_camps.share_placed == 1.0
    assert 0.5 < sum(two_camps.carried) <= 1


def test_people_without_camps_are_shown_no_groups():
    rows = [
        (f"p{who}", f"s{what}", sha256(bytes([who, what])).digest()[0] % 3 - 1)
        for who in range(60)
        for what in range(12)
    ]
    found = map_opinions(read_votes(rows))
    assert (found.groups, found.why_no_groups) == ((), WhyNoGroups.UNSTABLE)
    assert found.agreement < 0.7
    assert all(one.by_group == () and one.agreed is None for one in found.statements)
    assert {cell.group for cell in found.hexes.cells} <= {None}


def test_the_real_conversations_say_which_groups_are_sure():
    shaky, sure = (map_opinions(real(name)) for name in CONVERSATIONS)
    assert (shaky.people, shaky.placed, shaky.why_no_groups) == (339, 138, WhyNoGroups.UNSTABLE)
    assert (sure.people, sure.placed, sure.agreement) == (234, 174, 1.0)
    assert [group.people for group in sure.groups] == [162, 12]
    assert sure.agreement_low < 0.3


def test_the_order_of_the_rows_changes_nothing():
    rows, chance = village(people=40), random.Random(4)
    before = published(map_opinions(read_votes(rows)))
    for _ in range(5):
        chance.shuffle(rows)
        assert published(map_opinions(read_votes(rows))) == before


def test_the_names_of_the_people_change_nothing():
    rows = village(people=40)
    renamed = [(f"{hash_of(who)}", what, said) for who, what, said in rows]
    assert published(map_opinions(read_votes(renamed))) == published(map_opinions(read_votes(rows)))


def hash_of(name: str) -> int:
    return int(name[1:]) * 7919 % 104729


def test_another_vote_changes_the_map():
    """The control of the two before: they compare something."""
    rows = village(people=40)
    who, what, said = rows[0]
    changed = [(who, what, -said), *rows[1:]]
    assert published(map_opinions(read_votes(changed))) != published(map_opinions(read_votes(rows)))


def test_who_voted_little_counts_but_is_not_placed(two_camps: OpinionMap):
    found = map_opinions(read_votes([*village(), ("newcomer", "s00", 1)]))
    assert (found.people, found.placed) == (61, 60)
    assert found.places.of("newcomer") is None
    assert found.statements[0].everyone.agree == two_camps.statements[0].everyone.agree + 1


@pytest.mark.parametrize("people", [0, 1, 2, 4, 9])
def test_a_small_conversation_has_a_map_without_groups(people: int):
    found = map_opinions(read_votes(village(people=people)))
    assert (found.groups, found.why_no_groups) == ((), WhyNoGroups.TOO_FEW)
    assert people >= 5 or {one.everyone for one in found.statements} <= {None}


def test_people_who_all_say_the_same_are_no_groups():
    found = map_opinions(read_votes([(f"p{who}", f"s{what}", 1) for who in range(30) for what in range(9)]))
    assert found.why_no_groups == WhyNoGroups.TOO_FEW
    assert len(found.agreed) == 5


def test_without_resamples_no_groups_are_shown():
    assert map_opinions(read_votes(village()), resamples=0).groups == ()


def test_a_town_too_large_to_be_grouped_one_by_one_is_grouped_by_cells():
    found = map_opinions(read_votes(village(people=6000)), resamples=3)
    assert [group.people for group in found.groups] == [3000, 3000]


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_nothing_published_speaks_of_fewer_than_five(name: str):
    found = map_opinions(real(name))
    for one in found.statements:
        assert one.everyone is None or one.everyone.seen >= 5
        clear = [cell for cell in one.by_group if cell is not None]
        assert all(cell.seen >= 5 for cell in clear)
        if one.everyone and 0 < len(clear) < len(one.by_group):
            assert len(one.by_group) - len(clear) >= 2
    assert all(cell.people >= 5 for cell in found.hexes.cells)
    assert sum(cell.people for cell in found.hexes.cells) + found.hexes.unshown == found.placed


def test_nobody_is_named_or_placed_in_what_is_published():
    rows = [(f"resident-{who}", what, said) for who, what, said in village()]
    found = map_opinions(read_votes(rows))
    text = json.dumps(published(found))
    place = found.places.of("resident-p000")
    assert "resident" not in text
    assert str(round(place.x, 4)) not in text
    assert "resident" not in repr(found)


def test_hexagons_lie_on_one_grid(two_camps: OpinionMap):
    size = two_camps.hexes.size
    rows = sorted({cell.y for cell in two_camps.hexes.cells})
    for low, high in pairwise(rows):
        steps = (high - low) / (1.5 * size)
        assert np.isclose(steps, round(steps), atol=1e-4)
