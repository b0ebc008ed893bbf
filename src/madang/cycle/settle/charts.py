"""Pictures of the settlement: what was selected, decided and spent."""

from django.utils.translation import gettext as _

from madang.base.pages.charts import Bar, Bars

from .table import Table


def planned_and_spent(table: Table) -> Bars | None:
    total = table.total
    if not (total.selected or total.available):
        return None
    steps = [
        (_("주민이 고름"), total.selected), (_("의회가 의결"), total.budget), (_("쓸 수 있던 돈"), total.available),
        (_("쓴 돈"), total.spent),
    ]  # fmt: skip
    return Bars(tuple(Bar(label, amount) for label, amount in steps), unit="money")
