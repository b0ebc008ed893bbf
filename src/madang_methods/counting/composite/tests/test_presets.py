"""The rules of real governments, as far as their sources tell, each counts a town."""

import json
from dataclasses import fields

import pytest

from madang_methods.counting import (
    MUNICIPAL_RULES,
    Ballot,
    BallotBox,
    BallotRule,
    Choices,
    CompositeElection,
    CompositeSpec,
    Election,
    MunicipalRule,
    Project,
    Result,
    RuleError,
    count,
    count_composite,
    read_rule,
)

DIGESTS = {
    "seoul-2014": "3b481ab48da184a40288524532e13e1ba259e3e559c7ea913d2f3e63a10a7548",
    "seoul-2015-16": "877781ff666cd624e9c7a83f9f1f4873653fb12691e2f66076a8e37a7f01bba6",
    "seoul-2017": "73e2552854624eb8b0933d3c4a1f0bc4c1549f005a420ed132554821d35b5db7",
    "seoul-2020": "6983c11bfa62f04a7535a5722545958e212160b4aa75b4e5137a8d0a17d46869",
    "seoul-2024": "a96a675cf7e43506375111dc9d4e39d50987ad4e0c180fbc4a2d567459bb1b60",
    "daejeon": "0c2a6f3e9a96d9053468185a37da513fca8655bfac8d243b29b73ccf091c7c76",
    "yeoju": "832eb6b1a3bf85ab5ff74349df3d1e9d8108e8b80901226a27ef72c435dcce90",
    "incheon-donggu": "44deb57c4c58ee124cbf3f80ab7ed7a7736b99de4fbd6b393f07e5fd6319f03c",
    "jeju-eupmyeondong-2023": "201fb0eecc72ebfdaaccacd58b4317f7f64a2638f073e7d02ba645205ef525a0",
    "chungnam": "832eb6b1a3bf85ab5ff74349df3d1e9d8108e8b80901226a27ef72c435dcce90",
    "gyeonggi-2019": "832eb6b1a3bf85ab5ff74349df3d1e9d8108e8b80901226a27ef72c435dcce90",
    "gyeonggi-2024": "da9e221e4aa2b03d6b7043ba1360f054d1c473ac559f5014b77d8da2eec6dbd8",
    "gwangju-bukgu": "ab7f4dc49ea135b5bc2ee673b5a8da2a9a7bd85f8dceb862b26f83b3b829012b",
    "incheon-seogu-2020": "f359530afe385589b6a135a45816c29611fd6875bf93f54fbddbbd35f431f195",
    "gwangsan": "a96a675cf7e43506375111dc9d4e39d50987ad4e0c180fbc4a2d567459bb1b60",
    "gangdong-2025": "a96a675cf7e43506375111dc9d4e39d50987ad4e0c180fbc4a2d567459bb1b60",
    "daegu-2016": "a96a675cf7e43506375111dc9d4e39d50987ad4e0c180fbc4a2d567459bb1b60",
    "dobong-dong-up-to-5": "a96a675cf7e43506375111dc9d4e39d50987ad4e0c180fbc4a2d567459bb1b60",
    "dobong-dong-6-or-more": "a96a675cf7e43506375111dc9d4e39d50987ad4e0c180fbc4a2d567459bb1b60",
    "dongjak-2025-gu": "2ca93365dbaa6c0d57933c03707f07cdab0c6b59b40638da80d69f4f1be81a74",
    "dongjak-2025-dong": "a96a675cf7e43506375111dc9d4e39d50987ad4e0c180fbc4a2d567459bb1b60",
    "sejong": "32d4cca92eed9ce95b47fb37d163e3ddc0ce3e08e48c298c9a100a1d8670ea30",
}
FIELDS = ("문화", "복지", "교통", "환경")


def synthetic_town() -> tuple[Project, ...]:
    """Twelve projects of four fields, in two tracks."""
    return tuple(
        Project(
            f"p{number:02}",
            10 + number % 5,
            groups=frozenset({f"field:{FIELDS[number % 4]}", f"track:{'구동'[number % 2]}"}),
        )
        for number in range(12)
    )


def ballots(shift: int) -> BallotBox:
    """Sixty people; person i likes three projects, the early ones more often."""
    chosen = [tuple({f"p{(person * person + shift * step) % 12:02}" for step in (1, 2, 5)}) for person in range(60)]
    return BallotBox.of("approval", [Ballot(choices) for choices in chosen])


def count_town(preset: MunicipalRule) -> Result:
    projects = synthetic_town()
    if isinstance(preset.rule, CompositeSpec):
        boxes = {component.code: ballots(place) for place, component in enumerate(preset.rule.components, 1)}
        return count_composite(CompositeElection(projects, 60, boxes), preset.rule, "2027")
    return count(Election(projects, 60, ballots(1)), preset.rule, seed="2027")


@pytest.mark.parametrize("name", MUNICIPAL_RULES)
def test_every_preset_counts_a_town(name: str):
    result = count_town(MUNICIPAL_RULES[name])
    assert 0 < result.spent <= 60
    assert len(result.steps) == 12
    assert result.rule == MUNICIPAL_RULES[name].rule.digest


@pytest.mark.parametrize("name", MUNICIPAL_RULES)
def test_every_preset_is_read_back_and_its_digest_never_changes(name: str):
    rule = MUNICIPAL_RULES[name].rule
    assert read_rule(rule.canonical()) == rule
    assert rule.digest == DIGESTS[name]


@pytest.mark.parametrize("name", MUNICIPAL_RULES)
def test_everything_assumed_is_a_place_in_the_rule(name: str):
    preset = MUNICIPAL_RULES[name]
    whole = {"ballots": {code: ballot.as_dict() for code, ballot in preset.ballots.items()}, **preset.rule.as_dict()}
    if isinstance(preset.rule, CompositeSpec):
        whole["components"] = {component["code"]: component for component in whole["components"]}
    for place in preset.assumed:
        found = whole
        for word in place.split("."):
            assert word in found, f"{name}: {place}"
            found = found[word]
    assert len(set(preset.assumed)) == len(preset.assumed)


@pytest.mark.parametrize(
    "name", [name for name, preset in MUNICIPAL_RULES.items() if isinstance(preset.rule, CompositeSpec)]
)
def test_no_preset_pretends_that_a_government_published_what_it_did_not(name: str):
    preset = MUNICIPAL_RULES[name]
    never = [
        f"components.{component.code}.{field}"
        for component in preset.rule.components
        for field in ("normalisation", "denominator", "empty")
    ]
    assert {*never, "cutoff", "ties"} <= set(preset.assumed)


def test_the_weights_are_those_printed():
    weights = {
        name: tuple(component.weight for component in preset.rule.components)
        for name, preset in MUNICIPAL_RULES.items()
        if isinstance(preset.rule, CompositeSpec) and len(preset.rule.components) > 1
    }
    assert weights == {
        "seoul-2015-16": (45, 45, 10),
        "seoul-2017": (50, 40, 10),
        "seoul-2020": (70, 30),
        "daejeon": (50, 50),
        "yeoju": (30, 70),
        "incheon-donggu": (40, 60),
        "jeju-eupmyeondong-2023": (20, 80),
        "chungnam": (30, 70),
        "gyeonggi-2019": (30, 70),
        "gyeonggi-2024": (20, 80),
        "gwangju-bukgu": (50, 50),
        "incheon-seogu-2020": (1, 1),
        "sejong": (50, 50),
    }


def test_a_preset_is_ready_for_json():
    told = json.loads(json.dumps(MUNICIPAL_RULES["seoul-2014"].as_dict()))
    assert told["ballots"]["assembly"]["choices"] == [{"groups": "*", "least": 168, "most": 168}]
    assert set(told) == {field.name for field in fields(MunicipalRule)}


def test_seoul_2014_voids_a_ballot_that_names_167_of_560():
    projects = tuple(Project(str(number), 1) for number in range(560))
    rule = MUNICIPAL_RULES["seoul-2014"].ballots["assembly"]
    assert rule.on_violation == "void"
    assert [wrong.named for wrong in rule.wrongs(map(str, range(167)), projects)] == [167]
    assert [wrong.named for wrong in rule.wrongs(map(str, range(169)), projects)] == [169]
    assert rule.wrongs(map(str, range(168)), projects) == ()


def test_yeoju_wants_three_in_each_of_four_committees():
    rule = MUNICIPAL_RULES["yeoju"].ballots["residents"]
    projects = synthetic_town()
    assert rule.wrongs([project.id for project in projects], projects) == ()
    wrongs = rule.wrongs([project.id for project in projects[:-1]], projects)
    assert [(wrong.group, wrong.named) for wrong in wrongs] == [("*", 11), ("field:환경", 2)]


def test_gangdong_takes_four_and_four():
    rule = MUNICIPAL_RULES["gangdong-2025"].ballots["ballots"]
    projects = synthetic_town()
    even = [project.id for project in projects if "track:구" in project.groups]
    assert rule.wrongs(even[:4], projects) == ()
    assert [(wrong.group, wrong.named, wrong.most) for wrong in rule.wrongs(even[:5], projects)] == [("track:구", 5, 4)]


def test_a_ballot_rule_that_cannot_be_kept_is_refused():
    with pytest.raises(RuleError, match="at least 3 is more than at most 2"):
        Choices("*", 3, 2)
    with pytest.raises(RuleError, match="ballot.on_violation must be one of void, refuse"):
        BallotRule("approval", (), "warn")  # type: ignore[arg-type]
