"""What stands at the head of every document: number, date, issuer, summary and keywords, in its own language."""

from babel.dates import format_date
from django.utils.translation import gettext, override

from .document import Document


def head(document: Document) -> list[tuple[str, str]]:
    """Terms and facts, leaving out what the document does not say."""
    with override(document.language):
        rows = [
            (gettext("문서번호"), document.number),
            (gettext("시행일"), format_date(document.date, "long", locale=document.language.replace("-", "_"))),
            (gettext("펴낸 곳"), document.issuer),
            (gettext("문서요지"), document.summary),
            (gettext("주제어"), ", ".join(document.keywords)),
        ]
    return [(term, fact) for term, fact in rows if fact]
