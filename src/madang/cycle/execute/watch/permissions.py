"""Why somebody may not visit a work, answer for it, or see what a reporter of waste wrote: one code, or None."""

from datetime import timedelta

from django.db.models import QuerySet

from madang.base import clock
from madang.base.files.models import Upload
from madang.base.people.models import Person, Role
from madang.base.places.models import Government
from madang.cycle.convene.models import Body, Kind, Member
from madang.cycle.review.permissions import offices_of

from ..models import LookedAt, Sighting, Visit, WasteLook, WasteReport, Work
from ..permissions import why_not_carry_out

A_LOOK_LASTS = timedelta(hours=1)


def why_not_visit(person: Person, work: Work) -> str | None:
    """Who sits in a monitoring group, or the officer who writes down for them."""
    if not person.is_authenticated:
        return "execute.monitors_only"
    return None if groups_of(person, work.project.cycle.government).exists() else "execute.monitors_only"


def groups_of(person: Person, government: Government) -> QuerySet[Body]:
    """The monitoring groups this person may write for."""
    groups = Body.objects.of(government).working().filter(kind=Kind.MONITORING)
    if person.why_not_play(government, Role.OFFICER) is None:
        return groups
    return groups.filter(pk__in=Member.objects.of(government).sitting().filter(person=person.pk).values("body"))


def why_not_answer(person: Person, asked: Visit | Sighting) -> str | None:
    if reason := why_not_carry_out(person, asked.work.project):
        return reason
    if isinstance(asked, Visit) and not asked.wants:
        return "execute.nothing_to_answer"
    return "execute.answered_already" if asked.answered_at else None


def why_not_tell(person: Person) -> str | None:
    """Anyone who signed in may say what they saw."""
    return None if person.is_authenticated else "people.sign_in_needed"


def why_not_keep_checklist(person: Person, government: Government) -> str | None:
    return why_not_handle_waste(person, government)


def why_not_handle_waste(person: Person, government: Government) -> str | None:
    """The centre for reports of waste: the budget office after the second factor. No auditor, no helper, no other office."""
    if not person.is_authenticated:
        return "execute.waste_office_only"
    reason = person.why_not_play(government, Role.OFFICER)
    return "execute.waste_office_only" if reason == "people.not_your_part" else reason


def why_not_see_handed(person: Person, report: WasteReport) -> str | None:
    """What was handed to an office: that office and the centre."""
    if (reason := why_not_handle_waste(person, report.government)) is None:
        return None
    if (
        not person.is_authenticated
        or report.office is None
        or report.office.name not in offices_of(person, report.government)
    ):
        return reason
    return person.why_not_play(report.government, Role.REVIEWER)


def why_not_answer_waste(person: Person, report: WasteReport) -> str | None:
    if reason := why_not_see_handed(person, report):
        return reason
    return "execute.answered_already" if report.answered_at else None


def why_not_look(person: Person, report: WasteReport) -> str | None:
    if reason := why_not_handle_waste(person, report.government):
        return reason
    return "execute.waste_is_forgotten" if report.forgotten_at else None


def why_not_see_picture(person: Person, upload: Upload) -> str | None:
    """Pictures of what residents saw, before it is answered, and of waste."""
    room, _slash, key = upload.subject.partition("/")
    if room == "sighting":
        return _why_not_see_sighted(person, _sighting(key))
    if room == "waste":
        return _why_not_see_waste(person, WasteReport.objects.select_related("government").get(pk=key))
    return "execute.picture_not_public"


def _sighting(key: str) -> Sighting:
    return Sighting.objects.select_related("work__project__cycle__government", "work__project__office").get(pk=key)


def _why_not_see_sighted(person: Person, sighting: Sighting) -> str | None:
    """The office, and who took it."""
    if person.is_authenticated and sighting.person_id == person.pk:
        return None
    return why_not_carry_out(person, sighting.work.project)


def _why_not_see_waste(person: Person, report: WasteReport) -> str | None:
    """Whoever may look at the report, and within the hour after the look was written down with its reason."""
    if reason := why_not_look(person, report):
        return reason
    since = clock.now() - A_LOOK_LASTS
    looked = WasteLook.objects.filter(report=report, by=person.pk, what=LookedAt.WORDS, at__gte=since).exists()
    return None if looked else "execute.look_first"
