"""A finished vote holds; a byte changed anywhere, or a town that cheats on its own board, is named."""

import json
import random
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from madang_methods.counting import RuleSpec
from madang_methods.sealing import verifier
from madang_methods.sealing.ballot_rule import BallotRule, exactly, rank, share_points, up_to
from madang_methods.sealing.ballots_file import write_ballots
from madang_methods.sealing.board import envelope_entry, freeze_entry
from madang_methods.sealing.canonical import canonical, read_canonical
from madang_methods.sealing.checkpoint import Checkpoint, sign_checkpoint
from madang_methods.sealing.counts import Counts
from madang_methods.sealing.invariants import INVARIANTS, Kit, as_json, check_sums, judge
from madang_methods.sealing.kit import Published
from madang_methods.sealing.marks import Marks
from madang_methods.sealing.merkle import Tree, leaf_hash
from madang_methods.sealing.opening import counted_file
from madang_methods.sealing.tiles import tiles

from .town import Town, broken, key

TOWN = Town(40)
KIT = TOWN.kit()
UNBOUND = ("verify.py", "README.txt")


def both(files: dict[str, bytes]) -> tuple[set[str], set[str]]:
    """What the package and the single file find broken."""
    return broken(dict(as_json(judge(Kit(files))))), broken(verifier.judge(verifier.Kit(files)))


def bent(files: dict[str, bytes], chance: random.Random) -> tuple[str, dict[str, bytes]]:
    """The kit with one thing changed: a bit, a byte, a line, or a file that the board promises."""
    name = chance.choice(sorted(set(files) - set(UNBOUND)))
    data, kinds = files[name], ["bit", "insert", "delete"]
    if not name.startswith(("tile/", "checkpoint", "receipts/")):
        kinds += ["lose"] + (["line", "double", "swap"] if data.count(b"\n") > 3 else [])
    kind, at = chance.choice(kinds), chance.randrange(len(data))
    lines = data.split(b"\n")
    if kind == "bit":
        new = data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
    elif kind == "insert":
        new = data[:at] + bytes([chance.randrange(256)]) + data[at:]
    elif kind == "delete":
        new = data[:at] + data[at + 1 :]
    elif kind == "lose":
        return f"lose {name}", {path: data for path, data in files.items() if path != name}
    else:
        here = chance.randrange(len(lines) - 2)
        changed = {
            "line": [*lines[:here], *lines[here + 1 :]],
            "double": [*lines[: here + 1], *lines[here:]],
            "swap": [*lines[:here], lines[here + 1], lines[here], *lines[here + 2 :]],
        }
        new = b"\n".join(changed[kind])
    return f"{kind} {name} {at}", files | {name: new}


def missed(town: Town, mutations: int) -> list[str]:
    files, chance = town.kit(), random.Random(2027)
    told = []
    while len(told) < mutations:
        what, changed = bent(files, chance)
        if changed != files:
            told.append((what, broken(verifier.judge(verifier.Kit(changed)))))
    return [what for what, names in told if not names]


def test_a_finished_vote_holds() -> None:
    assert both(KIT) == (set(), set())


def test_both_programs_say_the_same_statements() -> None:
    assert [one.id for one in INVARIANTS] == [id for id, _, _ in verifier.STATEMENTS]


def test_the_same_vote_gives_the_same_kit() -> None:
    assert TOWN.kit() == KIT


@pytest.mark.parametrize(
    "rule", [up_to(4), exactly(2), rank(3), share_points(10, 3, 6), BallotRule(most=2, blank=True)]
)
def test_every_kind_of_ballot_holds_in_both_programs(rule: BallotRule) -> None:
    assert both(Town(20, rule, seed=5).kit()) == (set(), set())


def test_forty_random_mutations_are_all_found_by_name() -> None:
    assert missed(TOWN, 40) == []


@pytest.mark.long
def test_two_hundred_random_mutations_of_a_thousand_votes_are_all_found_by_name() -> None:
    assert missed(Town(1000), 200) == []


def test_the_package_finds_random_mutations_too() -> None:
    chance = random.Random(7)
    for _ in range(25):
        what, changed = bent(KIT, chance)
        assert changed == KIT or broken(dict(as_json(judge(Kit(changed))))), what


def test_a_copy_of_the_single_file_alone_says_it_all(tmp_path: Path) -> None:
    town, alone = tmp_path / "kit", tmp_path / "alone"
    for path, data in KIT.items():
        (town / path).parent.mkdir(parents=True, exist_ok=True)
        (town / path).write_bytes(data)
    alone.mkdir()
    (alone / "verify.py").write_bytes(KIT["verify.py"])
    command = [sys.executable, "-I", "-S", "verify.py", str(town), "--json"]
    said = subprocess.run(command, cwd=alone, capture_output=True, text=True, env={"PYTHONUTF8": "1"})
    assert (said.returncode, json.loads(said.stdout)["holds"]) == (0, True)
    ballots = KIT["ballots.pb"].replace(b"A1,A2", b"A1,A3", 1)
    (town / "ballots.pb").write_bytes(ballots)
    said = subprocess.run(command[:-1], cwd=alone, capture_output=True, text=True, env={"PYTHONUTF8": "1"})
    assert said.returncode == 1
    assert "I-12  BROKEN" in said.stdout


def test_the_single_file_leans_on_the_standard_library_alone() -> None:
    lines = KIT["verify.py"].decode().splitlines()
    names = {line.split()[1].split(".")[0] for line in lines if line.startswith(("import ", "from "))}
    assert names - {"__future__"} <= set(sys.stdlib_module_names)


# --- a town that cheats: everything is signed and promised on the board again, only the truth is missing -------------


def cheat(**changed: bytes) -> tuple[set[str], set[str]]:
    return both(TOWN.kit(TOWN.published_as(**changed)))


def ballots_with(change: dict[bytes, bytes]) -> bytes:
    opened = [change.get(ballot, ballot) for ballot in TOWN.open_with(0, 1).ballots]
    return write_ballots(TOWN.manifest, opened)


def test_other_costs_in_the_ballots_file_are_named() -> None:
    ballots = KIT["ballots.pb"].replace(b"A1;30000000;", b"A1;30000001;")
    whole = told("tally.json") | {"ballots": sha256(ballots).hexdigest()}
    for other in (ballots, KIT["ballots.pb"].replace(b"budget;150000000", b"budget;160000000")):
        whole = told("tally.json") | {"ballots": sha256(other).hexdigest()}
        package, alone = cheat(ballots=other, tally=canonical(whole))
        assert "I-12" in package and alone == {"I-12"}


def told(name: str) -> dict[str, object]:
    whole: dict[str, object] = read_canonical(KIT[name])
    return whole


def test_a_ballot_changed_before_publication_shows_in_the_public_sample() -> None:
    sampled = read_canonical(KIT["sample.json"])["opened"][0]["ballot"].encode()
    other = Marks(("A1", "A2", "A3")).canonical("approval")
    other = Marks(("A4", "A5", "A6")).canonical("approval") if sampled == other else other
    assert cheat(ballots=ballots_with({sampled: other})) == ({"I-10"}, {"I-10"})


def test_a_ballot_left_out_is_missing_in_the_sum() -> None:
    ballots = write_ballots(TOWN.manifest, TOWN.open_with(0, 1).ballots[:-1])
    package, alone = cheat(ballots=ballots)
    assert ("I-12" in package, "I-12" in alone) == (True, True)


def test_a_ballot_added_is_one_too_many() -> None:
    opened = TOWN.open_with(0, 1).ballots
    assert cheat(ballots=write_ballots(TOWN.manifest, [*opened, opened[0]])) == ({"I-12"}, {"I-12"})


def test_a_ballot_that_breaks_the_rule_is_named() -> None:
    opened = TOWN.open_with(0, 1).ballots
    # The last one of the sorted ballots, so that the sample may have lost it: what is wrong is wrong in any case.
    ballots = write_ballots(TOWN.manifest, [*opened[:-1], Marks(("A1", "A2", "A3", "A4")).canonical("approval")])
    package, alone = cheat(ballots=ballots)
    assert {"I-12", "I-13"} <= package and {"I-12", "I-13"} <= alone


def test_a_result_that_does_not_follow_from_the_ballots_is_named() -> None:
    whole = told("tally.json")
    result = whole["result"]
    assert isinstance(result, dict)
    result["funded"] = result["funded"][:-1]
    assert cheat(tally=canonical(whole)) == ({"I-14"}, {"I-14"})


def test_votes_that_are_not_on_the_ballots_are_named() -> None:
    whole = told("tally.json")
    votes = whole["votes"]
    assert isinstance(votes, dict)
    votes["A1"] += 13
    package, alone = cheat(tally=canonical(whole))
    assert "I-12" in package and "I-12" in alone


def test_gwangju_bukgu_3835_votes_of_1274_people_with_exactly_three_each_cannot_be_published() -> None:
    found = [(one.code, dict(one.facts)) for one in check_sums(1274, 3835, exactly(3))]
    assert found == [("supports_impossible", {"ballots": 1274, "supports": 3835, "least": 3822, "most": 3822})]
    assert list(check_sums(1274, 3822, exactly(3))) == []


@pytest.mark.long
def test_gwangju_bukgu_in_a_finished_kit_names_its_invariant() -> None:
    town = Town(1274)
    whole = read_canonical(town.published.tally)
    assert sum(whole["votes"].values()) == 3822
    whole["votes"]["A1"] += 13
    for name, found in zip(
        ("package", "alone"), both(town.kit(town.published_as(tally=canonical(whole)))), strict=True
    ):
        assert "I-12" in found, name


def test_a_machine_that_disagrees_is_named() -> None:
    whole = told("openings.json")
    machines = whole["machines"]
    assert isinstance(machines, list)
    machines[1]["tally"] = "00" * 32
    assert cheat(openings=canonical(whole)) == ({"I-11"}, {"I-11"})
    assert cheat(openings=canonical(told("openings.json") | {"machines": machines[:1]})) == ({"I-11"}, {"I-11"})


def test_a_sample_that_was_chosen_not_drawn_is_named() -> None:
    whole = told("sample.json")
    opened = whole["opened"]
    assert isinstance(opened, list)
    for other in (whole | {"dice": "3 1 5"}, whole | {"opened": opened[::-1]}, whole | {"opened": opened[:1]}):
        assert cheat(sample=canonical(other)) == ({"I-10"}, {"I-10"})
    said = [{name: one[name] for name in ("ballot", "r")} for one in opened[:2]]
    swapped = [opened[0] | said[1], opened[1] | said[0], *opened[2:]]
    assert cheat(sample=canonical(whole | {"opened": swapped})) == ({"I-10"}, {"I-10"})
    opened[0]["r"] = "00" * 32
    assert cheat(sample=canonical(whole)) == ({"I-10"}, {"I-10"})


def counts(**changed: object) -> tuple[set[str], set[str]]:
    return cheat(counts=canonical(told("counts.json") | changed))


def test_people_and_papers_that_do_not_add_up_are_named() -> None:
    whole = told("counts.json")
    roll, districts, stations = whole["roll"], whole["districts"], whole["stations"]
    assert isinstance(roll, dict) and isinstance(districts, list) and isinstance(stations, list)
    assert counts(roll=roll | {"added": roll["added"] + 1}) == ({"I-16"}, {"I-16"})
    assert counts(roll=roll | {"approved_by_two": 1}) == ({"I-16"}, {"I-16"})
    more = {"opened": roll["opened"] - 2, "joined": 2, "proved": 2}
    assert counts(roll=roll | more) == (set(), set())
    assert counts(roll=roll | more | {"proved": 1}) == ({"I-16"}, {"I-16"})
    assert counts(stations=[stations[0] | {"issued": 21}]) == ({"I-15"}, {"I-15"})
    assert counts(stations=[stations[0] | {"entry_b": 11}]) == ({"I-15"}, {"I-15"})
    few = [districts[0] | {"population": 3}, districts[1]]
    assert counts(districts=few) == ({"I-18"}, {"I-18"})
    more = [districts[0] | {"votes": districts[0]["roll"] + 1}, districts[1]]
    assert counts(districts=more) == ({"I-18"}, {"I-18"})
    assert counts(superseded=0) == ({"I-9"}, {"I-9"})
    assert counts(election="vote.elsewhere.example/1") == ({"I-16"}, {"I-16"})
    assert Counts.from_bytes(KIT["counts.json"]) == TOWN.counts


def test_nothing_to_check_is_said_and_is_no_fault() -> None:
    published = TOWN.published_as(counts=canonical(told("counts.json") | {"stations": []}))
    without = Published(**{name: getattr(published, name) for name in published.__slots__} | {"sample": b""})
    files = {name: data for name, data in TOWN.kit(without).items() if not name.startswith("receipts/")}
    verdicts = {one.invariant.id: one for one in judge(Kit(files))}
    assert [id for id, one in verdicts.items() if not one.checked] == ["I-8", "I-10", "I-15"]
    alone = verifier.judge(verifier.Kit(files))
    assert [one["id"] for one in alone["invariants"] if one["state"] == "not checked"] == ["I-8", "I-10", "I-15"]
    assert alone["holds"] and all(one.holds for one in verdicts.values())


def test_a_board_that_drops_an_envelope_breaks_its_own_receipt_and_earlier_checkpoint() -> None:
    gone = TOWN.cast[0][0]
    entries = [entry for entry in TOWN.frozen if entry != gone.entry]
    files = TOWN.kit(entries=entries)
    kept = {name: data for name, data in KIT.items() if name.startswith("checkpoints/")}
    package, alone = both(files | {name: KIT[name] for name in kept})
    assert {"I-7", "I-8", "I-9"} <= package and {"I-7", "I-8", "I-9"} <= alone


def test_an_envelope_that_is_neither_counted_nor_set_aside_is_missed() -> None:
    counted, superseded, _ = TOWN.cast
    less = counted_file(one.leaf for one in counted[1:])
    entries = [
        *TOWN.frozen[:-1],
        freeze_entry(TOWN.manifest.election, sha256(less).hexdigest(), 39, len(superseded), {}),
    ]
    package, alone = both(TOWN.kit(TOWN.published_as(counted=less), entries))
    assert "I-9" in package and "I-9" in alone


def test_an_envelope_slipped_in_after_the_freeze_is_named() -> None:
    late = TOWN.envelope(Marks(("A1", "A2", "A3")))
    package, alone = both(TOWN.kit(entries=[*TOWN.frozen, late.entry]))
    assert "I-9" in package and "I-9" in alone


def test_an_envelope_copied_to_vote_twice_is_named() -> None:
    told = read_canonical(TOWN.cast[0][0].entry)
    copy = envelope_entry(told["e"], told["c"], told["h"], "9999" if told["k"] != "9999" else "0000")
    package, alone = both(TOWN.kit(entries=[*TOWN.frozen[:-1], copy, TOWN.frozen[-1]]))
    assert "I-9" in package and "I-9" in alone


def test_a_result_that_stood_on_the_board_before_the_freeze_is_named() -> None:
    early = TOWN.kit(entries=TOWN.frozen)
    entries = [*TOWN.frozen[:-1], TOWN.published.entry, TOWN.frozen[-1]]
    tree = Tree(map(leaf_hash, entries))
    note = sign_checkpoint(Checkpoint(TOWN.manifest.election, len(entries), tree.root()), key("board"))
    files = {name: data for name, data in early.items() if not name.startswith(("tile/", "checkpoints/"))}
    package, alone = both(files | dict(tiles(entries)) | {"checkpoint": note.encode()})
    assert "I-9" in package and "I-9" in alone


def test_a_freeze_that_nobody_saw_before_the_dice_is_named() -> None:
    name = f"checkpoints/{len(TOWN.frozen)}"
    assert both({path: data for path, data in KIT.items() if path != name}) == ({"I-10"}, {"I-10"})


def test_a_receipt_for_an_envelope_that_never_came_convicts_the_board() -> None:
    other = Town(12, seed=9).kit()
    name = next(name for name in other if name.startswith("receipts/"))
    assert both(KIT | {name: other[name]}) == ({"I-8"}, {"I-8"})


def test_another_manifest_is_named() -> None:
    files = KIT | {"manifest.json": canonical(told("manifest.json") | {"title": "another"})}
    package, alone = both(files)
    assert "I-20" in package and "I-20" in alone


def test_too_few_witnesses_are_named() -> None:
    lines = KIT["checkpoint"].decode().splitlines(keepends=True)
    assert both(KIT | {"checkpoint": "".join(lines[:-1]).encode()}) == ({"I-7"}, {"I-7"})


def test_a_rule_the_single_file_cannot_count_is_said_and_the_package_counts_it() -> None:
    town = Town(20, spec=RuleSpec(rule="phragmen"))
    files = town.kit()
    assert both(files) == (set(), set())
    said = verifier.judge(verifier.Kit(files))["notes"]
    assert said == [
        "The rule phragmen was not counted again here (I-14); the votes were (I-12). python -m madang_methods seal verify does."
    ]
    whole = read_canonical(files["tally.json"])
    whole["result"]["spent"] += 1
    package, _ = both(town.kit(town.published_as(tally=canonical(whole))))
    assert package == {"I-14"}
