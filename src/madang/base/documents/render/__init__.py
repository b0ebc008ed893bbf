"""The forms a document is handed out in, by suffix; another form is one more line here."""

from collections.abc import Callable
from dataclasses import dataclass

from ..document import Document
from . import data, html, hwpx, pdf, xlsx


@dataclass(frozen=True)
class Form:
    """`render(document)` gives the whole file. `edition` changes when the same document would look different."""

    suffix: str
    title: str
    media_type: str
    render: Callable[[Document], bytes]
    edition: str = "1"


FORMS = {
    form.suffix: form
    for form in [
        Form("pdf", "PDF", pdf.MEDIA_TYPE, pdf.render, pdf.EDITION),
        Form("hwpx", "HWPX", hwpx.MEDIA_TYPE, hwpx.render, hwpx.EDITION),
        Form("xlsx", "XLSX", xlsx.MEDIA_TYPE, xlsx.render, xlsx.EDITION),
        Form("html", "HTML", html.MEDIA_TYPE, html.render),
    ]
}

JSON = Form("json", "JSON", data.JSON_TYPE, data.as_json)
CSV = Form("csv", "CSV", data.CSV_TYPE, data.only_csv)
ZIP = Form("zip", "CSV (ZIP)", data.ZIP_TYPE, data.as_zip)


def forms_of(document: Document) -> dict[str, Form]:
    """All its forms by suffix: with sources also JSON, and CSV for one or a zip of them for several."""
    if not document.sources:
        return FORMS
    rows = CSV if len(document.sources) == 1 else ZIP
    return FORMS | {form.suffix: form for form in [rows, JSON]}
