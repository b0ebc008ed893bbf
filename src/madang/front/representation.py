"""Who proposed, sits and voted, against who lives here: the page, and the numbers as data."""

from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset
from madang.base.people.models import Role
from madang.cycle.plan.measures import suggested
from madang.cycle.plan.models import Cycle, Measure, Split
from madang.cycle.plan.shortcuts import in_cycle
from madang_methods.representation import THRESHOLD

from .beside_population import FEWEST_VOTERS, Beside, Who, names_of, tables


@require_safe
@in_cycle
def page(request, cycle: Cycle):
    names = names_of(cycle.government)
    told = tables(cycle, names)
    measures = [(measure, names.get(measure.split, {}).get(measure.value, "")) for measure in Measure.objects.of(cycle)]
    context = {
        "cycle": cycle,
        "tables": told,
        "missing": _missing(told),
        "measures": measures,
        "unknown": [split.label for split in Split if not any(one.split == split for one in told)],
        "fewest": THRESHOLD,
        "fewest_voters": FEWEST_VOTERS,
        "officer": request.user.is_authenticated and request.user.why_not_play(cycle.government, Role.OFFICER) is None,
    }
    return render(request, "front/representation.html", context)


def _missing(told: list[Beside]) -> list[dict]:
    """Whom the intervals leave no doubt about, the most missing first; each group once."""
    groups: dict[tuple[str, str], dict] = {}
    for table in told:
        for row in table.rows:
            if row.standing == "fewer":
                group = groups.setdefault(
                    (table.split, row.value),
                    {"name": row.name, "split": table.split, "value": row.value, "where": [], "missing": 0},
                )
                group["where"].append((table.who, row))
                group["missing"] = max(group["missing"], row.missing)
    for (split, value), group in groups.items():
        group["measures"] = suggested(split, value)
    return sorted(groups.values(), key=lambda group: -group["missing"])


def _rows(cycle: Cycle):
    for table in tables(cycle):
        for row in table.rows:
            yield table.who, table.split, row.value, str(row.name), row.people, row.count


REPRESENTATION = Dataset(
    name="representation",
    title=_("참여한 사람과 사는 사람"),
    description=_("제안한 사람, 위원, 투표한 사람을 사는 사람에 견준 수입니다. 비어 있는 칸은 사람이 적어 숨긴 칸과 그것을 지키려고 함께 숨긴 칸입니다."),
    source=_("참여예산 담당 부서"),
    key=("who", "split", "value"),
    columns=(
        Column("who", "string", _("누구"), codes=Who.choices, required=True),
        Column("split", "string", _("무엇으로 나누어"), codes=Split.choices, required=True),
        Column("value", "string", _("값"), _("동네는 이 누리집에서 매긴 번호입니다."), required=True),
        Column("name", "string", _("이름"), required=True),
        Column("people", "integer", _("사는 사람"), unit=_("명")),
        Column(
            "count", "integer", _("참여한 사람"), _("1명부터 4명까지는 숨깁니다. 투표는 9명까지 숨깁니다."),
            unit=_("명"), privacy="aggregate", at_least=THRESHOLD,
        ),
    ),
    rows=_rows,
)  # fmt: skip
