"""What every page's frame needs: whose page it is, where it is, how it is to be shown."""

from django.conf import settings
from django.urls import get_script_prefix

from madang.base import clock

from .forms import CONTRASTS, SIZES

COOKIES = {"size": "madang_size", "contrast": "madang_contrast"}


def frame(request) -> dict:
    return {
        "government": getattr(request, "government", None),
        "home": get_script_prefix(),
        "languages": settings.LANGUAGES,
        # Asked only where it is written: the page that turns a malformed host away must not ask for it again.
        "page_address": lambda: f"{request.scheme}://{request.get_host()}{request.path}",
        "today": clock.today(),
        "display": display_of(request),
    }


def display_of(request) -> dict[str, str]:
    """The text size and contrast chosen on this device; a cookie that we never set counts for nothing."""
    return {
        "size": _chosen(request, "size", SIZES),
        "contrast": _chosen(request, "contrast", CONTRASTS),
    }


def _chosen(request, setting: str, choices) -> str:
    value = request.COOKIES.get(COOKIES[setting])
    return value if value in dict(choices) else choices[0][0]
