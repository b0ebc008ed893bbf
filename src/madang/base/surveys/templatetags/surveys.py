"""{% surveys subject %} on the page of anything: what is asked about it, and what was found."""

from django import template

from ..models import Survey

register = template.Library()


@register.inclusion_tag("surveys/parts/about.html", takes_context=True)
def surveys(context, subject: str):
    government = context["request"].government
    return {"surveys": Survey.objects.of(government).about(subject).public()[:20], "government": government}
