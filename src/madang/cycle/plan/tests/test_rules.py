"""The rules of a track are data, checked when they are saved, and known by their digest."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.template.loader import render_to_string

from madang.base.people.refusals import Refused
from madang.cycle.plan.actions import remove_track, save_track, save_year
from madang.cycle.plan.models import Track
from madang.cycle.plan.presets import PRESETS
from madang_methods.counting import RuleSpec

pytestmark = pytest.mark.django_db

WRONG = [
    ("ballot_rule", {"kind": "shouting", "min": 1, "max": 2}),
    ("ballot_rule", {"kind": "approval", "min": 3, "max": 2}),
    ("ballot_rule", {"kind": "approval", "min": 0, "max": 0}),
    ("ballot_rule", {"kind": "approval", "min": 1}),
    ("ballot_rule", {"kind": "approval", "min": "1", "max": 2}),
    ("ballot_rule", {"kind": "approval", "min": True, "max": 2}),
    ("ballot_rule", {"kind": "approval", "min": 1, "max": 2, "exact": True}),
    ("ballot_rule", {"kind": "approval", "min": 1, "max": 2, "colour": "blue"}),
    ("ballot_rule", {"kind": "approval", "min": 1, "max": 2, "on_violation": "shrug"}),
    ("ballot_rule", {"kind": "cumulative", "min": 1, "max": 2}),
    ("ballot_rule", {"kind": "cumulative", "min": 1, "max": 2, "points": 0}),
    ("ballot_rule", {"kind": "scoring", "min": 1, "max": 2, "lowest": 5, "highest": 5}),
    ("ballot_rule", []),
    ("decision_rule", {"cutoff": "shrug"}),
    ("decision_rule", {"ties": ["min_cost"]}),
    ("decision_rule", {"colour": "blue"}),
    ("decision_rule", {"min_score": -1}),
    ("decision_rule", []),
    ("proposer_kinds", ["martian"]),
    ("voter_kinds", ["worker", "worker"]),
    ("excluded_proposers", ["everyone"]),
]


@pytest.mark.parametrize(("field", "value"), WRONG)
def test_a_rule_that_cannot_be_counted_is_refused_by_its_field(track, field, value):
    setattr(track, field, value)
    with pytest.raises(ValidationError) as refused:
        track.save()
    assert list(refused.value.message_dict) == [field]


@pytest.mark.parametrize(
    "rule",
    [
        {"kind": "cumulative", "min": 1, "max": 10, "points": 10},
        {"kind": "ordinal", "min": 1, "max": 5},
        {"kind": "scoring", "min": 0, "max": 40, "lowest": -1, "highest": 5},
    ],
)
def test_other_ways_to_vote_can_be_written_down(track, rule):
    track.ballot_rule = rule
    track.save()
    assert Track.objects.get(pk=track.pk).ballot_rule["kind"] == rule["kind"]


def test_what_a_rule_leaves_out_is_said_when_it_is_saved(track):
    track.decision_rule = {"cutoff": "stop"}
    track.ballot_rule = {"kind": "approval", "min": 3, "max": 3}
    track.save()
    assert track.rule == RuleSpec(cutoff="stop")
    assert track.decision_digest == RuleSpec(cutoff="stop").digest
    assert track.decision_rule == RuleSpec(cutoff="stop").as_dict()
    assert track.ballot_rule == {"kind": "approval", "min": 3, "max": 3, "exact": True, "on_violation": "reject"}


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.code)
def test_every_preset_can_be_saved_and_counted(track, preset):
    track.ballot_rule, track.decision_rule = preset.ballot, preset.decision.as_dict()
    track.save()
    assert track.rule == preset.decision


@pytest.mark.parametrize(
    "wrong",
    [
        {"total_ceiling": 0},
        {"per_area_ceiling": 1_500_000_000},
        {"per_project_max": 1_500_000_000},
        {"per_project_max": 0},
        {"per_event_max": 1_500_000_000},
        {"per_project_min": 300_000_001},
        {"self_governed": True},
    ],
)
def test_the_database_refuses_money_that_cannot_be(track, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        Track.objects.filter(pk=track.pk).update(**wrong)


def test_tracks_never_share_out_more_than_the_year_has(year, kim, track, during):
    during(year, "propose")
    track.total_ceiling += 1
    with pytest.raises(Refused) as refused:
        save_track(track, by=kim)
    assert refused.value.facts == {"total": 2_000_000_000, "shared": 2_000_000_001}
    year.total_ceiling -= 1
    with pytest.raises(Refused, match="plan.over_total"):
        save_year(year, by=kim)


def test_rules_stay_from_the_first_vote_on(year, kim, track, during):
    during(year, "vote", days=0)
    for act in (save_track, remove_track):
        with pytest.raises(Refused, match="plan.vote_has_begun"):
            act(track, by=kim)


def test_an_event_has_its_own_ceiling(track):
    assert (track.project_ceiling(), track.project_ceiling(event=True)) == (300_000_000, 50_000_000)
    track.per_event_max = track.per_project_max = None
    assert track.project_ceiling(event=True) == track.total_ceiling


def test_an_officer_takes_over_a_rule_with_a_committee(client, sign_in, year, kim, during):
    """The preset's rule is kept whole; what the form asks is laid over it."""
    during(year, "plan")
    path = "/haeoreum/2027/plan/office/tracks/city/?preset=half-committee"
    page = sign_in(client, kim).get(path)
    assert "위원회 50%" in " ".join(page.content.decode().split())
    form = page.context["form"]
    sent = as_sent(form)
    assert client.post(path, sent | {"reserve": "2"}).status_code == 302
    rule = Track.objects.get(code="city").rule
    assert [component.code for component in rule.components] == ["residents", "committee"]
    assert (rule.reserve, rule.cutoff) == (2, "skip")


def test_any_rule_that_can_be_read_can_be_pasted(client, sign_in, year, kim, during):
    during(year, "plan")
    path = "/haeoreum/2027/plan/office/tracks/city/"
    form = sign_in(client, kim).get(path).context["form"]
    sent = as_sent(form)
    rule = RuleSpec(rule="equal_shares", utility="cardinality")
    assert client.post(path, sent | {"rule_text": rule.canonical()}).status_code == 302
    assert Track.objects.get(code="city").rule == rule
    answer = client.post(path, sent | {"rule_text": '{"rule":"dice"}'})
    assert answer.status_code == 422
    assert "이 규칙은 읽을 수 없습니다" in answer.content.decode()


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.code)
def test_every_preset_says_in_words_how_it_counts_and_prints_its_digest(client, year, track, preset, during, kim):
    track.ballot_rule, track.decision_rule = preset.ballot, preset.decision.as_dict()
    track.save()
    template = f"plan/how/{track.decision_rule['rule']}.html"
    told = render_to_string("plan/rule.html", {"track": track, "currency": "KRW"})
    assert template and "안에서" in told or "나누어" in told
    assert preset.decision.digest[:16] in told


def as_sent(form):
    """What a browser sends back of a form that nobody touched."""
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value is not None and value is not False}
