"""What is read is written back, byte for byte; what is generated is read back, word for word."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from madang_methods.counting import Election, RuleSpec, count
from madang_methods.counting.pabulib import PabulibError, PabulibFile, election_of, file_of, published, read, write
from madang_methods.counting.tests.samples import real_elections
from madang_methods.counting.tests.towns import elections

from .test_reader import GOOD


def test_real_files_are_written_back_byte_for_byte(capsys: pytest.CaptureFixture[str]):
    files = real_elections()
    same = [path.name for path in files if write(read(path)) == path.read_bytes()]
    with capsys.disabled():
        print(f"\n{len(same)} of {len(files)} real files written back byte for byte.")
    assert same == [path.name for path in files]


ODD = {
    "byte order mark": "\ufeff" + GOOD,
    "CR LF": GOOD.replace("\n", "\r\n"),
    "one LF among CR LF": GOOD.replace("\n", "\r\n").replace("greedy\r\n", "greedy\n"),
    "one CR LF among LF": GOOD.replace("greedy\n", "greedy\r\n"),
    "no line end at the end": GOOD.removesuffix("\n"),
    "blank lines": GOOD.replace("VOTES", "\n\nVOTES") + "\n\n",
    "needless quotes": GOOD.replace(";Park", ';"Park"').replace("a;1,2;34", '"a";"1,2";"34"'),
    "a quote inside": GOOD.replace("Park", 'The "old" park'),
    "a quoted line break": GOOD.replace("Park", '"Park\nand pond"'),
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_writing_is_kept(text: str):
    assert write(read(text.encode())) == text.encode()


def test_a_changed_row_is_written_by_the_rule_and_the_others_as_before():
    text = ODD["needless quotes"]
    file = read(text.encode())
    changed = replace(file, projects=(("1", "60", "2", "Pond; new"), *file.projects[1:]))
    assert write(changed).decode() == text.replace('2;"Park"', '2;"Pond; new"')


def test_a_row_of_the_wrong_width_or_with_a_control_character_is_not_written():
    file = read(GOOD.encode())
    with pytest.raises(PabulibError, match="Row 1 has 2 cells, but there are 3 columns"):
        write(replace(file, votes=(("a", "1"),)))
    with pytest.raises(PabulibError, match=r"U\+0000"):
        write(replace(file, votes=(("a", "1", "\0"),)))


IDS = st.text(st.characters(categories=("L", "N"), include_characters="/-_"), min_size=1, max_size=6)
TEXT = st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp"), include_characters='\n\t";'), max_size=12
)


@st.composite
def files(draw: st.DrawFn) -> PabulibFile:
    ids = draw(st.lists(IDS, min_size=1, max_size=5, unique=True))
    meta = draw(st.dictionaries(IDS.map("x_{}".format), TEXT, max_size=3))
    meta |= {"budget": draw(st.sampled_from(("0", "100", "8000000.00"))), "vote_type": "approval"}
    projects = tuple((id, draw(st.sampled_from(("1", "2.50"))), draw(TEXT)) for id in ids)
    voters = draw(st.lists(IDS, max_size=5, unique=True))
    votes = tuple((draw(TEXT), voter, ",".join(draw(st.lists(st.sampled_from(ids), unique=True)))) for voter in voters)
    return PabulibFile(meta, ("project_id", "cost", "name"), projects, ("note", "voter_id", "vote"), votes)


@settings(max_examples=300, deadline=None)
@given(files())
def test_reader_and_writer_are_inverse(file: PabulibFile):
    data = write(file)
    assert read(data) == file
    assert write(read(data)) == data


@settings(max_examples=300, deadline=None)
@given(elections(), st.integers(0, 2))
def test_an_election_survives_the_file(election: Election, exponent: int):
    named = replace(election, currency="KRW", exponent=exponent)
    result = count(named, RuleSpec())
    file = read(write(file_of(named, {"description": "Haeoreum;\n2027", "rule": "greedy"}, result)))
    again = election_of(file, exponent=exponent)
    kept = replace(again.ballots, max_length=named.ballots.max_length)
    assert replace(again, ballots=kept) == named
    assert again.ranking_places == named.ranking_places or named.ballots.kind != "ranking"
    assert published(file) == frozenset(result.funded)
    assert [warning for warning in file.warnings if warning.field == "score"] == []
    assert file.meta["description"] == "Haeoreum, 2027"


def test_an_id_that_cannot_stand_in_a_vote_is_not_written():
    election = election_of(read(GOOD.encode()))
    comma = replace(
        election, projects=(replace(election.projects[0], id="1,2"),), ballots=replace(election.ballots, ballots=())
    )
    with pytest.raises(PabulibError, match="cannot be used in a file"):
        file_of(comma, {})
