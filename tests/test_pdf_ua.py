"""An independent checker of PDF/UA finds no fault in the documents that the money leaves behind (./run test-long)."""

import pytest
from django.urls import reverse

from madang.base.documents.document import Document, Paragraph
from madang.base.documents.render import fonts, pdf
from madang.cycle.feedback.paper_recipe import white_paper

from .small_years import one_of_everything

outloud = pytest.importorskip("outloud", reason="only ./run test-long installs it")
pytestmark = [pytest.mark.django_db, pytest.mark.long]
if not fonts.korean(fonts.installed()):
    pytest.skip(fonts.REMEDY, allow_module_level=True)

DOCUMENTS = [
    ("budget:statement_as", []),
    ("budget:summary_as", []),
    ("feedback:white_paper_as", []),
    ("feedback:disclosure_as", ["budget"]),
]


def faults(content: bytes, path) -> list[tuple[str, str]]:
    path.write_bytes(content)
    result = outloud.check(str(path))
    assert result.error is None
    return [(one.rule, one.message) for one in result.findings if str(one.severity) == "error"]


@pytest.mark.parametrize(("name", "args"), DOCUMENTS, ids=[name for name, _args in DOCUMENTS])
def test_a_document_has_no_fault(client, year, ara, kim, during, tmp_path, name, args):
    during(year, "plan", days=1)
    one_of_everything(year, ara, kim)
    answer = client.get("/haeoreum" + reverse(name, args=[year.fiscal_year, *args, "pdf"]))
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert (answer.status_code, answer["Content-Type"], faults(content, tmp_path / "a.pdf")) == (
        200,
        "application/pdf",
        [],
    )


def test_a_white_paper_with_charts_has_no_fault(year, ara, kim, during, tmp_path):
    during(year, "plan", days=1)
    made = one_of_everything(year, ara, kim)
    document = white_paper(made.government, lambda *_said: None, year=year.fiscal_year)
    assert faults(pdf.render(document), tmp_path / "a.pdf") == []


def test_a_fault_would_be_seen(year, tmp_path):
    """A negative control: the same file, of which a catalogue says that it is not tagged."""
    content = pdf.render(
        Document("제목", "1", year.windows.first().opens_at.date(), "해오름시", blocks=[Paragraph("글")])
    )
    assert faults(content, tmp_path / "a.pdf") == []
    assert b"/StructTreeRoot" in content
    assert faults(content.replace(b"/StructTreeRoot", b"/StructTreeRood"), tmp_path / "b.pdf") != []
