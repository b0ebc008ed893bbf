"""Every kind of ballot in plain forms: what is wrong is said with what to do, and nothing chosen is lost."""

import pytest

from madang.cycle.plan.presets import BY_CODE
from madang.cycle.propose.models import Proposal
from madang.cycle.vote import actions
from madang.cycle.vote.ballot_rule import ballot_rule
from madang.cycle.vote.models import Envelope
from madang_methods.sealing.manifest import Item

pytestmark = pytest.mark.django_db

PAPER = "/haeoreum/2027/vote/city/"
CHOOSE = {"kind": "approval", "min": 1, "max": 2}
EACH_FIELD = CHOOSE | {"groups": [{"groups": "field:*", "min": 0, "max": 1}]}


@pytest.fixture
def vote(client, sign_in, year, track, proposals, during, ara, kim):
    """vote(rule): Ara stands before a paper with this rule; park and bench are parks, the road is traffic."""

    def begin(rule):
        track.ballot_rule = rule
        track.save()
        for proposal, field in zip(proposals, ("parks", "transport", "parks"), strict=True):
            Proposal.objects.filter(pk=proposal.pk).update(field=field)
        during(year, "vote", days=-1)
        poll = actions.make_paper(track, Proposal.objects.of(year), by=kim)
        during(year, "vote")
        sign_in(client, ara)
        client.nonce = client.get(PAPER).context["nonce"]
        return poll

    return begin


def look(client, fields):
    return client.post(PAPER + "confirm/", fields | {"nonce": client.nonce})


def cast(client, fields):
    again = look(client, fields)
    sent = dict(fields) | {"nonce": again.context["nonce"]}
    return client.post(PAPER + "cast/", sent, follow=True)


REFUSED = [
    # rule, what Ara sends (by place on the paper), the sentence, what is still there
    (CHOOSE, {"choices": [0, 1, 2]}, "2개까지 고를 수 있는데 3개를 골랐습니다. 1개를 빼 주세요.", " checked", 3),
    (CHOOSE, {}, "적어도 1개를 골라 주세요. 지금은 0개를 골랐습니다.", " checked", 0),
    (CHOOSE | {"min": 2}, {"choices": [0]}, "꼭 2개를 고릅니다. 지금은 1개를 골랐으니 1개를 더 골라 주세요.", " checked", 1),
    (EACH_FIELD, {"choices": [0, 2]}, "공원·산책길: 1개까지인데 2개를 골랐습니다. 1개를 빼 주세요.", " checked", 2),
    (
        {"kind": "approval", "min": 1, "max": 3, "groups": [{"groups": "field:transport", "min": 1, "max": 1}]},
        {"choices": [0]}, "교통·보행: 적어도 1개를 고릅니다. 1개를 더 골라 주세요.", " checked", 1,
    ),
    (
        {"kind": "approval", "min": 1, "max": 3, "within_budget": True}, {"choices": [0, 1]},
        "고른 사업을 더하면 16억 원입니다. 14억 원까지이니 2억 원만큼 빼 주세요.", " checked", 2,
    ),
    (
        {"kind": "cumulative", "min": 1, "max": 3, "points": 10}, {"points_0": "7", "points_1": "4"},
        "모두 10점까지인데 11점을 주었습니다. 1점을 줄여 주세요.", 'value="7"', 1,
    ),
    (
        {"kind": "cumulative", "min": 1, "max": 3, "points": 10, "all_points": True}, {"points_0": "7"},
        "10점을 남김없이 줍니다. 아직 3점이 남았으니 더 주세요.", 'value="7"', 1,
    ),
    ({"kind": "ordinal", "min": 1, "max": 2}, {"place_1": 0, "place_2": 0}, "두 번 골랐습니다. 한 번만", " selected", 2),
    ({"kind": "ordinal", "min": 1, "max": 2}, {"place_2": 0}, "1순위부터 빠짐없이 골라 주세요.", " selected", 2),
]  # fmt: skip


def by_code(poll, fields):
    codes = [option.code for option in poll.options.all()]
    told = {}
    for name, value in fields.items():
        if name.startswith("points_"):
            told[f"points_{codes[int(name[-1])]}"] = value
        else:
            told[name] = [codes[place] for place in value] if isinstance(value, list) else codes[value]
    return told


@pytest.mark.parametrize(("rule", "fields", "sentence", "mark", "kept"), REFUSED)
def test_a_wrong_ballot_comes_back_as_it_was_with_what_to_do(client, vote, rule, fields, sentence, mark, kept):
    page = look(client, by_code(vote(rule), fields))
    text = page.content.decode()
    assert page.status_code == 422
    assert sentence in text
    assert text.partition("<main")[2].count(mark) == kept
    assert not Envelope.objects.exists()


CAST = [
    (CHOOSE, {"choices": [0, 1]}),
    (EACH_FIELD, {"choices": [0, 1]}),
    ({"kind": "approval", "min": 1, "max": 3, "within_budget": True}, {"choices": [0, 2]}),
    ({"kind": "cumulative", "min": 1, "max": 3, "points": 10}, {"points_0": "7", "points_1": "3"}),
    ({"kind": "scoring", "min": 0, "max": 3, "lowest": 0, "highest": 5}, {"points_0": "5", "points_2": "0"}),
    ({"kind": "ordinal", "min": 1, "max": 3}, {"place_1": 1, "place_2": 0}),
]


@pytest.mark.parametrize(("rule", "fields"), CAST, ids=["up to", "groups", "within", "points", "scores", "ranking"])
def test_a_ballot_of_every_kind_is_looked_at_and_cast(client, vote, rule, fields):
    fields = by_code(vote(rule), fields)
    carried = dict(look(client, fields).context["carried"])
    assert set(carried) == set(fields)
    assert cast(client, fields).status_code == 200
    assert Envelope.objects.count() == 1


def test_a_ranking_says_the_places_again(client, vote):
    page = look(client, by_code(vote({"kind": "ordinal", "min": 1, "max": 3}), {"place_1": 1, "place_2": 0}))
    said = page.content.decode()
    assert said.index("1순위") < said.index("길") < said.index("2순위") < said.index("공원")


@pytest.mark.parametrize(("rule", "fields"), CAST, ids=["up to", "groups", "within", "points", "scores", "ranking"])
def test_the_way_back_keeps_a_ballot_of_every_kind(client, vote, rule, fields):
    fields = by_code(vote(rule), fields)
    page = client.post(PAPER, fields | {"nonce": client.nonce})
    form = page.context["form"]
    given = {name: form.initial[name] for name in fields}
    assert (page.status_code, form.is_bound, given) == (200, False, fields)


def test_groups_are_fieldsets_with_their_own_limit(client, vote):
    vote(EACH_FIELD)
    sections = [(one.title, len(one.options), one.rule.most) for one in client.get(PAPER).context["form"].sections()]
    assert sections == [("공원·산책길", 2, 1), ("교통·보행", 1, 1)]


def test_a_project_that_does_not_stand_is_named_and_refused(client, vote):
    vote({"kind": "ordinal", "min": 1, "max": 3})
    assert look(client, {"place_1": "no-such"}).status_code == 422


ITEMS = tuple(Item(f"P-{n}", 5, "", (f"field:{n % 8}", f"area:{n % 3}")) for n in range(24))
FITS = [
    ("seoul-2015", 5, 8),
    ("chungnam", 24, 8),
    ("yeoju", 12, 8),
    ("seoul-2024", 5, 0),
    ("gwangsan", 2, 0),
    ("bukgu", 3, 0),
]


@pytest.mark.parametrize(("code", "most", "groups"), FITS)
def test_a_governments_rule_fits_the_projects_of_the_paper(code, most, groups):
    rule = ballot_rule(BY_CODE[code].ballot, 1000, ITEMS)
    assert (rule.most, len(rule.groups)) == (most, groups)


def test_what_a_wrong_paper_means_is_in_the_manifest():
    assert ballot_rule(CHOOSE | {"on_violation": "trim"}, 0, ITEMS).wrong_paper == "trim"
    assert ballot_rule(CHOOSE | {"on_violation": "reject"}, 0, ITEMS).wrong_paper == "void"
