"""What happened to a bill is written in the record, and for each project on its own page and its proposal's."""

from madang.base.people.models import Person
from madang.base.record.actions import note

from ..actions.telling import tell
from ..models import Bill, Project


def tell_of_bill(bill: Bill, event: str, *, by: Person | None, **facts) -> None:
    government = bill.government
    facts = {"year": bill.fiscal_year, "sequence": bill.sequence} | facts
    note(government, bill.subject, f"budget.{event}", by=by, actor="officer", **facts)


def tell_of_project(bill: Bill, project: Project, event: str, *, by: Person | None, loud: bool = True, **facts) -> None:
    tell(project, f"budget.{event}", by=by, loud=loud, sequence=bill.sequence, bill_year=bill.fiscal_year, **facts)
