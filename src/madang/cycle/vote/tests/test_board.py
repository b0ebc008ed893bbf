"""The public board: it only grows, in batches that say nothing, and everybody finds their envelope on it."""

import re
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from madang.base import clock
from madang.cycle.vote import actions
from madang.cycle.vote.board.batch import append, board_due
from madang.cycle.vote.board.files import folder, tile, write_files
from madang.cycle.vote.board.lines import entries
from madang.cycle.vote.board.lookup import PREFIXES, page_of
from madang.cycle.vote.board.witnesses import add_witness, ask_all, take_note
from madang.cycle.vote.models import BoardLeaf, Checkpoint, Cosignature, Envelope
from madang_methods.sealing.board import Board, kind_of
from madang_methods.sealing.errors import SealError
from madang_methods.sealing.merkle import leaf_hash
from madang_methods.sealing.note import WITNESS, public_key
from madang_methods.sealing.proof import Proof
from madang_methods.sealing.receipts import receipt_number
from madang_methods.sealing.witness import Witness

from .boxes import finish, send

pytestmark = pytest.mark.django_db

BOARD = "/haeoreum/2027/vote/city/board/"


@pytest.fixture
def crowd(settle, haeoreum, year, during, kim, poll):
    """Twenty more people on the roll, and the vote is open."""
    people = [settle(f"voter{number}", haeoreum, "resident") for number in range(20)]
    actions.enter_roll(poll, by=kim)
    during(year, "vote")
    return people


def code(poll):
    return poll.options.first().code


def later(**by):
    return clock.set_to(clock.now() + timedelta(**by))


def test_the_board_begins_with_the_frozen_paper(poll):
    board_due(poll)
    assert [kind_of(line) for line in entries(poll)] == ["manifest"]
    assert poll.manifest_digest in entries(poll)[0].decode()


def test_a_few_envelopes_wait_and_sixteen_do_not(poll, crowd):
    board_due(poll)
    for person in crowd[:15]:
        send(poll, person, code(poll))
    with later(hours=2):
        assert board_due(poll) is None
    send(poll, crowd[15], code(poll))
    assert board_due(poll) is None
    with later(hours=1):
        assert board_due(poll) is not None
    assert len(Board(entries(poll)).envelopes) == 16


def test_even_one_envelope_is_there_before_the_time_on_its_receipt(poll, crowd):
    board_due(poll)
    send(poll, crowd[0], code(poll))
    with later(minutes=poll.frozen.dates.board_minutes - 10):
        assert board_due(poll) is not None
    assert len(Board(entries(poll)).envelopes) == 1


def test_an_envelope_goes_on_the_board_once(poll, crowd):
    send(poll, crowd[0], code(poll))
    first, again = append(poll), append(poll)
    assert (first.size, first.pk) == (again.size, again.pk)
    assert not Envelope.objects.of(poll).on_their_way().exists()


def test_a_batch_is_sorted_so_that_its_order_says_nothing(poll, crowd):
    for person in crowd[:8]:
        send(poll, person, code(poll))
    append(poll)
    leaves = list(Board(entries(poll)).envelopes)
    assert leaves == sorted(leaves)


def test_a_batch_that_fails_half_way_leaves_nothing(poll, crowd, monkeypatch):
    board_due(poll)
    send(poll, crowd[0], code(poll))

    def full(*args, **given):
        raise OSError("the disk is full")

    monkeypatch.setattr("madang.cycle.vote.board.batch.sign_checkpoint", full)
    with pytest.raises(OSError, match="full"):
        append(poll)
    assert (BoardLeaf.objects.of(poll).count(), Envelope.objects.of(poll).on_their_way().count()) == (1, 1)


@pytest.mark.parametrize("change", ["UPDATE {} SET poll_id = poll_id", "DELETE FROM {}"])
@pytest.mark.parametrize("table", ["vote_boardleaf", "vote_checkpoint"])
def test_the_database_refuses_to_change_the_board(poll, change, table):
    board_due(poll)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change.format(table))


def test_files_come_back_byte_for_byte(poll, crowd):
    for person in crowd:
        send(poll, person, code(poll))
    append(poll)
    write_files(poll)
    files = {path: path.read_bytes() for path in folder(poll).rglob("*") if path.is_file()}
    assert len(files) == 2
    for path in files:
        path.unlink()
    assert write_files(poll) == len(files)
    assert write_files(poll) == 0
    assert {path: path.read_bytes() for path in files} == files


def test_a_lost_tile_is_written_again_when_somebody_asks(client, poll):
    board_due(poll)
    answer = client.get(BOARD + "tile/entries/000.p/1")
    assert answer.status_code == 200
    assert answer.content[2:] == entries(poll)[0]
    assert "immutable" in answer["Cache-Control"]
    assert not answer.cookies


@pytest.mark.parametrize("path", ["0/000", "0/001.p/1", "entries/000.p/2", "9/000.p/1", "../../keys", "0/000.p/0"])
def test_a_tile_that_the_board_has_not_is_not_there(client, poll, path):
    board_due(poll)
    assert client.get(BOARD + f"tile/{path}").status_code == 404
    assert tile(poll, f"tile/{path}") is None


def test_the_checkpoint_is_asked_for_again_for_free(client, poll):
    board_due(poll)
    answer = client.get(BOARD + "checkpoint")
    assert answer.content.decode().startswith(f"{poll.election}\n1\n")
    assert client.get(BOARD + "checkpoint", headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert client.get(BOARD + "checkpoints/1").content == answer.content
    assert client.get(BOARD + "checkpoints/7").status_code == 404


def test_somebody_finds_their_envelope_without_saying_which(client, poll, crowd):
    sent = [send(poll, person, code(poll)) for person in crowd]
    append(poll)
    number = sent[3].number
    page = client.get(BOARD + "numbers/", {"letters": number[:2].lower()}, follow=True)
    assert number in page.content.decode()
    lines = client.get(BOARD + f"numbers/{number[:2]}.txt").content.decode()
    assert re.search(rf"^{re.escape(number)} \d+ -$", lines, re.MULTILINE)
    shown = {one for one in (cast.number for cast in sent) if one[:2] == number[:2]}
    assert {line.split()[0] for line in lines.splitlines()} == shown


def test_every_envelope_is_on_exactly_one_page(poll, crowd):
    sent = {send(poll, person, code(poll)).number for person in crowd}
    append(poll)
    assert {line.number for prefix in PREFIXES for line in page_of(poll, prefix)} == sent


def test_a_number_is_read_however_it_is_typed(client, poll, crowd):
    number = send(poll, crowd[0], code(poll)).number
    append(poll)
    typed = number.lower().replace("-", " ").replace("0", "o")
    page = client.post(BOARD, {"number": typed})
    assert (page.status_code, page.context["line"].number) == (200, number)


def test_a_mistyped_number_is_said_to_be_mistyped(client, poll, crowd):
    number = send(poll, crowd[0], code(poll)).number
    append(poll)
    wrong = ("1" if number[0] != "1" else "2") + number[1:]
    page = client.post(BOARD, {"number": wrong})
    assert page.status_code == 422
    assert "확인증과 견주어" in page.content.decode()


def test_a_number_that_is_not_there_is_told_what_to_do(client, poll):
    board_due(poll)
    page = client.post(BOARD, {"number": receipt_number(bytes(32))})
    assert "아직 게시판에 없습니다" in page.content.decode()


def test_the_proof_holds_at_home(client, poll, crowd):
    cast = send(poll, crowd[0], code(poll))
    append(poll)
    place = Board(entries(poll)).envelopes[bytes.fromhex(cast.leaf)]
    proof = Proof.from_text(client.get(BOARD + f"proof/{place}.txt").content.decode())
    line = entries(poll)[place]
    assert proof.verify(line, [poll.frozen.keys.board]).size == Checkpoint.objects.of(poll).latest("size").size
    with pytest.raises(SealError):
        proof.verify(line.replace(b'"k":"', b'"k":"9'), [poll.frozen.keys.board])
    assert client.get(BOARD + "proof/99.txt").status_code == 404


def test_a_witness_signs_what_it_saw_and_no_other_board(year, track, proposals, during, kim, ara, haeoreum, client):
    private = Ed25519PrivateKey.generate()
    key = public_key("press.example/w1", private, WITNESS)
    add_witness(haeoreum, key.text, "https://press.example/add-checkpoint")
    during(year, "vote", days=-1)
    poll = actions.make_paper(track, proposals, by=kim)
    assert poll.frozen.level == "L1"
    press = Witness("press.example/w1", private, [poll.frozen.keys.board])
    board_due(poll)

    def ask(address, body):
        answer = press.add_checkpoint(body, 1_800_000_000)
        return answer.status, answer.body

    assert (ask_all(ask), ask_all(ask)) == (1, 0)
    assert Cosignature.objects.get().witness == "press.example/w1"
    assert "press.example/w1" in client.get(BOARD + "checkpoint").content.decode()
    during(year, "vote")
    send(poll, ara, code(poll))
    append(poll)
    assert ask_all(ask) == 1
    foreign = client.get(BOARD + "checkpoint").content.decode().replace(f"\n{len(entries(poll))}\n", "\n7\n")
    with pytest.raises(SealError):
        take_note(poll, foreign)


def test_a_witness_that_knows_another_size_is_asked_again(year, track, proposals, during, kim, haeoreum):
    private = Ed25519PrivateKey.generate()
    add_witness(haeoreum, public_key("press.example/w1", private, WITNESS).text, "https://press.example/w")
    during(year, "vote", days=-1)
    poll = actions.make_paper(track, proposals, by=kim)
    press = Witness("press.example/w1", private, [poll.frozen.keys.board])
    board_due(poll)
    ask_all(lambda address, body: (503, ""))
    assert not Cosignature.objects.exists()
    answers = []

    def forgetful(address, body):
        answer = press.add_checkpoint(body, 1_800_000_000)
        answers.append(answer.status)
        return (answer.status, answer.body) if len(answers) > 1 else (500, "")  # it signed, and the answer was lost

    ask_all(forgetful)
    assert ask_all(forgetful) == 1
    assert answers == [200, 409, 200]


def test_a_note_signed_by_hand_is_taken_in_by_command(year, track, proposals, during, kim, haeoreum, tmp_path, capsys):
    private = Ed25519PrivateKey.generate()
    call_command("board", "witness", "haeoreum", public_key("hall.example/w", private, WITNESS).text)
    during(year, "vote", days=-1)
    poll = actions.make_paper(track, proposals, by=kim)
    call_command("board")
    capsys.readouterr()
    call_command("board", "submission", "haeoreum", "2027", "city")
    body = capsys.readouterr().out.rstrip("\n") + "\n"
    hall = Witness("hall.example/w", private, [poll.frozen.keys.board])
    note = tmp_path / "note"
    checkpoint = Checkpoint.objects.of(poll).get()
    note.write_text(checkpoint.note + hall.add_checkpoint(body.encode(), 1_800_000_000).body)
    call_command("board", "cosigned", "haeoreum", "2027", "city", str(note))
    assert "hall.example/w" in capsys.readouterr().out


def test_the_freeze_is_the_last_word_before_anyone_sees_a_ballot(poll, crowd, kim, ju):
    for person in crowd[:3]:
        send(poll, person, code(poll))
    poll = finish(poll, kim, ju, until="freeze")
    assert [kind_of(line) for line in entries(poll)][-1] == "freeze"
    assert Checkpoint.objects.of(poll).latest("size").size == len(entries(poll))
    assert len(Board(entries(poll)).envelopes) == 3


def test_the_board_asks_the_database_no_more_when_it_is_long(client, poll, crowd):
    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(BOARD).status_code == 200
        return len(asked)

    board_due(poll)
    queries()
    few = queries()
    for person in crowd:
        send(poll, person, code(poll))
        append(poll)
    assert queries() == few


def test_a_track_without_a_paper_has_no_board(client, poll):
    assert client.get("/haeoreum/2027/vote/dong/board/").status_code == 404


def test_the_root_is_that_of_the_leaves(poll, crowd):
    send(poll, crowd[0], code(poll))
    append(poll)
    assert [leaf_hash(line).hex() for line in entries(poll)] == list(
        BoardLeaf.objects.of(poll).order_by("seq").values_list("leaf", flat=True)
    )
