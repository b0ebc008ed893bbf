"""Paper: stubs, sums that must be right, sheets keyed by people who see no other, and a desk without a network."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from PIL import Image

from madang.base.people.refusals import Refused
from madang.cycle.vote.booth.desk import hand_out_ticket, open_station
from madang.cycle.vote.models import Ballot, Envelope, PaperBatch, PaperSheet, PaperStub, Poll, RollEntry, Ticket
from madang.cycle.vote.paper.giving import give_paper, take_spoiled
from madang.cycle.vote.paper.keying import key_sheet
from madang.cycle.vote.paper.pads import bring_back, new_pad, next_stub, sign
from madang.cycle.vote.paper.queue import enter_queue
from madang.cycle.vote.paper.queue_file import QueueFault
from madang_methods.sealing.marks import Marks

from .boxes import finish, send

pytestmark = pytest.mark.django_db

VOTE = "/haeoreum/2027/vote/city/"


@pytest.fixture
def mina(settle, haeoreum):
    """She counts too."""
    return settle("mina", haeoreum, "counter")


@pytest.fixture
def pad(poll, year, during, kim):
    during(year, "vote")
    return new_pad(open_station(poll, "달빛동 주민센터", by=kim), 5, by=kim, seals=["S-1"])


@pytest.fixture
def codes(poll):
    return list(poll.options.values_list("code", flat=True))


@pytest.fixture
def entries(poll, pad):
    """Ara's and Bom's lines."""
    return [RollEntry.objects.get(person__name=name) for name in ("ara", "bom")]


@pytest.fixture
def sheets(pad, entries, kim):
    """Two papers went out and came back."""
    for entry in entries:
        give_paper(pad, entry, next_stub(pad), by=kim)
    return list(bring_back(again(pad), 2, 0, 0, by=kim).sheets.all())


def again(batch):
    return PaperBatch.objects.select_related("poll__cycle__government", "poll__track").get(pk=batch.pk)


def key(sheet, *codes, by, seen=""):
    fresh = PaperSheet.objects.select_related("batch__poll__cycle__government", "batch__poll__track").get(pk=sheet.pk)
    return key_sheet(fresh, Marks(codes), seen, by=by)


def reason(act):
    with pytest.raises(Refused) as refused:
        act()
    return refused.value


def test_a_paper_voids_the_envelope_and_is_final(poll, pad, entries, ara, kim, codes):
    send(poll, ara, codes[0])
    give_paper(pad, entries[0], 1, by=kim)
    entry = RollEntry.objects.get(person=ara)
    assert (entry.status, Envelope.objects.get().state, again(pad).issued) == ("voted_paper", "voided", 1)
    assert reason(lambda: send(poll, ara, codes[0])).reason == "vote.voted_in_person"
    assert reason(lambda: give_paper(pad, entry, 2, by=kim)).reason == "vote.already_in_person"
    assert reason(lambda: hand_out_ticket(pad.station, entry, by=kim)).reason == "vote.already_in_person"


def test_a_paper_takes_an_open_ticket_back(pad, entries, kim):
    hand_out_ticket(pad.station, entries[0], by=kim)
    give_paper(pad, entries[0], 1, by=kim)
    assert Ticket.objects.get().state == "reissued"


def test_a_spoiled_paper_is_exchanged_and_counted(pad, entries, kim):
    give_paper(pad, entries[0], 1, by=kim)
    take_spoiled(pad, 1, by=kim)
    give_paper(pad, entries[0], 2, by=kim)
    assert list(PaperStub.objects.values_list("number", "spoiled")) == [(1, True), (2, False)]
    assert reason(lambda: bring_back(again(pad), 2, 0, 0, by=kim)).reason == "vote.spoiled_are_more"
    assert bring_back(again(pad), 1, 1, 0, by=kim).state == "returned"


@pytest.mark.parametrize(
    ("stub", "why"), [(1, "vote.stub_given"), (6, "vote.stub_not_on_the_pad"), (0, "vote.stub_not_on_the_pad")]
)
def test_a_stub_is_torn_off_once_and_is_on_the_pad(pad, entries, kim, stub, why):
    give_paper(pad, entries[0], 1, by=kim)
    assert reason(lambda: give_paper(pad, entries[1], stub, by=kim)).reason == why
    assert RollEntry.objects.get(pk=entries[1].pk).status == "eligible"


def test_stubs_of_a_vote_never_have_the_same_number(pad, kim):
    second = new_pad(pad.station, 10, by=kim)
    assert (second.number, second.first_stub) == (2, 6)


def test_what_went_out_must_have_come_back_somehow(client, sign_in, pad, entries, kim):
    for entry in entries:
        give_paper(pad, entry, next_stub(pad), by=kim)
    sign_in(client, kim)
    wrong = client.post(f"{VOTE}paper/1/", {"in_box": 2, "spoiled": 1, "unreturned": 0})
    assert wrong.status_code == 403
    assert "내준 종이는 2장인데, 함에 든 2장 + 못 쓰게 된 1장 + 돌아오지 않은 0장 = 3장" in wrong.content.decode()
    assert again(pad).state == "issued"
    assert client.post(f"{VOTE}paper/1/", {"in_box": 1, "spoiled": 0, "unreturned": 1}).status_code == 302
    assert (again(pad).state, PaperSheet.objects.count()) == ("returned", 1)


def test_the_database_itself_refuses_papers_that_do_not_add_up(pad):
    with pytest.raises(DatabaseError), transaction.atomic():
        PaperBatch.objects.update(state="returned", in_box=1)
    PaperBatch.objects.update(state="returned", in_box=0)


def test_two_alike_become_a_sealed_envelope_of_nobody(sheets, kim, ju, codes):
    assert key(sheets[0], codes[0], by=kim).leaf == ""
    done = key(sheets[0], codes[0], by=ju)
    envelope = Envelope.objects.get()
    assert (envelope.leaf, envelope.channel, envelope.entry_id) == (done.leaf, "paper", None)
    assert not Ballot.objects.exists()


def test_the_second_does_not_see_the_first_and_has_the_rows_in_another_order(client, sign_in, sheets, kim, ju, codes):
    sign_in(client, kim)
    first = client.get(f"{VOTE}paper/1/1/").content.decode()
    client.post(f"{VOTE}paper/1/1/", {"choices": [codes[0]], "seen": ""})
    sign_in(client, ju)
    second = client.get(f"{VOTE}paper/1/1/").content.decode()
    order = [sorted(codes, key=page.index) for page in (first, second)]
    assert order[0] == order[1][::-1]
    assert (" checked" in second, "kim" in second.partition("<main")[2]) == (False, False)


def test_one_person_does_not_key_a_sheet_twice(sheets, kim, codes):
    key(sheets[0], codes[0], by=kim)
    assert reason(lambda: key(sheets[0], codes[0], by=kim)).reason == "vote.sheet_needs_another"
    with pytest.raises(DatabaseError), transaction.atomic():
        PaperSheet.objects.filter(pk=sheets[0].pk).update(second_by=kim)


def test_two_unlike_go_to_a_third_who_decides(sheets, kim, ju, mina, codes):
    key(sheets[0], codes[0], by=kim)
    assert key(sheets[0], codes[1], by=ju).leaf == ""
    for person in (kim, ju):
        assert reason(lambda person=person: key(sheets[0], codes[0], by=person)).reason == "vote.sheet_needs_another"
    assert key(sheets[0], codes[0], by=mina).leaf == Envelope.objects.get().leaf


def test_equal_sheets_have_nothing_in_common_before_they_are_opened(sheets, kim, codes):
    marks = {key(sheet, codes[0], by=kim).first for sheet in sheets}
    assert len(marks) == 2


VOID = [((0, 1, 2), "", "too_many"), ((), "", "blank"), ((0,), "unreadable", "unreadable")]


@pytest.mark.parametrize(("places", "seen", "why"), VOID)
def test_a_wrong_paper_is_void_with_the_code_of_the_rule(sheets, kim, ju, codes, places, seen, why):
    marks = [codes[place] for place in places]
    for person in (kim, ju):
        done = key(sheets[0], *marks, by=person, seen=seen)
    assert (done.void_reason, done.leaf, Envelope.objects.exists()) == (why, "", False)


def test_where_the_rule_trims_what_remains_is_counted(
    year, track, proposals, during, ara, bom, kim, ju, settle, haeoreum
):
    from madang.cycle.vote import actions

    track.ballot_rule = {
        "kind": "approval", "min": 1, "max": 2, "on_violation": "trim",
        "groups": [{"groups": "field:*", "min": 0, "max": 1}],
    }  # fmt: skip
    track.save()
    for proposal, field in zip(proposals, ("parks", "transport", "parks"), strict=True):
        proposal.field = field
        proposal.save()
    during(year, "vote", days=-1)
    poll = actions.make_paper(track, proposals, by=kim)
    during(year, "vote")
    pad = new_pad(open_station(poll, "새내동", by=kim), 2, by=kim)
    give_paper(pad, RollEntry.objects.get(person=ara), 1, by=kim)
    sheet = bring_back(again(pad), 1, 0, 0, by=kim).sheets.get()
    codes = list(poll.options.values_list("code", flat=True))
    for person in (kim, ju):
        done = key(sheet, *codes, by=person)  # two parks, where one is allowed, and a road
    assert (done.void_reason, done.leaf != "") == ("", True)


def test_two_sign_and_then_nothing_changes(sheets, pad, kim, ju, codes):
    assert reason(lambda: sign(again(pad), by=kim)).reason == "vote.sheets_missing"
    for sheet in sheets:
        for person in (kim, ju):
            key(sheet, codes[0], by=person)
    assert sign(again(pad), by=kim) is False
    assert reason(lambda: sign(again(pad), by=kim)).reason == "vote.word_given"
    assert sign(again(pad), by=ju) is True
    for act in (
        lambda: PaperBatch.objects.update(spoiled=1, in_box=1),
        lambda: PaperSheet.objects.update(leaf="", void_reason="blank"),
        lambda: PaperSheet.objects.all().delete(),
        lambda: PaperSheet.objects.create(batch=again(pad), number=9),
        lambda: PaperStub.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            act()


def test_a_vote_is_not_frozen_before_its_papers_are_signed(poll, sheets, pad, kim, ju, codes):
    with pytest.raises(Refused) as refused:
        finish(Poll.objects.get(pk=poll.pk), kim, ju, until="freeze")
    assert refused.value.reason == "vote.papers_unsigned"


def test_papers_are_counted_with_the_rest(poll, sheets, pad, kim, ju, codes):
    for sheet in sheets:
        for person in (kim, ju):
            key(sheet, codes[0], by=person)
    for person in (kim, ju):
        sign(again(pad), by=person)
    finish(Poll.objects.get(pk=poll.pk), kim, ju)
    assert [ballot.choices for ballot in Ballot.objects.all()] == [[codes[0]], [codes[0]]]


def scan():
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(made, "PNG")
    return SimpleUploadedFile("sheet.png", made.getvalue(), "image/png")


def test_a_scan_is_seen_by_those_who_count_and_by_nobody_else(client, sign_in, sheets, kim, ju, ara):
    sign_in(client, kim)
    assert client.post(f"{VOTE}paper/1/1/", {"deed": "scan", "picture": scan()}).status_code == 302
    upload = PaperSheet.objects.get(pk=sheets[0].pk).scan
    address = f"{VOTE}paper/scans/{upload.digest[:20]}/full.webp"
    assert (client.get(address).status_code, sign_in(client, ju).get(address).status_code) == (200, 200)
    assert sign_in(client, ara).get(address).status_code == 403
    assert client.get("/haeoreum" + upload.address.partition("/haeoreum")[2]).status_code != 200
    assert client.post(f"{VOTE}paper/1/1/", {"deed": "scan"}).status_code == 403


HEAD = "부본번호,이름,생년월일\n"


def test_a_list_kept_offline_is_entered_in_the_challenge_and_paper_wins(poll, pad, ara, kim, ju, codes):
    send(poll, ara, codes[0])
    closed = finish(Poll.objects.get(pk=poll.pk), kim, ju, until="close")
    assert closed.state == "challenge"
    data = (HEAD + "3,ara,\n4,bom,\n").encode("cp949")
    assert enter_queue(closed, data, by=kim) == 2
    assert Envelope.objects.get().state == "voided"
    assert list(PaperStub.objects.values_list("number", "queued")) == [(3, True), (4, True)]
    assert enter_queue(closed, data, by=kim) == 0
    assert (again(pad).issued, RollEntry.objects.filter(status="voted_paper").count()) == (2, 2)


def test_paper_also_goes_before_a_vote_at_a_terminal(poll, pad, entries, kim, codes):
    RollEntry.objects.filter(pk=entries[0].pk).update(status="voted_online", in_person=True, cast_count=1)
    assert enter_queue(poll, (HEAD + "1,ara,\n").encode(), by=kim) == 1
    assert RollEntry.objects.get(pk=entries[0].pk).status == "voted_paper"


WRONG = [
    ("1,ara,\nx,bom,\n", "3번째 줄, 부본 번호: 숫자로"),
    ("1,,\n", "2번째 줄, 이름: 비어"),
    ("1,ara,봄\n", "2번째 줄, 생년월일:"),
    ("9,ara,\n", "2번째 줄, 부본 번호: 어느 묶음에도"),
    ("1,모르는 사람,\n", "2번째 줄, 이름: 명부에서 찾지"),
    ("1,ara,\n1,bom,\n", "3번째 줄, 부본 번호: 다른 사람에게"),
    ("1,ara,\n2,ara,\n", "3번째 줄, 이름: 종이를 이미"),
    ("1,ara,900101-1234568\n", "2번째 줄, 주민등록번호:"),
]


@pytest.mark.parametrize(("lines", "said"), WRONG)
def test_a_wrong_list_names_line_and_field_and_enters_nothing(client, sign_in, pad, entries, kim, lines, said):
    file = SimpleUploadedFile("list.csv", (HEAD + lines).encode(), "text/csv")
    page = sign_in(client, kim).post(f"{VOTE}paper/queue/", {"file": file})
    assert (page.status_code, said in page.content.decode()) == (422, True)
    assert (PaperStub.objects.exists(), RollEntry.objects.filter(status="voted_paper").exists()) == (False, False)


def test_a_list_without_its_columns_is_told_which(pad, kim, poll):
    with pytest.raises(QueueFault) as fault:
        enter_queue(poll, "가,나\n1,ara\n".encode(), by=kim)
    assert "부본, 이름" in fault.value.faults[0]


def test_the_list_to_print_has_a_row_for_every_stub(client, sign_in, pad, entries, kim):
    give_paper(pad, entries[0], 2, by=kim)
    page = sign_in(client, kim).get(f"{VOTE}paper/1/stubs/").content.decode()
    assert (page.count('<th scope="row" class="num">'), page.count("이미 내줌")) == (5, 1)


def test_the_desk_hands_a_paper_over(client, sign_in, pad, entries, kim):
    given = {"deed": "paper", "entry": str(entries[0].pk), "batch": pad.pk, "stub": 1}
    page = sign_in(client, kim).post(f"{VOTE}booth/{pad.station.pk}/", given).content.decode()
    assert "부본 1번을 찢어 두고" in page


def test_the_pages_ask_no_more_when_there_are_many(client, sign_in, pad, entries, kim):
    def questions():
        counts = []
        for address in (f"{VOTE}booth/{pad.station.pk}/", f"{VOTE}booth/", f"{VOTE}paper/", f"{VOTE}paper/1/"):
            with CaptureQueriesContext(connection) as asked:
                assert client.get(address).status_code == 200
            counts.append(len(asked))
        return counts

    sign_in(client, kim)
    give_paper(pad, entries[0], 1, by=kim)
    bring_back(again(pad), 1, 0, 0, by=kim)
    new_pad(pad.station, 5, by=kim)
    questions()
    few = questions()
    PaperSheet.objects.bulk_create(PaperSheet(batch=pad, number=n) for n in range(2, 30))
    for _ in range(4):
        new_pad(pad.station, 5, by=kim)
    assert questions() == few
