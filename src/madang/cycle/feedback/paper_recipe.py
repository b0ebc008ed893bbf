"""The white paper as the worker makes it: the chapters anew from the record while it is a draft, as frozen afterwards."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from madang.base.documents.document import Document
from madang.base.documents.making.recipe import Tell, recipe
from madang.base.places.models import Government
from madang.cycle.plan.models import Cycle

from .models import WhitePaper
from .white_paper import document_of, write_content


@recipe(_("연간 백서"))
def white_paper(government: Government, tell: Tell, *, year: int) -> Document:
    cycle = Cycle.objects.of(government).select_related("government", "ordinance").get(fiscal_year=year)
    tell(1, gettext_noop("한 해의 기록을 읽고 있습니다"))
    paper = WhitePaper.objects.of(cycle).exclude(digest="").first()
    if paper is None:
        paper = write_content(cycle, lambda percent: tell(percent, gettext_noop("장마다 쓰고 있습니다")))
    paper.cycle = cycle
    return document_of(paper)
