"""Addresses inside a government's site, for those who write them outside a request: letters, feeds, commands."""

import zoneinfo
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.urls import get_script_prefix, set_script_prefix, set_urlconf
from django.utils import timezone

from .models import Government


@contextmanager
def at(government: Government) -> Iterator[None]:
    """Within this, reverse() and {% url %} give addresses of the government's own site, and times are its times."""
    before = get_script_prefix()
    set_script_prefix(f"/{government.slug}/" if government.address.startswith("/") else "/")
    set_urlconf(settings.ROOT_URLCONF)
    try:
        with timezone.override(zoneinfo.ZoneInfo(government.time_zone)):
            yield
    finally:
        set_script_prefix(before)
        set_urlconf(None)


def absolute(government: Government, path: str) -> str:
    """A path of this site as a whole address, for letters and feeds."""
    if government.address.startswith("/"):
        return settings.MADANG_URL.rstrip("/") + path
    return government.address.rstrip("/") + path
