"""A meeting is planned, called, moved, cancelled; members vote, some leave the room; the minutes stay."""

import itertools
from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from madang.base import clock
from madang.base.meetings import actions
from madang.base.meetings.models import Attendance, Item, Majority, Meeting, Minutes, Motion, Recusal, Voice
from madang.base.meetings.reckoning import reckon, room_for
from madang.base.notices.actions import follow
from madang.base.notices.models import Message
from madang.base.people.refusals import Refused
from madang.base.record.actions import broken_links
from madang.base.record.models import Entry

from .conftest import STARTS


def refused(act, *args, **kwargs) -> str:
    with pytest.raises(Refused) as no:
        act(*args, **kwargs)
    return no.value.reason


def told(event):
    return sorted(Message.objects.filter(template=f"meetings.{event}").values_list("person__name", flat=True))


# — planning —


def test_a_secretary_plans_and_a_member_may_not(haeoreum, committee, ara, stranger, plan):
    assert plan().state == "planned"
    when = {"title": "몰래 회의", "starts_at": STARTS, "ends_at": STARTS + timedelta(hours=1), "place": "카페"}
    for person in (ara, stranger):
        assert refused(actions.plan_meeting, haeoreum, "body/3", by=person, **when) == "meetings.secretaries_only"
    assert refused(actions.plan_meeting, haeoreum, "body/9", by=ara, **when) == "meetings.no_such_host"


def test_a_secretary_without_the_second_factor_runs_nothing(meeting, han):
    han.passed_second_factor = False
    assert refused(actions.call_meeting, meeting, by=han) == "people.second_factor_needed"


def test_only_an_officer_says_who_meets(haeoreum, han):
    assert refused(actions.set_host, haeoreum, "body/4", "분과", by=han) == "people.not_your_part"


def test_a_meeting_is_called_with_an_agenda(plan, han):
    assert refused(actions.call_meeting, plan(), by=han) == "meetings.no_agenda"


def test_a_visit_needs_no_agenda(plan, han):
    assert actions.call_meeting(plan(kind="visit", audience="elderly"), by=han).state == "called"


def test_who_meets_online_has_a_link_first(meeting, han):
    Meeting.objects.filter(pk=meeting.pk).update(mode="hybrid")
    assert refused(actions.call_meeting, meeting, by=han) == "meetings.no_link"


def test_everyone_invited_and_everyone_who_follows_is_told(meeting, haeoreum, han, noh, stranger):
    follow(haeoreum, "body/3", by=noh, name="시민위원회")
    actions.call_meeting(meeting, by=han)
    assert told("called") == ["ara", "bom", "cho", "dan", "eun", "noh"]


def test_who_is_seated_after_the_call_is_told_too(called, han, noh):
    actions.seat(called, noh, "노정혜", False, by=han, capacity="expert")
    assert told("called").count("noh") == 1
    assert told("called").count("ara") == 1


def test_a_called_meeting_moves_with_a_reason_that_everyone_hears(called, han):
    later = STARTS + timedelta(days=1)
    when = {"starts_at": later, "ends_at": later + timedelta(hours=2), "by": han, "seen": called.sequence}
    assert refused(actions.move_meeting, called, "", **when) == "meetings.say_why"
    moved = actions.move_meeting(called, "회의실에 물이 샜습니다.", **when)
    assert (moved.starts_at, moved.reason) == (later, "회의실에 물이 샜습니다.")
    assert told("moved") == ["ara", "bom", "cho", "dan", "eun"]


def test_a_meeting_is_cancelled_with_a_reason(called, han):
    assert refused(actions.cancel_meeting, called, "", by=han) == "meetings.say_why"
    assert actions.cancel_meeting(called, "태풍이 옵니다.", by=han).state == "cancelled"
    assert told("cancelled") == ["ara", "bom", "cho", "dan", "eun"]
    assert refused(actions.cancel_meeting, called, "또", by=han) == "meetings.is_over"


def test_two_secretaries_at_once_the_second_is_told(meeting, han, kim):
    seen = meeting.sequence
    actions.change_meeting(meeting, by=han, seen=seen, title="첫 회의")
    assert (
        refused(actions.change_meeting, meeting, by=kim, seen=seen, title="다른 이름") == "meetings.changed_meanwhile"
    )


def test_a_rule_changed_later_changes_no_meeting_that_was_called(called, committee, kim):
    actions.set_rule(committee, by=kim, quorum="third")
    assert Meeting.objects.get(pk=called.pk).quorum == "majority"


# — quorum and votes —


def test_a_meeting_does_not_begin_before_its_time(called, han):
    assert refused(actions.hold_meeting, called, by=han) == "meetings.not_yet"


def test_two_of_five_are_no_quorum_and_no_vote_is_opened(hold, item, han):
    hold(there=2)
    assert refused(actions.open_motion, item, "상정합니다", by=han) == "meetings.no_quorum"


def test_three_of_five_are_a_quorum(hold, item, han):
    hold(there=3)
    motion = actions.close_motion(actions.open_motion(item, "상정합니다", by=han), by=han, yes=2, no=1)
    assert (motion.outcome, motion.sitting, motion.present, motion.yes_needed) == ("carried", 5, 3, 2)


def test_a_tie_is_lost(hold, item, han):
    hold(there=4)
    motion = actions.close_motion(actions.open_motion(item, "상정합니다", by=han), by=han, yes=2, no=2)
    assert (motion.outcome, motion.yes_needed) == ("lost", 3)


def test_who_says_nothing_abstains_and_counts_as_present(hold, item, han):
    hold(there=5)
    motion = actions.close_motion(actions.open_motion(item, "상정합니다", by=han), by=han, yes=2, no=1)
    assert (motion.outcome, motion.abstain, motion.yes_needed) == ("lost", 2, 3)


def test_nobody_counts_more_hands_than_people(hold, item, han):
    hold(there=3)
    motion = actions.open_motion(item, "상정합니다", by=han)
    assert refused(actions.close_motion, motion, by=han, yes=3, no=1) == "meetings.more_votes_than_people"


def test_by_consent_all_in_the_room_agree(hold, item, han):
    hold(there=4)
    motion = actions.close_motion(actions.open_motion(item, "상정합니다", by=han, manner="consent"), by=han)
    assert (motion.outcome, motion.yes, motion.no, motion.abstain) == ("carried", 4, 0, 0)


@pytest.mark.parametrize(
    ("recused", "sitting", "there", "present", "quorum_needed", "yes_needed"),
    [("sitting", 10, 5, 5, 6, 3), ("out", 8, 5, 5, 5, 3), ("quorum", 10, 7, 5, 6, 3)],
)
def test_what_recusal_counts_for_is_the_rule_of_the_host(recused, sitting, there, present, quorum_needed, yes_needed):
    """Ten sit, seven came, two of those left the room for the item."""
    room = reckon(Meeting(recused=recused), sitting=10, present=7, recused_there=2, recused=2)
    assert (room.sitting, room.there, room.present) == (sitting, there, present)
    assert (room.quorum_needed, room.yes_needed) == (quorum_needed, yes_needed)
    assert room.has_quorum == (recused != "sitting")


def test_who_left_the_room_is_out_of_the_vote(hold, item, han, members):
    hold(there=5)
    actions.recuse(item, members[1], "제안한 사람의 가족", by=han)
    room = room_for(Item.objects.get(pk=item.pk))
    assert (room.sitting, room.present, room.recused) == (5, 4, 1)
    motion = actions.open_motion(item, "상정합니다", by=han, manner="named")
    assert refused(actions.speak, motion, "yes", by=members[1]) == "meetings.left_the_room"
    bom = Attendance.objects.get(person=members[1])
    assert refused(actions.speak, motion, "yes", by=han, attendance=bom) == "meetings.left_the_room"


def test_the_database_itself_refuses_the_vote_of_who_left_the_room(hold, item, han, members):
    hold(there=5)
    actions.recuse(item, members[1], "제안한 사람의 가족", by=han)
    motion = actions.open_motion(item, "상정합니다", by=han, manner="named")
    inside, outside = (Attendance.objects.get(person=members[place]) for place in (2, 1))
    Voice.objects.create(motion=motion, attendance=inside, choice="yes")
    with pytest.raises(DatabaseError), transaction.atomic():
        Voice.objects.create(motion=motion, attendance=outside, choice="yes")


def test_nobody_is_recused_after_the_vote(hold, item, han, members):
    hold(there=5)
    actions.close_motion(actions.open_motion(item, "상정합니다", by=han), by=han, yes=5)
    assert refused(actions.recuse, item, members[1], "뒤늦게", by=han) == "meetings.voted_already"
    seat = Attendance.objects.get(person=members[1])
    with pytest.raises(DatabaseError), transaction.atomic():
        Recusal.objects.create(item=item, attendance=seat, reason="뒤늦게")


def test_a_member_leaves_by_their_own_word(called, item, members, stranger):
    assert actions.recuse(item, members[2], "제 가게 앞입니다", by=members[2]).attendance.person == members[2]
    assert refused(actions.recuse, item, members[3], "밀어내기", by=members[2]) == "meetings.secretaries_only"
    assert refused(actions.recuse, item, stranger, "아무나", by=stranger) == "meetings.not_invited"


def test_members_vote_by_name_once_and_may_change_until_it_closes(hold, item, han, members):
    hold(there=4)
    motion = actions.open_motion(item, "상정합니다", by=han, manner="named")
    for member, choice in zip(members, ["yes", "yes", "no", "yes"], strict=False):
        actions.speak(motion, choice, by=member)
    actions.speak(motion, "abstain", by=members[3])
    assert refused(actions.speak, motion, "yes", by=members[4]) == "meetings.not_in_the_room"
    closed = actions.close_motion(motion, by=han)
    assert (closed.yes, closed.no, closed.abstain, closed.outcome) == (2, 1, 1, "lost")
    assert refused(actions.speak, motion, "yes", by=members[0]) == "meetings.vote_is_closed"


def test_seats_that_vote_are_counted_when_it_begins_and_not_after(hold, han, noh):
    meeting = hold(there=3)
    assert refused(actions.seat, meeting, noh, "노", True, by=han) == "meetings.seats_are_counted"
    assert actions.seat(meeting, noh, "노", False, by=han, capacity="guest").voting is False
    with pytest.raises(DatabaseError), transaction.atomic():
        Attendance.objects.create(meeting=meeting, name="끼어든 사람", voting=True)


def test_a_closed_motion_stays_as_it_is(hold, item, han):
    hold(there=3)
    motion = actions.close_motion(actions.open_motion(item, "상정합니다", by=han), by=han, yes=1, no=2)
    for change in ({"yes": 3, "no": 0, "outcome": "carried"}, {"outcome": "open", "closed_at": None}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Motion.objects.filter(pk=motion.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        Motion.objects.filter(pk=motion.pk).delete()


def test_what_an_item_is_about_hears_of_the_agenda_and_the_vote(hold, item, han):
    hold(there=3)
    actions.close_motion(actions.open_motion(item, "상정합니다", by=han), by=han, yes=3)
    events = Entry.objects.about("proposal/17").values_list("event", flat=True)
    assert list(events) == ["on_agenda", "voted"]


def test_the_same_wish_is_on_an_agenda_once(called, han):
    assert refused(actions.put_item, called, "또", by=han, subject="proposal/17") == "meetings.on_the_agenda_already"


# — minutes —


@pytest.fixture
def minutes(hold, item, han):
    meeting = hold(there=4)
    actions.close_motion(actions.open_motion(item, "상정합니다", by=han), by=han, yes=3, no=1)
    actions.save_item(item, by=han, seen=0, said="ara: 골목마다 두자.", decided="상정하기로 함.")
    return actions.draft_minutes(meeting, by=han)


def test_whoever_wrote_the_minutes_does_not_approve_them(minutes, han, ara):
    assert refused(actions.approve_minutes, minutes, by=han, seen=0) == "meetings.another_person_approves"
    assert actions.approve_minutes(minutes, by=ara, seen=0).approver == "위원장 ara"
    with pytest.raises(DatabaseError), transaction.atomic():
        Minutes.objects.filter(pk=minutes.pk).update(drafted_by=ara)


def test_a_member_who_is_no_chair_does_not_approve(minutes, members):
    assert refused(actions.approve_minutes, minutes, by=members[1], seen=0) == "meetings.secretaries_only"


def test_nobody_approves_what_they_have_not_read(minutes, ara, kim):
    actions.save_minutes(minutes, "개회\n폐회", by=kim, seen=0)
    assert refused(actions.approve_minutes, minutes, by=ara, seen=0) == "meetings.changed_meanwhile"


def test_published_minutes_and_all_they_were_made_of_stay(minutes, item, han, ara):
    actions.publish_minutes(actions.approve_minutes(minutes, by=ara, seen=0), by=han)
    meeting = Meeting.objects.get()
    assert meeting.state == "published"
    for rows, change in [
        (Minutes, {"course": "다르게"}), (Minutes, {"stand": "draft"}), (Meeting, {"state": "held"}),
        (Meeting, {"title": "다른 회의"}), (Item, {"said": "아무도 말하지 않음"}), (Attendance, {"present": True}),
        (Motion, {"yes": 4, "no": 0}), (Minutes, {"content": {}}),
    ]:  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.objects.all().update(**change)
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.objects.all()._raw_delete(rows.objects.db)
    with pytest.raises(DatabaseError), transaction.atomic():
        Item.objects.create(meeting=meeting, order=9, title="몰래 더한 안건")
    assert refused(actions.save_item, item, by=han, seen=1, said="고침") == "meetings.is_closed"


def test_before_publication_they_are_sent_back_and_written_again(minutes, han, ara):
    actions.approve_minutes(minutes, by=ara, seen=0)
    back = actions.return_minutes(minutes, "표결 수가 다릅니다.", by=han)
    assert (back.stand, back.returned, back.meeting.state) == ("draft", "표결 수가 다릅니다.", "held")


def test_minutes_are_not_published_before_somebody_approved_them(minutes, han):
    assert refused(actions.publish_minutes, minutes, by=han) == "meetings.not_approved"
    with pytest.raises(DatabaseError), transaction.atomic():
        Meeting.objects.update(state="minuted")


def test_a_mistake_found_later_is_corrected_under_the_paper(minutes, han, ara):
    actions.publish_minutes(actions.approve_minutes(minutes, by=ara, seen=0), by=han)
    made = actions.correct_minutes(minutes, "둘째 줄의 이름은 bom입니다.", by=han)
    with pytest.raises(DatabaseError), transaction.atomic():
        type(made).objects.update(words="없던 일")


def test_the_record_of_a_whole_meeting_holds(minutes, haeoreum, han, ara):
    actions.publish_minutes(actions.approve_minutes(minutes, by=ara, seen=0), by=han)
    assert list(broken_links(haeoreum)) == []


def test_the_minutes_carry_the_nine_things_of_the_law(minutes, ara):
    approved = actions.approve_minutes(minutes, by=ara, seen=0)
    content = approved.content
    assert content["name"] == "제1차 회의" and content["host"] == "시민위원회" and content["place"] == "시청 3층"
    assert [one["name"] for one in content["present"]] == ["ara", "bom", "cho", "dan"]
    assert [one["name"] for one in content["attending"]] == ["공원과장"]
    assert content["course"] == "개회\n1. 골목 소화기\n폐회"
    [item] = content["items"]
    assert (item["said"], item["decided"]) == ("ara: 골목마다 두자.", "상정하기로 함.")
    assert (item["motions"][0]["yes"], item["motions"][0]["no"]) == (3, 1)
    assert clock.now() == approved.approved_at


def test_a_decision_under_the_strictest_rule_stands_under_the_others():
    """Every room of up to twelve seats, every quorum and majority: the default never decides what another rule would not."""
    for sitting, quorum, majority in itertools.product(
        range(1, 13), ("majority", "half", "two_thirds", "third"), Majority.values
    ):
        for present, recused in itertools.product(range(sitting + 1), range(sitting + 1)):
            for there in range(max(0, recused - (sitting - present)), min(recused, present) + 1):
                told = {"sitting": sitting, "present": present, "recused_there": there, "recused": recused}
                rooms = {
                    rule: reckon(Meeting(recused=rule, quorum=quorum, majority=majority), **told)
                    for rule in ("sitting", "out", "quorum")
                }
                strict = rooms["sitting"]
                for other in rooms.values():
                    assert other.has_quorum or not strict.has_quorum
                    assert other.present == strict.present and other.yes_needed <= strict.yes_needed
