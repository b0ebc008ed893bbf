"""Language, text size and contrast, and the manifest that puts the site on a phone's home screen."""

from django.conf import settings
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import get_script_prefix
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST

from .addresses import same_site, without
from .context_processors import COOKIES, display_of
from .forms import DisplayForm

_A_YEAR = 365 * 24 * 3600


@csrf_exempt  # reading a page sets no cookie, and a language forced on someone does no harm
@require_POST
def set_language(request):
    back = without(same_site(request, request.POST.get("next")), "lang") or get_script_prefix()
    response = redirect(back)
    language = request.POST.get("language")
    if language in dict(settings.LANGUAGES):
        remember_language(response, language, secure=request.is_secure())
    return response


def display(request):
    """Text size and contrast, without JavaScript and without an account."""
    form = DisplayForm(request.POST or None, initial={**display_of(request), "next": request.GET.get("next", "")})
    if not form.is_valid():
        return render(request, "pages/display.html", {"form": form})
    response = redirect(same_site(request, form.cleaned_data["next"]) or get_script_prefix())
    for setting, cookie in COOKIES.items():
        _remember(response, cookie, form.cleaned_data[setting], secure=request.is_secure())
    return response


@require_GET
def manifest(request):
    """The web app manifest of this government, or of the platform."""
    home = get_script_prefix()
    name = str(request.government) if getattr(request, "government", None) else _("마당")
    icons = [
        {"src": static(f"pages/icons/{file}"), "sizes": size, "type": "image/png", "purpose": purpose}
        for file, size, purpose in (
            ("icon-192.png", "192x192", "any"),
            ("icon-512.png", "512x512", "any"),
            ("icon-maskable-512.png", "512x512", "maskable"),
        )
    ]
    facts = {
        "name": f"{name} {_('주민참여예산')}",
        "short_name": name,
        "lang": get_language(),
        "start_url": home,
        "scope": home,
        "id": home,
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#ffffff",
        "icons": icons,
    }
    return JsonResponse(facts, content_type="application/manifest+json")


def remember_language(response, language: str, *, secure: bool):
    _remember(response, settings.LANGUAGE_COOKIE_NAME, language, secure=secure)
    return response


def _remember(response, cookie: str, value: str, *, secure: bool) -> None:
    response.set_cookie(cookie, value, max_age=_A_YEAR, secure=secure, httponly=True, samesite="Lax")
