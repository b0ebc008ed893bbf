"""Applying for a seat: only what the plan needs, taken back when one likes, deleted on the day that was promised."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import DatabaseError

from madang.base import clock
from madang.base.people.looks import looks_at
from madang.base.people.refusals import Refused
from madang.base.record.models import Entry
from madang.cycle.convene.actions import bodies, calls, choosing, seating, serving
from madang.cycle.convene.forgetting import forget
from madang.cycle.convene.models import Allowance, Application, Member, Quota, Rules, SeatPlan, Stand
from madang.cycle.convene.reading import Unreadable, read_applications

pytestmark = pytest.mark.django_db
HEAD = "이름,연락처,성별\n"


def test_a_draft_has_no_number_and_what_is_handed_in_has_one(call, ara):
    one = call("open_call", 2)
    draft = calls.save_application(Application(call=one, name="아라", sex="female"), by=ara, hand_in=False)
    assert (draft.stand, draft.number) == (Stand.DRAFT, None)
    done = calls.save_application(draft, by=ara, hand_in=True)
    assert (done.stand, done.code) == (Stand.HANDED_IN, "0001")
    with pytest.raises(Refused, match="applied_already"):
        calls.save_application(Application(call=one, name="아라", sex="female"), by=ara, hand_in=True)


def test_what_the_plan_does_not_ask_for_is_not_kept(call, ara):
    one = call("open_call", 2)
    given = Application(call=one, name="아라", sex="female", age_band="19-29", disability=True)
    done = calls.save_application(given, by=ara, hand_in=True)
    assert (done.age_band, done.disability, done.sensitive_consented_at) == ("", None, None)


def test_sensitive_answers_need_a_consent_of_their_own(call, ara):
    one = call("open_call", 4, quotas=[("disability", "yes", 1, 4)])
    given = Application(call=one, name="아라", sex="female", disability=True)
    assert calls.save_application(given, by=ara, hand_in=True).sensitive_consented_at is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        Application.objects.filter(call=one).update(sensitive_consented_at=None)


def test_nobody_applies_after_the_end(call, ara, travel):
    one = call("open_call", 2)
    travel(timedelta(days=15))
    with pytest.raises(Refused, match="call_closed"):
        calls.save_application(Application(call=one, name="아라", sex="female"), by=ara, hand_in=True)


def test_who_takes_it_back_leaves_nothing_but_the_number(call, ara):
    one = call("open_call", 2)
    done = calls.save_application(
        Application(call=one, name="아라", sex="female", motive="배우려고"), by=ara, hand_in=True
    )
    calls.withdraw(done, by=ara)
    done.refresh_from_db()
    assert (done.stand, done.name, done.sex, done.motive, done.person) == (Stand.WITHDRAWN, "", "", "", None)
    calls.save_application(Application(call=one, name="아라", sex="female"), by=ara, hand_in=True)  # and may come back


def test_another_may_not_take_it_back(call, ara, bom):
    one = call("open_call", 2)
    done = calls.save_application(Application(call=one, name="아라", sex="female"), by=ara, hand_in=True)
    with pytest.raises(Refused, match="not_your_application"):
        calls.withdraw(done, by=bom)


def test_every_look_is_recorded_with_its_purpose(call, ara, kim, papers):
    one = call("open_call", 2)
    done = calls.save_application(Application(call=one, name="아라", sex="female"), by=ara, hand_in=True)
    calls.look(done, "choose", by=kim)
    assert [(entry.by, entry.facts) for entry in looks_at(ara)] == [(kim, {"what": "application", "why": "choose"})]
    paper = papers(one, 1)[-1]
    calls.look(paper, "contact", by=kim)
    entry = Entry.objects.about(paper.subject).get(event="looked")
    assert (entry.by, entry.facts["why"], entry.is_public) == (kim, "contact", False)


def test_a_neighbour_does_not_look(call, ara, bom):
    one = call("open_call", 2)
    done = calls.save_application(Application(call=one, name="아라", sex="female"), by=ara, hand_in=True)
    with pytest.raises(Refused, match="not_your_part"):
        calls.look(done, "choose", by=bom)


def test_applications_are_emptied_on_the_day_the_plan_states_and_not_before(call, papers, kim, travel):
    one = call("open_call", 2, keep_days=30)
    rows = papers(one, 4)
    travel(timedelta(days=15))
    for place, row in enumerate(rows):
        choosing.decide(row, "chosen" if place < 2 else "not_chosen", "글을 읽고", by=kim)
    assert choosing.close_choice(one, by=kim) == 2
    travel(timedelta(days=29))
    assert forget() == 0
    travel(timedelta(days=1))
    assert forget() == 4
    emptied = set(Application.objects.filter(call=one).values_list("name", "contact", "sex", "person"))
    assert emptied == {("", "", "", None)}
    assert set(Member.objects.named(one.body).values_list("name", flat=True)) == {rows[0].name, rows[1].name}
    assert forget() == 0


def test_drafts_go_when_the_call_is_over(call, ara, travel):
    one = call("open_call", 2)
    calls.save_application(Application(call=one, name="아라"), by=ara, hand_in=False)
    assert forget() == 0
    travel(timedelta(days=15))
    assert forget() == 1


def test_everybody_gets_an_answer_before_the_choice_is_closed(call, papers, kim, travel):
    one = call("open_call", 2)
    rows = papers(one, 3)
    travel(timedelta(days=15))
    choosing.decide(rows[0], "chosen", "경험이 있음", by=kim)
    with pytest.raises(Refused, match="not_all_are_decided"):
        choosing.close_choice(one, by=kim)


def test_no_more_are_chosen_than_there_are_seats(call, papers, kim, travel):
    one = call("open_call", 2)
    rows = papers(one, 3)
    travel(timedelta(days=15))
    for row in rows:
        choosing.decide(row, "chosen", "경험이 있음", by=kim)
    with pytest.raises(Refused, match="more_than_seats"):
        choosing.close_choice(one, by=kim)


def test_nobody_chooses_where_a_lottery_was_promised(call, papers, kim, travel):
    one = call("lot", 2)
    rows = papers(one, 3)
    travel(timedelta(days=15))
    with pytest.raises(Refused, match="drawn_not_chosen"):
        choosing.decide(rows[0], "chosen", "아는 사람", by=kim)


def faults(call, text):
    with pytest.raises(Unreadable) as unreadable:
        read_applications(call, text.encode())
    return [(one.row, one.column, one.code) for one in unreadable.value.faults]


def test_a_good_table_is_read(call):
    found = read_applications(call("open_call", 2), (HEAD + "가람,010-1,여\n\n나루,010-2,남성\n").encode("cp949"))
    assert [(one.name, one.sex) for one in found] == [("가람", "female"), ("나루", "male")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD + "가람,010-1,여\n,010-2,남\n", [(3, "이름", "missing")]),
        (HEAD + "가람,010-1,몰라요\n", [(2, "성별", "unknown_value")]),
        (HEAD + "가람,010-1,여\n가람,010-1,여\n", [(3, "이름", "twice")]),
        ("이름,연락처,성별,생년월일\n가람,010-1,여,1990-01-01\n", [(1, "생년월일", "unknown_column")]),
        ("이름,연락처,성별,장애\n가람,010-1,여,예\n", [(1, "장애", "not_asked")]),
        ("이름,성별\n가람,여\n", [(1, "연락처", "column_missing")]),
        (HEAD + "가람,900101-2345678,여\n", [(2, "연락처", "resident_number")]),
        (HEAD, [(2, "", "empty")]),
        ("", [(1, "", "empty")]),
    ],
    ids=[
        "no name",
        "unknown",
        "twice",
        "birth date",
        "not asked",
        "no contact",
        "resident number",
        "nobody",
        "nothing",
    ],
)
def test_what_is_wrong_in_a_table_is_named_by_row_and_column(call, text, expected):
    assert faults(call("open_call", 2), text) == expected


def test_a_published_plan_stays(plan, kim):
    one = plan(lot=4)
    with pytest.raises(Refused, match="plan_stands"):
        bodies.publish_plan(one, by=kim)
    for change in (
        lambda: SeatPlan.objects.filter(pk=one.pk).update(keep_days=1),
        lambda: Quota.objects.filter(plan=one).update(highest=9),
        lambda: Quota.objects.create(plan=one, feature="age_band", value="70+", lowest=0, highest=1),
        lambda: one.shares.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_rules_of_procedure_are_numbered_and_stay(committee, kim):
    for words in ("제1조", "제1조 고침"):
        bodies.publish_rules(
            Rules(body=committee, words=words, adopted_on=clock.today(), adopted_in="1차 회의"), by=kim
        )
    assert list(Rules.objects.filter(body=committee).values_list("version", "words")) == [
        (2, "제1조 고침"),
        (1, "제1조"),
    ]
    with pytest.raises(DatabaseError), transaction.atomic():
        Rules.objects.filter(body=committee).update(words="아무것도 없음")


def test_the_ledger_of_allowances_only_grows_and_a_mistake_is_entered_back(seated, committee, kim):
    ga, _na = seated(("가람", "female"), ("나루", "male"))
    line = Allowance(
        body=committee, member=ga, what="attendance", amount=70_000, paid_on=clock.today(), meeting="1차", basis="조례"
    )
    serving.pay(line, by=kim)
    back = serving.undo_payment(line, by=kim)
    assert back.amount == -70_000
    with pytest.raises(Refused, match="undone_already"):
        serving.undo_payment(line, by=kim)
    with pytest.raises(DatabaseError), transaction.atomic():
        Allowance.objects.filter(pk=line.pk).update(amount=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        Allowance.objects.create(
            body=committee, member=ga, what="attendance", amount=-50_000, paid_on=clock.today(), meeting="1차",
            basis="조례", undoes=line, noted_by=kim,
        )  # fmt: skip


def test_who_was_chosen_keeps_the_data_the_composition_needs_for_a_year_after_the_term(seated, committee, kim, travel):
    ga, _na = seated(("가람", "female"), ("나루", "male"))
    Member.objects.filter(pk=ga.pk).update(age_band="19-29")
    seating.end_membership(ga, "moved", "", clock.today(), by=kim)
    travel(timedelta(days=365))
    assert forget() == 0
    travel(timedelta(days=2))
    assert forget() == 1
    ga.refresh_from_db()
    assert (ga.name, ga.age_band) == ("가람", "")
