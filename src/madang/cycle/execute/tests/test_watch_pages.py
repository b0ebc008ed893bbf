"""The pages of the extracts and of the watching, without JavaScript: forms, previews, refusals, and how often they ask."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from madang.base import clock
from madang.cycle.convene.models import Body
from madang.cycle.execute.models import Extract, ExtractRow, Sighting, WasteReport
from madang.cycle.execute.watch.visiting import tell_sighting
from madang.cycle.execute.watch.wasting import report_waste

from .extract_files import api_row, csv_of, xlsx_of
from .test_extracts import JULY

HERE = "/haeoreum/2027/execute/"


@pytest.fixture
def officer(client, sign_in, kim):
    return sign_in(client, kim)


@pytest.fixture
def july(work):
    with clock.set_to(JULY):
        yield work


def _file(data: bytes, name: str):
    return SimpleUploadedFile(name, data)


def _kept(page: str) -> str:
    return page.split('name="kept" value="')[1].split('"')[0]


def test_an_officer_looks_first_and_takes_it_in_then(july, officer, client):
    rows = api_row(spent=12_000_000, bdg_cash_amt=50_000_000), api_row(code="360000020279999D")
    preview = client.post(f"{HERE}extracts/new/", {"origin": "lofin", "file": _file(xlsx_of(*rows), "6월.xlsx")})
    assert "아직 아무것도 적지 않았습니다" in preview.text and Extract.objects.count() == 0
    assert client.post(f"{HERE}extracts/take/", {"kept": _kept(preview.text)}).status_code == 302
    assert ExtractRow.objects.count() == 2
    assert client.post(f"{HERE}extracts/take/", {"kept": _kept(preview.text)}).status_code == 403
    page = client.get(f"{HERE}extracts/1/").text
    assert "살펴야 할 줄이 2개 있습니다" in page
    split = f"{HERE}extracts/1/2/"
    assert "나누어 적기" in client.get(split).text
    project = july.project
    said = {"deed": "split", "split-reason": "나머지는 다른 공원", f"split-project-{project.pk}-municipal": "9000000"}
    assert client.post(split, said).status_code == 302
    assert client.post(f"{HERE}extracts/1/rest/", {"reason": "청사 관리"}).status_code == 302
    assert "모든 줄을 살폈습니다" in client.get(f"{HERE}extracts/1/").text


def test_a_wrong_file_names_every_row_and_keeps_nothing(july, officer, client):
    wrong = csv_of(api_row(spent="-1"), api_row(laf_cd="90210"))
    answer = client.post(f"{HERE}extracts/new/", {"origin": "lofin", "file": _file(wrong, "a.csv")})
    assert answer.status_code == 422 and "고칠 곳이 2군데 있습니다" in answer.text
    assert "다른 자치단체의 코드입니다." in answer.text and Extract.objects.count() == 0


@pytest.mark.parametrize("kept", ["", "x", "YQ:1:2"])
def test_what_was_changed_on_the_way_is_not_taken(july, officer, client, kept):
    assert client.post(f"{HERE}extracts/take/", {"kept": kept}).status_code == 302
    assert Extract.objects.count() == 0


def test_residents_see_the_reconciliation_and_settle_nothing(july, officer, client, sign_in, ara):
    preview = client.post(f"{HERE}extracts/new/", {"origin": "lofin", "file": _file(csv_of(api_row()), "a.csv")})
    client.post(f"{HERE}extracts/take/", {"kept": _kept(preview.text)})
    client.logout()
    sign_in(client, ara)
    assert client.get(f"{HERE}extracts/").status_code == client.get(f"{HERE}extracts/1/").status_code == 200
    assert client.get(f"{HERE}extracts/1/2/").status_code == client.get(f"{HERE}extracts/new/").status_code == 403


def test_the_desk_lists_what_waits_and_what_is_late(work, officer, client, ara, haeoreum):
    tell_sighting(Sighting(work=work, place="계단", words="흔들려요"), by=ara)
    report_waste(haeoreum, 2027, "의자를 비싸게 샀습니다.", work=work)
    with clock.set_to(clock.now() + timedelta(days=31)):
        late = client.get(f"{HERE}watch/desk/").text
        assert "늦음" in late and "계단" in late and "의자를 비싸게" not in late
        assert "늦음" in client.get(f"{HERE}watch/waste/1/").text
        assert client.get(f"{HERE}watch/waste/").text.count("기한을 넘긴 신고") == 1


def test_lists_ask_as_often_for_one_as_for_thirty(work, client, haeoreum, django_assert_max_num_queries):
    for _time in range(30):
        report_waste(haeoreum, 2027, "의자를 비싸게 샀습니다.", work=work)
    WasteReport.objects.update(outcome="no_waste", outcome_words="낭비가 아닙니다.", answered_at=clock.now())
    for page in ("watch/", "watch/waste/", "extracts/"):
        with django_assert_max_num_queries(14):
            assert client.get(f"{HERE}{page}").status_code == 200


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize(
    "page", ["extracts/", "extracts/new/", "watch/", "watch/desk/", "watch/desk/checklist/", "watch/waste/", "watch/waste/new/",
             "watch/waste/mine/", "watch/1/visit/", "watch/1/tell/", "watch/1/pictures/", "watch/1/completion/"],
)  # fmt: skip
def test_every_page_opens_in_both_languages(work, officer, client, page, language):
    Body.objects.create(
        government=work.project.cycle.government, kind="monitoring", name="모니터링단", legal_basis="조례"
    )
    client.cookies["django_language"] = language
    answer = client.get(f"{HERE}{page}")
    assert answer.status_code == 200
