"""민원 부서: where a wish that is really a complaint goes. Named once by the government, shown wherever it matters."""

from django.db import transaction

from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.places.models import Government
from madang.base.record.actions import note
from madang.cycle.plan.models import Cycle

from .models import ComplaintOffice
from .permissions import why_not_handle


def complaint_office_of(government: Government) -> ComplaintOffice | None:
    return ComplaintOffice.objects.of(government).first()


@transaction.atomic
def name_complaint_office(office: ComplaintOffice, cycle: Cycle, *, by: Person) -> None:
    require(why_not_handle(by, cycle))
    office.government = cycle.government
    office.save()
    facts = {"name": office.name, "phone": office.phone}
    note(cycle.government, cycle.subject, "propose.complaint_office_named", by=by, actor="officer", **facts)
