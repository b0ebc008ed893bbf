"""The demo city: its map closes, its people are told apart, and nothing in it could be taken for a real person."""

import re
from collections import Counter
from random import Random

import pytest

from madang.base.people.models import Role
from madang.base.people.resident_number import refuse_resident_numbers
from madang.front.rehearsal.city import CODE, MAIL, POPULATION
from madang.front.rehearsal.city.areas import AREAS, BY_NAME
from madang.front.rehearsal.city.cast import CAST, MEMBERS
from madang.front.rehearsal.city.crowd import crowd
from madang.front.rehearsal.city.residents import RESIDENTS


def test_nine_areas_hold_all_the_people():
    assert len(AREAS) == 9
    assert sum(area.population for area in AREAS) == POPULATION
    assert {len(area.code) for area in AREAS} == {10}
    assert {area.code[:5] for area in AREAS} == {CODE}
    assert len({area.code for area in AREAS}) == 9


@pytest.mark.parametrize("area", AREAS, ids=lambda area: area.name_en)
def test_an_outline_is_one_ring_without_a_point_twice(area):
    (ring,) = area.outline
    assert 25 <= len(ring) <= 60
    assert len({tuple(point) for point in ring}) == len(ring)
    assert all(0 <= number <= 1000 for point in ring for number in point)


def test_neighbours_share_their_border_point_by_point():
    """Every side belongs to two areas, walked in opposite directions, or to the rim of the city: one closed walk."""
    sides = Counter(side for area in AREAS for side in _sides(area.outline[0]))
    assert set(sides.values()) == {1}
    rim = dict(side for side in sides if side[::-1] not in sides)
    start = here = next(iter(rim))
    for _ in rim:
        here = rim[here]
    assert here == start
    assert 0 < len(rim) < len(sides)


def test_every_area_touches_another():
    for area in AREAS:
        others = {side for other in AREAS if other is not area for side in _sides(other.outline[0])}
        assert any(side[::-1] in others for side in _sides(area.outline[0]))


def test_a_point_lies_in_one_area_or_in_the_sea():
    assert BY_NAME["달빛동"].holds(588, 405)
    assert not BY_NAME["달빛동"].holds(250, 235)
    for x in range(5, 1000, 45):
        for y in range(3, 1000, 45):
            assert sum(area.holds(x, y) for area in AREAS) in (0, 1)


def test_everyone_has_a_name_and_an_address_of_their_own():
    assert len({figure.name for figure in CAST}) == len(CAST)
    assert len({figure.email for figure in CAST}) == len(CAST)
    assert all(re.fullmatch(rf"[a-z]+\.[a-z]+@{re.escape(MAIL)}", figure.email) for figure in CAST)
    assert all(figure.portrait for figure in CAST)
    assert all(figure.area is None or figure.area in BY_NAME for figure in CAST)


def test_the_cast_plays_every_part_of_the_city():
    assert {role for figure in CAST for role in figure.roles} == set(Role) - {Role.ASSESSOR}
    assert len(MEMBERS) == 5
    assert len(RESIDENTS) >= 14
    assert {figure.area for figure in RESIDENTS} == set(BY_NAME)
    assert min(figure.age for figure in RESIDENTS) == 16


def test_the_crowd_is_the_same_each_time_and_lives_where_the_people_live():
    many = crowd(1000, Random(7))
    assert many == crowd(1000, Random(7))
    assert many != crowd(1000, Random(8))
    names, addresses = ({getattr(one, of) for one in (*many, *CAST)} for of in ("name", "email"))
    assert len(names) == len(addresses) == 1000 + len(CAST)
    homes = Counter(one.area for one in many)
    for area in AREAS:
        assert homes[area.name] / 1000 == pytest.approx(area.population / POPULATION, abs=0.04)


def test_a_crowd_larger_than_the_names_is_refused():
    with pytest.raises(ValueError):
        crowd(1_000_000, Random(7))


def test_nobody_can_be_rung_up_or_looked_up():
    for figure in (*CAST, *crowd(200, Random(7))):
        refuse_resident_numbers(figure.portrait)
        assert not re.search(r"\d", figure.name + figure.email)
        assert not re.search(r"\d{3,}", figure.portrait)


def _sides(ring):
    return [(tuple(a), tuple(b)) for a, b in zip(ring, [*ring[1:], ring[0]], strict=True)]
