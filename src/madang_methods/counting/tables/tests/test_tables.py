"""What is written as a table is read back as it was; what is wrong in one is named with file, row and field."""

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madang_methods.counting import Ballot, BallotBox, Election, ElectionError, Project
from madang_methods.counting.pabulib import read_election
from madang_methods.counting.tables import Facts, TableError, from_rows, read_csv, read_facts, write_csv
from madang_methods.counting.tables.parquet import read_parquet, write_parquet
from madang_methods.counting.tests.samples import real_elections
from madang_methods.counting.tests.towns import elections

WAYS = {"csv": (write_csv, read_csv), "parquet": (write_parquet, read_parquet)}
HAEOREUM = Election(
    (
        Project("1", 60, 'Park, "new"\nand pond', frozenset({"동", "green"})),
        Project("014", 70, "도로"),
        Project("14", 0),
    ),
    100,
    BallotBox(
        "points",
        [
            Ballot(("1", "14"), (3, 0), 2, "동"),
            Ballot(("014",), (2**40,), 1, "읍"),
            Ballot((), (), 5, "동"),
            Ballot(()),
        ],
    ),
    "KRW",
    2,
    {"동": 60, "읍": 40},
    {"green": 50},
    (frozenset({"1", "14"}),),
)


@pytest.mark.parametrize("way", WAYS)
def test_everything_an_election_knows_survives(way: str, tmp_path: Path):
    write, read = WAYS[way]
    write(HAEOREUM, tmp_path, meta={"rule": "greedy"}, published=frozenset({"1"}))
    assert read(tmp_path) == HAEOREUM
    assert read_facts(tmp_path).meta == {"rule": "greedy"}
    assert read_facts(tmp_path).published == {"1"}


@pytest.mark.parametrize("way", WAYS)
@settings(max_examples=60, deadline=None)
@given(election=elections())
def test_writer_and_reader_are_inverse(way: str, election: Election):
    write, read = WAYS[way]
    with TemporaryDirectory() as folder:
        write(election, Path(folder))
        assert read(Path(folder)) == election


@pytest.mark.parametrize("way", WAYS)
def test_real_elections_survive(way: str, tmp_path: Path):
    write, read = WAYS[way]
    for path in real_elections():
        election = read_election(path)
        write(election, tmp_path / path.stem)
        assert read(tmp_path / path.stem) == election


def test_rows_may_come_in_any_order_and_only_once():
    facts = Facts("ranking", 100, max_length=2)
    rows = [(7, "b"), (3, "a"), (7, "a"), (3, "b"), (9, None)]
    election = from_rows(iter([("a", 1), ("b", 2)]), iter(rows), facts)
    assert [(ballot.choices, ballot.weight) for ballot in election.ballots.ballots] == [
        ((), 1),
        (("a", "b"), 1),
        (("b", "a"), 1),
    ]


def test_numbers_of_a_data_frame_are_numbers():
    election = from_rows([("a", np.int64(5))], [(np.int32(1), "a", None, np.uint8(3))], Facts("approval", 10))
    assert (election.projects[0].cost, len(election.ballots)) == (5, 3)


@st.composite
def shuffled(draw: st.DrawFn) -> list[tuple[int, str]]:
    ballots = draw(st.lists(st.lists(st.sampled_from("abc"), min_size=1, unique=True), max_size=6))
    return draw(st.permutations([(number, id) for number, ids in enumerate(ballots) for id in ids]))


@given(shuffled())
def test_the_order_of_rows_does_not_matter(rows: list[tuple[int, str]]):
    projects = [("a", 1), ("b", 1), ("c", 1)]
    assert from_rows(projects, rows, Facts("approval", 3)) == from_rows(projects, sorted(rows), Facts("approval", 3))


GOOD = {
    "election.json": '{"kind": "points", "budget": 100}',
    "projects.csv": "id,cost,name\n1,60,Park\n2,70,Road\n",
    "ballots.csv": "ballot,project,points,weight,district\n1,1,3,2,동\n1,2,1,2,동\n2,1,5,,\n3,,,,\n",
}
HUGE = str(2**62)

REFUSED = [
    ("projects.csv", "1,60,Park", "1,-60,Park", "row 2, cost: '-60' is no whole number from 0"),
    ("projects.csv", "1,60,Park", "1,60.5,Park", "row 2, cost: '60.5' is no whole number from 0"),
    ("projects.csv", "1,60,Park", f"1,{HUGE},Park", f"row 2, cost: {HUGE} is 2^62 or more, too large to be counted"),
    ("projects.csv", "1,60,Park", f"1,{'9' * 9999},Park", f"row 2, cost: '{'9' * 40}…' is no whole number from 0"),
    ("projects.csv", "1,60,Park", "1,٦٠,Park", "row 2, cost: '٦٠' is no whole number from 0"),
    ("projects.csv", "1,60,Park", "1,,Park", "row 2, cost: None is no whole number from 0"),
    ("projects.csv", "1,60,Park", ",60,Park", "row 2, id: None is no id: it must be text"),
    ("projects.csv", "2,70", "1,70", "row 3, id: The id '1' stands twice, first in row 2"),
    ("projects.csv", "2,70,Road", "2,70", "row 3: The row has 2 cells, but there are 3 columns"),
    ("projects.csv", "id,cost", "id,price", "row 1: The column 'price' is none of id, cost, name, groups"),
    ("projects.csv", "id,cost,name", "id,name,id", "row 1: The column 'id' stands twice"),
    ("projects.csv", "id,cost", "id,groups", "row 1, cost: The column is missing"),
    ("projects.csv", "Park", '"Park', "row 2: This is no CSV (unexpected end of data)"),
    ("ballots.csv", "1,1,3,2,동", "x,1,3,2,동", "row 2, ballot: 'x' is no whole number from 0"),
    ("ballots.csv", "1,1,3,2,동", "1,01,3,2,동", "row 2, project: There is no project '01'"),
    ("ballots.csv", "1,1,3,2,동", "1,1,,2,동", "row 2, points: None is no whole number from 0"),
    ("ballots.csv", "1,1,3,2,동", "1,1,3,0,동", "row 2, weight: 0 is no whole number from 1"),
    ("ballots.csv", "1,2,1,2,동", "1,2,1,3,동", "row 3, weight: The weight differs within ballot 1"),
    ("ballots.csv", "1,2,1,2,동", "1,2,1,2,", "row 3, district: The district differs within ballot 1"),
    ("ballots.csv", "1,2,1,2,동", "1,1,1,2,동", "row 3, project: The project '1' is named a second time in ballot 1"),
    ("ballots.csv", "1,2,1,2,동", "1,,,2,동", "row 3, project: The project is missing in one row of ballot 1"),
    ("ballots.csv", "3,,,,", "3,,7,,", "row 5, points: There are points without a project"),
    ("election.json", '"budget": 100', '"budget": 1e2', "budget: 100.0 is no whole number from 0 to"),
    ("election.json", '"budget": 100', '"budget": -1', "budget: -1 is no whole number from 0 to"),
    ("election.json", '"budget": 100', '"budget": 1, "budget": 2', "budget: The field 'budget' stands twice"),
    ("election.json", '"budget": 100', '"prize": 100', "This version knows no field 'prize'"),
    ("election.json", '"budget": 100', '"currency": "KRW"', "budget: The field is missing"),
    ("election.json", '"points"', '"points', "This is no JSON in UTF-8"),
    ("election.json", '"points"', '"stars"', "kind: 'stars' is none of approval"),
    ("election.json", "100", '100, "caps": {"a": 1.5}', "caps: There must be an object that gives each name"),
    ("election.json", "100", '100, "conflicts": ["a"]', "conflicts: There must be a list of ids"),
]


def laid_out(folder: Path, changed: str = "", old: str = "", new: str = "") -> Path:
    for name, text in GOOD.items():
        if name == changed:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_good_folder_is_read(tmp_path: Path):
    election = read_csv(laid_out(tmp_path))
    assert (election.budget, len(election.ballots), election.ballots.points()["1"]) == (100, 4, 11)


@pytest.mark.parametrize(("file", "old", "new", "says"), REFUSED)
def test_it_is_refused_with_its_place(file: str, old: str, new: str, says: str, tmp_path: Path):
    with pytest.raises(ElectionError) as refusal:
        read_csv(laid_out(tmp_path, file, old, new))
    assert str(refusal.value).startswith(file)
    assert says in str(refusal.value)


def test_text_that_is_not_utf8_is_refused(tmp_path: Path):
    (laid_out(tmp_path) / "projects.csv").write_bytes("id,cost,name\n1,60,공원\n".encode("cp949"))
    with pytest.raises(TableError, match=r"projects\.csv, row \d: The text is not UTF-8"):
        read_csv(tmp_path)


def test_points_on_an_approval_ballot_and_two_choices_of_one_are_refused():
    with pytest.raises(TableError, match="row 1, points: These ballots give no points"):
        from_rows([("a", 1)], [(1, "a", 5)], Facts("approval", 1))
    with pytest.raises(TableError, match="row 2, project: The project 'b' is a second choice in choose-1 ballot 1"):
        from_rows([("a", 1), ("b", 1)], [(1, "a"), (1, "b")], Facts("choose-1", 1))


COLUMNS = {"ballot": [1, 1, 2], "project": ["a", "b", "a"], "weight": [1, 1, 4]}
PARQUET = [
    ({"ballot": [1, None, 2]}, "row 2, ballot: The ballot is missing"),
    ({"ballot": [1.0, 1.0, 2.0]}, "ballot: The column holds double, not whole numbers"),
    ({"project": ["a", "c", "a"]}, "row 2, project: There is no project 'c'"),
    ({"project": [1, 2, 3]}, "project: The column holds int64, not text"),
    ({"weight": [1, 1, 0]}, "row 3, weight: 0 is no whole number from 1"),
    ({"weight": [1, 1, -4]}, "row 3, weight: -4 is no whole number from 1"),
    ({"weight": [1, 1, 2**62]}, f"row 3, weight: {2**62} is 2^62 or more"),
    ({"weight": [1, 2, 1]}, "row 2, weight: The weight differs within ballot 1"),
    ({"points": [None, 1, None]}, "row 2, points: These ballots give no points"),
    ({"voter": ["x", "y", "z"]}, "The column 'voter' is none of ballot, project"),
]


@pytest.mark.parametrize(("change", "says"), PARQUET)
def test_a_wrong_parquet_table_is_refused_with_its_place(change: dict[str, list[object]], says: str, tmp_path: Path):
    pq.write_table(pa.table({"id": ["a", "b"], "cost": [1, 2]}), tmp_path / "projects.parquet")
    (tmp_path / "election.json").write_text(json.dumps({"kind": "approval", "budget": 2}), encoding="utf-8")
    pq.write_table(pa.table(COLUMNS), tmp_path / "ballots.parquet")
    assert len(read_parquet(tmp_path).ballots) == 5
    pq.write_table(pa.table(COLUMNS | change), tmp_path / "ballots.parquet")
    with pytest.raises(TableError) as refusal:
        read_parquet(tmp_path)
    assert str(refusal.value).startswith("ballots.parquet")
    assert says in str(refusal.value)


def test_parquet_written_by_others_is_read(tmp_path: Path):
    write_parquet(HAEOREUM, tmp_path)
    table = pq.read_table(tmp_path / "ballots.parquet")
    words = {name: table[name].dictionary_encode() for name in ("project", "district")}
    other = pa.table({name: words.get(name, table[name]) for name in reversed(table.column_names)})
    pq.write_table(other, tmp_path / "ballots.parquet", row_group_size=1)
    assert read_parquet(tmp_path) == HAEOREUM


def test_a_damaged_parquet_file_is_refused(tmp_path: Path):
    write_parquet(HAEOREUM, tmp_path)
    data = (tmp_path / "ballots.parquet").read_bytes()
    (tmp_path / "ballots.parquet").write_bytes(data[: len(data) // 2])
    with pytest.raises(TableError, match="ballots.parquet: This is no Parquet file, or a damaged one"):
        read_parquet(tmp_path)


def test_a_group_that_cannot_be_told_from_two_is_not_written(tmp_path: Path):
    odd = replace(HAEOREUM, projects=(replace(HAEOREUM.projects[0], groups=frozenset({"a|b"})), *HAEOREUM.projects[1:]))
    with pytest.raises(TableError, match="The name 'a|b' cannot be written".replace("|", r"\|")):
        write_csv(odd, tmp_path)
