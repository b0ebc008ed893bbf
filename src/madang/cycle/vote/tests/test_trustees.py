"""A vote whose key three people hold: at their own machines by commands, at the site through its forms."""

import os
import re
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from datetime import timedelta
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from madang.base import clock
from madang.base.people.refusals import Refused
from madang.base.record.models import Entry
from madang.cycle.decide.actions import count_votes
from madang.cycle.vote import ceremony, keys
from madang.cycle.vote.custody.openings import machines
from madang.cycle.vote.kit import kit_of
from madang.cycle.vote.models import Audit, Ballot, KeyOffer, MachineOpening, Poll, SealTrial, State, Step
from madang.cycle.vote.publishing import publish_box
from madang.cycle.vote.verify import examine
from madang_methods.__main__ import main
from madang_methods.sealing.ballots_file import read_ballots, write_ballots
from madang_methods.sealing.canonical import canonical, read_canonical
from madang_methods.sealing.invariants import Kit, judge
from madang_methods.sealing.marks import Marks
from madang_methods.sealing.tally import tally

from .boxes import finish, send

pytestmark = pytest.mark.django_db

HOLDERS = ("이감사", "박위원장", "최참관")
OFFICE = "/haeoreum/2027/vote/papers/city/"
VOTE = "/haeoreum/2027/vote/city/"


class Home:
    """A holder's machine: files go in, the command runs in this process, files come out."""

    def __init__(self, folder):
        self.folder = folder

    def seal(self, *words):
        """(exit code, what it said)."""
        with chdir(self.folder), redirect_stdout(StringIO()) as said, redirect_stderr(said):
            code = main(["seal", *map(str, words)])
        return code, said.getvalue().strip()

    def keygen(self, election, out="key", holders=HOLDERS):
        names = [word for holder in holders for word in ("--holder", holder)]
        assert self.seal("keygen", election, *names, "--out", out)[0] == 0
        return (self.folder / out / "key.json").read_bytes()

    def open(self, out, *shares, key="key"):
        given = ("--key", f"{key}/key.json", "--manifest", "manifest.json", "--counted", "counted.txt", "--out", out)
        return self.seal("open", "box.txt", *given, *papers(key, *shares))

    def read(self, name):
        return (self.folder / name).read_bytes()


class Apart(Home):
    """The same in a process of its own, which knows neither the site nor its database."""

    def seal(self, *words):
        env = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONUTF8": "1"}
        command = [sys.executable, "-m", "madang_methods", "seal", *map(str, words)]
        run = subprocess.run(command, cwd=self.folder, env=env, capture_output=True, text=True, check=False)
        return run.returncode, (run.stdout + run.stderr).strip()


def papers(key, *shares):
    return [word for number in shares for word in ("--share", f"{key}/share-{number}.txt")]


def upload(name, data):
    return SimpleUploadedFile(name, data)


@pytest.fixture
def home(tmp_path, request):
    return getattr(request, "param", Home)(tmp_path)


@pytest.fixture
def drafted(client, sign_in, year, track, proposals, during, kim, ara, bom):
    """Kim chose trustees when she made the paper."""
    track.ballot_rule = {"kind": "approval", "min": 1, "max": 2, "exact": False}
    track.save()
    during(year, "vote", days=-1)
    given = {"proposals": [one.pk for one in proposals], "custody": "trustees"}
    assert sign_in(client, kim).post(OFFICE, given).url == OFFICE + "trustees/"
    return Poll.objects.get()


@pytest.fixture
def bring_key(client, sign_in, kim):
    def bring_key(data):
        return sign_in(client, kim).post(OFFICE + "trustees/", {"deed": "key", "file": upload("key.json", data)})

    return bring_key


@pytest.fixture
def pass_test(client, home):
    """These holders open the test envelope at home; Kim types what they read."""

    def pass_test(*numbers, key="key"):
        (home.folder / "test.bin").write_bytes(client.get(OFFICE + "trustees/test.bin").content)
        code, said = home.seal("test", f"{key}/key.json", "test.bin", *papers(key, *numbers))
        if code:
            return said
        names = [HOLDERS[number - 1] for number in numbers]
        return client.post(OFFICE + "trustees/", {"deed": "trial", "number": said, "holders": names})

    return pass_test


@pytest.fixture
def ready(drafted, home, bring_key, pass_test):
    bring_key(home.keygen(drafted.election))
    pass_test(1, 2)
    pass_test(2, 3)
    return Poll.objects.get()


@pytest.fixture
def unlinked(ready, client, sign_in, year, during, ara, bom, kim, ju, home):
    """Both voted; the randomness was named, the list frozen, the names taken off, the box carried home."""
    during(year, "vote")
    park, road, bench = (option.code for option in ready.options.order_by("pk"))
    receipts = {person: send(ready, person, *codes) for person, codes in ((ara, [park]), (bom, [bench, road]))}
    poll = Poll.objects.get()
    announce(client, sign_in, kim, poll)
    poll = finish(poll, kim, ju, until=Step.UNLINK)
    poll.receipts = receipts
    for name in ("box.txt",):
        (home.folder / name).write_bytes(client.get(OFFICE + f"trustees/{name}").content)
    for name in ("manifest.json", "counted.txt"):
        (home.folder / name).write_bytes(client.get(VOTE + name).content)
    return poll


def announce(client, sign_in, kim, poll):
    """After the close, before the freeze: a value that nobody knows for two more days."""
    known = (poll.closes_at + timedelta(days=5)).astimezone(clock.KOREA).strftime("%Y-%m-%dT%H:%M")
    given = {"deed": "announce", "source": "drand quicknet 12345678", "known_at": known}
    assert sign_in(client, kim).post(OFFICE + "audit/", given).status_code == 302


def bring(client, holder, ballots, tally):
    files = {"ballots": upload("ballots.pb", ballots), "tally": upload("tally.json", tally)}
    return client.post(OFFICE + "openings/", {"holder": holder, **files})


def bring_result(client, home, holder, out):
    return bring(client, holder, home.read(f"{out}/ballots.pb"), home.read(f"{out}/tally.json"))


@pytest.fixture
def opened(unlinked, client, home, kim, ju):
    """Two pairs at two machines; officer and counter open what both found."""
    with clock.set_to(unlinked.closed_at + timedelta(days=4)):
        for holder, out, shares in ((HOLDERS[0], "first", (1, 2)), (HOLDERS[2], "other", (2, 3))):
            assert home.open(out, *shares)[0] == 0
            bring_result(client, home, holder, out)
        for person in (kim, ju):
            ceremony.give_word(unlinked, Step.OPEN, by=person)
    poll = Poll.objects.get()
    poll.receipts = unlinked.receipts
    return poll


@pytest.fixture
def drawn(opened, client, home):
    """Dice were thrown; a holder opened at home what they drew."""
    with clock.set_to(opened.closed_at + timedelta(days=6)):
        client.post(OFFICE + "audit/", {"deed": "draw", "beacon": "9f3c11", "dice": "3 1 6 6 2"})
        page = client.get(OFFICE + "audit/").content.decode()
        root = re.search(r"--root ([0-9a-f]{64})", page)[1]
        words = ("--root", root, "--beacon", Audit.objects.get().told, "--dice", "3 1 6 6 2")
        assert home.seal("sample", "first/opened.private.jsonl", *words, "--out", "sample.json")[0] == 0
        given = {"deed": "sample", "file": upload("sample.json", home.read("sample.json"))}
        assert client.post(OFFICE + "audit/", given).status_code == 302
    return Poll.objects.get()


def broken(poll):
    """But for the settings of the database the tests run on."""
    found = ((one.id, finding) for one in examine(poll) for finding in one.findings)
    return [(id, finding) for id, finding in found if finding.code != "setting"]


def test_the_page_says_both_promises_before_anybody_chooses(client, sign_in, year, proposals, during, kim):
    during(year, "vote", days=-1)
    page = sign_in(client, kim).get(OFFICE).content.decode()
    assert page.count("<strong>L0</strong>") == 2  # nobody watches this town's board, whoever keeps the key
    assert ("열쇠가 이 서버에 있고" in page, "서버를 맡은 사람 혼자서는" in page) == (True, True)


def test_who_chose_trustees_waits_for_their_key(drafted):
    assert (drafted.state, drafted.manifest, KeyOffer.objects.exists()) == (State.DRAFT, "", False)


def test_the_paper_is_frozen_when_every_holder_has_opened_a_test(drafted, home, bring_key, pass_test, client):
    bring_key(home.keygen(drafted.election))
    pass_test(1, 2)
    assert (Poll.objects.get().state, "최참관" in client.get(OFFICE + "trustees/").content.decode()) == ("draft", True)
    pass_test(1, 3)
    poll = Poll.objects.get()
    assert (poll.state, poll.frozen.custody.holders, poll.frozen.custody.quorum) == (State.READY, HOLDERS, 2)
    assert not keys.has(poll, "election")
    assert [one.holders for one in SealTrial.objects.exclude(passed_at=None)] == [
        ["이감사", "박위원장"],
        ["이감사", "최참관"],
    ]


def test_one_holder_alone_opens_nothing(drafted, home, bring_key, pass_test):
    bring_key(home.keygen(drafted.election))
    assert "2 shares are needed, not 1" in pass_test(1)


def test_a_number_nobody_read_leaves_the_vote_where_it_was(drafted, home, bring_key, client):
    bring_key(home.keygen(drafted.election))
    given = {"deed": "trial", "number": "0000-0000-0000-0000-0", "holders": HOLDERS[:2]}
    answer = client.post(OFFICE + "trustees/", given)
    assert (answer.status_code, "시험 봉투의 번호가 다릅니다" in answer.content.decode()) == (403, True)
    answer = client.post(OFFICE + "trustees/", given | {"number": "0000-0000-0000-0000-1"})
    assert "번호를 잘못 적었습니다" in answer.content.decode()
    assert not SealTrial.objects.exclude(passed_at=None).exists()


def test_a_key_made_for_another_vote_is_refused_and_says_what_to_do(drafted, home, bring_key):
    answer = bring_key(home.keygen("vote.haeoreum/2026/city", "last-year"))
    assert "다른 투표의 것입니다" in answer.content.decode()
    assert not KeyOffer.objects.exists()


@pytest.mark.parametrize(
    "data", [b"", b"{}", b"\xff\xfe", b'{"v":1}', b"\x00" * 30_000], ids=["empty", "{}", "bytes", "half", "large"]
)
def test_what_is_no_key_file_is_refused_kindly(drafted, bring_key, data):
    answer = bring_key(data)
    assert answer.status_code in (200, 403)
    assert not KeyOffer.objects.exists()


def test_a_key_that_one_person_could_open_is_refused(drafted, home, bring_key):
    whole = read_canonical(home.keygen(drafted.election))
    answer = bring_key(canonical(whole | {"quorum": 1}))
    assert "혼자서는 열 수 없어야" in answer.content.decode()


def test_a_new_key_takes_the_place_of_the_old_one_with_its_tests(drafted, home, bring_key, pass_test):
    bring_key(home.keygen(drafted.election, "old"))
    pass_test(1, 2, key="old")
    bring_key(home.keygen(drafted.election))
    assert "not sealed to this key" in pass_test(1, 3, key="old")
    pass_test(1, 3)
    assert Poll.objects.get().state == State.DRAFT
    pass_test(2, 3)
    assert Poll.objects.get().state == State.READY


def test_without_trustees_the_server_keeps_it_and_everybody_is_told(drafted, client, sign_in, kim):
    sign_in(client, kim).post(OFFICE + "trustees/", {"deed": "server"})
    poll = Poll.objects.get()
    assert (poll.state, poll.custody, poll.frozen.level) == (State.READY, "server", "L0")
    assert "열쇠가 이 서버에 있고" in client.get(VOTE + "promise/").content.decode()
    assert Entry.objects.filter(event="custody_changed").exists()


def test_the_promise_is_that_of_trustees_and_still_no_more_than_is_true(ready, client):
    page = client.get(VOTE + "promise/").content.decode()
    assert ("<strong>L0</strong>" in page, "밖에서 게시판을 지켜보는 이가 없습니다" in page) == (True, True)
    assert ("이감사, 박위원장, 최참관" in page, "열쇠가 이 서버에 있으므로" in page) == (True, False)


def test_with_the_server_the_page_does_not_speak_of_two_machines(poll, client):
    page = client.get(VOTE + "promise/").content.decode()
    assert ("두 열쇠지기의 컴퓨터" in page, "서버 한 곳에서만 엽니다" in page) == (False, True)
    assert "직원을 포함해 아무도 중간 결과를" not in page


def test_nothing_is_frozen_before_the_randomness_was_named(ready, client, sign_in, kim, ju):
    closed = finish(ready, kim, ju, until=Step.CLOSE)
    with clock.set_to(closed.closed_at + timedelta(days=3, minutes=1)):
        with pytest.raises(Refused) as refused:
            ceremony.give_word(closed, Step.FREEZE, by=kim)
        assert refused.value.reason == "vote.audit_unannounced"
        assert "공개 난수를 먼저 적어" in sign_in(client, kim).get(OFFICE + "box/").content.decode()


def test_randomness_that_is_known_already_is_refused(ready, client, sign_in, kim):
    known = (clock.now() - timedelta(minutes=1)).astimezone(clock.KOREA).strftime("%Y-%m-%dT%H:%M")
    given = {"deed": "announce", "source": "로또 1회", "known_at": known}
    answer = sign_in(client, kim).post(OFFICE + "audit/", given)
    assert "이미 나왔거나" in answer.content.decode()
    assert not Audit.objects.exists()


def test_the_server_cannot_open_the_box_without_them(unlinked, kim, client):
    with clock.set_to(unlinked.closed_at + timedelta(days=4)), pytest.raises(Refused) as refused:
        ceremony.give_word(unlinked, Step.OPEN, by=kim)
    assert refused.value.reason == "vote.openings_missing"
    assert not keys.has(unlinked, "election")


def test_one_holder_alone_cannot_open_the_box(unlinked, home):
    code, said = home.open("alone", 2)
    assert (code != 0, "2 shares are needed" in said, (home.folder / "alone").exists()) == (True, True, False)


def test_a_wrong_key_opens_nothing(unlinked, home):
    home.keygen(unlinked.election, "old")
    code, said = home.open("wrong", 1, 2, key="old")
    assert (code != 0, "not the key the ballots were sealed to" in said) == (True, True)
    code, said = home.seal("open", "box.txt", "--key", "key/key.json", "--manifest", "manifest.json",
                           "--counted", "counted.txt", "--out", "mixed", *papers("old", 1), *papers("key", 2))  # fmt: skip
    assert (code != 0, "belongs to another key" in said) == (True, True)


def test_one_machine_is_not_enough_and_the_same_holder_twice_is_one(unlinked, client, home, kim):
    home.open("first", 1, 2)
    with clock.set_to(unlinked.closed_at + timedelta(days=4)):
        for _ in range(2):
            assert bring_result(client, home, HOLDERS[0], "first").status_code == 302
        with pytest.raises(Refused) as refused:
            ceremony.give_word(unlinked, Step.OPEN, by=kim)
    assert refused.value.reason == "vote.openings_missing"
    assert not Ballot.objects.exists()


def test_two_machines_that_say_the_same_open_the_box(opened):
    park, road, bench = (option.code for option in opened.options.order_by("pk"))
    assert sorted(Ballot.objects.values_list("choices", flat=True)) == sorted([[park], sorted([bench, road])])
    assert (opened.state, MachineOpening.objects.count()) == (State.OPENED, 2)
    assert not keys.has(opened, keys.OPENED)  # which envelope held what stays with the holders


def other_result(home, poll):
    """What a machine that lies would bring: it fits in every number, only a ballot says something else."""
    manifest = poll.frozen
    marks = list(read_ballots(manifest, home.read("first/ballots.pb")))
    marks[0] = Marks((manifest.projects[1].id,))
    ballots = write_ballots(manifest, [one.canonical("approval") for one in marks])
    return ballots, tally(manifest, ballots, poll.counted_list.text.encode())


def test_two_that_differ_are_named_and_nothing_is_opened(unlinked, client, home, kim, ju):
    home.open("first", 1, 2)
    with clock.set_to(unlinked.closed_at + timedelta(days=4)):
        bring(client, HOLDERS[1], *other_result(home, unlinked))
        bring_result(client, home, HOLDERS[0], "first")
        page = client.get(OFFICE + "openings/").content.decode()
        assert "박위원장의 결과와 이감사의 결과가 다릅니다" in page
        assert "세 번째 열쇠지기가 열어" in page
        with pytest.raises(Refused) as refused:
            ceremony.give_word(unlinked, Step.OPEN, by=kim)
        assert refused.value.reason == "vote.openings_differ"
        assert "열쇠지기들이 연 결과가 서로 다릅니다" in client.get(OFFICE + "box/").content.decode()
        home.open("third", 3, 1)
        bring_result(client, home, HOLDERS[2], "third")  # the way out: a third machine says who was right
        for person in (kim, ju):
            ceremony.give_word(unlinked, Step.OPEN, by=person)
    told = [one.facts["differs_from"] for one in Entry.objects.filter(event="opening_brought").order_by("number")]
    assert told == [[], ["박위원장"], ["박위원장"]]
    assert [one.name for one in machines(unlinked)] == ["이감사", "최참관"]


def test_files_that_do_not_fit_the_box_are_not_taken(unlinked, client, home):
    home.open("first", 1, 2)
    ballots, told = home.read("first/ballots.pb"), home.read("first/tally.json")
    other, other_tally = other_result(home, unlinked)
    fewer = b"\r\n".join(ballots.split(b"\r\n")[:-2]) + b"\r\n"
    pairs = [(other, told), (ballots, other_tally), (fewer, told), (ballots, b"{}"), (told, ballots), (b"x", b"[]")]
    for wrong in pairs:
        answer = bring(client, HOLDERS[0], *wrong)
        assert (answer.status_code, MachineOpening.objects.count()) == (403, 0)
    assert bring_result(client, home, "누구도 아닌 이", "first").status_code == 200  # the form again
    assert not MachineOpening.objects.exists()


def test_what_was_drawn_can_be_drawn_again_at_home(drawn, client, home):
    page = client.get(VOTE + "audit/").content.decode()
    command = re.search(r"seal draw counted.txt --root (\w+) --beacon &quot;(.+?)&quot; --dice &quot;(.+?)&quot;", page)
    command = command or re.search(r'seal draw counted.txt --root (\w+) --beacon "(.+?)" --dice "(.+?)"', page)
    root, beacon, dice = command.groups()
    code, said = home.seal("draw", "counted.txt", "--root", root, "--beacon", beacon, "--dice", dice)
    assert (code, said.splitlines()[0].split()[0] in page) == (0, True)


def test_a_sample_that_was_chosen_is_refused(opened, client, home):
    with clock.set_to(opened.closed_at + timedelta(days=6)):
        client.post(OFFICE + "audit/", {"deed": "draw", "beacon": "9f3c11", "dice": "3 1 6 6 2"})
        root = re.search(r"--root ([0-9a-f]{64})", client.get(OFFICE + "audit/").content.decode())[1]
        words = ("--root", root, "--beacon", "something else", "--dice", "3 1 6 6 2", "--out", "other.json")
        assert home.seal("sample", "first/opened.private.jsonl", *words)[0] == 0
        answer = client.post(
            OFFICE + "audit/", {"deed": "sample", "file": upload("sample.json", home.read("other.json"))}
        )
        assert "다른 값으로 뽑은 파일" in answer.content.decode()
        home.seal("sample", "first/opened.private.jsonl", *words[:3], Audit.objects.get().told, *words[4:-1], "s.json")
        told = read_canonical(home.read("s.json"))
        told["opened"][0]["ballot"] = '{"choices":["27-0002"]}'
        answer = client.post(OFFICE + "audit/", {"deed": "sample", "file": upload("s.json", canonical(told))})
        assert "약속과 다릅니다" in answer.content.decode()
    assert Audit.objects.get().sample == ""


def test_a_result_is_not_published_before_the_promised_lot(opened, kim):
    with pytest.raises(Refused) as refused:
        publish_box(opened, by=kim)
    assert refused.value.reason == "vote.audit_missing"


@pytest.mark.parametrize("home", [Apart], indirect=True)
def test_the_whole_road_holds_and_ends_with_nothing_left(drawn, client, sign_in, kim, ju):
    with clock.set_to(drawn.closed_at + timedelta(days=7)):
        publish_box(drawn, by=kim)
    poll = Poll.objects.select_related("cycle__government", "track").get()
    kit = kit_of(poll)
    assert {one.invariant.id for one in judge(Kit(kit)) if not one.holds} == set()
    assert [one["name"] for one in read_canonical(kit["openings.json"])["machines"]] == ["이감사", "최참관"]
    assert broken(poll) == []
    for step, state in ((Step.FINAL, State.FINAL), (Step.PURGE, State.PURGED)):
        with clock.set_to(drawn.closed_at + timedelta(days=10, minutes=1)):
            for person in (kim, ju):
                assert sign_in(client, person).post(OFFICE + "box/", {"deed": step}).status_code == 302
        assert Poll.objects.get().state == state
    poll = Poll.objects.select_related("cycle__government", "track").get()
    assert broken(poll) == []
    assert kit_of(poll) == kit


def test_a_count_by_another_seed_than_the_holders_used_is_refused(opened, ju, year, during):
    during(year, "decide")
    with pytest.raises(Refused) as refused:
        count_votes(opened, by=ju, seed="7")
    assert (refused.value.reason, refused.value.facts) == ("vote.seed_differs", {"used": ""})
