"""When a disclosure is due and what it says: how the system was run, and the residents' opinion statement."""

from calendar import monthrange
from collections import Counter
from datetime import date, timedelta

from django.utils import translation
from django.utils.translation import gettext as _

from madang.base.documents.document import Document, Facts, Heading, Paragraph, Signature, Table
from madang.base.documents.source import Source
from madang.base.pages.words import count_of, day, money
from madang.cycle.budget.data import PROJECTS
from madang.cycle.budget.models import Bill, BillKind, BillState, OpinionStatement, StatementState
from madang.cycle.convene.models import Body
from madang.cycle.decide.models import Count
from madang.cycle.learn.models import Completion, Course
from madang.cycle.plan.models import Cycle
from madang.cycle.settle.books import books_of
from madang.cycle.settle.documents import by_project, unit_of
from madang.cycle.settle.documents import sources as settled_sources
from madang.cycle.settle.models import Settlement

from .ends import ways_of
from .models import Disclosure, End, Occasion
from .money import PLANNED, money_table, year_of

REPORT_WITHIN = timedelta(days=5)
LAW = "지방재정법 제60조 제1항 제10호의2"


def fixed_on(cycle: Cycle, occasion: str) -> date | None:
    """The day the council decided the main budget of the year, or approved its settlement; None before."""
    if occasion == Occasion.BUDGET:
        bills = Bill.objects.of(cycle.government).filter(fiscal_year=cycle.fiscal_year, kind=BillKind.MAIN)
        return bills.filter(state=BillState.DECIDED).values_list("decided_on", flat=True).first()
    settled = Settlement.objects.of(cycle).filter(fiscal_year=cycle.fiscal_year, approved_on__isnull=False)
    return settled.values_list("approved_on", flat=True).first()


def two_months_after(day: date) -> date:
    """The same day two months on, or the last of that month: 31 December is due on 28 or 29 February."""
    year, month = divmod(day.year * 12 + day.month + 1, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def document_of(paper: Disclosure, on: date, address: str = "") -> Document:
    """In the government's language, from the record and the ledger as they stand now."""
    cycle = paper.cycle
    government = cycle.government
    with translation.override(government.language):
        label = {"budget": _("예산 공시"), "settlement": _("결산 공시")}[paper.occasion]
        return Document(
            title=_("%(year)s년도 주민참여예산 운영현황과 주민의견서 (%(occasion)s)")
            % {"year": cycle.fiscal_year, "occasion": label},
            number=paper.number or "–",
            date=on,
            issuer=government.name,
            summary=_("%(law)s에 따라 주민참여예산을 어떻게 운영했고 주민이 무엇을 말했는지 밝힙니다.") % {"law": LAW},
            keywords=[_("지방재정공시"), _("주민참여예산"), str(cycle.fiscal_year)],
            blocks=[*_running(paper), *_money(paper), *_opinion(paper), Signature(_head_of(government))],
            language=government.language,
            address=address,
            sources=[Source.of(PROJECTS.table(cycle)), *_settled(paper), _ends_source(cycle)],
        )


def _running(paper: Disclosure):
    cycle, government = paper.cycle, paper.cycle.government
    ways = ways_of(cycle)
    yield Heading(_("운영현황"))
    if paper.words:
        yield Paragraph(paper.words)
    counts = Count.objects.of_cycle(cycle).published()
    yield Facts([
        (_("공시의 근거"), LAW),
        (_("예산이 정해지거나 결산이 승인된 날"), day(paper.fixed_on)),
        (_("바탕이 되는 조례"), cycle.ordinance.title if cycle.ordinance else "–"),
        (_("총한도"), money(cycle.total_ceiling, government.currency)),
        (_("주민참여예산기구"), count_of(Body.objects.of_year(cycle).count(), "item")),
        (_("예산학교"), count_of(Course.objects.filter(cycle=cycle, published_at__isnull=False).count(), "item")),
        (_("예산학교를 마친 사람"), count_of(Completion.objects.filter(course__cycle=cycle, withdrawn_at=None).count(), "person")),
        (_("들어온 제안"), count_of(len(ways), "proposal")),
        (_("센 표"), count_of(sum(one.ballots for one in counts), "vote")),
    ])  # fmt: skip
    ends = Counter(way.last.end for way in ways if way.last)
    rows = [[str(end.label), ends[end]] for end in End if ends[end]]
    rows.append([_("아직 하는 중"), sum(way.last is None for way in ways)])
    yield Table(_("제안이 어떻게 되었나"), [_("결과"), _("제안 수")], rows, numeric=[1], totals=[_("합계"), len(ways)])


def _money(paper: Disclosure):
    """What the council decided; of the settlement the very table that it approved."""
    cycle, currency = paper.cycle, paper.cycle.government.currency
    rows, whole = year_of(cycle)
    yield Heading(_("사업과 금액"))
    if not rows:
        yield Paragraph(_("주민이 고른 사업이 없습니다."))
    elif paper.occasion == Occasion.BUDGET:
        yield money_table(_("주민이 고른 사업"), rows, whole, PLANNED, currency)
    else:
        yield by_project(books_of(cycle, cycle.fiscal_year).table, unit_of(currency))


def _settled(paper: Disclosure) -> list[Source]:
    settled = paper.occasion == Occasion.SETTLEMENT
    return settled_sources(books_of(paper.cycle, paper.cycle.fiscal_year)) if settled else []


def _opinion(paper: Disclosure):
    yield Heading(_("주민의견서"))
    if paper.opinion:
        yield Paragraph(paper.opinion)
    statement = OpinionStatement.objects.of(paper.cycle).filter(state=StatementState.FROZEN).first()
    if statement is None:
        yield Paragraph(_("이 누리집에 굳혀 둔 주민의견서가 없습니다."))
        return
    yield Facts([
        (_("문서번호"), statement.number),
        (_("채택한 날"), day(statement.adopted_at)),
        (_("굳힌 날"), day(statement.frozen_at)),
        (_("지문(SHA-256)"), statement.digest),
    ])  # fmt: skip
    if statement.words:
        yield Paragraph(statement.words)


def _ends_source(cycle: Cycle) -> Source:
    rows = [
        [way.proposal.number, str(way.last.end) if way.last else "", way.last.on if way.last else None]
        for way in ways_of(cycle)
    ]
    return Source("ends", _("제안이 어떻게 끝났나"), ["number", "end", "on"], rows)


def _head_of(government) -> str:
    return _("%(name)s의 장") % {"name": government.name}
