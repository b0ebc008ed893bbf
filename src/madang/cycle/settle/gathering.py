"""Gather the table of a settlement: the ledger's sums with names, reasons and indicators, as of now or of a past day."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from madang.base.talk.hidden import hidings_of
from madang.cycle.budget.ledger import accounts
from madang.cycle.budget.models import Classification, CouncilDecision, CouncilOutcome, Entry, Project, Request
from madang.cycle.plan.models import Cycle
from madang_methods.money import Account

from .models import Indicator, Leftover, Settlement
from .table import Effect, Part, Row, Table, Why, table_from


def settlement_of(cycle: Cycle, fiscal_year: int) -> Settlement | None:
    settlement = Settlement.objects.filter(cycle=cycle, fiscal_year=fiscal_year).first()
    if settlement:
        settlement.cycle = cycle  # already known: spares a query each time it is asked
    return settlement


def table_of(cycle: Cycle, fiscal_year: int, settlement: Settlement | None, on: date | None = None) -> Table:
    """What everybody is shown: the frozen table once it is approved, else the ledger's; `on` a past day always the ledger's
    as it then stood. Reasons and indicators are shown from the moment the settlement is drawn up."""
    if on is None and settlement and settlement.is_approved:
        return veiled(cycle, table_from(settlement.frozen))
    shown = settlement if settlement and not settlement.is_open else None
    return veiled(cycle, gathered(cycle, fiscal_year, shown, on))


def veiled(cycle: Cycle, table: Table) -> Table:
    """For looking only: a project whose proposal is hidden keeps its number and its money, and says nothing else."""
    proposals = {
        f"proposal/{pk}": number
        for number, pk in Project.objects.of(cycle).exclude(proposal=None).values_list("number", "proposal")
    }
    hidden = {proposals[subject] for subject in hidings_of(cycle.government, proposals)} if proposals else set()
    if not hidden:
        return table
    rows = (_bare(row) if row.number in hidden else row for row in table.rows)
    return replace(table, rows=tuple(rows))


def gathered(cycle: Cycle, fiscal_year: int, settlement: Settlement | None, on: date | None = None) -> Table:
    """From the ledger, with the settlement's reasons and indicators where one is given."""
    with translation.override(cycle.government.language):
        return _gathered(cycle, fiscal_year, settlement, on)


def sums_of(cycle: Cycle, fiscal_year: int) -> dict[int, Account]:
    """By the number of the project what the ledger says now."""
    return accounts(_entries(cycle, fiscal_year), "project__number")


def years_of(cycle: Cycle) -> list[int]:
    """The fiscal years in which money of this cycle's projects stands; its own year always."""
    entries = Entry.objects.of(cycle.government).of_cycle(cycle).order_by().values_list("fiscal_year", flat=True)
    return sorted({cycle.fiscal_year, *entries.distinct()})


def end_of(day: date) -> datetime:
    """The last moment of a day where the government is."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min)) - timedelta(microseconds=1)


def leftovers_of(settlement: Settlement, known_by: datetime | None = None) -> dict[int, Leftover]:
    """By project the reason that holds: the last one written."""
    rows: QuerySet = settlement.leftovers.order_by("pk")
    return {one.project_id: one for one in (rows.filter(at__lte=known_by) if known_by else rows)}


def _gathered(cycle: Cycle, fiscal_year: int, settlement: Settlement | None, on: date | None) -> Table:
    known_by = end_of(on) if on else None
    sums = accounts(_entries(cycle, fiscal_year), "project", "line__sector__field_code", "source", known_by=known_by)
    parts = _parts(sums, _names_of_fields(fiscal_year))
    projects = list(Project.objects.filter(pk__in=parts).order_by("number").select_related("area", "office", "track"))
    whys, codes = _whys(cycle, fiscal_year, parts, settlement, known_by)
    effects = _effects(settlement, known_by)
    rows = tuple(
        Row(
            number=one.number,
            title=one.title,
            area=one.area.name if one.area else "",
            office=one.office.name if one.office else "",
            track=one.track.name if one.track else "",
            parts=tuple(parts[one.pk]),
            whys=tuple(whys[one.pk]),
            effects=tuple(effects[one.pk]),
            reason=codes.get(one.pk, ""),
        )
        for one in projects
    )
    return Table(fiscal_year, cycle.government.currency, rows, on.isoformat() if on else "")


def _entries(cycle: Cycle, fiscal_year: int) -> QuerySet:
    return Entry.objects.of(cycle.government).of_cycle(cycle).filter(fiscal_year=fiscal_year)


def _bare(row: Row) -> Row:
    return replace(row, title=_("가린 제안"), whys=(), effects=())


def _parts(sums: dict, names: dict[str, str]) -> dict[int, list[Part]]:
    parts = defaultdict(list)
    for (project, code, source), account in sorted(sums.items(), key=_in_order):
        parts[project].append(Part(names.get(code or "", ""), source, account))
    return parts


def _in_order(item) -> tuple:
    (project, code, source), _account = item
    return project, code or "", source


def _names_of_fields(fiscal_year: int) -> dict[str, str]:
    """Field codes with their names in that year's classification."""
    fields = Classification.objects.in_year(fiscal_year).filter(level="field")
    return dict(fields.values_list("code", "name"))


def _whys(cycle, fiscal_year, parts, settlement, known_by) -> tuple[dict[int, list[Why]], dict[int, str]]:
    """In the order in which the money went: the request, the council, what was left."""
    whys, codes = defaultdict(list), {}
    for one in _known(Request.objects.filter(project__cycle=cycle).exclude(reason=""), "sent_at", known_by):
        account = _whole(parts.get(one.project_id, ()))
        whys[one.project_id].append(Why("request", account.selected - account.requested, "", one.reason))
    decisions = CouncilDecision.objects.standing(known_by).filter(project__cycle=cycle, bill__fiscal_year=fiscal_year)
    for one in decisions.exclude(outcome="as_is").order_by("pk"):
        label = str(CouncilOutcome(one.outcome).label)
        whys[one.project_id].append(Why("council", one.proposed - one.amount, label, one.reason))
    for pk, one in (leftovers_of(settlement, known_by) if settlement else {}).items():
        if one.amount == _whole(parts.get(pk, ())).unspent:
            whys[pk].append(Why("leftover", one.amount, str(one.get_reason_display()), one.words))
            codes[pk] = one.reason
    return whys, codes


def _known(rows: QuerySet, when: str, known_by: datetime | None) -> QuerySet:
    return rows.filter(**{f"{when}__lte": known_by}) if known_by else rows


def _whole(parts) -> Account:
    return sum((part.account for part in parts), Account())


def _effects(settlement: Settlement | None, known_by: datetime | None) -> dict[int, list[Effect]]:
    effects = defaultdict(list)
    if settlement is None:
        return effects
    for one in Indicator.objects.filter(settlement=settlement).order_by("pk").prefetch_related("measurements"):
        if not known_by or one.at <= known_by:
            effects[one.project_id].append(_effect(one, known_by))
    return effects


def _effect(one: Indicator, known_by: datetime | None) -> Effect:
    known = [row for row in one.measurements.all() if not known_by or row.at <= known_by]
    fields = {"name": one.name, "unit": one.unit, "expected": _number(one.expected), "better": one.better}
    if not known:
        return Effect(**fields, ground=one.ground)
    last = known[-1]
    return Effect(
        **fields, ground=one.ground, value=_number(last.value), source=last.source, measured_by=last.measured_by,
        measured_on=last.measured_on.isoformat(),
    )  # fmt: skip


def _number(value) -> str:
    """12.50 as 12.5, 12.00 as 12."""
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
