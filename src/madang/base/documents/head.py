"""What stands at the head of every document: number, date, issuer, summary and keywords, in its own language."""

from babel.dates import format_date
from django.utils.translation import gettext, ngettext, override, pgettext

from .document import Document
from .source import Source


def head(document: Document) -> list[tuple[str, str]]:
    """Terms and facts, leaving out what the document does not say."""
    with override(document.language):
        rows = [
            (gettext("문서번호"), document.number),
            (gettext("시행일"), format_date(document.date, "long", locale=document.language.replace("-", "_"))),
            (gettext("펴낸 곳"), document.issuer),
            (gettext("문서요지"), document.summary),
            (gettext("주제어"), ", ".join(document.keywords)),
            (pgettext("document", "근거 자료"), ", ".join(_told(source) for source in document.sources)),
        ]
    return [(term, fact) for term, fact in rows if fact]


def _told(source: Source) -> str:
    count = len(source.rows)
    rows = ngettext("%(count)s줄", "%(count)s줄", count) % {"count": f"{count:,}"}
    return f"{source.title} ({source.file}, {rows})"
