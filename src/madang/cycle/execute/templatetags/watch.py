"""What others saw of a work, on the page of the work."""

from django import template

from madang.base.files.models import Upload

from ..models import Work
from ..watch.visiting import pictures_of

register = template.Library()


@register.inclusion_tag("execute/watch/on_work.html", takes_context=True)
def watched(context, work: Work) -> dict:
    """Pictures before and after, visits, and what residents saw, once it is answered."""
    project = work.project
    government = project.cycle.government
    before, after = pictures_of(work, "before"), pictures_of(work, "after")
    uploads = list(Upload.objects.of(government).pictures().public().filter(subject__in=[before, after]))
    return {
        "work": work,
        "project": project,
        "cycle": project.cycle,
        "government": government,
        "before": [upload for upload in uploads if upload.subject == before],
        "after": [upload for upload in uploads if upload.subject == after],
        "visits": work.visits.select_related("body").order_by("-number"),
        "sightings": work.sightings.exclude(answered_at=None).order_by("-number") if work.was_told_of else (),
        "may_write": context.get("may_write"),
    }
