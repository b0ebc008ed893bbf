"""A form to begin with: every place that a document offers, in a layout that the officer then changes."""

from django.utils.translation import gettext as _

from madang.base import clock

from ..document import Document, Facts, Heading, Paragraph, Table
from .offer import HEAD, Offer


def start_document(offer: Offer) -> Document:
    """A document whose words are places; as HWPX it is a form that is taken as it stands."""
    blocks = [
        Paragraph(_("글꼴과 배치를 마음대로 바꾸고, 필요 없는 자리는 지우세요. 겹괄호 안의 이름은 그대로 두세요.")),
        Facts([(name, _place(name)) for name in [*HEAD[4:], *offer.fields]]),
    ]
    for name, row in offer.rows.items():
        cells = [_place(place) for place in row]
        cells[0] = _place(f"#{name}") + cells[0]
        cells[-1] += _place(f"/{name}")
        blocks += [Heading(name), Table(name, list(row), [cells], row_headers=False)]
    return Document(_place("제목"), _place("문서번호"), clock.today(), _place("펴낸 곳"), blocks=blocks)


def _place(name: str) -> str:
    return f"{{{{{name}}}}}"
