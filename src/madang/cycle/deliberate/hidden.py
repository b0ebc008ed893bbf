"""Which texts on a page were hidden by moderators, with the reason that stands in for them."""

from collections.abc import Iterable

from madang.base.places.models import Government
from madang.base.talk.models import Hiding, Text


def texts_of(government: Government, subjects: Iterable[str]) -> dict[str, Text]:
    """Each with `hiding`, the one that stands or None: two queries however many."""
    texts = {text.subject: text for text in Text.objects.of(government).filter(subject__in=list(subjects))}
    standing = Hiding.objects.standing().filter(text__in=[text.pk for text in texts.values()])
    hidings = {hiding.text_id: hiding for hiding in standing}
    for text in texts.values():
        text.hiding = hidings.get(text.pk)
    return texts
