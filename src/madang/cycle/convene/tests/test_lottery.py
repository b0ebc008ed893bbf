"""One record, one draw: promised before anybody can know the randomness, and drawn so that anybody can repeat it."""

from datetime import timedelta
from fractions import Fraction

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import DatabaseError

from madang.base import clock
from madang.base.people.refusals import Refused
from madang.base.places.models import Area
from madang.cycle.convene import beacon, bundle
from madang.cycle.convene.actions import calls, drawing, seating
from madang.cycle.convene.models import Application, Lottery, Member, Stand
from madang_methods import sortition
from madang_methods.sortition.bundle import holds, verify

from .conftest import BEACON, DICE

pytestmark = pytest.mark.django_db


def codes(call, stand):
    return [one.code for one in call.applications.filter(stand=stand).order_by("number")]


def test_the_worker_finds_the_chances(reckoned):
    lottery = reckoned(4, of=20)
    assert (lottery.told["people"], lottery.told["seats"]) == (20, 4)
    assert Fraction(lottery.told["lowest"]) == Fraction(1, 5) == Fraction(lottery.told["highest"])


def test_quotas_nobody_can_meet_are_told_with_what_would_help(call, papers, kim, travel):
    one = call("lot", 4, quotas=[("disability", "yes", 4, 4)])
    papers(one, 10)
    travel(timedelta(days=15))
    lottery = drawing.prepare_lottery(Lottery(call=one), by=kim)
    assert drawing.reckon(lottery.pk) == "infeasible"
    lottery.refresh_from_db()
    assert ["disability", "yes", 4, 4, 2, 4] in lottery.trouble["repairs"]


def test_the_promise_names_a_round_that_is_still_to_come(committed):
    lottery = committed()
    number = int(lottery.source.removeprefix("drand:quicknet:"))
    assert beacon.moment_of(number) == lottery.known_at > clock.now()
    assert f'"{lottery.source}"' in lottery.record
    assert lottery.dice_name in lottery.record


def test_randomness_that_is_known_already_is_refused(reckoned, kim):
    with pytest.raises(Refused, match="randomness_is_known"):
        drawing.commit_lottery(reckoned(), clock.now() - timedelta(hours=1), 25, by=kim)


def test_the_database_refuses_randomness_that_was_known(reckoned):
    lottery = reckoned()
    lottery.state, lottery.digest, lottery.source = "committed", "a" * 64, "drand:quicknet:1"
    lottery.committed_at, lottery.known_at = clock.now(), clock.now() - timedelta(minutes=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        lottery.save()


def test_nobody_draws_before_the_moment(committed, kim):
    with pytest.raises(Refused, match="randomness_not_known_yet"):
        drawing.draw_lottery(committed(), BEACON, DICE, by=kim)


def test_drawn_are_as_many_as_seats_within_the_quotas_and_reserves_stand_by(drawn):
    lottery = drawn(4, of=20)
    chosen = lottery.call.applications.filter(stand=Stand.CHOSEN)
    assert sorted(chosen.values_list("sex", flat=True)) == ["female", "female", "male", "male"]
    assert sorted(lottery.call.applications.filter(stand=Stand.RESERVE).values_list("rank", flat=True)) == [1, 2]
    assert lottery.call.applications.filter(stand=Stand.NOT_CHOSEN).count() == 14


def test_the_bundle_verifies_and_a_changed_ticket_person_or_die_does_not(drawn):
    lottery = drawn(4, of=20)
    files = bundle.files_of(lottery)
    assert sorted(files) == ["README.txt", "draw.json", "people.csv", "portfolio.csv", "record.json", "verify.py"]
    checks = verify(files, lottery.digest)
    assert holds(checks) and not [one for one in checks if one.state == "broken"]
    for name, before, after in (
        ("draw.json", f'"{DICE}"'.encode(), b'"' + DICE[::-1].encode() + b'"'),
        ("record.json", b'"seats":4', b'"seats":5'),
        ("people.csv", files["people.csv"].splitlines()[1], files["people.csv"].splitlines()[2]),
        ("portfolio.csv", b"\n1,", b"\n2,"),
    ):
        assert before in files[name]
        assert not holds(verify(files | {name: files[name].replace(before, after, 1)}, lottery.digest)), name


def test_a_second_lottery_of_a_call_needs_the_first_one_void_with_a_reason(committed, kim):
    lottery = committed()
    with pytest.raises(Refused, match="one_record_one_draw"):
        drawing.prepare_lottery(Lottery(call=lottery.call), by=kim)
    with pytest.raises(IntegrityError), transaction.atomic():
        Lottery.objects.create(call=lottery.call, number=2, made_by=kim)
    drawing.void_lottery(lottery, "나이대를 잘못 옮김", by=kim)
    again = drawing.prepare_lottery(Lottery(call=lottery.call), by=kim)
    assert again.number == 2
    lottery.refresh_from_db()
    assert (lottery.state, lottery.void_why) == ("void", "나이대를 잘못 옮김")


@pytest.mark.parametrize(
    "change",
    [
        {"record": "{}"}, {"digest": "0" * 64}, {"source": "drand:quicknet:1"}, {"dice": 30}, {"tickets": 200},
        {"state": "reckoned"}, {"committed_at": None}, {"known_at": None},
    ],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_what_was_promised_stays(committed, change):
    lottery = committed()
    with pytest.raises(DatabaseError), transaction.atomic():
        Lottery.objects.filter(pk=lottery.pk).update(**change)


@pytest.mark.parametrize(
    "change",
    [{"beacon": "cd" * 32}, {"thrown": "0" * 25}, {"selection": {"members": ["0001"]}}, {"state": "committed"}],
    ids=lambda change: next(iter(change)),
)
def test_what_was_drawn_stays(drawn, change):
    lottery = drawn()
    with pytest.raises(DatabaseError), transaction.atomic():
        Lottery.objects.filter(pk=lottery.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Lottery.objects.filter(pk=lottery.pk).delete()


def test_the_pool_is_fixed_by_the_promise(committed, papers, kim):
    lottery = committed()
    first = lottery.call.applications.order_by("number").first()
    for change in ({"sex": "female"}, {"age_band": "70+"}, {"number": 99}, {"area": Area.objects.first()}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Application.objects.filter(pk=first.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Application.objects.create(call=lottery.call, name="늦은 사람")
    with pytest.raises(DatabaseError), transaction.atomic():
        first.delete()
    with pytest.raises(Refused, match="pool_is_fixed"):
        papers(lottery.call, 2)


def test_a_pool_that_changed_after_the_reckoning_is_reckoned_again(reckoned, kim):
    lottery = reckoned()
    calls.withdraw(lottery.call.applications.first(), by=kim)
    with pytest.raises(Refused, match="pool_changed"):
        drawing.commit_lottery(lottery, clock.now() + timedelta(hours=2), 25, by=kim)
    assert drawing.reckon(lottery.pk) == "reckoned"
    drawing.commit_lottery(lottery, clock.now() + timedelta(hours=2), 25, by=kim)


def test_all_who_were_drawn_sit_and_the_keeping_days_begin(drawn, kim):
    lottery = drawn(4, of=20)
    assert drawing.seat_drawn(lottery, clock.today(), by=kim) == 4
    members = Member.objects.sitting(lottery.call.body)
    assert set(members.values_list("route", "seating__women", "seating__men")) == {("lot", 2, 2)}
    lottery.call.refresh_from_db()
    assert lottery.call.forget_on == clock.today() + timedelta(days=90)


def test_who_took_it_back_after_the_promise_is_passed_over_by_the_next_of_the_same_type(committed, kim, travel):
    lottery = committed(4, of=20)
    travel(timedelta(hours=3))
    with transaction.atomic():  # what the draw would say
        likely = drawing.draw_lottery(lottery, BEACON, DICE, by=kim)
        first = likely.selection["members"][0]
        transaction.set_rollback(True)
    leaver = lottery.call.applications.get(number=int(first))
    calls.withdraw(leaver, by=kim)
    lottery = drawing.draw_lottery(Lottery.objects.get(pk=lottery.pk), BEACON, DICE, by=kim)
    done = lottery.replacements.get()
    assert (done.left, done.how, done.came.sex) == (leaver, "same_type", leaver.sex)
    assert holds(verify(bundle.files_of(Lottery.objects.get(pk=lottery.pk)), lottery.digest))
    assert drawing.seat_drawn(lottery, clock.today(), by=kim) == 4


def test_a_member_who_left_is_replaced_from_the_reserves_once(drawn, kim):
    lottery = drawn(4, of=20)
    drawing.seat_drawn(lottery, clock.today(), by=kim)
    member = Member.objects.sitting(lottery.call.body).order_by("pk").first()
    left = Application.objects.get(pk=int(member.from_pool.removeprefix("application/")))
    with pytest.raises(Refused, match="still_sits"):
        drawing.replace_drawn(lottery, left, "이사", by=kim)
    seating.end_membership(member, "moved", "", clock.today(), by=kim)
    done = drawing.replace_drawn(lottery, left, "이사", by=kim)
    assert (done.how, done.came.sex) == ("same_type", left.sex)
    came = Member.objects.named(lottery.call.body).get()
    assert (came.replaces, came.name) == (member, done.came.name)
    left.refresh_from_db()
    with pytest.raises(Refused, match="replaced_already"):
        drawing.replace_drawn(lottery, left, "이사", by=kim)


def test_who_was_not_drawn_cannot_be_replaced(drawn, kim):
    lottery = drawn(4, of=20)
    bystander = lottery.call.applications.filter(stand=Stand.NOT_CHOSEN).first()
    with pytest.raises(Refused, match="was_not_drawn"):
        drawing.replace_drawn(lottery, bystander, "이사", by=kim)


def test_everybody_has_a_receipt_that_leads_to_the_promise(committed):
    lottery = committed(4, of=20)
    receipt = drawing.receipt_of(lottery, lottery.call.applications.first())
    assert receipt["record"] == lottery.digest


def test_the_chance_of_a_volunteer_is_exact(committed):
    lottery = committed(4, of=20)
    assert drawing.chance_of(lottery, lottery.call.applications.first()) == Fraction(1, 5)


def test_a_neighbour_does_not_draw(committed, ara):
    lottery = committed()
    for act in (
        lambda: drawing.commit_lottery(lottery, clock.now() + timedelta(hours=2), 25, by=ara),
        lambda: drawing.draw_lottery(lottery, BEACON, DICE, by=ara),
        lambda: drawing.seat_drawn(lottery, clock.today(), by=ara),
        lambda: drawing.void_lottery(lottery, "마음에 들지 않음", by=ara),
    ):
        with pytest.raises(Refused, match="not_your_part"):
            act()


def test_the_key_is_promised_with_the_call(call):
    one = call("lot", 4)
    assert one.key_digest == sortition.key_digest(bytes.fromhex(one.key))
