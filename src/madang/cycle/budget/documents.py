"""반영 총괄표: what stands in the bill for residents' projects, by department, line and source; and as a spreadsheet."""

from django.utils import translation
from django.utils.translation import gettext as _

from madang.base import clock
from madang.base.documents.document import Document, Heading, Note, Table
from madang.base.documents.source import Source as Rows
from madang.base.pages.words import money
from madang.cycle.plan.models import Cycle
from madang_methods.money import printed

from .ledger import accounts
from .models import Entry, Line, Project, Source
from .units import Unit
from .veil import veil

_UNIT = 1_000


def summary(cycle: Cycle, address: str) -> Document:
    government = cycle.government
    with translation.override(government.language):
        rows = bill_rows(cycle)
        whole = sum(amount for *_rest, amount in rows)
        return Document(
            title=_("%(year)s년도 주민참여예산 반영 총괄표") % {"year": cycle.fiscal_year},
            number=f"CPB-{cycle.fiscal_year}-BILL",
            date=clock.today(),
            issuer=government.name,
            summary=_(
                "예산안에 담은 주민참여예산 사업의 금액은 모두 %(amount)s입니다. 의회가 의결하기 전까지는 안입니다."
            )
            % {"amount": money(whole, government.currency)},
            keywords=[_("주민참여예산"), _("예산안"), str(cycle.fiscal_year)],
            blocks=_by_place(rows, government.currency) + _by_source(rows, government.currency)
            if rows
            else [Note(_("예산안에 담은 사업이 아직 없습니다."))],
            language=government.language,
            address=address,
            sources=[_behind(rows, government.currency)] if rows else [],
        )


def bill_rows(cycle: Cycle) -> list[tuple[Project, Line, Source, int]]:
    """By department, line, project and source, in this order; amounts in minor units, nothing left out."""
    entries = Entry.objects.of_cycle(cycle).filter(line__isnull=False)
    sums = accounts(entries, "project", "line", "source")
    projects = {one.pk: one for one in veil(Project.objects.of(cycle).for_lists())}
    lines = Line.objects.select_related("office").in_bulk({line for _project, line, _source in sums})
    found = [
        (projects[project], lines[line], Source(source), account.bill)
        for (project, line, source), account in sums.items()
        if account.bill
    ]
    return sorted(found, key=lambda row: (row[1].office.name, row[1].code, row[1].item_code, row[0].number, row[2]))


def _behind(rows, currency: str) -> Rows:
    """Every row in minor units, before anything is cut."""
    columns = ["project", "account", "code", "item_code", "source", "amount"]
    return Rows(
        "bill", _("예산안에 담은 금액"), columns,
        [[one.number, str(line.account), line.code, line.item_code, str(source), amount] for one, line, source, amount in rows],
        units=["", "", "", "", "", currency],
    )  # fmt: skip


def _by_place(rows, currency: str) -> list:
    unit = Unit(_UNIT, currency)
    amounts, whole, _lacking = _shown([amount for *_rest, amount in rows], currency)
    header = [_("부서"), _("세부사업"), _("통계목"), _("사업"), _("재원"), _("금액")]
    body = [
        [line.office.name, f"{line.name} ({line.code})", f"{line.item_code} {line.item}", project.title, str(source.label), amount]
        for (project, line, source, _amount), amount in zip(rows, amounts, strict=True)
    ]  # fmt: skip
    table = Table(
        _("부서와 세부사업마다"), header, body, units=["", "", "", "", "", unit.name], numeric=[5],
        totals=[_("합계"), "", "", "", "", whole],
    )  # fmt: skip
    said = _("합계는 원 단위로 더한 뒤에 끝수를 버려, 줄의 합과 조금 다를 수 있습니다.")
    return [Heading(_("반영한 사업")), table, *([Note(said)] if currency == "KRW" else [])]


def _by_source(rows, currency: str) -> list:
    unit = Unit(_UNIT, currency)
    sums = {source: sum(amount for _p, _l, one, amount in rows if one == source) for source in Source}
    amounts, whole, _lacking = _shown(list(sums.values()), currency)
    body = [[str(source.label), amount] for source, amount in zip(sums, amounts, strict=True)]
    totals = [_("합계"), whole]
    table = Table(_("재원마다"), [_("재원"), _("금액")], body, units=["", unit.name], numeric=[1], totals=totals)
    return [Heading(_("재원")), table]


def _shown(amounts: list[int], currency: str):
    """Thousands of won, summed before they are cut; other currencies are written out."""
    if currency == "KRW":
        return printed(amounts, _UNIT)
    return [money(amount, currency) for amount in amounts], money(sum(amounts), currency), 0
