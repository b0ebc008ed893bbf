"""Towns that shared: the winners they published, what they told their residents, and what exact libraries say."""

import json
from typing import Any

import pytest

from madang_methods.counting import PRESETS, Ballot, BallotBox, Completion, Election, Project, RuleSpec, count
from madang_methods.counting.pabulib import election_of, published, read

from .samples import real_elections

TIED_TO = {
    "Poland_Wieliczka_2023_Green_Budget.pb": "wieliczka-2023",
    "Poland_Swiecie_2023.pb": "swiecie-2023",
    "Netherlands_Assen_2024.pb": "assen-2024",
}
WIELICZKA = "Poland_Wieliczka_2023_Green_Budget.pb"


def town(name: str) -> Election:
    path = next((path for path in real_elections() if path.name == name), None)
    if path is None:
        pytest.skip(f"{name} is not among the real elections.")
    return election_of(read(path))


def expected() -> dict[str, Any]:
    path = real_elections()[0].parent / "expected.json"
    if not path.exists():
        pytest.skip("There is no expected.json beside the real elections.")
    told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return told


@pytest.mark.parametrize(("name", "preset"), TIED_TO.items())
def test_the_winners_that_the_town_published(name: str, preset: str):
    election = town(name)
    winners = published(read(next(path for path in real_elections() if path.name == name)))
    result = count(election, PRESETS[preset])
    assert frozenset(result.funded) == winners
    told = next(town for town in expected()["official_mes"] if town["file"] == name)
    assert (sorted(result.funded), result.spent) == (told["winners"], told["total_cost"])


def test_other_completions_give_other_winners_there():
    wieliczka, assen = town(WIELICZKA), town("Netherlands_Assen_2024.pb")
    official = set(count(wieliczka, PRESETS["wieliczka-2023"]).funded)
    early = count(wieliczka, PRESETS["pabutools-default"])
    assert (len(early.funded), early.spent) == (31, 984_579)
    assert set(early.funded) ^ official == {"66", "67", "46"}
    assert set(count(assen, PRESETS["equal-shares-tool-default"]).funded) - set(
        count(assen, PRESETS["assen-2024"]).funded
    ) == {"7"}


def test_what_wieliczka_told_its_residents():
    result = count(town(WIELICZKA), PRESETS["wieliczka-2023"])
    bench, playground, other = (result.step(id) for id in ("16", "21", "87"))
    assert bench.facts["held_when_lost"] == 49_998
    assert (dict(bench.taken)["6"], dict(bench.taken)["70"]) == (38_774, 11_784)
    assert bench.reason == "completion_stopped"
    assert (playground.facts["held_when_lost"], dict(playground.taken)["6"], playground.by) == (93_872, 40_047, "6")
    assert (other.facts["held_at_start"], other.facts["held_when_lost"]) == (92_224, 73_555)
    assert result.certificate.more["endowment"] == {"": [1_040_052, 3_293]}  # 315.837 = B/n + 164
    assert result.certificate.more["raised"] == 164
    assert result.certificate.more["kept"] == "shares"


def satisfied(election: Election, funded: tuple[str, ...]) -> tuple[int, int]:
    """How many people have nothing, and how many funded projects all have together."""
    ballots = [(len(set(ballot.choices) & set(funded)), ballot.weight) for ballot in election.ballots.ballots]
    return sum(people for has, people in ballots if not has), sum(has * people for has, people in ballots)


def test_how_many_have_nothing_is_what_was_published():
    election = town(WIELICZKA)
    shares, greedy = (
        satisfied(election, count(election, PRESETS[n]).funded) for n in ("wieliczka-2023", "poland-greedy")
    )
    people = len(election.ballots)
    assert [round(100 * nothing / people) for nothing, _ in (shares, greedy)] == [18, 28]
    assert [round(100 * has / people) / 100 for _, has in (shares, greedy)] == [1.62, 1.47]


def rule_of(name: str) -> RuleSpec:
    _, utility, completion = name.split(":")
    cost = utility == "cost"
    if completion == "none":
        return RuleSpec(rule="equal_shares", utility="cost" if cost else "cardinality")
    return RuleSpec(
        rule="equal_shares",
        utility="cost" if cost else "cardinality",
        completion=Completion(stop="exhaustive", universe="supported"),
        topup="votes" if cost else "votes_per_cost",
    )


def test_the_exact_library_says_the_same():
    rows = [row for row in expected()["pabutools_1.2.3_exact_lexicographic"] if row["rule"].startswith("mes:")]
    assert rows
    for row in rows:
        result = count(town(row["file"]), rule_of(row["rule"]))
        said = row["file"], row["rule"], row["winners"], row["total_cost"]
        assert (row["file"], row["rule"], sorted(result.funded), result.spent) == said


def test_a_project_that_takes_the_whole_budget_from_everybody_is_not_lost():
    for engine in ("rational", "numpy", "auto"):
        election = town("Poland_Zabrze_2020_Osiedle_Mlodego_Gornika.pb")
        assert count(election, RuleSpec(rule="equal_shares"), engine=engine).funded == ("P0028",)


def test_a_tie_that_matters_is_told():
    election = town("Poland_Warszawa_2018_rejon_3.pb")
    result = count(election, RuleSpec(rule="equal_shares"))
    assert result.certificate.ties
    assert result.certificate.ties_mattered
    assert not result.certificate.lot_mattered


def test_half_a_million_people_apart_by_one_vote():
    """Effective votes 200,001 against 200,000: a difference that an absolute tolerance of 1e-10 takes for a tie."""
    box = BallotBox.of(
        "approval",
        [
            Ballot(("A",), weight=100_001),
            Ballot(("A", "B"), weight=100_000),
            Ballot(("B",), weight=100_000),
            Ballot((), weight=100_000),
        ],
    )
    election = Election((Project("A", 190_000), Project("B", 180_000)), 400_001, box)
    for engine in ("rational", "numpy", "auto"):
        result = count(election, RuleSpec(rule="equal_shares"), engine=engine)
        assert result.rounds[0].project == "A"
        assert result.rounds[0].votes == 200_001_000


def test_more_winners_than_a_program_can_nest_calls():
    projects = tuple(Project(f"{number:04}", 1) for number in range(1100))
    ballots = BallotBox.of("approval", [Ballot(tuple(p.id for p in projects), weight=2)])
    for spec in (RuleSpec(rule="equal_shares"), RuleSpec(rule="equal_shares", completion=Completion())):
        assert len(count(Election(projects, 2000, ballots), spec).funded) == 1100
