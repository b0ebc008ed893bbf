"""What residents asked for and what became of it before the vote."""

from django.utils.translation import gettext as _

from madang.base.documents.document import Paragraph, Table
from madang.base.pages.words import count_of
from madang.cycle.deliberate.data import DATASETS as DELIBERATE
from madang.cycle.propose.data import PROPOSALS
from madang.cycle.review.data import REVIEWS

from ..figures import bars
from .year import Year, table_or


def proposals(year: Year):
    """Every public proposal exactly once; those that were not published are counted."""
    read = year.read(PROPOSALS)
    public = [way for way in year.ways if way.proposal.is_public]
    said = {"all": count_of(len(year.ways), "proposal"), "public": count_of(len(public), "proposal")}
    yield Paragraph(_("제안 %(all)s이 들어왔고, 그 가운데 %(public)s을 공개했습니다.") % said)
    fields = [(name, number, count_of(number, "proposal")) for name, number in read.counted("field")]
    if chart := bars(_("분야마다의 제안"), fields):
        yield chart
    rows = [
        [way.proposal.code, way.proposal.title, way.proposal.area.name if way.proposal.area else "–", _ended(way)]
        for way in public
    ]
    header = [_("번호"), _("제목"), _("동네"), _("어떻게 되었나")]
    yield table_or(Table(_("모든 제안과 그 끝"), header, rows) if rows else None, _("공개한 제안이 없습니다."))
    yield read.source


def review(year: Year):
    read = year.read(REVIEWS)
    yield Paragraph(_("부서가 %(number)s을 검토하고 결재했습니다.") % {"number": count_of(len(read.rows), "proposal")})
    verdicts = [(name, number, count_of(number, "proposal")) for name, number in read.counted("verdict")]
    if chart := bars(_("검토의 결론"), verdicts):
        yield chart
    reasons = read.counted("reason")
    if reasons:
        yield Table(_("부적격 사유"), [_("사유"), _("건수")], [list(one) for one in reasons], numeric=[1])
    yield read.source


def deliberation(year: Year):
    for dataset in DELIBERATE:
        read = year.read(dataset)
        number = {"what": read.table.title, "number": count_of(len(read.rows), "row")}
        yield Paragraph(_("%(what)s: %(number)s을 자료로 붙였습니다.") % number)
        yield read.source


def _ended(way) -> str:
    return str(way.last.end.label) if way.last else str(way.proposal.get_state_display())
