"""A city that never was: districts, popular projects and others, 3 to 10 approvals a voter."""

from pathlib import Path

import numpy as np

from madang_methods.counting import BallotBox, Election, Project

DISTRICTS = 18
A_VOTER = 1000  # how much of the budget there is for each


def city(voters: int, projects: int = 100, seed: int = 7) -> Election:
    """The same numbers give the same city. Most people name projects of their own district."""
    chance = np.random.default_rng(seed)
    lengths = chance.integers(3, 11, voters).astype(np.int8)
    starts = np.zeros(voters + 1, np.int64)
    np.cumsum(lengths, out=starts[1:])
    choices = np.empty(int(starts[-1]), np.int32)
    popular = chance.pareto(1.5, projects) + 0.3
    home = chance.integers(0, DISTRICTS, projects)
    liking = np.log(popular * np.where(home == np.arange(DISTRICTS)[:, None], 6, 1)).astype(np.float32)
    for begin in range(0, voters, 20_000):
        some = lengths[begin : begin + 20_000]
        wish = liking[chance.integers(0, DISTRICTS, len(some))]
        wish = wish + chance.gumbel(size=wish.shape).astype(np.float32)
        best = np.argpartition(-wish, 10, axis=1)[:, :10]
        for place in range(10):
            rows = np.flatnonzero(some > place)
            choices[starts[begin : begin + 20_000][rows] + place] = best[rows, place]
    costs = (chance.lognormal(0, 0.8, projects) * voters * A_VOTER / 25).astype(int)
    ids = [f"p{number:04}" for number in range(projects)]
    box = BallotBox.from_columns("approval", ids, starts, choices)
    return Election(tuple(map(Project, ids, map(int, costs))), voters * A_VOTER, box)


def write(election: Election, path: Path) -> None:
    """As a Pabulib file."""
    columns, votes = election.ballots.columns, election.ballots.votes()
    with path.open("w", encoding="utf-8") as file:
        print("META\nkey;value\ndescription;A city that never was\ncountry;Nowhere\nunit;City\ninstance;1", file=file)
        print(f"num_projects;{len(election.projects)}\nnum_votes;{len(election.ballots)}", file=file)
        print(f"budget;{election.budget}\nvote_type;approval\nrule;unknown\nPROJECTS\nproject_id;cost;votes", file=file)
        for project in election.projects:
            print(f"{project.id};{project.cost};{votes[project.id]}", file=file)
        print("VOTES\nvoter_id;vote", file=file)
        voter = 0
        for number, weight in enumerate(columns.weights.tolist()):
            named = columns.choices[columns.starts[number] : columns.starts[number + 1]].tolist()
            text = ",".join(columns.ids[choice] for choice in named)
            for _ in range(weight):
                voter += 1
                print(f"{voter};{text}", file=file)
