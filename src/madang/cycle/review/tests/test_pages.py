"""What people meet on the pages of the review, step by step, without JavaScript."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from madang.base.documents.render import FORMS
from madang.cycle.propose.models import DeskFilter, Proposal, State
from madang.cycle.review import documents
from madang.cycle.review.actions import appealing, reviewing, screening, summons
from madang.cycle.review.data import DATASETS
from madang.cycle.review.models import Criterion, InternalNote, Modification, Office, Review, Stand
from madang.cycle.review.statistics import statistics_of
from madang.cycle.review.story import stories_of, story_of

from .test_two_people import state_of

pytestmark = pytest.mark.django_db
HERE = "/haeoreum/2027/review/"


@pytest.fixture
def as_(client, sign_in):
    """as_(kim): the browser, signed in as this person."""
    return lambda person: sign_in(client, person)


def shown(answer) -> str:
    return answer.content.decode()


def test_the_officer_prepares_the_year(as_, kim, wish, year):
    wish()
    client = as_(kim)
    assert client.get(f"{HERE}settings/").status_code == 200
    client.post(f"{HERE}settings/offices/new/", {"name": "공원녹지과"})
    client.post(f"{HERE}settings/criteria/take/")
    terms = {"review_days": 20, "summons_days": 5, "consent_days": 5, "appeal_days": 9, "panel_days": 9}
    assert client.post(f"{HERE}settings/terms/", terms | {"panel_size": 4, "silence": "refused"}).status_code == 422
    assert client.post(f"{HERE}settings/terms/", terms | {"panel_size": 3, "silence": "refused"}).status_code == 302
    assert Criterion.objects.of(year).standing().count() == 15
    assert "공원녹지과" in shown(client.get(f"{HERE}settings/"))
    public = shown(client.get(f"{HERE}criteria/"))
    assert "지방자치법 제13조" in public
    assert "20일" in public


def test_a_criterion_that_was_used_stays_and_its_successor_stands(as_, kim, review, decided, criteria, year):
    decided(review)
    law = next(one for one in criteria if one.code == "law")
    page = f"{HERE}settings/criteria/{law.pk}/"
    said = {"kind": "review", "code": "law", "order": 1, "question": "법에 맞나요?"}
    assert as_(kim).post(page, said).status_code == 302
    law.refresh_from_db()
    assert (law.question, law.dropped_at is None) == ("법령과 조례에 맞나요?", False)
    assert Criterion.objects.of(year).standing().get(kind="review", code="law").question == "법에 맞나요?"


def test_forty_in_one_sitting(as_, kim, wish, parks):
    for n in range(6):
        wish(f"의자 {n}", "submitted" if n % 2 else "published")
    client = as_(kim)
    answer = client.post(
        f"{HERE}desk/assign/", {"number": [1, 2, 3], "assign-office": parks.pk, "query": "where=screening"}
    )
    assert answer["Location"] == f"{HERE}desk/?where=screening"
    left = shown(client.get(answer["Location"]))
    assert [n for n in range(6) if f"의자 {n}" in left.partition("<table")[2]] == [3, 4, 5]
    work = shown(client.get(f"{HERE}desk/5/?where=screening"))
    assert re.findall(r'accesskey="(\w)"', work) == ["p", "l", "n"]
    said = {
        "deed": "exclude",
        "state": "published",
        "exclude-reason": "no_budget",
        "exclude-sentence": "민원실에서 답합니다.",
    }
    onward = client.post(f"{HERE}desk/5/?where=screening", said)
    assert onward["Location"] == f"{HERE}desk/6/?where=screening"
    assert Proposal.objects.get(number=5).state == State.DECLINED


def test_a_no_without_words_is_the_form_again(as_, kim, wish):
    wish()
    answer = as_(kim).post(f"{HERE}desk/1/", {"deed": "exclude", "state": "published", "exclude-reason": "no_budget"})
    assert answer.status_code == 422
    assert Proposal.objects.get().state == State.PUBLISHED


def test_the_list_is_searched_by_number_and_by_any_spelling(as_, kim, wish):
    wish("골목마다 보이는 소화기")
    wish("버스 정류장에 긴 의자")
    client = as_(kim)
    for asked in ("27-0002", "2", "긴의자", "정류장"):
        page = shown(client.get(f"{HERE}desk/", {"q": asked}))
        assert "버스 정류장에 긴 의자" in page
        assert "골목마다 보이는 소화기" not in page


def test_an_officer_keeps_a_filter(as_, kim, wish):
    wish()
    client = as_(kim)
    client.post(f"{HERE}desk/filters/", {"keep-name": "늦은 것", "keep-query": "where=late"})
    assert 'href="?where=late"' in shown(client.get(f"{HERE}desk/"))
    client.post(f"{HERE}desk/filters/{DeskFilter.objects.get().pk}/forget/")
    assert not DeskFilter.objects.exists()


def test_one_who_comes_too_late_is_told_what_changed(as_, kim, wish, parks, settle, haeoreum):
    proposal = wish()
    screening.assign(proposal, parks, by=settle("lee", haeoreum, "officer"))
    answer = as_(kim).post(f"{HERE}desk/1/", {"deed": "exclude", "state": "published"})
    assert answer.status_code == 403
    assert "부서 배정" in shown(answer)


def sheet_of(criteria, **more):
    said = {"seen": 0, "lines": 3, "verdict": "eligible"}
    for one in criteria:
        said[f"c{one.pk}-mark"] = "ok"
    said |= {"l0-kind": "once", "l0-item": "소화기함", "l0-unit": "개", "l0-unit_price": 150_000, "l0-quantity": "12"}
    said |= {"l1-kind": "yearly", "l1-item": "약제 바꾸기", "l1-unit_price": 20_000, "l1-quantity": "12", "l1-years": 5}
    said |= {"l2-kind": "once"}
    return said | more


def test_a_reviewer_writes_and_an_approver_signs(as_, review, criteria, do, noh):
    client = as_(do)
    page = f"{HERE}desk/1/sheet/"
    assert client.get(page).status_code == 200
    assert client.post(page, sheet_of(criteria)).status_code == 302
    draft = Review.objects.get()
    assert (draft.stand, draft.total, draft.yearly, draft.running) == (Stand.REVIEWING, 1_800_000, 240_000, 1_200_000)
    assert "1,800,000" not in shown(client.get(f"{HERE}1/"))
    assert client.post(page, sheet_of(criteria, seen=draft.revision, hand_in=1)).status_code == 302
    handed = Review.objects.get()
    assert handed.stand == Stand.HANDED_IN
    as_(noh).post(f"{HERE}desk/1/", {"deed": "approve", "seen": handed.revision, "state": "reviewing"})
    assert (Review.objects.get().stand, Proposal.objects.get().cost) == (Stand.DONE, 1_800_000)
    card = shown(client.get(f"{HERE}1/"))
    assert "공원녹지과의 검토" in card
    assert "소화기함" in card
    assert do.name not in re.sub(r"<[^>]+>", " ", card).split()


def test_what_cannot_be_handed_in_is_kept_and_named(as_, review, criteria, do):
    said = sheet_of(criteria, verdict="ineligible", hand_in=1)
    answer = as_(do).post(f"{HERE}desk/1/sheet/", said)
    assert answer.status_code == 403
    assert "부적격의 사유를 골라 주세요." in shown(answer)
    assert Review.objects.get().verdict == "ineligible"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("l0-unit_price", "열"),
        ("l0-quantity", "-3"),
        ("l0-unit_price", "9" * 30),
        ("sentence", "900101-1234568"),
        ("lines", "x"),
    ],
)
def test_bad_input_is_named_and_nothing_is_kept(as_, review, criteria, do, field, value):
    answer = as_(do).post(f"{HERE}desk/1/sheet/", sheet_of(criteria, **{field: value}))
    assert answer.status_code == (302 if field == "lines" else 422)
    assert (Review.objects.get().revision == 0) == (field != "lines")


def test_a_yes_above_the_ceiling_is_refused_with_the_ceiling(as_, review, criteria, do):
    answer = as_(do).post(f"{HERE}desk/1/sheet/", sheet_of(criteria, **{"l0-unit_price": 30_000_000}))
    assert answer.status_code == 422
    assert "3억 원까지입니다" in shown(answer)


def test_the_proposer_mends_agrees_and_objects_on_pages(as_, review, decided, do, ara, kim, panel, settle, haeoreum):
    reviewing.take_up(review, by=do)
    summons.summon(Proposal.objects.get(), "골목 이름을 적어 주세요.", by=do)
    client = as_(ara)
    assert "골목 이름을 적어 주세요." in shown(client.get(f"{HERE}1/"))
    client.post(
        f"{HERE}1/answer/",
        {"answer": "달빛로 3길입니다.", "title": "골목마다 보이는 소화기", "idea": "보이는 곳에 답니다."},
    )
    decided(Review.objects.get(), "modified")
    client = as_(ara)
    both = shown(client.get(f"{HERE}1/consent/"))
    assert "골목마다 보이는 소화기" in both
    assert "큰길가에 보이는 소화기" in both
    client.post(f"{HERE}1/consent/", {"answer": "refused", "words": "골목이라야 합니다."})
    decided(Review.objects.get(), "ineligible")
    client = as_(ara)
    assert client.get(f"{HERE}1/appeal/").status_code == 200
    client.post(f"{HERE}1/appeal/", {"words": "자리가 있습니다."})
    client = as_(kim)
    assert "goh" in shown(client.get(f"{HERE}desk/1/"))
    client.post(f"{HERE}desk/1/", {"deed": "seat", "state": "appealed", "seat-people": [one.pk for one in panel]})
    for one in panel:
        as_(one).post(f"{HERE}1/panel/", {"voice": "won", "words": "가 보았습니다."})
    as_(kim).post(f"{HERE}desk/1/", {"deed": "close_appeal", "close_appeal-sentence": "자리가 있습니다."})
    assert state_of(review.proposal) == State.REVIEWING
    story = shown(client.get(f"{HERE}1/"))
    for words in ("달빛로 3길입니다.", "골목이라야 합니다.", "가 보았습니다.", "자리가 있습니다."):
        assert words in story


def test_notes_between_the_desks_are_seen_by_the_desks_alone(
    client, as_, sign_in, review, decided, kim, do, noh, ara, settle, haeoreum, year
):
    secret = "소유주가 전화로 화를 냈음"
    reviewing.write_inside(Proposal.objects.get(), secret, by=kim)
    decided(review)
    for person in (kim, do, noh):
        assert secret in shown(as_(person).get(f"{HERE}desk/1/"))
    others = [ara, *(settle(role, haeoreum, role) for role in ("helper", "member", "counter", "auditor"))]
    public = ["", "1/", "statistics/", "criteria/", "summary/", "marks/", "1/opinion/", "1/opinion.html", "1/notice/"]
    for person in others:
        assert as_(person).get(f"{HERE}desk/1/").status_code == 403
    for address in public:
        for person in (ara, kim):
            assert secret not in shown(as_(person).get(HERE + address))
    with pytest.raises(Exception, match="only grows"):
        InternalNote.objects.update(words="고침")


def test_a_member_of_a_panel_reads_no_draft_and_no_note(as_, review, written, kim, panel):
    written(review)
    for address in ("desk/", "desk/1/", "desk/1/sheet/"):
        assert as_(panel[0]).get(HERE + address).status_code == 403


def test_the_register_asks_as_often_for_one_as_for_thirty(client, wish, parks, kim, decided, as_):
    def queries(path):
        with CaptureQueriesContext(connection) as asked:
            client.get(path)
        return len(asked)

    as_(kim)
    pages = [HERE, f"{HERE}desk/", f"{HERE}statistics/", f"{HERE}summary/", f"{HERE}marks/"]
    decided(screening.assign(wish(), parks, by=kim))
    for path in pages:
        client.get(path)
    before = [queries(path) for path in pages]
    for n in range(30):
        screening.assign(wish(f"의자 {n}"), parks, by=kim)
    for number in range(2, 6):
        decided(Review.objects.get(proposal__number=number))
    assert [queries(path) for path in pages] == before


def test_statistics_say_why_how_long_and_what_was_reversed(review, decided, ara, kim, panel, wish, parks):
    decided(review, "ineligible")
    appeal = appealing.file_appeal(Proposal.objects.get(number=1), "자리가 있습니다.", by=ara)
    appealing.seat_panel(appeal, panel, by=kim)
    for seat in appeal.seats.all():
        appealing.speak(seat, "won", "있습니다.", by=seat.person)
    appealing.close_appeal(appeal, "있습니다.", by=kim)
    screening.exclude(wish("가로등"), reason="no_budget", sentence="민원실에서 답합니다.", by=kim)
    numbers = statistics_of(review.proposal.cycle)
    with translation.override("ko"):
        assert sorted(numbers.reasons) == sorted(
            [("토지 매입·임대보증금·재산이 되는 물품", 0, 1), ("예산이 들지 않는 단순 민원·진정", 1, 0)]
        )
    office = numbers.offices[0]
    assert (office.name, office.done, office.appeals, office.reversed, office.days) == ("공원녹지과", 1, 1, 1, [0])


def test_the_whole_register_is_data_without_names(review, decided, do, year):
    decided(review)
    rows = {dataset.name: list(dataset.rows(year)) for dataset in DATASETS}
    assert [len(rows[name]) for name in ("reviews", "findings", "cost-lines", "appeals")] == [1, 9, 1, 0]
    assert do.name not in {str(cell) for row in rows["reviews"] for cell in row}


def test_a_draft_is_no_data(review, written, year):
    written(review)
    assert [len(list(dataset.rows(year))) for dataset in DATASETS] == [0, 0, 0, 0]


def test_documents_in_every_form(client, as_, ara, review, decided, year):
    decided(review, "modified")
    as_(ara)
    for suffix in FORMS:
        for document in ("1/opinion", "1/notice", "summary", "marks"):
            answer = client.get(f"{HERE}{document}.{suffix}")
            assert answer.status_code in (200, 503), (document, suffix)
    paper = documents.opinion(story_of(Proposal.objects.get()), "https://example.org/")
    assert paper.title.endswith("골목마다 보이는 소화기")
    summary = documents.summary(year, stories_of([review.proposal]), "")
    assert summary.blocks[0].totals[5] == 3_600_000
    assert "no-store" in client.get(f"{HERE}1/notice.html")["Cache-Control"]


def test_nobody_else_reads_a_letter_to_a_proposer(client, as_, bom, review, decided):
    decided(review)
    assert as_(bom).get(f"{HERE}1/notice/").status_code == 403


def test_a_card_of_what_is_not_public_is_for_its_proposer(client, as_, wish, bom, ara):
    wish(state="submitted")
    assert client.get(f"{HERE}1/").status_code == 403
    assert as_(bom).get(f"{HERE}1/").status_code == 403
    assert as_(ara).get(f"{HERE}1/").status_code == 200


def test_another_towns_office_and_criteria_are_not_there(as_, kim, wish, neighbour, year):
    theirs = Office.objects.create(government=neighbour, name="옆 동네 부서")
    wish()
    client = as_(kim)
    assert client.get(f"{HERE}settings/offices/{theirs.pk}/").status_code == 404
    said = {"deed": "assign", "state": "published", "assign-office": theirs.pk}
    assert client.post(f"{HERE}desk/1/", said).status_code == 422


def test_english_pages_are_english(client, review, decided, ara, as_):
    decided(review, "modified")
    as_(ara)
    hangul = re.compile("[가-힣]")
    words = client.get(f"{HERE}statistics/", headers={"accept-language": "en"})
    text = re.sub(r"<[^>]+>", " ", shown(words).partition("<main")[2].partition("</main")[0])
    assert not [line for line in text.split("\n") if hangul.search(line) and "공원녹지과" not in line]
    assert Modification.objects.exists()
