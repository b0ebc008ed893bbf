"""The worked example of the README, counted."""

import re
from fractions import Fraction
from pathlib import Path

from madang_methods.counting import (
    MUNICIPAL_RULES,
    CompositeElection,
    Project,
    Reason,
    Result,
    ScoreSheet,
    count_composite,
    read_rule,
)

from .towns import approvals

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
ROW = re.compile(
    r"\| (\w+) \| (\d+) \| (\d+) \+ (\d+) = (\d+) \| ([\d.]+) \| \((\d+) \+ (\d+)\) ÷ 2 = (\d+) \| .* = ([\d.]+) \| (.*) \|"
)


def counted() -> tuple[list[tuple[str, ...]], Result]:
    rows = ROW.findall(README)
    millions = 1_000_000
    sheets = {member: {row[0]: int(row[5 + member]) for row in rows} for member in (1, 2)}
    election = CompositeElection(
        tuple(Project(row[0], int(row[1]) * millions) for row in rows),
        100 * millions,
        {
            "residents.online": approvals({row[0]: int(row[2]) for row in rows}),
            "residents.onsite": approvals({row[0]: int(row[3]) for row in rows}),
            "committee": ScoreSheet(100, sheets),
        },
        consents={"road": 45 * millions, "shelter": 8 * millions},
        received={row[0]: place for place, row in enumerate(rows)},
    )
    rule = read_rule(README.split("```json")[1].split("```")[0])
    return rows, count_composite(election, rule)


def test_every_number_of_the_table_is_what_the_count_says():
    rows, result = counted()
    assert len(rows) == 5
    for row in rows:
        votes, mean = result.step(row[0]).parts
        assert (votes.raw, votes.part) == (int(row[4]), Fraction(row[5]))
        assert mean.raw == int(row[8])
        facts = result.step(row[0]).facts
        assert Fraction(facts["total"], facts["total_of"]) == Fraction(row[9])


def test_every_result_of_the_table_is_what_the_count_says():
    _, result = counted()
    assert {step.project: step.reason for step in result.steps} == {
        "park": Reason.FITS,
        "road": Reason.TOO_EXPENSIVE,
        "bench": Reason.FITS,
        "shelter": Reason.REDUCED,
        "lamp": Reason.BELOW_THRESHOLD,
    }
    road = result.step("road").facts
    assert (road["short"], Fraction(road["needed"], road["needed_of"]), road["needed_more"]) == (
        5_000_000,
        Fraction("7.5"),
        0,
    )
    assert result.step("shelter").granted == 10_000_000
    assert result.left == 0
    assert result.reserve == ("road",)


def test_the_readme_counts_the_governments_right():
    governments = {preset.government.split(" 구단위")[0].split(" 동단위")[0] for preset in MUNICIPAL_RULES.values()}
    assert f"{len(MUNICIPAL_RULES)} rules of {len(governments)} governments" in README
