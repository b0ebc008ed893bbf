"""The pages of a round as members, officers, the chair and everyone meet them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from madang.cycle.convene.models import Interest, Member
from madang.cycle.deliberate.data import DATASETS, RESULTS, SHEETS
from madang.cycle.deliberate.models import Round, Sheet, Shortlist
from madang.cycle.deliberate.scoring import actions
from madang.cycle.plan.models import Cycle
from madang.cycle.vote.offering import on_offer

pytestmark = pytest.mark.django_db
HERE = "/haeoreum/2027/deliberate/"
NO = "다른 제안보다 급하지 않다고 보았습니다."


@pytest.fixture
def page(round):
    """page("result/"): an address of the round."""
    return lambda rest="": f"{HERE}rounds/{round.pk}/{rest}"


@pytest.fixture
def filled(round):
    """What a browser sends for a sheet with 15 everywhere."""
    return {f"c{one.pk}": "15" for one in round.criteria.all()} | {"words": "", "seen": "0"}


def test_a_member_scores_one_after_the_other(client, sign_in, round, members, page, filled):
    sign_in(client, members["goh"])
    first, second, third = (one.proposal.number for one in round.candidates.select_related("proposal"))
    assert client.post(page(f"sheet/{first}/"), filled | {"save": "1"})["Location"] == page(f"sheet/{second}/")
    assert client.post(page(f"sheet/{second}/"), filled | {"hand_in": "1"})["Location"] == page(f"sheet/{third}/")
    assert client.post(page(f"sheet/{third}/"), filled | {"hand_in": "1"})["Location"] == page("mine/")
    states = [row["state"] for row in client.get(page("mine/")).context["rows"]]
    assert states == ["draft", "handed_in", "handed_in"]


def test_the_keys_lead_on(client, sign_in, round, members, page):
    number = round.candidates.get(order=2).proposal.number
    told = sign_in(client, members["goh"]).get(page(f"sheet/{number}/")).text
    assert [key for key in "plnsh" if f'accesskey="{key}"' in told] == list("plnsh")


def test_what_is_half_written_is_kept_and_said_what_lacks(client, sign_in, round, members, page, filled):
    sign_in(client, members["goh"])
    number = round.candidates.first().proposal.number
    half = dict(list(filled.items())[1:])
    answer = client.post(page(f"sheet/{number}/"), half | {"hand_in": "1"})
    assert (answer.status_code, answer.text.count('value="15"')) == (422, 4)


def test_two_windows_lose_nothing(client, sign_in, round, members, page, filled):
    sign_in(client, members["goh"])
    number = round.candidates.first().proposal.number
    for _twice in range(2):
        seen = client.get(page(f"sheet/{number}/")).context["seen"]
        client.post(page(f"sheet/{number}/"), filled | {"save": "1", "seen": str(seen)})
    late = client.post(page(f"sheet/{number}/"), filled | {"save": "1", "seen": str(seen), "words": "둘째 창에서"})
    assert (late.status_code, "둘째 창에서" in late.text) == (422, True)
    again = late.context["seen"]
    assert client.post(page(f"sheet/{number}/"), filled | {"save": "1", "seen": str(again)}).status_code == 302


def test_who_stepped_back_sees_why_and_no_form(client, sign_in, round, members, page, step_back):
    candidate = round.candidates.first()
    step_back("shin", candidate.proposal)
    told = sign_in(client, members["shin"]).get(page(f"sheet/{candidate.proposal.number}/"))
    assert ("관련이 있다고" in told.text, 'name="hand_in"' in told.text) == (True, False)


def test_a_member_mends_a_mistake(client, sign_in, round, members, page, score):
    candidate = round.candidates.first()
    score(candidate, "goh", 10)
    sign_in(client, members["goh"])
    client.post(page(f"sheet/{candidate.proposal.number}/"), {"withdraw": "1", "why": "칸을 잘못 보았습니다."})
    assert sorted(Sheet.objects.values_list("stand", flat=True)) == ["draft", "withdrawn"]


def test_neither_residents_nor_officers_come_to_the_sheets(client, sign_in, round, ara, kim, page):
    number = round.candidates.first().proposal.number
    met = [
        sign_in(client, one).get(page(rest)).status_code for one in (ara, kim) for rest in ("mine/", f"sheet/{number}/")
    ]
    assert met == [403] * 4


def test_no_letter_stands_beside_a_name(client, sign_in, round, members, score, over, kim, page):
    for candidate in round.candidates.all():
        for name in members:
            score(candidate, name, 12)
    over(round)
    everyone = client.get(page()).text
    desk = sign_in(client, kim).get(f"{HERE}desk/rounds/{round.pk}/").text
    assert [name for name in members if f">{name}<" in everyone] == []
    assert all(f">{name}<" in desk for name in members)
    assert [letter for letter in "ABCDEFG" if f">{letter}<" in desk] == []


@pytest.fixture
def listed(round, members, score, over, kim, sign_in):
    """Scored, ended, drawn up at the desk and signed by the chair on the pages."""
    for place, candidate in enumerate(round.candidates.all()):
        for name in list(members)[:3]:
            score(candidate, name, 18 - 4 * place)
    over(round)
    rows = list(round.candidates.all())
    sent = {
        "ground": "심사 점수의 차례",
        f"listed{rows[0].pk}": "on",
        f"listed{rows[1].pk}": "on",
        f"why{rows[2].pk}": NO,
    }
    desk, client = f"{HERE}desk/rounds/{round.pk}/shortlist/", Client()
    assert sign_in(client, kim).post(desk, {key: said for key, said in sent.items() if said != NO}).status_code == 422
    assert client.post(desk, sent).status_code == 302
    assert sign_in(client, members["ma"]).post(f"{HERE}rounds/{round.pk}/sign/").status_code == 403
    assert sign_in(client, members["goh"]).post(f"{HERE}rounds/{round.pk}/sign/").status_code == 302
    return round


def test_everyone_reads_why_one_was_not_listed(client, listed, page):
    assert NO in client.get(page()).text


@pytest.mark.parametrize("suffix", ["", "html", "hwpx", "xlsx"])
def test_the_result_comes_as_a_document(client, listed, page, suffix):
    answer = client.get(page(f"result.{suffix}" if suffix else "result/"))
    assert (answer.status_code, len(answer.content) > 1000) == (200, True)


def test_there_is_no_result_before_the_end(client, round, page):
    assert client.get(page("result/")).status_code == 404


def test_the_ballot_is_offered_what_was_listed(listed):
    assert sorted(one.pk for one in on_offer(listed.track)) == sorted(
        listed.candidates.filter(listing__listed=True).values_list("proposal", flat=True)
    )


def test_without_a_round_the_ballot_is_offered_all_that_is_fit(year, fit):
    """Negative control."""
    made = [fit("소화기"), fit("긴 의자"), fit("먼 길", state="modified"), fit("아직", state="reviewing")]
    assert sorted(one.pk for one in on_offer(year.tracks.get(code="city"))) == sorted(one.pk for one in made[:3])


def test_a_round_without_a_shortlist_offers_none(round):
    assert list(on_offer(round.track)) == []


def test_what_is_published_names_nobody(listed, year, members):
    told = str([list(one.rows(year)) for one in DATASETS])
    assert [name for name in members if f"'{name}'" in told] == []
    assert len(list(RESULTS.rows(year))) == 3
    assert len(list(SHEETS.rows(year))) == 9


def test_the_round_asks_no_more_for_ten_proposals(
    client, round, fit, members, score, kim, page, django_assert_max_num_queries
):
    client.get(page())
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(page())
    actions.add_candidates(round, [fit(f"제안 {n}") for n in range(7)], by=kim)
    with django_assert_max_num_queries(len(few)):
        client.get(page())


def test_another_town_has_no_such_rows(client, sign_in, listed, neighbour, settle):
    """The officer next door, in their own year 2027."""
    Cycle.objects.create(government=neighbour, cycle_year=2026, fiscal_year=2027, total_ceiling=1_000_000)
    sign_in(client, settle("chief", neighbour, "officer", office="기획과"))
    rest = ["", "result/", "result.html", "mine/", "sheet/1/", "sign/"]
    here = [f"/dalmaji/2027/deliberate/rounds/{listed.pk}/{one}" for one in rest]
    here += [f"/dalmaji/2027/deliberate/desk/rounds/{listed.pk}/{one}" for one in ("", "shortlist/")]
    assert [client.get(one).status_code for one in here] == [404] * len(here)
    assert Shortlist.objects.get().round_id == Round.objects.get().pk


@pytest.fixture
def on_paper(round, committee, kim):
    """Nam has no account; their letter is called after the round was made."""
    sitting = Member.objects.filter(body=committee).first()
    fields = {"since": sitting.since, "until": sitting.until, "seating": sitting.seating, "sex": "female"}
    member = Member.objects.create(body=committee, name="nam", route="lot", **fields)
    actions.call_judges(round, by=kim)
    return member


def test_a_paper_is_typed_in_whole_and_once(client, sign_in, round, kim, on_paper):
    here = f"{HERE}desk/rounds/{round.pk}/paper/{on_paper.pk}/"
    first, second = list(round.candidates.all())[:2]
    marks = {f"p{one.pk}-{each.pk}": "12" for one in (first, second) for each in round.criteria.all()}
    sign_in(client, kim)
    half = dict(list(marks.items())[:-1])
    assert (client.post(here, half).status_code, Sheet.objects.count()) == (422, 0)
    assert client.post(here, marks).status_code == 302
    assert set(Sheet.objects.values_list("stand", "taken_down_by")) == {("handed_in", kim.pk)}
    assert len(client.get(here).context["form"].candidates) == 1


def test_nobody_types_in_for_a_member_with_an_account(client, sign_in, round, kim, members, committee):
    goh = Member.objects.get(body=committee, person=members["goh"])
    assert sign_in(client, kim).get(f"{HERE}desk/rounds/{round.pk}/paper/{goh.pk}/").status_code == 403


def test_a_paper_in_conflict_is_left_out(client, sign_in, round, kim, on_paper):
    candidate = round.candidates.first()
    Interest.objects.create(member=on_paper, subject=candidate.proposal.subject, ground="work", declared_by=kim)
    shown = sign_in(client, kim).get(f"{HERE}desk/rounds/{round.pk}/paper/{on_paper.pk}/").context["form"].candidates
    assert [one.pk for one in shown] == [one.pk for one in round.candidates.exclude(pk=candidate.pk)]


def test_an_officer_writes_down_a_pitch_and_a_visit(client, sign_in, round, kim, page):
    first, second = list(round.candidates.all())[:2]
    desk = f"{HERE}desk/rounds/{round.pk}/"
    sign_in(client, kim)
    pitch = {"deed": "pitch", "pitch-candidate": second.pk, "pitch-order": "1", "pitch-pitch": "given"}
    visit = {"deed": "visit", "visit-candidate": first.pk, "visit-on": "2026-06-01", "visit-people": "3"}
    assert client.post(desk, pitch).status_code == 302
    assert client.post(desk, visit).status_code == 422
    assert client.post(desk, visit | {"visit-words": "자리를 재 보았습니다."}).status_code == 302
    second.refresh_from_db()
    assert (second.order, second.pitch, first.visits.get().people) == (1, "given", 3)
