"""The forms a document is handed out in, by suffix; another form is one more line here."""

from collections.abc import Callable
from dataclasses import dataclass

from ..document import Document
from . import html, hwpx, pdf, xlsx


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
