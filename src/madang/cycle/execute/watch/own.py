"""What a person can take along of what they saw, visited and reported; and who looked at their report of waste."""

from madang.base.people.models import Person

from ..models import Sighting, Visit, WasteLook, WasteReport


def own_watch(person: Person) -> dict[str, list[dict]]:
    of_work = ("work__project__title",)
    mine = WasteReport.objects.filter(reporter__person=person)
    return {
        "sightings": list(
            Sighting.objects.filter(person=person).order_by("pk").values(*of_work, "place", "words", "at", "answer", "answered_at")
        ),
        "visits": list(Visit.objects.filter(by=person).order_by("pk").values(*of_work, "day", "words", "wants", "at")),
        "waste_reports": list(
            mine.order_by("pk").values(
                "government__slug", "fiscal_year", "number", "place", "words", "received_on", "due_on", "outcome", "reply",
                "reporter__name", "reporter__contact",
            )
        ),
        "waste_looks": list(
            WasteLook.objects.filter(report__in=mine).order_by("pk").values("report__number", "what", "why", "at", "office")
        ),
    }  # fmt: skip
