"""The menu of every page and the rail of the desk: the one place that knows all stages by address."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from madang.base.pages.links import Link
from madang.base.people.models import STAFF
from madang.cycle.plan.models import Cycle

# What the bar of a wide page shows besides where one is: with the officers' entry still one line in both languages.
FIRST = {"propose:proposals", "vote:polls", "decide:results", "budget:projects"}


def navigation(request) -> dict:
    government = getattr(request, "government", None)
    if government is None:
        return {"navigation": _platform(request)}
    cycle = getattr(request, "cycle", None) or _latest(request)
    person = getattr(request, "user", None)
    staff = bool(person and person.is_authenticated and person.roles_in(government) & STAFF)
    return {
        "data_address": reverse("data:catalogue", args=[cycle.fiscal_year]) if cycle else "",
        "navigation": _links(request, _public(cycle)) + ([Link(_("업무"), reverse("desk"))] if staff else []),
        "desk_navigation": _links(request, _desk(cycle)) if staff else [],
        "desk_title": _("업무"),
    }


def _platform(request) -> list[Link]:
    entries = [(_("처음"), "home"), (_("자료"), "data:catalogue")]
    urls = [(label, name, reverse(name, urlconf=settings.PLATFORM_URLCONF)) for label, name in entries]
    return [Link(label, url, current=_is_here(request, name, url)) for label, name, url in urls]


def _public(cycle: Cycle | None) -> list[tuple]:
    if cycle is None:
        return [(_("한눈에"), "home"), (_("기록"), "record")]
    year = cycle.fiscal_year
    return [
        (_("한눈에"), "home"),
        (_("계획"), "plan:plan", year),
        (_("예산학교"), "learn:school", year),
        (pgettext("menu", "위원회"), "convene:bodies", year),
        (_("제안"), "propose:proposals", year),
        (pgettext("menu", "검토"), "review:register", year),
        (pgettext("menu", "숙의"), "deliberate:home", year),
        (_("투표"), "vote:polls", year),
        (pgettext("menu", "결과"), "decide:results", year),
        (pgettext("menu", "예산"), "budget:projects", year),
        (pgettext("menu", "집행"), "execute:works", year),
        (pgettext("menu", "결산"), "settle:settlement", year),
        (pgettext("menu", "답변"), "feedback:home", year),
        (_("회의"), "meetings:calendar"),
        (_("자료"), "data:catalogue", year),
    ]


def _desk(cycle: Cycle | None) -> list[tuple]:
    if cycle is None:
        return [(_("내 일감"), "desk"), (_("새해 시작"), "plan:start")]
    year = cycle.fiscal_year
    return [
        (_("내 일감"), "desk"),
        (_("한 해 계획"), "plan:office", year),
        (_("예산학교"), "learn:desk", year),
        (pgettext("menu", "위원회"), "convene:desk", year),
        (_("제안"), "propose:waiting", year),
        (_("글 살피기"), "talk:desk"),
        (_("회의 업무"), "meetings:desk"),
        (_("설문"), "surveys:desk"),
        (pgettext("menu", "검토"), "review:desk", year),
        (pgettext("menu", "숙의"), "deliberate:desk", year),
        (_("투표용지와 개표"), "vote:papers", year),
        (pgettext("menu", "예산"), "budget:desk", year),
        (pgettext("menu", "집행"), "execute:desk", year),
        (pgettext("menu", "결산"), "settle:desk", year),
        (pgettext("menu", "답변"), "feedback:desk", year),
        (_("문서 서식"), "blanks:blanks"),
        (_("사람과 역할"), "people:parts"),
        (_("누리집 모습"), "government"),
        (_("자료 공개"), "data:catalogue", year),
        (_("기록"), "record"),
    ]


def _links(request, entries: list[tuple]) -> list[Link]:
    links = []
    for label, name, *args in entries:
        url = reverse(name, args=args)
        links.append(Link(label, url, current=_is_here(request, name, url), first=name in FIRST))
    return links


def _is_here(request, name: str, url: str) -> bool:
    """Home is only itself; every other entry covers what lies below it."""
    return request.path == url if name in {"home", "desk"} else request.path.startswith(url)


def _latest(request) -> Cycle | None:
    """The year that is being planned, asked once a request."""
    if not hasattr(request, "latest_cycle"):
        request.latest_cycle = Cycle.objects.of(request.government).prefetch_related("windows").first()
    return request.latest_cycle
