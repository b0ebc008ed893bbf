"""Members score, and what they handed in stays; nobody scores their own; the shortlist says why not."""

from fractions import Fraction

import pytest
from django.db import DatabaseError, connection, transaction

from madang.base.notices.models import Message
from madang.base.people.refusals import Refused
from madang.base.record.models import Entry
from madang.cycle.deliberate.models import Judge, Listing, RoundCriterion, Score, Sheet
from madang.cycle.deliberate.scoring import actions
from madang.cycle.deliberate.scoring.permissions import conflicts_of, shortlisted, why_not_score
from madang.cycle.deliberate.scoring.results import result_of
from madang.cycle.propose.models import Proposal, Proposer

pytestmark = pytest.mark.django_db


def refused(change):
    """The database itself says no."""
    with pytest.raises(DatabaseError), transaction.atomic():
        change()
    return True


def says(act, *args, **kwargs):
    with pytest.raises(Refused) as why:
        act(*args, **kwargs)
    return why.value.reason


def test_the_highest_and_lowest_of_five_sheets_do_not_count(round, candidate, score, over):
    for name, mark in zip(["goh", "shin", "heo", "ma", "bae"], [20, 10, 11, 12, 0], strict=True):
        score(candidate, name, mark)
    first = result_of(over(round)).rows[0]
    assert (first.candidate, first.standing.mean, len(first.standing.dropped)) == (candidate, Fraction(55), 2)


def test_of_four_sheets_all_count(round, candidate, score, over):
    for name, mark in zip(["goh", "shin", "heo", "ma"], [20, 10, 11, 0], strict=True):
        score(candidate, name, mark)
    assert result_of(over(round)).rows[0].standing.mean == Fraction(41 * 5, 4)


def test_nobody_sees_a_score_while_others_still_score(round, candidate, score):
    score(candidate, "goh", 20)
    assert result_of(round) is None


def test_a_draft_does_not_count(round, candidate, score, members, marks, over):
    score(candidate, "goh", 10)
    actions.save_sheet(candidate, marks(round, 20), "", by=members["shin"])
    assert result_of(over(round)).rows[0].standing.totals == {Judge.objects.get(member__name="goh").letter: 50}


def test_whoever_proposed_does_not_score_it(round, candidate, members, marks):
    Proposal.objects.filter(pk=candidate.proposal_id).update(proposer=members["shin"])
    candidate.refresh_from_db()
    assert says(actions.save_sheet, candidate, marks(round, 20), "", by=members["shin"]) == "deliberate.own_proposal"


def test_whoever_stands_behind_it_with_others_does_not_score_it(round, candidate, members, marks):
    Proposer.objects.create(proposal=candidate.proposal, person=members["heo"])
    assert says(actions.save_sheet, candidate, marks(round, 20), "", by=members["heo"]) == "deliberate.own_proposal"


def test_whoever_declared_an_interest_does_not_score_it(round, candidate, members, marks, step_back):
    step_back("ma", candidate.proposal)
    assert says(actions.save_sheet, candidate, marks(round, 20), "", by=members["ma"]) == "deliberate.recused"


def test_others_may_score_it(candidate, members):
    """Negative control of the three above."""
    assert {why_not_score(person, candidate) for person in members.values()} == {None}


def test_the_database_takes_no_sheet_in_conflict(round, candidate, step_back):
    step_back("ma", candidate.proposal)
    judge = Judge.objects.get(round=round, member__name="ma")
    other = Judge.objects.get(round=round, member__name="bae")
    now = round.opens_at
    assert refused(lambda: Sheet.objects.create(candidate=candidate, judge=judge, begun_at=now))
    assert Sheet.objects.create(candidate=candidate, judge=other, begun_at=now).pk


def test_who_finds_out_later_withdraws_and_may_not_begin_again(candidate, score, members, step_back):
    sheet = score(candidate, "ma", 10)
    step_back("ma", candidate.proposal)
    assert actions.withdraw_sheet(sheet, "친척의 제안임을 알았습니다.", by=members["ma"]).stand == "withdrawn"
    assert Sheet.objects.filter(candidate=candidate).exclude(stand="withdrawn").count() == 0


def test_the_list_of_conflicts_is_what_each_is_told(round, candidate, members, step_back):
    step_back("ma", candidate.proposal)
    Proposer.objects.create(proposal=candidate.proposal, person=members["heo"])
    told = {
        one.pk: {
            judge.pk for judge in round.judges.select_related("member__person")
            if why_not_score(judge.member.person, one) is not None
        }
        for one in round.candidates.all()
    }  # fmt: skip
    assert conflicts_of(round) == told
    assert len(told[candidate.pk]) == 2


def test_strangers_and_officers_do_not_score(round, candidate, ara, kim):
    assert (why_not_score(ara, candidate), why_not_score(kim, candidate)) == ("deliberate.members_only",) * 2


def test_a_sheet_without_all_marks_is_not_handed_in(round, candidate, members):
    some = dict.fromkeys(list(round.criteria.all())[:4], 10)
    sheet = actions.save_sheet(candidate, some, "", by=members["goh"])
    assert says(actions.hand_in_sheet, sheet, by=members["goh"]) == "deliberate.marks_missing"
    now = round.opens_at
    assert refused(lambda: Sheet.objects.filter(pk=sheet.pk).update(stand="handed_in", handed_in_at=now))


def test_what_was_handed_in_does_not_change(round, candidate, score, members, marks):
    sheet = score(candidate, "goh", 10, "괜찮습니다.")
    assert (
        says(actions.save_sheet, candidate, marks(round, 20), "", by=members["goh"]) == "deliberate.handed_in_already"
    )
    assert refused(lambda: sheet.scores.update(mark=20))
    assert refused(lambda: sheet.scores.all().delete())
    assert refused(lambda: Sheet.objects.filter(pk=sheet.pk).update(words="아닙니다."))
    assert refused(lambda: Sheet.objects.filter(pk=sheet.pk).update(stand="draft", handed_in_at=None))


def test_a_draft_changes(round, candidate, members, marks):
    """Negative control."""
    sheet = actions.save_sheet(candidate, marks(round, 10), "", by=members["goh"])
    assert sheet.scores.update(mark=11) == 5


def test_a_mark_above_the_highest_is_refused(round, candidate, members, marks):
    sheet = actions.save_sheet(candidate, marks(round, 20), "", by=members["goh"])
    assert refused(lambda: sheet.scores.update(mark=21))
    assert refused(lambda: Score.objects.create(sheet=sheet, criterion=_of_another_round(), mark=1))


def _of_another_round():
    return RoundCriterion(pk=999_999)


def test_a_mistake_is_mended_by_withdrawing_with_a_reason(candidate, score, members):
    sheet = score(candidate, "goh", 10)
    assert says(actions.withdraw_sheet, sheet, " ", by=members["goh"]) == "deliberate.say_why"
    again = actions.withdraw_sheet(sheet, "칸을 잘못 보았습니다.", by=members["goh"])
    assert (again.stand, [one.mark for one in again.scores.all()]) == ("draft", [10] * 5)
    assert Sheet.objects.get(pk=sheet.pk).withdrawn_why == "칸을 잘못 보았습니다."


def test_nobody_withdraws_anothers_sheet(candidate, score, members):
    assert (
        says(actions.withdraw_sheet, score(candidate, "goh", 1), "까닭", by=members["ma"]) == "deliberate.members_only"
    )


def test_once_the_round_is_over_nothing_changes(round, candidate, score, members, marks, over):
    sheet = score(candidate, "goh", 10)
    draft = actions.save_sheet(candidate, marks(round, 10), "", by=members["shin"])
    over(round)
    assert says(actions.withdraw_sheet, sheet, "까닭", by=members["goh"]) == "deliberate.round_is_closed"
    assert refused(lambda: Sheet.objects.filter(pk=draft.pk).update(stand="handed_in", handed_in_at=round.closes_at))
    withdrawn = {"stand": "withdrawn", "withdrawn_at": round.closes_at, "withdrawn_why": "까닭"}
    assert refused(lambda: Sheet.objects.filter(pk=sheet.pk).update(**withdrawn))
    assert refused(lambda: type(round).objects.filter(pk=round.pk).update(closed_at=None))


def test_no_round_ends_before_its_time(round, kim):
    assert says(actions.close_round, round, by=kim) == "deliberate.time_is_not_up"


def test_criteria_stay_once_somebody_scored(round, candidate, members, marks):
    assert round.criteria.filter(code="c0").update(weight=30) == 1
    actions.save_sheet(candidate, marks(round, 10), "", by=members["goh"])
    assert refused(lambda: round.criteria.filter(code="c0").update(weight=20))
    assert refused(lambda: type(round).objects.filter(pk=round.pk).update(trim_from=3))


def test_another_window_went_further(round, candidate, members, marks):
    seen = actions.save_sheet(candidate, marks(round, 10), "", by=members["goh"]).revision
    actions.save_sheet(candidate, marks(round, 11), "", by=members["goh"], seen=seen)
    late = says(actions.save_sheet, candidate, marks(round, 12), "", by=members["goh"], seen=seen)
    assert late == "deliberate.changed_meanwhile"


def test_letters_are_drawn_and_every_member_has_one(round):
    assert sorted(round.judges.values_list("letter", flat=True)) == list("ABCDEFG")


def test_who_recused_has_no_letter_in_the_table(round, members, score, step_back, over):
    """Shin's gap is public: with a letter it would give all of Shin's other scores away."""
    left_out = round.candidates.first()
    step_back("shin", left_out.proposal)
    for candidate in round.candidates.all():
        for number, name in enumerate(members):
            if (candidate, name) != (left_out, "shin"):
                score(candidate, name, 10 + number)
    result = result_of(over(round))
    shin = Judge.objects.get(round=round, member__name="shin").letter
    assert shin not in result.letters
    assert len(result.letters) == 2
    assert sorted(len(row.unlinked) for row in result.rows) == [4, 5, 5]
    row = next(row for row in result.rows if row.candidate == left_out)
    assert (row.standing.recused, len(row.standing.totals)) == (1, 6)


def test_without_a_gap_everyone_keeps_a_letter(round, members, score, over):
    """Negative control."""
    for candidate in round.candidates.all():
        for name in members:
            score(candidate, name, 10)
    assert result_of(over(round)).letters == tuple("ABCDEFG")


@pytest.fixture
def judged(round, members, score, over):
    for place, candidate in enumerate(round.candidates.all()):
        for name in list(members)[:3]:
            score(candidate, name, 18 - 4 * place)
    return over(round)


def decide(round, yes=2, why="다른 제안보다 급하지 않다고 보았습니다. 다음 해에 다시 내 주세요."):
    rows = list(round.candidates.all())
    return {one: (place < yes, "" if place < yes else why) for place, one in enumerate(rows)}


def test_a_no_without_a_reason_is_refused_by_act_and_database(judged, kim):
    assert (
        says(actions.draw_up_shortlist, judged, "심사 결과", decide(judged, why=" "), by=kim)
        == "deliberate.say_why_not"
    )
    actions.draw_up_shortlist(judged, "심사 결과", decide(judged), by=kim)
    assert refused(lambda: Listing.objects.filter(listed=False).update(sentence=" "))
    assert refused(lambda: Listing.objects.filter(listed=True).update(listed=False))


def test_the_chair_signs_and_everyone_is_told(judged, kim, members, ara):
    actions.draw_up_shortlist(judged, "심사 결과", decide(judged), by=kim)
    assert list(shortlisted(judged.track)) == []
    actions.sign_shortlist(judged.shortlist, by=members["goh"])
    assert shortlisted(judged.track).count() == 2
    told = Message.objects.to(ara).filter(template__in=["deliberate.listed", "deliberate.not_listed"])
    assert sorted(told.values_list("template", flat=True)) == ["deliberate.listed"] * 2 + ["deliberate.not_listed"]
    entry = Entry.objects.public().get(event="not_listed")
    assert entry.facts["sentence"].startswith("다른 제안보다")


def test_only_the_chair_signs_and_only_once(judged, kim, members):
    shortlist = actions.draw_up_shortlist(judged, "심사 결과", decide(judged), by=kim)
    assert says(actions.sign_shortlist, shortlist, by=members["ma"]) == "deliberate.chair_only"
    assert says(actions.sign_shortlist, shortlist, by=kim) == "deliberate.chair_only"
    actions.sign_shortlist(shortlist, by=members["goh"])
    assert says(actions.sign_shortlist, shortlist, by=members["goh"]) == "deliberate.shortlisted_already"
    assert says(actions.draw_up_shortlist, judged, "다시", decide(judged), by=kim) == "deliberate.shortlisted_already"
    assert refused(lambda: Listing.objects.filter(listed=False).update(listed=True))
    assert refused(lambda: Listing.objects.all().delete())


def test_a_motion_of_the_meeting_is_enough(judged, kim, monkeypatch):
    monkeypatch.setattr(actions, "carried_by", lambda body: [("motion/7", "올린다")])
    actions.draw_up_shortlist(judged, "3차 회의 의결", decide(judged), by=kim, motion="motion/7")
    assert shortlisted(judged.track).count() == 2


def test_a_motion_that_no_meeting_of_the_body_carried_is_not_enough(judged, kim):
    """Negative control."""
    wrong = says(actions.draw_up_shortlist, judged, "의결", decide(judged), by=kim, motion="motion/7")
    assert wrong == "deliberate.no_such_motion"


def test_every_proposal_is_decided(judged, kim):
    half = dict(list(decide(judged).items())[:2])
    assert says(actions.draw_up_shortlist, judged, "심사 결과", half, by=kim) == "deliberate.every_proposal_is_decided"


def test_no_shortlist_while_they_score(round, kim):
    assert says(actions.draw_up_shortlist, round, "심사", decide(round), by=kim) == "deliberate.time_is_not_up"


def test_what_was_listed_keeps_its_title_and_cost(judged, kim, members):
    actions.draw_up_shortlist(judged, "심사 결과", decide(judged), by=kim)
    actions.sign_shortlist(judged.shortlist, by=members["goh"])
    first = Listing.objects.select_related("candidate__proposal").first()
    Proposal.objects.filter(pk=first.candidate.proposal_id).update(cost=1)
    first.refresh_from_db()
    assert first.cost == 30_000_000


def test_a_track_nobody_scores_has_no_shortlist(year):
    assert shortlisted(year.tracks.get(code="dong")) is None


def test_the_result_asks_as_much_for_three_as_for_forty(judged, django_assert_max_num_queries):
    with django_assert_max_num_queries(9):
        result_of(judged)
    assert connection.vendor in ("sqlite", "postgresql")
