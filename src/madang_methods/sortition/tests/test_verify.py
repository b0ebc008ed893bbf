"""The verifier that stands alone: it holds for an honest lottery and breaks for every change."""

import json
import subprocess
import sys

import pytest

from madang_methods.sealing.canonical import canonical
from madang_methods.sortition import bundle, commit, draw, holds, replace, solve, verify
from madang_methods.sortition.bundle import SHOWN
from madang_methods.sortition.panels import panels_of

from .samples import sample
from .tiny import every_panel, tiny_pools
from .town import DICE, SEED, town

SOURCES = ["drand:52db9ba7:4000000", "dice:2026-12-01"]
GIVEN = {"drand": SEED, "dice": DICE}


@pytest.fixture(scope="module", params=[None, "home"])
def lottery(request):
    problem, pool = town(request.param)
    record = commit(problem, pool, solve(problem, pool), SOURCES, b"kept in the safe")
    selection = draw(record, GIVEN)
    return record, replace(selection, [one.id for one in selection.members[:2]])


def states(files, *rest):
    return {check.name: check.state for check in verify(files, *rest)}


def test_an_honest_lottery_holds(lottery):
    record, selection = lottery
    receipt = canonical(record.receipt("Jo"))
    found = states(bundle(record, selection), record.digest, receipt)
    assert found.pop("portfolio") == "skipped"  # the table that the site adds
    assert set(found.values()) == {"holds"}


def test_before_the_draw_and_without_the_people_less_is_checked_and_nothing_breaks(lottery):
    record, selection = lottery
    before = states(bundle(record), record.digest)
    assert {name for name, state in before.items() if state == "skipped"} == {
        *("portfolio", "seed", "ticket", "panel", "replacements", "receipt")
    }
    closed = states(bundle(record, selection, people=False), record.digest)
    assert {name for name, state in closed.items() if state == "skipped"} == {
        *("people", "portfolio", "panel", "replacements", "receipt")
    }


def changed(data, change):
    facts = json.loads(data)
    change(facts)
    return canonical(facts)


def set_to(path, value):
    def change(facts):
        for key in path[:-1]:
            facts = facts[key]
        facts[path[-1]] = value(facts[path[-1]]) if callable(value) else value

    return change


def move_a_seat(facts):
    """One ticket gives its seat to somebody else of another unit."""
    counts = facts["tickets"][0][1]
    held = [unit for unit, _ in counts]
    free = next(unit for unit in range(len(facts["units"])) if unit not in held)
    counts[0] = [free, counts[0][1]]
    counts.sort()


RECORD = {
    "a quota": set_to(["quotas", 0, 3], lambda most: most - 1),
    "a ticket": move_a_seat,
    "the copies of a ticket": set_to(["tickets", 0, 0], lambda copies: copies + 1),
    "a type": set_to(["types", 0, 0], "M"),
    "the seats": set_to(["seats"], 5),
    "a count of people": set_to(["units", 0, 2], lambda people: people + 1),
    "the lowest chance": set_to(["chances", "lowest"], "1/2"),
    "the highest chance": set_to(["chances", "highest"], "1/7"),
    "a level": set_to(["certificate", "steps", 0, "level"], "1/100"),
    "the cap": set_to(["certificate", "cap", "level"], "1/100"),
    "a weight": set_to(["certificate", "steps", 0, "weights", 0, 1], "-1"),
    "the root": set_to(["root"], lambda root: root[::-1]),
    "the randomness": set_to(["randomness", 0], "drand:52db9ba7:4000001"),
}


@pytest.mark.parametrize("what", RECORD)
def test_a_changed_record_is_not_the_one_announced(lottery, what):
    record, selection = lottery
    files = bundle(record, selection)
    files["record.json"] = changed(files["record.json"], RECORD[what])
    found = states(files, record.digest)
    assert "broken" in (found["record"], found["seed"])


@pytest.mark.parametrize("what", [one for one in RECORD if one != "the randomness"])
def test_a_record_that_was_wrong_from_the_start_breaks_by_itself(lottery, what):
    """Nobody announced another digest, the draw is of this very record: what it says does not hold together."""
    record, _ = lottery
    files = bundle(record)
    files["record.json"] = changed(files["record.json"], RECORD[what])
    assert "broken" in states(files).values()


def test_a_type_that_was_settled_too_early_or_never_breaks_the_proof():
    """The lowest chance would still be the best: it is the others who were held down."""
    problem, pool = sample("kr_1000_40")
    files = bundle(commit(problem, pool, solve(problem, pool)))
    steps = json.loads(files["record.json"])["certificate"]["steps"]
    last, first = len(steps) - 1, next(at for at, step in enumerate(steps) if step["capped"])
    late = steps[last]["settled"][0]
    early = set_to(["certificate", "steps", first, "settled"], lambda settled: [*settled, late])
    never = set_to(["certificate", "steps", last, "settled"], lambda settled: settled[1:])
    for change in (early, never):
        assert states({"record.json": changed(files["record.json"], change)})["proof"] == "broken"


def first_line(data, change):
    lines = data.decode().split("\n")
    lines[1] = change(lines[1])
    return "\n".join(lines).encode()


@pytest.mark.parametrize(
    ("file", "change"),
    [
        (
            "people.csv",
            lambda data: first_line(data, lambda line: "0" + line[1:] if line[0] != "0" else "1" + line[1:]),
        ),
        ("people.csv", lambda data: first_line(data, lambda line: line[:-1] + ("0" if line[-1] != "0" else "1"))),
        ("people.csv", lambda data: data[: data.rstrip().rindex(b"\n") + 1]),
        ("people.csv", lambda data: data + data.split(b"\n")[1] + b"\n"),
        ("draw.json", lambda data: changed(data, set_to(["seed"], "00" * 32))),
        ("draw.json", lambda data: changed(data, set_to(["randomness", 1, 1], lambda dice: dice[:-1] + "0"))),
        ("draw.json", lambda data: changed(data, set_to(["ticket"], lambda ticket: ticket % 10_000 + 1))),
        ("draw.json", lambda data: changed(data, set_to(["record"], "00" * 32))),
        ("draw.json", lambda data: changed(data, set_to(["drawn", 0, 1], lambda unit: unit + 1))),
        ("draw.json", lambda data: changed(data, set_to(["members"], lambda names: names[1:]))),
        ("draw.json", lambda data: changed(data, set_to(["withdrawn"], lambda names: names[:1]))),
        ("draw.json", lambda data: changed(data, set_to(["replacements", 0, 2], "none"))),
        ("draw.json", lambda data: data + b"\n"),
        ("record.json", lambda data: data[:-1]),
        ("record.json", lambda data: b"{}"),
    ],
)
def test_one_changed_person_or_draw_breaks_it(lottery, file, change):
    record, selection = lottery
    files = bundle(record, selection)
    files[file] = change(files[file])
    assert not holds(verify(files, record.digest))


def test_a_friend_in_the_panel_in_place_of_the_one_drawn_breaks_it(lottery):
    record, _ = lottery
    selection = draw(record, GIVEN)
    files = bundle(record, selection)
    for member in selection.drawn:
        for friend in record.entries:
            if friend.unit == member.unit and friend not in selection.drawn:
                put = canonical(
                    json.loads(files["draw.json"].replace(member.pseudonym.encode(), friend.pseudonym.encode()))
                )
                assert states(files | {"draw.json": put})["panel"] == "broken"
                return
    pytest.fail("No unit has a member and another.")


def test_reserves_in_another_order_break_it():
    problem, pool = sample("kr_1000_40")
    record = commit(problem, pool, solve(problem, pool), SOURCES)
    files = bundle(record, draw(record, GIVEN))
    at = next(at for at, (_, names) in enumerate(json.loads(files["draw.json"])["reserves"]) if len(names) == SHOWN)
    assert states(files)["replacements"] == "holds"
    files["draw.json"] = changed(files["draw.json"], set_to(["reserves", at, 1], lambda names: names[::-1]))
    assert states(files)["replacements"] == "broken"


def test_the_receipt_of_another_person_or_record_breaks(lottery):
    record, selection = lottery
    receipt = record.receipt("Jo")
    for key, value in (("place", receipt["place"] - 1), ("leaf", record.receipt("Im")["leaf"]), ("record", "00" * 32)):
        assert states(bundle(record, selection), None, canonical(receipt | {key: value}))["receipt"] == "broken"


def test_cuts_and_impossible_people_are_tried_again_in_small_pools():
    seen = {"cuts": 0, "never": 0}
    for problem, pool in tiny_pools(5, 40):
        if not len(every_panel(panels_of(problem, pool))):
            continue
        record = commit(problem, pool, solve(problem, pool))
        proof = record.facts["certificate"]
        seen["cuts"] += bool(proof["cuts"])
        seen["never"] += bool(proof["never"])
        files = bundle(record)
        assert holds(verify(files)) and states(files)["never"] == "holds"
        if proof["cuts"]:
            cut = changed(files["record.json"], set_to(["certificate", "cuts", 0, 1], lambda most: most - 1))
            assert "broken" in states(files | {"record.json": cut}).values()
        if len(pool.units) > len(proof["never"]):
            chosen = next(unit for unit in range(len(pool.units)) if unit not in {one for one, _ in proof["never"]})
            shut = changed(files["record.json"], set_to(["certificate", "never"], [*proof["never"], [chosen, []]]))
            assert "broken" in states(files | {"record.json": shut}).values()
    assert all(seen.values())


def test_the_file_checks_the_folder_it_lies_in_without_anything_of_ours(lottery, tmp_path):
    record, selection = lottery
    for name, data in bundle(record, selection).items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "mine.json").write_bytes(canonical(record.receipt("Jo")))
    command = [
        sys.executable,
        "-I",
        str(tmp_path / "verify.py"),
        "--digest",
        record.digest,
        "--receipt",
        str(tmp_path / "mine.json"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "Everything that can be checked holds.")
    (tmp_path / "draw.json").write_bytes(changed((tmp_path / "draw.json").read_bytes(), set_to(["seed"], "00" * 32)))
    done = subprocess.run([*command, "--json"], capture_output=True, text=True, cwd=tmp_path)
    broken = [one["name"] for one in json.loads(done.stdout) if one["state"] == "broken"]
    assert (done.returncode, broken[:1]) == (1, ["seed"])


def test_the_verifier_imports_the_standard_library_alone_and_stays_short():
    text = bundle(commit(*(made := town()), solve(*made)))["verify.py"].decode()
    imported = {
        line.split()[1].partition(".")[0] for line in text.splitlines() if line.startswith(("import ", "from "))
    }
    assert imported <= set(sys.stdlib_module_names)
    assert len(text.splitlines()) < 520
