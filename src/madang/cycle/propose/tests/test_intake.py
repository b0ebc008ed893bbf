"""By desk, phone, paper, spreadsheet, meeting and letter: the same number, the same road, and how it came is shown."""

import csv
import io
import unicodedata
import zipfile
from datetime import UTC, datetime

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from madang.base import clock
from madang.base.datasets.formats import FORMATS
from madang.base.files.models import Upload
from madang.base.notices.models import Message
from madang.cycle.propose.forgetting import forget_contacts
from madang.cycle.propose.models import Assistance, Channel, Proposal, Proposer, Signatures, State, UnitPrice

pytestmark = pytest.mark.django_db
DESK, SHEET = "/haeoreum/2027/propose/desk/", "/haeoreum/2027/propose/sheet/"


@pytest.fixture
def hana(settle, haeoreum):
    """Helps at the desk."""
    return settle("hana", haeoreum, "helper", office="달빛동 주민센터")


@pytest.fixture
def heard(track, during, year):
    during(year, "propose")
    return {
        "title": "경로당 앞에 긴 의자", "problem": "기다릴 곳이 없어요", "idea": "의자 둘", "field": "welfare", "track": track.pk,
        "help-channel": "phone", "help-consent": "spoken", "help-occasion": "전화 3번", "help-contact": "010-1234-5678",
        "help-agreed": "on", "proposer_name": "꽃할머니",
    }  # fmt: skip


def test_a_helper_writes_down_what_was_said_by_phone(client, sign_in, heard, hana, kim):
    assert sign_in(client, hana).post(DESK, heard).status_code == 302
    proposal = Proposal.objects.get()
    assert (proposal.number, proposal.channel, proposal.proposer, proposal.state) == (
        1,
        Channel.PHONE,
        None,
        State.SUBMITTED,
    )
    help = Assistance.objects.get()
    assert (help.helper, help.consent) == (hana, "spoken")
    assert list(Message.objects.values_list("address", "template")) == [("010-1234-5678", "propose.submitted")]
    sign_in(client, kim).post("/haeoreum/2027/propose/waiting/publish/", {"number": [1]})
    client.logout()
    page = client.get("/haeoreum/2027/propose/1/").content.decode()
    assert "전화에서 도우미가 받아 적었습니다. 동의: 말로." in page
    assert "010-1234-5678" not in page and "hana" not in page


def test_without_consent_nothing_is_written_down(client, sign_in, heard, hana):
    page = sign_in(client, hana).post(DESK, heard | {"help-agreed": ""})
    assert (page.status_code, list(page.context["help"].errors), Proposal.objects.count()) == (200, ["agreed"], 0)
    assert "경로당 앞에 긴 의자" in page.content.decode()


def test_a_scan_of_the_paper_is_for_officers_alone(client, sign_in, heard, hana, kim):
    scan = SimpleUploadedFile("paper.txt", "종이에 적힌 글".encode())
    sign_in(client, hana).post(DESK, heard | {"help-channel": "paper", "help-consent": "signed", "help-scan": scan})
    sign_in(client, kim).post("/haeoreum/2027/propose/waiting/publish/", {"number": [1]})
    kept = Upload.objects.get()
    assert (Assistance.objects.get().scan, kept.is_public) == (kept, False)
    client.logout()
    assert client.get(f"/haeoreum{kept.address}").status_code == 403


def test_residents_do_not_write_down_for_others(client, sign_in, heard, ara):
    assert sign_in(client, ara).post(DESK, heard).status_code == 403


def sheet_of(*rows, header=("제목", "불편", "제안", "동네", "비용", "접수 방법", "연락처", "받은 날")):
    page = io.StringIO()
    csv.writer(page).writerows([header, *rows])
    return SimpleUploadedFile("wishes.csv", page.getvalue().encode("utf-8-sig"), "text/csv")


@pytest.fixture
def send(client, sign_in, kim, during, year):
    during(year, "propose")
    sign_in(client, kim)

    def send(file, **more):
        return client.post(SHEET, {"file": file, "channel": "sheet"} | more)

    return send


def test_a_sheet_comes_in_row_by_row(send, year):
    rows = [
        [
            "회의에서 나온 긴 의자",
            "앉을 곳이 없어요",
            "의자 셋",
            "달빛동",
            "3,000,000",
            "지역회의",
            "mi@example.org",
            "2026-03-20",
        ],
        ["=합계가 아닌 제목", "불편", "제안", "", "", "", "", ""],
    ]
    assert send(sheet_of(*rows)).status_code == 302
    told = Proposal.objects.order_by("number").values_list("number", "title", "channel", "cost", "area__name")
    assert list(told) == [
        (1, "회의에서 나온 긴 의자", "meeting", 3_000_000, "달빛동"),
        (2, "=합계가 아닌 제목", "sheet", None, None),
    ]
    assert Message.objects.get().address == "mi@example.org"


def workbook(*rows):
    page = io.BytesIO()
    book = xlsxwriter.Workbook(page)
    sheet = book.add_worksheet()
    for place, row in enumerate(rows):
        sheet.write_row(place, 0, row)
    book.close()
    return SimpleUploadedFile("wishes.xlsx", page.getvalue())


def test_an_excel_file_says_the_same(send):
    rows = [["제목", "불편", "제안", "비용"], ["엑셀에서 온 의자", "앉을 곳이 없어요", "의자 셋", 3000000]]
    assert send(workbook(*rows)).status_code == 302
    assert Proposal.objects.get().cost == 3_000_000


def test_an_excel_file_names_its_rows_too(send):
    rows = [["제목", "불편", "제안", "비용"], ["긴 의자", "불편", "제안", 1.5], ["", "불편", "제안", ""]]
    faults = send(workbook(*rows)).context["reading"].faults
    assert [(fault.row, fault.field) for fault in faults] == [(2, "비용"), (3, "제목")]
    assert not Proposal.objects.exists()


def test_a_bomb_of_an_archive_is_refused(send):
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/workbook.xml", b"0" * 60_000_000)
    answer = send(SimpleUploadedFile("wishes.xlsx", page.getvalue()))
    assert (answer.status_code, list(answer.context["form"].errors)) == (200, ["file"])


@pytest.mark.parametrize(
    "data", [b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", b"GIF89a<html><script>"]
)
def test_a_picture_that_is_none_is_told_at_its_field(client, sign_in, heard, ara, data):
    wish = {name: words for name, words in heard.items() if not name.startswith("help-")}
    picture = {"picture-picture": SimpleUploadedFile("a.png", data), "picture-alt": "무엇이 보이는지 적었습니다."}
    page = sign_in(client, ara).post("/haeoreum/2027/propose/new/", wish | picture)
    assert (page.status_code, list(page.context["picture"].errors), Proposal.objects.count()) == (200, ["picture"], 0)


WRONG = [
    ("", "불편", "제안", "달빛동", "1", "", "", ""),
    ("긴 의자 놓기", "", "제안", "달빛동", "1", "", "", ""),
    ("긴 의자 놓기", "불편", "제안", "없는동", "1", "", "", ""),
    ("긴 의자 놓기", "불편", "제안", "달빛동", "-5", "", "", ""),
    ("긴 의자 놓기", "불편", "제안", "달빛동", "많이", "비둘기", "", ""),
    ("긴 의자 놓기", "900101-1234567", "제안", "달빛동", "1", "", "", ""),
    ("긴 의자 놓기", "불편", "제" * 4001, "달빛동", "1", "", "", "2026-13-40"),
    ("의자", "불편", "제안", "달빛동", "１２3", "", "", ""),
    ("\u200b\u202e", "불편", "제안", "달빛동", "1e9", "", "", ""),
]
NAMED = [
    {"제목"}, {"불편"}, {"동네"}, {"비용"}, {"비용", "접수방법"}, {"불편"}, {"제안", "받은날"}, {"제목"}, {"제목", "비용"},
]  # fmt: skip


def test_nine_hundred_rows_of_mixed_errors_are_each_named_and_nothing_is_stored(send):
    good = [(f"좋은 제안 {number}", "불편", "제안", "달빛동", "1", "", "", "") for number in range(100)]
    page = send(sheet_of(*(WRONG[row % len(WRONG)] for row in range(900)), *good))
    faults = page.context["reading"].faults
    named = {}
    for fault in faults:
        named.setdefault(fault.row, set()).add(fault.field)
    assert named == {row + 2: NAMED[row % len(WRONG)] for row in range(900)}
    assert (page.status_code, Proposal.objects.count()) == (422, 0)
    assert "900101" not in page.content.decode()


def test_rows_that_are_there_already_are_named_and_left_out_when_asked(send, stand):
    stand(State.PUBLISHED, title="긴 의자 놓기", channel="web")
    rows = [["긴  의자 놓기", "불편", "제안"], ["나무 심기", "불편", "제안"], ["나무 심기", "불편", "제안"]]
    header = ("제목", "불편", "제안")
    page = send(sheet_of(*rows, header=header))
    assert page.context["reading"].doubles == [(2, "27-0001"), (4, "3번째 줄")]
    assert Proposal.objects.count() == 1
    assert send(sheet_of(*rows, header=header), skip="on").status_code == 302
    assert list(Proposal.objects.order_by("number").values_list("title", flat=True)) == ["긴 의자 놓기", "나무 심기"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04nothing",
        "제목,불편\n".encode(),
        b"\xff\xfe\x00",
        '제목,불편,제안\n"닫지 않은'.encode(),
        b"<svg onload=alert(1)>",
    ],
)
def test_what_is_no_sheet_is_refused_with_words(send, data):
    page = send(SimpleUploadedFile("wishes.csv", data))
    assert page.status_code in (200, 422)
    assert Proposal.objects.count() == 0
    assert page.context["form"].errors or page.context["reading"].faults


def test_decomposed_hangul_is_the_same_word(send):
    rows = [
        [
            unicodedata.normalize("NFD", "긴 의자 놓기"),
            "불편",
            "제안",
            unicodedata.normalize("NFD", "달빛동"),
            "",
            "",
            "",
            "",
        ]
    ]
    assert send(sheet_of(*rows)).status_code == 302
    assert Proposal.objects.get().title == "긴 의자 놓기"


def test_signatures_are_counted_from_the_sheet_and_no_name_is_kept(client, sign_in, stand, kim):
    stand(State.PUBLISHED)
    file = SimpleUploadedFile("names.csv", "이름,생일\n김하늘,0101\n이바다,0202\n김 하늘,0101\n".encode())
    sign_in(client, kim).post("/haeoreum/2027/propose/1/signatures/", {"file": file})
    signed = Signatures.objects.get()
    assert (signed.total, signed.duplicates, signed.people) == (3, 1, 2)
    assert "서명한 분 2명" in client.get("/haeoreum/2027/propose/1/").content.decode()


def test_a_neighbour_joins_by_the_invitation_and_by_nothing_else(client, sign_in, stand, ara, bom):
    stand(State.PUBLISHED)
    page = sign_in(client, ara).get("/haeoreum/2027/propose/1/together/")
    link = page.context["link"].removeprefix("http://testserver")
    sign_in(client, bom).post(link, {"name": "봄이네"})
    assert list(Proposal.objects.by(bom)) == [Proposal.objects.get()]
    assert client.post("/haeoreum/2027/propose/1/join/1:abc:def/").status_code == 403
    assert "봄이네" in client.get("/haeoreum/2027/propose/1/").content.decode()


def test_the_office_takes_the_ledger_along_as_a_spreadsheet(client, sign_in, stand, kim, ara):
    stand()
    book = sign_in(client, kim).get("/haeoreum/2027/propose/ledger.xlsx")
    assert (book.status_code, b"".join(book.streaming_content)[:2]) == (200, b"PK")
    assert sign_in(client, ara).get("/haeoreum/2027/propose/ledger.xlsx").status_code == 403
    assert "xlsx" in FORMATS


@pytest.mark.parametrize("kind", ["normal", "large", "easy"])
def test_the_form_is_printed_in_three_ways(client, year, during, kind):
    during(year, "propose")
    address = f"/haeoreum/2027/propose/call/form/{kind}"
    assert client.get(f"{address}/").status_code == 200
    assert client.get(f"{address}.pdf").content.startswith(b"%PDF")
    assert client.get("/haeoreum/2027/propose/call/form/other/").status_code == 404


def test_the_call_says_what_is_taken_and_what_not(client, year, during):
    during(year, "propose")
    page = client.get("/haeoreum/2027/propose/call/").content.decode()
    for words in ("시정참여형", "사업 하나의 한도", "주민등록을 둔 사람", "법령·조례에 어긋남", "큰 글씨", "제안하기"):
        assert words in page, words


def test_prices_are_the_officers(client, sign_in, kim, ara, haeoreum, year):
    price = {"name": "긴 의자", "unit": "개", "price": "320000", "source": "조달청", "year": "2026"}
    assert sign_in(client, ara).post("/haeoreum/2027/propose/prices/", price).status_code == 403
    sign_in(client, kim).post("/haeoreum/2027/propose/prices/", price)
    assert list(UnitPrice.objects.values_list("name", "price")) == [("긴 의자", 320_000)]
    assert client.post("/haeoreum/2027/propose/prices/", price).status_code == 200  # told, not broken
    client.post("/haeoreum/2027/propose/prices/", {"drop": UnitPrice.objects.get().pk})
    assert not UnitPrice.objects.exists()


def test_contacts_scans_and_sheets_are_forgotten_when_the_year_is_over(client, sign_in, heard, hana, kim):
    scan = SimpleUploadedFile("paper.txt", "종이에 적힌 글".encode())
    sign_in(client, hana).post(DESK, heard | {"help-channel": "paper", "help-consent": "signed", "help-scan": scan})
    assert forget_contacts() == 0
    with clock.set_to(datetime(2028, 1, 2, tzinfo=UTC)):
        assert forget_contacts() == 2
    assert (Proposer.objects.get().address, Assistance.objects.get().scan, Upload.objects.count()) == ("", None, 0)
    assert Proposer.objects.get().name == "꽃할머니"
