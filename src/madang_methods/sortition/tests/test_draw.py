"""Record, randomness, draw, reserves and replacements."""

from collections import Counter
from fractions import Fraction

import pytest

from madang_methods.sealing.merkle import verify_inclusion
from madang_methods.sortition import (
    Pool,
    Problem,
    Quota,
    SortitionError,
    commit,
    draw,
    draw_with,
    key_digest,
    reopen,
    replace,
    solve,
)
from madang_methods.sortition.selection import rank, ticket_of
from madang_methods.sortition.sources import seed_of

from .town import DICE, PROBLEM, ROWS, SEED, town

KEY = b"kept in the safe"
SOURCES = ["drand:52db9ba7:4000000", "dice:2026-12-01"]


@pytest.fixture(scope="module")
def record():
    problem, pool = town()
    return commit(problem, pool, solve(problem, pool), SOURCES, KEY)


def test_the_record_does_not_name_anybody_and_says_what_the_key_must_be(record):
    assert all(row["id"].encode() not in record.text for row in ROWS if len(row["id"]) > 2)
    assert record.facts["key"] == key_digest(KEY)
    assert record.facts["randomness"] == SOURCES


def test_the_record_opens_with_its_people_and_key_and_no_others(record):
    pool = town()[1]
    assert reopen(record.text, pool, KEY).entries == record.entries
    fewer = Pool.from_rows(ROWS[:-1], PROBLEM)
    for people, key in ((pool, b"another sixteen!"), (fewer, KEY)):
        with pytest.raises(SortitionError, match="not the people"):
            reopen(record.text, people, key)


def test_everybody_can_be_shown_their_place_in_the_record(record):
    root = bytes.fromhex(record.facts["root"])
    for row in ROWS:
        receipt = record.receipt(row["id"])
        entry = record.entries[receipt["place"]]
        proof = [bytes.fromhex(one) for one in receipt["proof"]]
        assert verify_inclusion(entry.leaf(), receipt["place"], 12, proof, root)


def test_the_same_randomness_draws_the_same_people(record):
    given = {"drand": SEED, "dice": DICE}
    selection = draw(record, given)
    assert len(selection.members) == 4
    assert draw(record, {"drand:52db9ba7:4000000": SEED.hex().upper(), "dice": "-".join(DICE)}) == selection


def test_what_is_hashed_is_fixed_to_the_bit():
    """Another program must come to the same numbers; these must never change under the same format."""
    assert (
        seed_of("00" * 32, [["dice:a", "314"]]).hex()
        == "735ead06dfa879e831c4f69ac51427ec305250fbe14c9ed473ecb030d944631c"
    )
    assert rank(SEED, "rank", "김하늘").hex() == "4e401f5d0f14b62772b26f03f9c14571780b9129b8c4e423358d263ff4fd47c7"
    assert [ticket_of(SEED, tickets) for tickets in (1, 7, 10_000)] == [1, 6, 9194]


def test_another_throw_draws_others(record):
    one, other = (draw(record, {"drand": SEED, "dice": dice}) for dice in (DICE, DICE[:-1] + "5"))
    assert one.seed != other.seed


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"drand": SEED}, "source_missing"),
        ({"drand": SEED, "dice": DICE, "nist": SEED}, "source_unnamed"),
        ({"drand": b"ab", "dice": "3-1-6"}, "entropy"),
        ({"drand": SEED, "dice": "3-1-x"}, "dice"),
        ({"drand": "zz", "dice": DICE}, "hex"),
    ],
)
def test_randomness_that_is_missing_or_too_little_is_refused(record, given, code):
    with pytest.raises(SortitionError) as refused:
        draw(record, given)
    assert refused.value.code == code


@pytest.mark.parametrize("names", [["lotto:1"], ["drand"], ["dice:a", "dice:a"]])
def test_a_source_must_say_which_it_is(names):
    problem, pool = town()
    with pytest.raises(SortitionError):
        commit(problem, pool, solve(problem, pool), names)


def test_tickets_are_drawn_evenly():
    drawn = Counter(ticket_of(number.to_bytes(32, "big"), 3) for number in range(9_000))
    assert set(drawn) == {1, 2, 3}
    assert all(abs(times - 3_000) < 4 * (9_000 * 2 / 9) ** 0.5 for times in drawn.values())


def test_everybody_is_drawn_as_often_as_their_chance_says():
    problem, pool = town("home")
    lottery = solve(problem, pool)
    record, draws = commit(problem, pool, lottery), 2_000
    drawn = Counter(one.id for number in range(draws) for one in draw_with(record, number.to_bytes(32, "big")).members)
    for person, id in enumerate(pool.ids):
        chance = float(lottery.of(person))
        assert abs(drawn[id] - draws * chance) < 4.5 * (draws * chance * (1 - chance)) ** 0.5


def test_reserves_are_everybody_else_and_the_next_of_the_type_replaces(record):
    selection = draw(record, {"drand": SEED, "dice": DICE})
    waiting = [entry for entries in selection.reserves.values() for entry in entries]
    assert {one.id for one in (*selection.members, *waiting)} == {row["id"] for row in ROWS}
    leaver = next(one for one in selection.members if selection.reserves.get(selection.type_of(one)))
    after = replace(selection, [leaver.id])
    (replacement,) = after.replacements
    assert (replacement.out, replacement.how) == (leaver, "same_type")
    assert replacement.into == selection.reserves[selection.type_of(leaver)][0]


def test_where_a_type_is_exhausted_somebody_comes_with_whom_the_quotas_hold(record):
    ways = Counter()
    for number in range(30):
        selection = draw_with(record, number.to_bytes(32, "big"))
        type = selection.type_of(selection.members[0])
        after = replace(selection, [one.id for one in record.entries if selection.type_of(one) == type])
        ways.update(one.how for one in after.replacements)
        sums = Counter(value for one in after.members for value in after.values_of(one))
        assert all(one.least <= sums[one.value] <= one.most for one in PROBLEM.quotas)
    assert set(ways) == {"same_type", "quotas"}


def test_where_nobody_fits_the_seat_stays_empty(record):
    selection = draw_with(record, SEED)
    after = replace(selection, [row["id"] for row in ROWS if row["sex"] == "M"])
    assert [selection.values_of(one)[0] for one in after.members] == ["F", "F"]
    assert [(one.into, one.how) for one in after.replacements[-2:]] == [(None, "none")] * 2


def test_one_by_one_or_all_at_once_is_the_same(record):
    selection = draw(record, {"drand": SEED, "dice": DICE})
    leaving = [one.id for one in selection.members[:3]]
    step = selection
    for id in leaving:
        step = replace(step, [id])
    assert step == replace(selection, leaving)


def test_a_reserve_who_cannot_come_is_passed_over(record):
    selection = draw(record, {"drand": SEED, "dice": DICE})
    leaver = next(one for one in selection.members if len(selection.reserves.get(selection.type_of(one), ())) > 1)
    first, second = selection.reserves[selection.type_of(leaver)][:2]
    after = replace(selection, [first.id, leaver.id])
    assert after.replacements[0].into == second
    with pytest.raises(SortitionError, match="Nobody in this pool"):
        replace(selection, ["a stranger"])


def test_the_sentence_of_a_volunteer_has_its_numbers():
    quotas = (Quota("sex", "F", 1, 1), Quota("sex", "M", 1, 1))
    problem = Problem(2, quotas)
    pool = Pool.from_rows([{"sex": "F"}] * 3 + [{"sex": "M"}], problem)
    told = solve(problem, pool, tickets=3_000).told(0)
    assert (told.per, told.chance, told.lowest, told.highest, told.bound) == (100_000, 33_333, 33_333, 100_000, 33_333)
    assert solve(problem, pool).of(0) == Fraction(1, 3)  # all three women together have one whole seat
