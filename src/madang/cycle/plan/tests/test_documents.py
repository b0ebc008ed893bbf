"""The plan as the document that is put up for notice."""

from io import BytesIO

import pikepdf
import pytest
from hwpx import HwpxDocument
from python_calamine import CalamineWorkbook

from madang.cycle.plan.actions import publish_plan, save_draft
from madang.cycle.plan.models import OperatingPlan

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(year, kim, during):
    during(year, "plan", days=1)
    year.windows.update(legal_ground="지방재정법 제39조와 조례 제7조가 정한 행사")
    return publish_plan(save_draft(OperatingPlan(cycle=year, purpose="주민이 예산 편성에 참여합니다."), by=kim), by=kim)


def test_everyone_reads_it_as_a_page(client, published):
    page = client.get("/haeoreum/2027/plan/versions/1/document/").content.decode()
    assert "2027년 주민참여예산 운영계획" in page
    assert "주민이 예산 편성에 참여합니다." in page
    assert "동단위 자치계획형" in page


def test_the_pdf_is_tagged_and_speaks_korean(client, published):
    answer = client.get("/haeoreum/2027/plan/versions/1/document.pdf")
    if answer.status_code == 503:
        pytest.skip("no Korean font: apt install fonts-nanum")
    with pikepdf.open(BytesIO(answer.content)) as pdf:
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang).startswith("ko")


def test_clerks_get_it_to_edit_and_to_reckon_with(client, published):
    address = "/haeoreum/2027/plan/versions/1/document"
    text = HwpxDocument.open(BytesIO(client.get(f"{address}.hwpx").content)).text.plain()
    assert "주민이 예산 편성에 참여합니다." in text
    book = CalamineWorkbook.from_filelike(BytesIO(client.get(f"{address}.xlsx").content))
    assert book.sheet_names[:2] == ["문서", "유형마다 쓸 수 있는 돈"]


def test_a_draft_has_no_document(client, year, kim, during):
    during(year, "plan", days=1)
    save_draft(OperatingPlan(cycle=year, purpose="쓰는 중"), by=kim)
    assert client.get("/haeoreum/2027/plan/versions/1/document/").status_code == 404
