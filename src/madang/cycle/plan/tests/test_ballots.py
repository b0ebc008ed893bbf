"""What a ballot may hold is data that an officer sets up without code, and a rule that cannot be is refused."""

import pytest
from django.core.exceptions import ValidationError
from django.forms.models import model_to_dict
from django.template.loader import render_to_string

from madang.cycle.plan.ballots import whole_ballot
from madang.cycle.plan.presets import BY_CODE, PRESETS
from madang.cycle.plan.track_form import TrackForm

pytestmark = pytest.mark.django_db
CHOOSE = {"kind": "approval", "min": 1, "max": 3}


def as_a_browser(track, preset=None, **changed):
    """What a browser sends of the form as it stands, with these changes."""
    form = TrackForm(instance=track, preset=preset)
    values = model_to_dict(track) | form.initial | changed
    return {
        name: values[name] for name in form.fields if values.get(name) not in (None, "") and values[name] is not False
    }


def form_of(track, preset=None, **changed):
    return TrackForm(as_a_browser(track, preset, **changed), instance=track, preset=preset)


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.code)
def test_an_officer_takes_every_preset_over_by_pressing_save(track, preset):
    form = form_of(track, preset)
    assert (form.is_valid(), dict(form.errors)) == (True, {})
    form.instance.save()
    track.refresh_from_db()
    assert (track.ballot_rule, track.rule) == (whole_ballot(preset.ballot), preset.decision)


def test_seoul_2015_is_five_and_one_of_each_field():
    groups = [{"groups": "field:*", "min": 0, "max": 1}]
    ballot = BY_CODE["seoul-2015"].ballot
    assert (ballot["min"], ballot["max"], ballot["groups"]) == (5, 5, groups)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"group_by": "field:*"}, "group_max"),
        ({"group_by": "field:*", "group_min": 3, "group_max": 2}, "group_max"),
        ({"ballot_kind": "ordinal", "within_budget": "on"}, "within_budget"),
        ({"ballot_kind": "cumulative"}, "points"),
        ({"ballot_kind": "cumulative", "points": 5, "each": 6}, "each"),
        ({"ballot_kind": "scoring", "lowest": 5, "highest": 5}, "highest"),
        ({"ballot_min": 6, "ballot_max": 5}, "ballot_max"),
    ],
)
def test_the_form_says_at_which_field_a_rule_does_not_hold(track, changed, field):
    form = form_of(track, **changed)
    assert (form.is_valid(), list(form.errors)) == (False, [field])


def test_an_officer_groups_by_neighbourhood_and_takes_it_back(track):
    form = form_of(track, group_by="area:*", group_max=2, on_violation="trim")
    assert form.is_valid()
    form.instance.save()
    assert track.ballot_rule["groups"] == [{"groups": "area:*", "min": 0, "max": 2}]
    form = form_of(track, group_by="")
    assert form.is_valid()
    assert "groups" not in form.instance.ballot_rule


def test_groups_that_no_line_of_the_form_can_say_are_kept(track):
    track.ballot_rule = CHOOSE | {"groups": [{"groups": "kind:event", "min": 0, "max": 1}]}
    track.save()
    form = form_of(track, ballot_max=4)
    assert form.is_valid()
    assert form.instance.ballot_rule["groups"] == track.ballot_rule["groups"]


@pytest.mark.parametrize(
    "rule",
    [
        CHOOSE | {"groups": "field:*"},
        CHOOSE | {"groups": [{"groups": "colour:*", "min": 0, "max": 1}]},
        CHOOSE | {"groups": [{"groups": "field", "min": 0, "max": 1}]},
        CHOOSE | {"groups": [{"groups": "field:*", "min": 2, "max": 1}]},
        CHOOSE | {"groups": [{"groups": "field:*", "max": 1}]},
        CHOOSE | {"groups": [{"groups": "field:*", "min": 0, "max": 1}] * 2},
        CHOOSE | {"within_budget": "yes"},
        CHOOSE | {"each": 1},
        {"kind": "ordinal", "min": 1, "max": 3, "within_budget": True},
        {"kind": "cumulative", "min": 1, "max": 3, "points": 5, "each": 6},
    ],
)
def test_a_ballot_rule_that_cannot_be_held_is_refused(track, rule):
    track.ballot_rule = rule
    with pytest.raises(ValidationError) as refused:
        track.save()
    assert list(refused.value.message_dict) == ["ballot_rule"]


def test_the_rule_is_told_in_sentences(track):
    track.ballot_rule = CHOOSE | {"groups": [{"groups": "field:*", "min": 1, "max": 2}], "within_budget": True}
    track.save()
    page = render_to_string("plan/rule.html", {"track": track, "currency": "KRW"})
    assert "분야마다 2개까지입니다." in page
    assert "고른 사업을 더해 총한도를 넘을 수 없습니다." in page
