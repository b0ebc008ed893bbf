"""Codes by post: made by an officer, read once, good for one person, and not to be guessed."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command

from madang.base import clock
from madang.base.people import codes
from madang.base.people.actions import hand_out_codes, void_codes
from madang.base.people.models import AccessCode, CodeTry, ResidenceMethod
from madang.base.people.refusals import Refused
from madang.base.record.models import Entry

pytestmark = pytest.mark.django_db
ENTER = "/haeoreum/people/prove/who/code/"


@pytest.fixture
def letters(kim, haeoreum):
    """Three letters to 새내동."""
    _, readable = hand_out_codes(
        haeoreum,
        area=haeoreum.areas.all()[1],
        kind="registered",
        size=3,
        expires_at=clock.now() + timedelta(days=30),
        by=kim,
    )
    return readable


def test_a_letter_proves_a_human_and_a_neighbourhood(visitor, bom, haeoreum, letters):
    assert visitor(bom).post(ENTER, {"code": letters[0]}).status_code == 302
    assert bom.identity_proofs.get().provider == "code"
    proof = bom.residence_proofs.get()
    assert (proof.area.name, proof.method) == ("새내동", ResidenceMethod.CODE)


def test_a_letter_is_good_for_one_person(visitor, ara, bom, letters):
    visitor(ara).post(ENTER, {"code": letters[0]})
    answer = visitor(bom).post(ENTER, {"code": letters[0]})
    assert "이미 쓴 번호입니다" in answer.content.decode()
    assert not bom.identity_proofs.exists()


def test_who_was_cut_off_may_enter_it_again(visitor, bom, letters):
    for _ in range(2):
        assert visitor(bom).post(ENTER, {"code": letters[0]}).status_code == 302
    assert bom.identity_proofs.count() == 1


def test_small_letters_spaces_and_lookalikes_do_not_matter(visitor, bom, letters):
    typed = letters[0].lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert visitor(bom).post(ENTER, {"code": typed}).status_code == 302


def test_the_table_holds_no_code(letters):
    stored = str(list(AccessCode.objects.values()))
    assert [code for code in letters if code.replace("-", "")[5:] in stored.replace("-", "")] == []


def test_codes_differ_and_have_fifty_bits(letters):
    assert len(set(letters)) == 3
    assert len(codes.ALPHABET) ** codes.SECRET >= 2**50


def wrong(code):
    return code[:-1] + ("2" if code[-1] != "2" else "3")


def test_a_locator_is_closed_after_five_wrong_tries_by_anyone(visitor, settle, haeoreum, letters):
    for number in range(5):
        visitor(settle(f"guesser{number}", haeoreum)).post(ENTER, {"code": wrong(letters[0])})
    owner = settle("owner", haeoreum)
    answer = visitor(owner).post(ENTER, {"code": letters[0]})
    assert "한 시간 동안 막았습니다" in answer.content.decode()
    assert not owner.identity_proofs.exists()


def test_a_person_is_stopped_after_ten_wrong_tries_at_any_locator(visitor, bom, haeoreum, letters):
    CodeTry.objects.bulk_create(CodeTry(government=haeoreum, person=bom, locator=f"{n:05}") for n in range(10))
    assert "한 시간 동안 막았습니다" in visitor(bom).post(ENTER, {"code": letters[0]}).content.decode()


def test_after_an_hour_it_opens_again(visitor, bom, haeoreum, letters):
    CodeTry.objects.bulk_create(CodeTry(government=haeoreum, person=bom, locator=f"{n:05}") for n in range(10))
    with clock.set_to(clock.now() + timedelta(minutes=61)):
        assert visitor(bom).post(ENTER, {"code": letters[0]}).status_code == 302


def test_a_code_ends_on_its_last_day(visitor, bom, letters):
    with clock.set_to(clock.now() + timedelta(days=31)):
        assert "맞는 참여번호가 아니거나" in visitor(bom).post(ENTER, {"code": letters[0]}).content.decode()


def test_a_cancelled_batch_opens_nothing(visitor, kim, bom, letters):
    void_codes(AccessCode.objects.first().batch, by=kim)
    assert "맞는 참여번호가 아니거나" in visitor(bom).post(ENTER, {"code": letters[0]}).content.decode()


def test_a_letter_of_one_town_opens_nothing_next_door(visitor, out, neighbour, letters):
    answer = visitor(out).post("/dalmaji/people/prove/who/code/", {"code": letters[0]})
    assert "맞는 참여번호가 아니거나" in answer.content.decode()


def test_an_incomplete_code_costs_no_try(visitor, bom, letters):
    visitor(bom).post(ENTER, {"code": letters[0][:-2]})
    assert not CodeTry.objects.exists()


def test_only_an_officer_hands_out_codes(ham, haeoreum):
    with pytest.raises(Refused, match=r"people\.not_your_part"):
        hand_out_codes(haeoreum, area=None, kind="registered", size=1, expires_at=clock.now(), by=ham)


def test_how_many_were_made_and_cancelled_is_public(kim, haeoreum, letters):
    void_codes(AccessCode.objects.first().batch, by=kim)
    entries = Entry.objects.of(haeoreum).public().order_by("number")
    assert [(entry.event, entry.facts) for entry in entries] == [
        ("codes_made", {"size": 3, "area": "새내동"}),
        ("codes_voided", {"size": 3, "used": 0}),
    ]


ASKED = {"size": "2", "kind": "registered", "last_day": "2099-12-31"}


def test_the_list_is_shown_once(visitor, kim):
    browser = visitor(kim)
    answer = browser.post("/haeoreum/people/office/codes/", ASKED | {"as": "list"})
    readable = answer.context["readable"]
    assert len(readable) == 2
    assert "no-store" in answer.headers["Cache-Control"]
    again = browser.get("/haeoreum/people/office/codes/").content.decode()
    assert [code for code in readable if code in again] == []


def test_the_printing_house_gets_a_csv(visitor, kim, bom):
    answer = visitor(kim).post("/haeoreum/people/office/codes/", ASKED | {"as": "csv"})
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "code,area,last_day"
    code, area, last_day = lines[1].split(",")
    assert (area, last_day) == ("", "2099-12-31")
    assert visitor(bom).post(ENTER, {"code": code}).status_code == 302


def test_the_console_makes_any_number_into_a_file_of_ones_own(kim, haeoreum, tmp_path, capsys):
    file = tmp_path / "codes.csv"
    call_command("hand-out-codes", "haeoreum", "2", "2099-12-31", str(file), by=kim.email)
    assert len(file.read_text(encoding="utf-8-sig").split()) == 3
    assert file.stat().st_mode & 0o077 == 0
    with pytest.raises(CommandError, match="choose another name"):
        call_command("hand-out-codes", "haeoreum", "2", "2099-12-31", str(file), by=kim.email)


def test_the_console_asks_for_an_officer_too(ara, haeoreum, tmp_path):
    file = tmp_path / "codes.csv"
    with pytest.raises(CommandError, match="may not hand out codes"):
        call_command("hand-out-codes", "haeoreum", "2", "2099-12-31", str(file), by=ara.email)
    assert not file.exists()
