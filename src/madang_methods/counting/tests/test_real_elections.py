"""Real elections: our funded set is the one the city published."""

from dataclasses import replace

import pytest

from madang_methods.counting import PRESETS, Ballot, BallotBox, Election, RuleError, count, from_pabulib_meta
from madang_methods.counting.pabulib import election_of, published, read

from .samples import real_elections

TIED_TO = {
    "Poland_Warszawa_2021_Bielany.pb": "poland-greedy",
    "Poland_Wroclaw_2017.pb": "greedy-stop",
    "Poland_Lodz_2022.pb": "lodz-2022",
    "Poland_Katowice_2020.pb": "katowice-2020",
    "Poland_Warszawa_2018_rejon_3.pb": "warszawa-2018-rejon-3",
}


def test_the_published_winners_of_every_greedy_election(capsys: pytest.CaptureFixture[str]):
    used, other = [], []
    for path in real_elections():
        file = read(path)
        winners = published(file)
        try:
            spec = from_pabulib_meta(file.meta)
        except RuleError:
            spec = None
        if spec is None or winners is None:
            other.append(path.name)
            continue
        used.append(path.name)
        assert (path.name, frozenset(count(election_of(file), spec).funded)) == (path.name, winners)
    with capsys.disabled():
        print(f"\nPublished winners reproduced in {len(used)} elections; {len(other)} more have another rule or none.")
    assert used


@pytest.mark.parametrize(("name", "preset"), TIED_TO.items())
def test_a_preset_reproduces_the_election_it_is_tied_to(name: str, preset: str):
    path = next((path for path in real_elections() if path.name == name), None)
    if path is None:
        pytest.skip(f"{name} is not among the real elections.")
    file = read(path)
    assert frozenset(count(election_of(file), PRESETS[preset]).funded) == published(file)


def test_margins_of_a_real_district_are_true():
    path = next((path for path in real_elections() if path.name == "Poland_Warszawa_2018_rejon_3.pb"), None)
    if path is None:
        pytest.skip("The sample is not among the real elections.")
    file = read(path)
    election, spec = election_of(file), from_pabulib_meta(file.meta)
    for id, step in count(election, spec).unfunded.items():
        needed = step.facts["votes_needed"]
        assert id in count(_with_votes(election, id, needed), spec).funded
        assert id not in count(_with_votes(election, id, needed - 1), spec).funded
        if "price_needed" in step.facts:
            assert id in count(_with_price(election, id, step.facts["price_needed"]), spec).funded
            assert id not in count(_with_price(election, id, step.facts["price_needed"] + 1), spec).funded


def _with_votes(election: Election, id: str, more: int) -> Election:
    extra = [Ballot((id,), weight=more)] if more else []
    return replace(election, ballots=BallotBox.of("approval", [*election.ballots.ballots, *extra]))


def _with_price(election: Election, id: str, cost: int) -> Election:
    return replace(election, projects=tuple(replace(p, cost=cost) if p.id == id else p for p in election.projects))
