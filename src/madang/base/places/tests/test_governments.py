"""Governments as the law has them, before and after 1 July 2026."""

from datetime import date

import pytest

from madang.base.places.models import Government, Tier

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("day", "provinces", "municipalities"),
    [
        (date(2026, 6, 30), 17, 226),
        (date(2026, 7, 1), 16, 227),
    ],
)
def test_there_are_243_before_and_after_the_merger(day, provinces, municipalities):
    local = Government.objects.local().on(day)
    assert local.filter(tier=Tier.PROVINCE).count() == provinces
    assert local.filter(tier=Tier.MUNICIPALITY).count() == municipalities
    assert local.count() == 243


def test_a_code_that_ended_names_its_successors():
    jung = Government.objects.get(code="28110")
    assert jung.valid_to == date(2026, 6, 30)
    assert sorted(jung.successors.values_list("name", flat=True)) == ["영종구", "제물포구"]


def test_every_municipality_knows_its_province():
    assert not Government.objects.filter(tier=Tier.MUNICIPALITY, parent=None).exists()


def test_the_ministry_is_there_but_is_not_local():
    assert Government.objects.get(slug="ministry").tier == Tier.NATIONAL
