"""madang verify: a vote that was kept holds; each statement, broken behind the triggers, is named."""

import json
from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from madang.base import clock
from madang.base.notices.models import Message
from madang.base.people.models import AccessCode, CodeBatch, ResidenceProof
from madang.cycle.vote.board.batch import append
from madang.cycle.vote.board.handing_in import hand_in
from madang.cycle.vote.casting import signed_receipt
from madang.cycle.vote.counts import roll_of
from madang.cycle.vote.models import Ballot, Checkpoint, Envelope, LetterBatch, Poll, RollEntry, RollSource, Why
from madang.cycle.vote.publishing import publish_box
from madang.cycle.vote.roll.by_hand import ask_to_void, decide_change
from madang.cycle.vote.verify import as_json, examine

from .behind import behind, without_index
from .boxes import finish, send

pytestmark = pytest.mark.django_db

NAME = "haeoreum/2027/city"
INTERNAL = {f"I-{n}" for n in (1, 2, 3, 4, 5, 6, 8, 16, 17, 19, 21, 22, 23, 24, 25)}
ZERO = "0" * 64


@pytest.fixture
def voted(poll, year, during, ara, bom, kim, ju):
    """Ara voted twice, Bom once; all of it is on the board."""
    during(year, "vote")
    first, second, third = (option.code for option in poll.options.all())
    send(poll, ara, first)
    send(poll, bom, second, third)
    send(poll, ara, second)
    append(poll)
    return Poll.objects.select_related("cycle__government", "track").get(pk=poll.pk)


@pytest.fixture
def ended(voted, kim, ju):
    """finish(until): the vote as far as a step of the ceremony."""
    return lambda until="open": finish(voted, kim, ju, until=until)


def broken(poll):
    fresh = Poll.objects.select_related("cycle__government", "track").get(pk=poll.pk)
    return {one.id for one in examine(fresh) if one.findings}


def codes_of(poll, id):
    fresh = Poll.objects.select_related("cycle__government", "track").get(pk=poll.pk)
    return {finding.code for one in examine(fresh) if one.id == id for finding in one.findings}


def test_a_running_vote_holds(voted):
    assert broken(voted) == set()


@pytest.mark.parametrize("until", ["close", "freeze", "unlink", "open"])
def test_it_holds_after_every_step_of_the_end(ended, until):
    assert broken(ended(until)) == set()


def test_it_holds_when_it_is_published(ended, kim):
    poll = ended()
    publish_box(poll, by=kim)
    assert broken(poll) == set()


def test_every_statement_is_there_once_and_says_whether_it_was_checked(voted):
    verdicts = examine(voted)
    assert [one.id for one in verdicts] == [f"I-{number}" for number in range(1, 26)]
    states = {one.id: one.state for one in verdicts}
    assert {states[f"I-{n}"] for n in (1, 2, 3, 4, 5, 6, 19, 23, 25)} == {"holds"}
    assert {states[f"I-{n}"] for n in (7, 9, 11, 14, 21, 22)} == {"not checked"}
    assert all(one.why for one in verdicts if one.state == "not checked")


def test_i1_somebody_is_marked_who_has_no_envelope(voted, settle, haeoreum):
    RollEntry.objects.create(
        poll=voted, person=settle("ghost", haeoreum, "resident"), ground="resident", status="voted_online", cast_count=1
    )
    assert {"I-1", "I-3"} <= broken(voted)


def test_i1_after_the_unlink_the_list_stands_for_the_envelopes(ended):
    poll = ended("unlink")
    behind("vote_rollentry", "UPDATE vote_rollentry SET status = 'eligible' WHERE poll_id = %s", [poll.pk])
    assert "I-1" in broken(poll)


def test_i2_a_second_current_envelope(voted):
    without_index("one_current_envelope_an_entry")
    behind("vote_envelope", "UPDATE vote_envelope SET state = 'current' WHERE poll_id = %s", [voted.pk])
    assert "I-2" in broken(voted)
    assert "several_current" in codes_of(voted, "I-2")


def test_i2_an_envelope_of_somebody_not_marked(voted, ara):
    behind("vote_rollentry", "UPDATE vote_rollentry SET status = 'eligible' WHERE person_id = %s", [ara.pk])
    assert "not_marked_on_the_roll" in codes_of(voted, "I-2")


def test_i3_a_cast_too_many(voted, ara):
    RollEntry.objects.filter(person=ara).update(cast_count=4)
    assert "I-3" in broken(voted)


def test_i4_somebody_was_not_told(voted, ara):
    Message.objects.filter(person=ara, template="vote.changed").delete()
    assert broken(voted) == {"I-4"}


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("h", ZERO, "sealed_text_differs"),
        ("k", "none", "leaf_differs"),
        ("ct", b"short", "another_size"),
    ],
)
def test_i5_an_envelope_that_is_not_what_it_says(voted, column, value, code):
    behind("vote_envelope", f"UPDATE vote_envelope SET {column} = %s WHERE poll_id = %s", [value, voted.pk])  # noqa: S608 - names of our own
    assert code in codes_of(voted, "I-5")


def test_i5_the_box_too(ended):
    poll = ended("unlink")
    behind("vote_boxenvelope", "UPDATE vote_boxenvelope SET ct = %s WHERE poll_id = %s", [b"x", poll.pk])
    assert {"I-5", "I-22"} <= broken(poll)


def test_i6_an_envelope_was_taken_off_the_board(voted):
    leaf = Envelope.objects.of(voted).first().leaf
    behind("vote_boardleaf", "DELETE FROM vote_boardleaf WHERE leaf = %s", [leaf])
    assert {"not_on_board", "root_differs"} <= codes_of(voted, "I-6")


def test_i6_the_board_has_an_envelope_that_nobody_sent(voted):
    behind(
        "vote_boardleaf",
        'INSERT INTO vote_boardleaf (poll_id, seq, data, leaf) SELECT poll_id, 99, \'{"c":"x\', %s FROM vote_boardleaf'
        " WHERE seq = 0 AND poll_id = %s",
        [ZERO, voted.pk],
    )
    assert {"not_an_envelope", "unknown_line", "line_differs"} <= codes_of(voted, "I-6")


def test_i6_an_envelope_waits_longer_than_was_promised(voted, ara, poll):
    send(poll, ara, poll.options.first().code)
    assert "late_on_board" not in codes_of(voted, "I-6")
    with clock.set_to(Checkpoint.objects.latest("size").at + timedelta(days=2)):
        assert codes_of(voted, "I-6") == {"late_on_board"}


def test_i6_another_root_was_signed(voted):
    behind("vote_checkpoint", "UPDATE vote_checkpoint SET root = %s WHERE poll_id = %s", [ZERO, voted.pk])
    assert "root_differs" in codes_of(voted, "I-6")


def test_i8_a_signed_promise_was_not_kept(voted, ara):
    late = send(voted, ara, voted.options.first().code)
    hand_in(voted, signed_receipt(voted, late.leaf))
    assert codes_of(voted, "I-8") == set()
    with clock.set_to(clock.now() + timedelta(days=3)):
        assert codes_of(voted, "I-8") == {"receipt_not_on_board"}


def test_i16_the_roll_grew_and_nobody_wrote_it_down(ended):
    poll = ended("close")
    behind("vote_poll", "UPDATE vote_poll SET roll_at_close = roll_at_close + 40 WHERE id = %s", [poll.pk])
    assert codes_of(poll, "I-16") == {"roll_differs"}


def test_i16_a_change_that_two_officers_made_is_in_the_numbers(voted, settle, haeoreum, kim, ju):
    second = settle("second", haeoreum, "officer")
    change = ask_to_void(RollEntry.objects.get(poll=voted, person__name="bom"), why=Why.choices[0][0], by=kim)
    decide_change(change, True, by=second)
    poll = Poll.objects.select_related("cycle__government", "track").get(pk=finish(voted, kim, ju, until="close").pk)
    roll = roll_of(poll)
    assert (roll.opened, roll.added, roll.voided, roll.closed, roll.approved_by_two) == (2, 0, 1, 1, 1)
    assert broken(poll) == set()


@pytest.fixture
def late(voted, settle, haeoreum):
    """late("dan"): somebody who came onto the open roll by themselves after the first envelope."""

    def late(name, proves=True):
        person = settle(name, haeoreum)
        if proves:
            ResidenceProof.objects.create(person=person, government=haeoreum, method="oidc", kind="registered")
        return RollEntry.objects.create(poll=voted, person=person, source=RollSource.OPEN, ground="registered")

    return late


def test_i16_who_joined_an_open_roll_is_a_number_of_its_own(voted, late, kim, ju):
    late("dan")
    poll = Poll.objects.select_related("cycle__government", "track").get(pk=finish(voted, kim, ju, until="close").pk)
    roll = roll_of(poll)
    assert (roll.opened, roll.joined, roll.proved, roll.closed) == (2, 1, 1, 3)
    assert broken(poll) == set()


def test_i16_an_entry_of_the_open_roll_without_any_proof_is_found(voted, late, kim, ju):
    late("dan")
    late("ghost", proves=False)
    assert codes_of(finish(voted, kim, ju, until="close"), "I-16") == {"joined_unproved"}


def test_i16_who_came_by_themselves_before_the_opening_does_not_hide_somebody_slipped_in(ended, settle, haeoreum):
    """Negative control: an entry under another name for how it came is missed in the sum."""
    poll = ended("close")
    behind("vote_poll", "UPDATE vote_poll SET roll_at_close = roll_at_close + 1 WHERE id = %s", [poll.pk])
    RollEntry.objects.create(poll=poll, person=settle("slipped", haeoreum), ground="resident")
    assert codes_of(poll, "I-16") == {"roll_differs"}


def test_i17_a_letter_was_printed_that_nobody_wrote_down(voted, kim):
    LetterBatch.objects.create(poll=voted, printed=3, made_by=kim, made_at=clock.now())
    assert codes_of(voted, "I-17") == {"letters_differ"}


def test_i16_people_were_put_on_the_roll_after_the_close(ended, settle, haeoreum):
    poll = ended("close")
    RollEntry.objects.create(poll=poll, person=settle("late", haeoreum, "resident"), ground="resident")
    assert codes_of(poll, "I-16") == {"roll_grew_after_close"}


def test_i17_more_codes_than_were_printed(voted, haeoreum, kim):
    batch = CodeBatch.objects.create(
        government=haeoreum, kind="registered", size=1, expires_at=clock.now() + timedelta(days=1), made_by=kim
    )
    made = {"batch": batch, "government": haeoreum, "salt": "00" * 16, "secret_hash": "00"}
    AccessCode.objects.create(locator="AAAAA", **made)
    assert broken(voted) == set()
    AccessCode.objects.create(locator="BBBBB", used_at=clock.now(), **made)
    assert codes_of(voted, "I-17") == {"codes_differ", "half_used"}


def test_i19_the_record_was_rewritten(voted):
    behind("record_entry", "UPDATE record_entry SET event = 'opened2' WHERE stage = 'vote' AND event = 'opened'")
    assert "I-19" in broken(voted)


def test_i19_the_end_of_the_record_was_cut_off(voted):
    behind("record_entry", "DELETE FROM record_entry WHERE number = (SELECT max(number) FROM record_entry)")
    assert codes_of(voted, "I-19") == {"head_gone"}


def test_i21_an_envelope_came_after_the_close(ended):
    poll = ended("close")
    behind("vote_poll", "UPDATE vote_poll SET casts_at_close = 2 WHERE id = %s", [poll.pk])
    assert "I-21" in broken(poll)


def test_i22_a_column_leads_back(ended):
    poll = ended("unlink")
    assert "I-22" not in broken(poll)
    behind("vote_boxenvelope", "ALTER TABLE vote_boxenvelope ADD COLUMN entry_id varchar(40)")
    assert codes_of(poll, "I-22") == {"column"}


def test_i22_traces_were_found(ended):
    poll = ended("unlink")
    behind("vote_unlinking", "UPDATE vote_unlinking SET residue = 3 WHERE poll_id = %s", [poll.pk])
    assert codes_of(poll, "I-22") == {"residue"}


def test_i23_a_trigger_is_missing(voted):
    behind("vote_boardleaf", "SELECT 1")
    assert codes_of(voted, "I-23") == {"trigger_missing"}


def test_i23_an_index_is_missing(voted):
    without_index("one_current_envelope_an_entry")
    assert codes_of(voted, "I-23") == {"index_missing"}


def test_i24_the_clocks_are_apart(voted, monkeypatch):
    monkeypatch.setattr("madang.cycle.vote.verify.clocks.database_now", lambda: clock.now() + timedelta(seconds=5))
    assert codes_of(voted, "I-24") == {"clocks_apart"}


def test_i25_a_ballot_lies_open_before_the_opening(voted):
    Ballot.objects.create(poll=voted, choices=["x"])
    assert codes_of(voted, "I-25") == {"ballots_before_opening"}


def test_i25_a_session_remembers_a_choice(voted):
    session = SessionStore()
    session["choices"] = [voted.options.first().code]
    session.save()
    assert codes_of(voted, "I-25") == {"in_sessions"}


def test_a_result_bent_after_publication_is_named(ended, kim):
    poll = ended()
    publish_box(poll, by=kim)
    ballot = Ballot.objects.of(poll).first()
    other = json.dumps([poll.options.last().code])
    behind("vote_ballot", "UPDATE vote_ballot SET choices = %s WHERE receipt = %s", [other, ballot.receipt])
    assert "I-14" in broken(poll)


def test_every_internal_statement_has_a_test_that_breaks_it():
    tried = {name.split("_")[1] for name in globals() if name.startswith("test_i")}
    assert {f"I-{name[1:]}" for name in tried if name[1:].isdigit()} == INTERNAL


def test_the_command_ends_well(voted, capsys):
    call_command("verify", NAME)
    assert "Everything that can be checked holds." in capsys.readouterr().out


def test_the_command_ends_badly_and_says_which(voted, capsys):
    behind("vote_checkpoint", "UPDATE vote_checkpoint SET root = %s WHERE poll_id = %s", [ZERO, voted.pk])
    with pytest.raises(SystemExit) as ended:
        call_command("verify", f"vote.{NAME}", "--json")
    told = json.loads(capsys.readouterr().out)
    assert ended.value.code == 1
    assert [one["id"] for one in told["invariants"] if one["state"] == "broken"] == ["I-6", "I-23"]
    assert not told["holds"]


@pytest.mark.parametrize("name", ["haeoreum", "haeoreum/2027/none", "a/b/c"])
def test_the_command_says_what_it_wants(voted, name):
    with pytest.raises(CommandError):
        call_command("verify", name)


def test_reading_changes_nothing(voted):
    before = as_json(voted, examine(voted))
    with CaptureQueriesContext(connection) as asked:
        assert as_json(voted, examine(voted)) == before
    assert [one["sql"] for one in asked if one["sql"].startswith(("INSERT", "UPDATE", "DELETE"))] == []
