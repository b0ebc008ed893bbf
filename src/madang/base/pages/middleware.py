"""A refusal becomes a page that says why, an address may ask for a language, and what is sent is read as plain text."""

from contextlib import suppress

from django.conf import settings
from django.http import UnreadablePostError
from django.shortcuts import render
from django.urls import get_script_prefix
from django.utils import translation

from madang.base.people.refusals import Refused

from .addresses import same_site
from .plain import plain
from .views import remember_language


class ShowRefusals:
    """A refusal raised anywhere becomes one page with its reason, what to do about it, and the status 403."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, error):
        if not isinstance(error, Refused):
            return None
        context = {
            "refusal_template": [error.template, "pages/refusal/unknown.html"],
            "reason": error.reason,
            "back": same_site(request, request.headers.get("referer")) or get_script_prefix(),
            **error.facts,
        }
        return render(request, "pages/refused.html", context, status=403)


class ReadPlainly:
    """Everything typed or linked is made plain once, at the door, so that no form and no view can forget it.

    Passwords stay as they are: whoever chose an odd letter must be able to type it again.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.GET = _plain(request.GET)
        # Quoted in a cookie, NUL comes through to the database as the name of a session.
        request.COOKIES = {name: value for name, value in request.COOKIES.items() if "\x00" not in value}
        if request.method == "POST":
            with suppress(UnreadablePostError):  # the sender went away
                request.POST = _plain(request.POST)
        return self.get_response(request)


def _plain(sent):
    mended = {name: [plain(value) for value in values] for name, values in sent.lists() if "password" not in name}
    if all(values == sent.getlist(name) for name, values in mended.items()):
        return sent
    copy = sent.copy()
    for name, values in mended.items():
        copy.setlist(name, values)
    copy._mutable = False
    return copy


class SpeakAsAsked:
    """?lang=en on any address speaks English from there on, so that a link can be given in a language."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        asked = request.GET.get("lang")
        if asked not in dict(settings.LANGUAGES):
            return self.get_response(request)
        translation.activate(asked)
        request.LANGUAGE_CODE = asked
        return remember_language(self.get_response(request), asked, secure=request.is_secure())
