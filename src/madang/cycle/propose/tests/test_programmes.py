"""What the government does already is shown to whoever asks for it, and comes in from its budget book: all of it or nothing."""

import io

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from madang.base.people.refusals import Refused
from madang.base.record.models import Entry
from madang.cycle.propose.models import ComplaintOffice, Draft, Programme, State
from madang.cycle.propose.programmes import programmes_like, take_in_programmes

pytestmark = pytest.mark.django_db
HERE = "/haeoreum/2027/propose/"
BOOK = (
    "회계연도,부서,세부사업,예산액,목적\n"
    '2026,안전총괄과,골목길 소화기 설치,"45,000,000",좁은 골목의 초기 진화\n'
    "2026,공원녹지과,산책로 긴 의자 정비,12000000원,쉬어 가는 산책길\n"
)


@pytest.fixture
def upload(client, sign_in, kim, year):
    sign_in(client, kim)

    def upload(text, name="book.csv", source="2026년 세출예산서"):
        data = text if isinstance(text, bytes) else text.encode()
        return client.post(f"{HERE}programmes/", {"file": SimpleUploadedFile(name, data), "source": source})

    return upload


def test_the_budget_book_is_taken_in_and_whoever_asks_for_what_is_there_sees_it(upload, client, year, during, track):
    during(year, "propose")
    assert upload(BOOK).status_code == 302
    assert [(one.name, one.amount, one.source) for one in Programme.objects.order_by("name")] == [
        ("골목길 소화기 설치", 45_000_000, "2026년 세출예산서"), ("산책로 긴 의자 정비", 12_000_000, "2026년 세출예산서"),
    ]  # fmt: skip
    client.logout()
    wish = {
        "title": "좁은 골목에 소화기",
        "problem": "불이 나면 무서워요",
        "idea": "골목마다 하나",
        "field": "safety",
        "track": track.pk,
    }
    client.post(f"{HERE}new/", wish)
    secret = client.post(f"{HERE}new/", wish | {"keep": "1"}).url
    page = client.get(secret + "?check").content.decode()
    for words in (
        "이미 하고 있는 사업일 수도 있습니다",
        "골목길 소화기 설치",
        "안전총괄과",
        "2026년 세출예산서",
        "좁은 골목의 초기 진화",
    ):
        assert words in page, words
    assert "산책로 긴 의자 정비" not in page and Draft.objects.count() == 2


def test_the_clerk_sees_them_too(upload, client, stand):
    upload(BOOK)
    stand(title="산책로에 긴 의자")
    assert "산책로 긴 의자 정비" in client.get(f"{HERE}1/handle/").content.decode()


def test_a_later_year_stands_for_the_earlier_and_a_second_reading_changes_nothing_twice(upload, year):
    upload(BOOK)
    upload(BOOK.replace("2026,", "2027,").replace("45,000,000", "50,000,000"))
    upload(BOOK.replace("초기 진화", "불을 끄기"))
    assert Programme.objects.count() == 4
    assert [(one.programme.fiscal_year, one.programme.amount) for one in programmes_like(year, "골목 소화기")] == [
        (2027, 50_000_000)
    ]
    assert Programme.objects.get(fiscal_year=2026, name="골목길 소화기 설치").purpose == "좁은 골목의 불을 끄기"
    assert Entry.objects.filter(event="programmes_taken_in").count() == 3


def test_every_fault_is_named_by_row_and_field_and_nothing_is_half_stored(upload):
    page = upload(
        BOOK + "이천년,안전총괄과,가로등,1000,\n2026,,보안등,-5,\n2026,안전총괄과,골목길 소화기 설치,1000,\n"
        "2026,안전과,경로당 900101-1234567,1000,\n"
    )
    reading = page.context["reading"]
    assert {(fault.row, fault.field) for fault in reading.faults} == {
        (4, "회계연도"), (5, "부서"), (5, "예산액"), (6, "세부사업"), (7, "세부사업"),
    }  # fmt: skip
    assert (page.status_code, Programme.objects.count()) == (422, 0)
    assert "900101" not in page.content.decode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe\x00",
        b"PK\x03\x04 no workbook",
        "부서,세부사업\n가,나\n".encode(),
        '회계연도,부서,세부사업,예산액\n2026,"가'.encode(),
    ],
)
def test_what_is_no_table_is_refused_in_words(upload, data):
    page = upload(data)
    assert page.status_code in (200, 422)
    assert (page.context["form"].errors or page.context["reading"].faults) and not Programme.objects.exists()


def test_a_workbook_is_read_as_well_and_a_formula_stays_text(upload):
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(
            (["회계연도", "부서", "세부사업", "예산액"], [2026, "안전총괄과", "'=골목 소화기", 1000])
        ):
            for place, cell in enumerate(row):
                sheet.write(number, place, cell)
    assert upload(file.getvalue(), "book.xlsx").status_code == 302
    assert Programme.objects.get().name == "=골목 소화기"


def test_only_the_office_takes_them_in(client, sign_in, ara, year):
    assert sign_in(client, ara).get(f"{HERE}programmes/").status_code == 403
    with pytest.raises(Refused):
        take_in_programmes(year, [], by=ara)


def test_the_database_keeps_one_of_a_year(haeoreum):
    row = {"government": haeoreum, "fiscal_year": 2026, "department": "과", "name": "일", "amount": 1, "source": "책"}
    Programme.objects.create(**row)
    for again in (row, row | {"name": ""}, row | {"name": "다른 일", "source": ""}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Programme.objects.create(**again)


def test_where_complaints_go_is_named_once_and_shown_wherever_it_matters(
    client, sign_in, kim, ara, stand, year, during, track
):
    during(year, "propose")
    assert "민원여권과" not in client.get(f"{HERE}call/").content.decode()
    named = {"name": "민원여권과", "phone": "02-120", "hours": "평일 9시부터", "page": ""}
    assert sign_in(client, kim).post(f"{HERE}complaints/", named).status_code == 302
    stand(State.COMPLAINT, published_at="2026-03-02T00:00:00Z", answer="교통행정과가 나가 봅니다.")
    stand(title="주차 단속해 주세요")
    assert "민원여권과" in client.get(f"{HERE}2/handle/").content.decode()
    client.logout()
    for page in ("call/", "1/"):
        assert "민원여권과" in client.get(HERE + page).content.decode(), page
    wish = {
        "title": "불법 주차 단속",
        "problem": "차가 많아요",
        "idea": "단속해 주세요",
        "field": "safety",
        "track": track.pk,
    }
    secret = client.post(f"{HERE}new/", wish | {"keep": "1"}).url
    assert "02-120" in client.get(secret + "?check").content.decode()
    assert ComplaintOffice.objects.get().name == "민원여권과"
    assert sign_in(client, ara).get(f"{HERE}complaints/").status_code == 403
