"""What a place or a track is called in the language of the page."""

from django.utils.translation import get_language


def name_of(thing) -> str:
    """`name`, or `name_en` where the page is not Korean and there is one."""
    if (get_language() or "ko") != "ko":
        return getattr(thing, "name_en", "") or getattr(thing, "name", "") or str(thing)
    return getattr(thing, "name", "") or str(thing)
