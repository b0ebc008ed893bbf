"""부서검토의견서 of one proposal, 총괄표 and 심사표 of a year, and the letter to a proposer, in the government's language."""

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from madang.base import clock
from madang.base.documents.document import Document, Facts, Heading, Note, Paragraph, Signature, Table
from madang.base.pages.words import count_of, day, money
from madang.cycle.plan.models import Cycle
from madang.cycle.propose.reasons import Exclusion

from .models import Finding, LineKind, Mark, Review, Terms, Verdict
from .story import Story


def opinion(story: Story, address: str) -> Document:
    """What two people signed: it always reads the same."""
    review, proposal = story.verdict, story.proposal
    government = proposal.cycle.government
    with translation.override(government.language):
        return Document(
            title=_("부서검토의견서: %(title)s") % {"title": proposal.title},
            number=f"CPB-{proposal.cycle.fiscal_year}-REVIEW-{proposal.number:04}",
            date=timezone.localtime(review.approved_at).date(),
            issuer=government.name,
            summary=_("%(office)s의 검토 결과는 ‘%(verdict)s’입니다. 의회가 예산을 정하기 전까지는 검토 의견입니다.")
            % {"office": review.office.name, "verdict": review.get_verdict_display()},
            keywords=[_("주민참여예산"), _("부서검토"), str(proposal.cycle.fiscal_year), review.office.name],
            blocks=[
                *_about(story), *_findings(review), *_costs(review, government.currency), *_changed(review),
                *_second(review), *_signed(review),
            ],
            language=government.language,
            address=address,
        )  # fmt: skip


def notice(story: Story, address: str) -> Document:
    """The last answer, with what a proposer may do about it."""
    proposal, step = story.proposal, story.steps[-1]
    government = proposal.cycle.government
    with translation.override(government.language):
        facts = [
            (_("접수번호"), proposal.code),
            (pgettext("한 건", "제안"), proposal.title),
            (_("결과"), step.get_after_display()),
        ]
        if step.reason:
            facts.append((_("사유"), str(Exclusion(step.reason).label)))
        if story.verdict and story.verdict.verdict == step.after:
            facts.append((_("검토한 부서"), story.verdict.office.name))
        said = [Heading(_("드리는 말")), Paragraph(step.sentence)] if step.sentence else []
        return Document(
            title=_("제안 검토 결과 알림"),
            number=f"CPB-{proposal.cycle.fiscal_year}-NOTICE-{proposal.number:04}",
            date=timezone.localtime(step.at).date(),
            issuer=government.name,
            blocks=[
                Paragraph(_("제안해 주셔서 고맙습니다. 검토 결과를 알려 드립니다.")), Facts(facts), *said, *_ways_out(story),
                Signature(government.name, seal=_("직인생략")),
            ],
            language=government.language,
            address=address,
        )  # fmt: skip


def summary(cycle: Cycle, stories: list[Story], address: str) -> Document:
    """총괄표: one line a proposal."""
    government = cycle.government
    with translation.override(government.language):
        rows = [_summary_row(story) for story in stories]
        total = sum(row[5] or 0 for row in rows)
        header = [
            _("번호"), pgettext("한 건", "제안"), _("유형"), _("부서"), _("검토 결과"), _("사업비"), _("해마다 드는 돈"), _("사유"),
        ]  # fmt: skip
        unit = government.currency
        table = Table(
            _("부서검토 결과"), header, rows, units=["", "", "", "", "", unit, unit, ""], numeric=[5, 6],
            totals=[_("합계"), "", "", "", "", total, "", ""],
        )  # fmt: skip
        return _of_year(
            cycle, _("%(year)s년 제안 부서검토 총괄표"), "SUMMARY", [table] if rows else [_empty()], address
        )


def marks(cycle: Cycle, stories: list[Story], address: str) -> Document:
    """심사표: a column a criterion, a row a proposal; each set of criteria is a table of its own."""
    with translation.override(cycle.government.language):
        tables = []
        for criteria, told in _by_criteria(stories):
            header = [
                _("번호"),
                pgettext("한 건", "제안"),
                *[str(place) for place in range(1, len(criteria) + 1)],
                _("종합의견"),
            ]
            rows = [_marks_row(story, criteria) for story in told]
            tables += [
                Facts([(str(place), one.question) for place, one in enumerate(criteria, start=1)]),
                Table(_("기준마다의 판단"), header, rows, row_headers=True),
            ]
        return _of_year(cycle, _("%(year)s년 제안 심사표"), "MARKS", tables or [_empty()], address)


def _of_year(cycle: Cycle, title: str, code: str, blocks: list, address: str) -> Document:
    year = cycle.fiscal_year
    return Document(
        title=title % {"year": year},
        number=f"CPB-{year}-{code}",
        date=clock.today(),
        issuer=cycle.government.name,
        keywords=[_("주민참여예산"), _("부서검토"), str(year)],
        blocks=blocks,
        language=cycle.government.language,
        address=address,
    )


def _empty() -> Note:
    return Note(_("아직 검토를 마친 제안이 없습니다."))


def _about(story: Story) -> list:
    review, proposal = story.verdict, story.proposal
    facts = [
        (_("접수번호"), proposal.code),
        (pgettext("한 건", "제안"), proposal.title),
        (_("유형"), proposal.track.name),
        (_("동네"), proposal.area.name if proposal.area else _("전체")),
        (_("검토한 부서"), review.office.name),
        (_("종합의견"), review.get_verdict_display()),
    ]
    if review.reason:
        facts.append((_("사유"), str(Exclusion(review.reason).label)))
    for term, said in ((_("추진할 수 있는 때"), review.when_possible), (_("미리 거칠 절차"), review.procedures)):
        if said:
            facts.append((term, said))
    blocks = [Heading(_("제안과 결론")), Facts(facts)]
    if review.sentence:
        blocks.append(Note(review.sentence, title=_("드리는 말")))
    return [*blocks, *([Note(review.alternatives, title=_("대안"))] if review.alternatives else [])]


def _findings(review: Review) -> list:
    rows = [
        [one.criterion.question, one.criterion.legal_basis, str(Mark(one.mark).label), one.words, _rests_on(one)]
        for one in review.findings.all()
    ]
    if not rows:
        return []
    header = [_("기준"), _("법적 근거"), _("판단"), _("까닭"), _("근거 자료")]
    return [Heading(_("기준마다의 판단")), Table(_("검토 기준"), header, rows)]


def _rests_on(finding: Finding) -> str:
    said = (finding.evidence, finding.paper.original_name if finding.paper else "")
    return "; ".join(part for part in said if part)


def _costs(review: Review, currency: str) -> list:
    """The unit price and the amount stay numbers, so that a spreadsheet can add them up again."""
    lines = list(review.lines.all())
    if not lines:
        return []
    rows = [
        [line.item, str(LineKind(line.kind).label), line.unit_price, _number(line.quantity), line.unit, line.amount, line.source]
        for line in lines
    ]  # fmt: skip
    header = [_("항목"), _("쓰는 곳"), _("단가"), _("수량"), _("단위"), _("금액"), _("단가의 근거")]
    units, total = ["", "", currency, "", "", currency, ""], [_("사업비"), "", None, "", "", review.total, ""]
    blocks = [
        Heading(_("산출내역")),
        Table(_("항목마다 드는 돈"), header, rows, units=units, numeric=[2, 5], totals=total),
    ]
    if review.yearly:
        running = {"yearly": money(review.yearly, currency), "running": money(review.running, currency)}
        blocks.append(Paragraph(_("만든 뒤에는 해마다 %(yearly)s, 셈한 햇수 동안 모두 %(running)s 듭니다.") % running))
    return blocks


def _changed(review: Review) -> list:
    changed = review.modification
    if review.verdict != Verdict.MODIFIED or changed is None or review.proposal.hiding:
        return []
    rows = [[_("제목"), changed.title_before, changed.title], [_("내용"), changed.idea_before, changed.idea]]
    said = _("제안자의 답: %(answer)s") % {"answer": changed.get_answer_display()}
    table = Table(_("처음 글과 고친 글"), [_("글의 칸"), _("처음 글"), _("고친 글")], rows)
    return [Heading(_("고친 안")), table, Paragraph(changed.why), Paragraph(said)]


def _second(review: Review) -> list:
    given = [one for one in review.opinions.all() if one.given_at]
    if not given:
        return []
    rows = [[one.office.name, one.question, one.get_leaning_display(), one.words] for one in given]
    header = [_("부서"), _("물은 것"), _("의견"), _("까닭")]
    return [Heading(_("다른 부서의 의견")), Table(_("다른 부서의 의견"), header, rows)]


def _signed(review: Review) -> list:
    facts = [
        (_("배정한 날"), day(timezone.localtime(review.assigned_at).date())),
        (_("검토를 올린 날"), day(timezone.localtime(review.handed_in_at).date())),
        (_("결재한 날"), day(timezone.localtime(review.approved_at).date())),
    ]
    return [Heading(_("검토와 결재")), Facts(facts), Signature(review.office.name, seal=_("직인생략"))]


def _ways_out(story: Story) -> list:
    terms = Terms.for_proposal(story.proposal)
    if not story.steps[-1].sentence:
        return []
    days = count_of(terms.appeal_days, "day")
    said = _(
        "받아들이기 어려우시면 알린 날부터 근무일로 %(days)s 안에 재심의를 청하실 수 있습니다. 처음 검토한 사람이 아닌 이들이 다시 살핍니다."
    )
    return [Heading(_("다시 살펴 달라고 하시려면")), Paragraph(said % {"days": days})]


def _summary_row(story: Story) -> list:
    proposal, review = story.proposal, story.verdict
    step = next((one for one in reversed(story.steps) if one.reason), None)
    reason = review.reason if review else (step.reason if step else "")
    return [
        proposal.code, proposal.title, proposal.track.name, review.office.name if review else "",
        proposal.get_state_display(), review.total if review and review.verdict in Verdict.yes() else None,
        review.yearly or None if review else None, str(Exclusion(reason).label) if reason else "",
    ]  # fmt: skip


def _by_criteria(stories: list[Story]):
    """(criteria, stories) for each set that was in use."""
    sets: dict[tuple, tuple] = {}
    for story in stories:
        findings = list(story.verdict.findings.all()) if story.verdict else []
        if findings:
            key = tuple(one.criterion_id for one in findings)
            sets.setdefault(key, ([one.criterion for one in findings], []))[1].append(story)
    return sets.values()


def _marks_row(story: Story, criteria: list) -> list:
    marks = {one.criterion_id: str(Mark(one.mark).label) for one in story.verdict.findings.all()}
    said = [marks.get(one.pk, "") for one in criteria]
    return [story.proposal.code, story.proposal.title, *said, story.verdict.get_verdict_display()]


def _number(value) -> str:
    return f"{value.normalize():f}"
