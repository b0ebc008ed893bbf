"""심사 결과표: criteria, places, every sheet without a name, and why a proposal was not shortlisted."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from madang.base.documents.document import Document, Facts, Heading, Note, Paragraph, Signature, Table
from madang.base.pages.words import day

from ..models import Shortlist
from .results import Result, Row


def points(value: Fraction | None) -> Decimal | None:
    """With two digits, halves up, for reading; the exact fraction decides."""
    if value is None:
        return None
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def result_sheet(result: Result, shortlist: Shortlist | None, address: str) -> Document:
    round = result.round
    government = round.cycle.government
    with translation.override(government.language):
        return Document(
            title=_("심사 결과표: %(title)s") % {"title": round.title},
            number=f"CPB-{round.cycle.fiscal_year}-SCORES-{round.pk}",
            date=timezone.localtime(round.closed_at).date(),
            issuer=government.name,
            summary=_("%(body)s에서 제안 %(proposals)s건을 심사한 결과입니다. 심사표는 누구의 것인지 밝히지 않고 모두 싣습니다.")
            % {"body": round.body.name, "proposals": len(result.rows)},
            keywords=[_("주민참여예산"), _("심사"), str(round.cycle.fiscal_year), round.body.name],
            blocks=[
                *_about(result), *_places(result, shortlist), *_sheets(result), *_not_listed(shortlist),
                Signature(government.name, seal=_("직인생략")),
            ],
            language=government.language,
            address=address,
        )  # fmt: skip


def _about(result: Result) -> list:
    round = result.round
    if round.trim_from:
        rule = _("심사표가 %(number)s장 이상이면 가장 높은 것과 가장 낮은 것을 하나씩 빼고 평균을 냅니다.") % {
            "number": round.trim_from
        }
    else:
        rule = _("낸 심사표를 모두 평균합니다.")
    facts = [
        (_("심사한 모임"), round.body.name),
        (_("유형"), round.track.name),
        (_("채점한 때"), f"{day(timezone.localtime(round.opens_at).date())} ~ {day(timezone.localtime(round.closes_at).date())}"),
        (_("셈하는 법"), rule),
        (_("낸 심사표"), f"{result.sheets:,}"),
    ]  # fmt: skip
    rows = [[one.name, one.question, one.weight] for one in result.criteria]
    table = Table(
        _("심사 기준"),
        [_("기준"), _("살필 것"), _("배점")],
        rows,
        numeric=[2],
        totals=[_("합계"), "", result.table.full],
    )
    return [Heading(_("심사")), Facts(facts), table]


def _places(result: Result, shortlist: Shortlist | None) -> list:
    listed = {one.candidate_id: one.listed for one in shortlist.listings.all()} if shortlist else {}
    words = {True: _("상정"), False: _("미상정"), None: "–"}
    rows = [
        [
            str(row.standing.place or "–"), row.candidate.proposal.code, row.candidate.proposal.title,
            points(row.standing.mean), len(row.standing.totals), len(row.standing.dropped), row.standing.recused,
            words[listed.get(row.candidate.pk)],
        ]
        for row in result.rows
    ]  # fmt: skip
    header = [
        _("차례"), _("번호"), pgettext("한 건", "제안"), _("점수"), _("심사표 수"), _("뺀 심사표"), _("회피한 위원 수"), _("상정 여부"),
    ]  # fmt: skip
    blocks = [Heading(_("결과")), Table(_("점수의 차례"), header, rows, numeric=[3, 4, 5, 6], row_headers=False)]
    ties = [row for row in result.rows if row.standing.tied_with]
    return [*blocks, Paragraph(_("점수가 같은 제안은 같은 차례에 두었습니다."))] if ties else blocks


def _sheets(result: Result) -> list:
    letters = list(result.letters)
    rest = max((len(row.unlinked) for row in result.rows), default=0)
    if not letters and not rest:
        return [Heading(_("위원 심사표")), Note(_("낸 심사표가 없습니다."))]
    header = [_("번호"), *letters, *([_("글자 없는 심사표")] if rest else [])]
    rows = [_line(result, row, bool(rest)) for row in result.rows]
    said = _(
        "글자는 제비로 정했고 이 심사 안에서 같은 사람을 가리킵니다. 회피한 위원의 심사표에는 글자를 붙이지 않았습니다. 빈칸으로 누구인지 알아낼 수 있기 때문입니다. 별표(*)는 셈에서 뺀 심사표입니다."
    )
    return [Heading(_("위원 심사표")), Paragraph(said), Table(_("심사표마다의 점수"), header, rows)]


def _line(result: Result, row: Row, rest: bool) -> list:
    cells = [
        f"{points(total)}{'*' if letter in row.dropped else ''}" if total is not None else "–"
        for letter, total in zip(result.letters, row.linked, strict=True)
    ]
    more = [", ".join(str(points(total)) for total in row.unlinked) or "–"] if rest else []
    return [row.candidate.proposal.code, *cells, *more]


def _not_listed(shortlist: Shortlist | None) -> list:
    if shortlist is None:
        return []
    ground = Paragraph(_("근거: %(ground)s") % {"ground": shortlist.ground})
    rows = [
        [one.candidate.proposal.code, one.title, one.sentence]
        for one in shortlist.listings.select_related("candidate__proposal__cycle")
        if not one.listed
    ]
    table = (
        [Table(_("올리지 않은 제안과 까닭"), [_("번호"), pgettext("한 건", "제안"), _("까닭")], rows)] if rows else []
    )
    return [Heading(_("상정")), ground, *table]
