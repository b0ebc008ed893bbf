"""Every request belongs to one government, or to the platform itself."""

import zoneinfo

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.core.validators import slug_re
from django.urls import get_script_prefix, set_script_prefix, set_urlconf
from django.utils import timezone

from .models import Government


class FindGovernment:
    """The host name decides, or else the first part of the path.

    That part becomes the request's script prefix, so every address inside a government's site is written without it:
    reverse("vote:ballot", [2027]) gives /haeoreum/2027/vote/ here and /2027/vote/ on the government's own host.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        before = get_script_prefix()
        request.government = _by_path(request) if _is_platform(request) else _by_host(request)
        if request.government is None:
            request.urlconf = settings.PLATFORM_URLCONF
            set_urlconf(request.urlconf)
            return self.get_response(request)
        try:
            with timezone.override(zoneinfo.ZoneInfo(request.government.time_zone)):
                return self.get_response(request)
        finally:
            set_script_prefix(before)


def _is_platform(request) -> bool:
    return _host(request) in settings.PLATFORM_HOSTS


def _by_host(request) -> Government:
    """A host that nobody has given to a government is a stranger's: letters must not carry links to it."""
    government = Government.objects.filter(hosts__name=_host(request)).prefetch_related("hosts").first()
    if government is None:
        raise DisallowedHost(f"{_host(request)!r} is neither in MADANG_HOSTS nor the host of a government.")
    return government


def _host(request) -> str:
    return request.get_host().rpartition(":")[0] or request.get_host()


def _by_path(request) -> Government | None:
    slug, slash, rest = request.path_info.removeprefix("/").partition("/")
    if not slash or slug in settings.PLATFORM_PATHS or not slug_re.match(slug):
        return None
    government = Government.objects.taking_part().filter(slug=slug).prefetch_related("hosts").first()
    if government:
        request.path_info = "/" + rest
        set_script_prefix(f"/{slug}/")
    return government
