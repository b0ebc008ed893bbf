"""Hearings that must be answered, opinion maps that expose nobody, texts that two sides agree to."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import Refused
from madang.base.record.models import Entry
from madang.cycle.deliberate import forgetting
from madang.cycle.deliberate.data import CLAIMS
from madang.cycle.deliberate.hearing import actions as hearings
from madang.cycle.deliberate.models import Claim, Conversation, Frozen, Hearing, Reaction, Stance, Statement, Version
from madang.cycle.deliberate.opinions import actions as opinions
from madang.cycle.deliberate.opinions.permissions import why_not_add
from madang.cycle.deliberate.templatetags.deliberate import changed
from madang.cycle.deliberate.together import actions as together

pytestmark = pytest.mark.django_db
HERE = "/haeoreum/2027/deliberate/"


def refused(change):
    with pytest.raises(DatabaseError), transaction.atomic():
        change()
    return True


def says(act, *args, **kwargs):
    with pytest.raises(Refused) as why:
        act(*args, **kwargs)
    return why.value.reason


# A hearing


@pytest.fixture
def hearing(year, during, kim):
    now = during(year, "deliberate", days=1)
    one = Hearing(
        cycle=year,
        title="2027년 참여예산 공청회",
        words="무엇을 먼저 할까요?",
        opens_at=now,
        closes_at=now + timedelta(days=7),
    )
    return hearings.open_hearing(one, by=kim)


def test_a_resident_states_and_the_clock_runs(hearing, ara):
    said = hearings.state(hearing, "그늘이 없습니다. 제 번호는 010-1234-5678입니다.", by=ara)
    assert (said.number, "010-1234-5678" in said.words, said.due_on > clock.today()) == (1, False, True)


def test_what_nobody_answered_in_time_is_overdue(hearing, ara):
    hearings.state(hearing, "그늘이 없습니다.", by=ara)
    assert Statement.objects.overdue().count() == 0
    with clock.set_to(clock.now() + timedelta(days=30)):
        assert Statement.objects.overdue().count() == 1


def test_an_office_answers_once(hearing, ara, kim):
    said = hearings.state(hearing, "그늘이 없습니다.", by=ara)
    hearings.answer(said, "내년에 나무를 심습니다.", by=kim)
    said.refresh_from_db()
    assert (said.office, said.answer) == ("예산담당관", "내년에 나무를 심습니다.")
    assert says(hearings.answer, said, "아닙니다.", by=kim) == "deliberate.answered_already"
    assert refused(lambda: Statement.objects.update(answer="다른 답"))
    assert refused(lambda: Statement.objects.update(words="다른 말"))


def test_neighbours_do_not_state_and_residents_do_not_answer(hearing, ara, out):
    assert says(hearings.state, hearing, "저도요.", by=out) == "deliberate.residents_only"
    said = hearings.state(hearing, "그늘이 없습니다.", by=ara)
    assert says(hearings.answer, said, "네.", by=ara) == "deliberate.officers_only"


def test_what_was_said_in_the_room_has_the_same_clock(hearing, ara, kim):
    web = hearings.state(hearing, "그늘이 없습니다.", by=ara)
    spoken = hearings.take_down(hearing, "버스가 늦습니다.", "박 어르신", "spoken", by=kim)
    assert (spoken.number, spoken.due_on, spoken.person) == (2, web.due_on, None)


def test_a_hearing_is_read_without_signing_in(client, hearing, ara):
    hearings.state(hearing, "그늘이 없습니다.", by=ara)
    page = client.get(f"{HERE}hearings/{hearing.pk}/")
    assert page.status_code == 200
    assert "그늘이 없습니다." in page.text


# An opinion map


@pytest.fixture
def conversation(year, during, kim):
    now = during(year, "deliberate", days=1)
    one = Conversation(
        cycle=year,
        title="그늘과 길",
        question="무엇이 먼저일까요?",
        opens_at=now,
        closes_at=now + timedelta(days=7),
        min_votes=3,
    )
    seeds = [
        "나무를 더 심어야 합니다.",
        "찻길을 줄여도 됩니다.",
        "주차장이 더 필요합니다.",
        "아이들이 걷기 무섭습니다.",
    ]
    return opinions.open_conversation(one, seeds, by=kim)


@pytest.fixture
def crowd(settle, haeoreum, conversation):
    """Forty residents of two minds who agree on the trees."""
    claims = {claim.number: claim for claim in conversation.claims.select_related("conversation__cycle__government")}
    for number in range(40):
        person = settle(f"p{number}", haeoreum, "resident")
        side = 1 if number < 24 else -1
        for claim, stance in zip(claims.values(), (1, side, -side, side), strict=True):
            opinions.react(claim, Stance(stance), by=person)
    return conversation


@pytest.fixture
def frozen(crowd, kim):
    with clock.set_to(crowd.closes_at + timedelta(hours=1)):
        opinions.end_conversation(crowd, by=kim)
        yield opinions.freeze(crowd.pk)


def test_the_map_finds_the_two_groups_and_what_unites_them(frozen):
    assert [(group["letter"], group["people"]) for group in frozen.found["groups"]] == [("A", 24), ("B", 16)]
    assert frozen.found["united"] == ["1"]


def test_nothing_in_the_map_or_the_record_names_a_person(frozen):
    names = [*Person.objects.values_list("email", flat=True), *(f"p{n}" for n in range(40))]
    told = str(frozen.found) + str([entry.facts for entry in Entry.objects.all()])
    assert [name for name in names if name and name in told] == []
    assert all(cell["people"] >= 5 for cell in frozen.found["hexes"]["cells"])
    assert not Entry.objects.filter(event__contains="react").exists()


def test_the_export_has_counts_only(frozen, year):
    rows = list(CLAIMS.rows(year))
    assert len(rows) == 4 * 3
    assert rows[0][1:] == (1, "나무를 더 심어야 합니다.", "", 40, 0, 0)


def test_a_frozen_map_and_its_votes_do_not_change(frozen, crowd, ara):
    assert opinions.freeze(crowd.pk) is None
    assert refused(lambda: Frozen.objects.update(digest="0"))
    assert refused(lambda: Reaction.objects.update(stance=0))
    assert refused(lambda: Reaction.objects.create(claim=crowd.claims.first(), person=ara, stance=1))


def test_the_last_word_before_the_end_counts(crowd, ara):
    claim = crowd.claims.first()
    claim.conversation = crowd
    opinions.react(claim, Stance.AGREE, by=ara)
    opinions.react(claim, Stance.DISAGREE, by=ara)
    assert list(Reaction.objects.filter(person=ara).values_list("stance", flat=True)) == [-1]


def test_votes_go_a_month_after_the_map_is_frozen_and_not_before(frozen):
    assert refused(_early)
    assert forgetting.forget() == 0
    with clock.set_to(clock.now() + timedelta(days=31)):
        assert forgetting.forget() == 160


def _early():
    """A conversation that is open: its votes may not vanish."""
    one = Frozen.objects.get().conversation
    again = Conversation.objects.create(
        cycle=one.cycle,
        title="열린 것",
        question="?",
        opens_at=one.opens_at,
        closes_at=one.closes_at,
        made_by=one.made_by,
    )
    claim = Claim.objects.create(conversation=again, number=1, words="말", is_seed=True)
    vote = Reaction.objects.create(claim=claim, person=one.made_by, stance=1)
    vote.delete()


def test_residents_add_three_claims_and_no_more(conversation, ara):
    for number in range(3):
        opinions.add_claim(conversation, f"긴 의자가 {number}개 더 있으면 합니다.", by=ara)
    assert why_not_add(ara, conversation) == "deliberate.enough_claims"


def test_a_neighbour_and_a_stranger_do_not_react(conversation, out):
    claim = conversation.claims.first()
    claim.conversation = conversation
    assert says(opinions.react, claim, Stance.AGREE, by=out) == "deliberate.residents_only"


def test_one_claim_at_a_time_without_javascript(client, sign_in, conversation, ara):
    sign_in(client, ara)
    here = f"{HERE}opinions/{conversation.pk}/"
    for _turn in range(4):
        number = client.get(here).context["asked"].number
        assert client.post(here, {"claim": number, "stance": "1"}).status_code == 302
    page = client.get(here)
    assert (page.context["asked"], page.context["answered"]) == (None, 4)


def test_the_map_page_shows_table_and_picture(client, frozen, crowd):
    page = client.get(f"{HERE}opinions/{crowd.pk}/")
    assert page.status_code == 200
    assert "<polygon" in page.text
    assert "모둠 A" in page.text


# A text together


@pytest.fixture
def table(fit, ara, kim):
    proposal = fit("골목 쉼터")
    type(proposal).objects.filter(pk=proposal.pk).update(idea="긴 의자를 놓습니다.\n\n나무를 심습니다.")
    proposal.refresh_from_db()
    return together.lay_open(proposal, by=ara)


def test_a_resident_changes_a_paragraph_and_the_proposer_accepts(table, ara, bom):
    asked = together.propose_change(table, 2, "그늘이 넓은 나무를 심습니다.", "여름에 덥습니다.", by=bom)
    assert (
        says(together.answer_change, asked, accepted=True, words="좋습니다.", by=bom)
        == "deliberate.not_your_own_change"
    )
    together.answer_change(asked, accepted=True, words="좋습니다.", by=ara)
    assert [one.text for one in table.versions.all()] == [
        "긴 의자를 놓습니다.\n\n나무를 심습니다.", "긴 의자를 놓습니다.\n\n그늘이 넓은 나무를 심습니다.",
    ]  # fmt: skip


def test_what_the_proposer_would_change_an_office_answers(table, ara, bom, kim):
    asked = together.propose_change(table, 1, "긴 의자 둘을 놓습니다.", "하나로는 모자랍니다.", by=ara)
    assert says(together.answer_change, asked, accepted=True, words="네.", by=bom) == "deliberate.an_office_answers"
    together.answer_change(asked, accepted=False, words="자리가 좁습니다.", by=kim)
    assert table.versions.count() == 1


def test_a_refusal_needs_a_reason(table, ara, bom):
    asked = together.propose_change(table, 1, "", "필요 없습니다.", by=bom)
    assert says(together.answer_change, asked, accepted=False, words=" ", by=ara) == "deliberate.say_why"


def test_two_sides_agree_and_the_proposal_says_so(table, ara, bom, kim):
    asked = together.propose_change(table, 3, "비를 막는 지붕을 놓습니다.", "비가 옵니다.", by=bom)
    together.answer_change(asked, accepted=True, words="좋습니다.", by=ara)
    assert says(together.settle, table, by=ara, version=2) == "deliberate.not_agreed_yet"
    together.agree(table, by=kim)
    together.settle(table, by=ara, version=2)
    table.proposal.refresh_from_db()
    assert table.proposal.idea.endswith("비를 막는 지붕을 놓습니다.")
    assert says(together.propose_change, table, 1, "다시", "까닭", by=bom) == "deliberate.settled_already"
    assert refused(lambda: Version.objects.update(text="다른 글"))


def test_an_agreement_holds_only_for_the_text_that_was_read(table, ara, bom, kim):
    first = together.propose_change(table, 3, "지붕을 놓습니다.", "비가 옵니다.", by=bom)
    second = together.propose_change(table, 3, "등을 답니다.", "어둡습니다.", by=bom)
    together.answer_change(first, accepted=True, words="좋습니다.", by=ara)
    together.agree(table, by=kim)
    together.answer_change(second, accepted=True, words="좋습니다.", by=ara)
    assert says(together.settle, table, by=ara, version=2) == "deliberate.not_agreed_yet"


def test_of_two_changes_of_one_paragraph_the_second_is_told(table, ara, bom):
    first = together.propose_change(table, 1, "긴 의자 둘을 놓습니다.", "모자랍니다.", by=bom)
    second = together.propose_change(table, 1, "긴 의자 셋을 놓습니다.", "모자랍니다.", by=bom)
    together.answer_change(first, accepted=True, words="좋습니다.", by=ara)
    late = says(together.answer_change, second, accepted=True, words="좋습니다.", by=ara)
    assert late == "deliberate.paragraph_changed_meanwhile"


def test_what_came_in_and_went_out_is_said_in_words():
    assert changed("긴 의자를 <b>놓습니다", "긴 의자 둘을 놓습니다").count("&lt;b&gt;") == 1
    told = changed("나무를 심습니다", "큰 나무를 심습니다")
    assert told == '<ins><span class="sr">넣은 말: </span>큰 </ins>나무를 심습니다'


@pytest.mark.parametrize("name", ["home", "together"])
def test_the_pages_open(client, table, name):
    page = client.get(HERE if name == "home" else f"{HERE}together/{table.proposal.number}/")
    assert page.status_code == 200
