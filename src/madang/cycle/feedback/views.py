"""What residents see: how every proposal ended and what was answered, whole stories, ratings, lessons, what was published."""

from collections import Counter

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from madang.base.documents.document import Document
from madang.base.documents.render.html import article
from madang.base.documents.serve import serve_document
from madang.base.pages.links import Link
from madang.base.people.doors import in_government
from madang.base.people.models import Role
from madang.base.people.refusals import require
from madang.cycle.budget.models import Project
from madang.cycle.budget.veil import veil as veil_projects
from madang.cycle.execute.models import Work
from madang.cycle.plan.shortcuts import in_cycle
from madang.cycle.propose.models import Proposal
from madang.cycle.propose.permissions import why_not_read
from madang.cycle.propose.veil import veil

from . import actions, paper
from .disclosing import LAW
from .ends import way_of, ways_of
from .forms import RatingForm
from .models import Disclosure, End, Lesson, Occasion, Rating, Reply, WhitePaper
from .permissions import own_rating, rated_until, why_not_rate, why_not_take_back
from .results import results_of
from .story import happened, money_of
from .white_paper import document_of

A_PAGE = 50


@in_cycle
def home(request, cycle):
    """Every proposal of the year exactly once, by how it ended."""
    ways = ways_of(cycle)
    asked = request.GET.get("end", "")
    counts = Counter(str(way.last.end) if way.last else "" for way in ways)
    shown = [way for way in ways if asked in ("", "on" if way.last is None else str(way.last.end))]
    page = Paginator(shown, A_PAGE).get_page(request.GET.get("page"))
    veil([way.proposal for way in page.object_list if way.proposal.is_public])
    replied = set(Reply.objects.of(cycle).values_list("proposal", flat=True))
    context = {
        "cycle": cycle,
        "page": page,
        "all": len(ways),
        "replied": replied,
        "answered": len(replied),
        "ends": _chips(request, counts, asked, len(ways)),
        "disclosures": Disclosure.objects.of(cycle).exclude(digest=""),
        "paper": WhitePaper.objects.of(cycle).exclude(digest="").defer("content").first(),
        "is_officer": request.user.is_authenticated and request.user.plays(request.government, Role.OFFICER),
    }
    return render(request, "feedback/home.html", context)


@in_cycle
def story(request, cycle, number):
    """From the wish to the last won: what was answered, what happened in order, and the money."""
    proposal = get_object_or_404(Proposal.objects.of(cycle), number=number)
    proposal.cycle = cycle
    if why_not_read(request.user, proposal):
        raise Http404
    way = way_of(proposal)
    replies = list(Reply.objects.filter(proposal=proposal))
    veil([way.proposal])
    context = {
        "cycle": cycle,
        "way": way,
        "proposal": way.proposal,
        "replies": replies,
        "unanswered": [one for one in way.ends if one.end.is_replied and str(one.end) not in {r.end for r in replies}],
        "timeline": happened(way),
        "money": money_of(way),
        "rated": results_of([way.project])[way.project.pk] if way.project else None,
    }
    return render(request, "feedback/story.html", context)


@in_cycle
def ratings(request, cycle):
    works = Work.objects.of(cycle).finished().for_lists().order_by("project__number")
    page = Paginator(works, A_PAGE).get_page(request.GET.get("page"))
    veil_projects([work.project for work in page.object_list])
    results = results_of([work.project for work in page.object_list])
    rows = [(work, results[work.project_id]) for work in page.object_list]
    return render(request, "feedback/ratings.html", {"cycle": cycle, "page": page, "rows": rows})


@in_cycle
def rating(request, cycle, number):
    """What residents found of one finished project; who lives there may say it here."""
    project = _project(cycle, number)
    form = RatingForm(request.POST or None)
    if request.method == "POST":
        require(why_not_rate(request.user, project))
        if form.is_valid():
            actions.rate(project, form.instance, by=request.user)
            messages.success(request, _("별점을 받았습니다. 고맙습니다. 다섯 분이 모일 때마다 숫자가 바뀝니다."))
            return redirect("feedback:rating", cycle.fiscal_year, number)
    known = request.user.is_authenticated
    context = {
        "cycle": cycle,
        "project": project,
        "results": results_of([project])[project.pk],
        "words": Rating.objects.filter(project=project).shown().exclude(words="").order_by("-pk")[:A_PAGE],
        "hidden": Rating.objects.filter(project=project, hidden_at__isnull=False).count(),
        "until": rated_until(project),
        "reason": why_not_rate(request.user, project),
        "own": own_rating(request.user, project) if known else None,
        "may_take_back": known and why_not_take_back(request.user, project) is None,
        "form": form,
    }
    context["reason_template"] = _refusal(context["reason"])
    veil_projects([project])
    return render(request, "feedback/rating.html", context, status=422 if form.errors else 200)


@in_government
@require_POST
@in_cycle
def take_back(request, cycle, number):
    actions.take_back(_project(cycle, number), by=request.user)
    messages.success(request, _("별점을 거두었습니다. 다시 매기실 수 있습니다."))
    return redirect("feedback:rating", cycle.fiscal_year, number)


@in_cycle
def lessons(request, cycle):
    found = list(Lesson.objects.of(cycle).select_related("project__cycle__government", "project__proposal", "into"))
    veil_projects([one.project for one in found if one.project])
    return render(request, "feedback/lessons.html", {"cycle": cycle, "lessons": found})


@in_cycle
def disclosure(request, cycle, occasion, suffix=""):
    """As it was published, in every form."""
    found = _disclosure(cycle, occasion)
    return serve_document(request, paper.document_of(found.frozen), suffix)


@in_cycle
def disclosures(request, cycle):
    """When each is due, what was published, and its digest."""
    found = {one.occasion: one for one in Disclosure.objects.of(cycle).defer("frozen")}
    rows = [(occasion, found.get(occasion)) for occasion in Occasion]
    return render(request, "feedback/disclosures.html", {"cycle": cycle, "rows": rows, "law": LAW})


@in_cycle
def white_paper(request, cycle):
    """Its chapters, and the whole of it as a file."""
    found = WhitePaper.objects.of(cycle).exclude(digest="").first()
    return render(request, "feedback/white_paper.html", {"cycle": cycle, "paper": found})


@in_cycle
def white_paper_as(request, cycle, suffix):
    found = get_object_or_404(WhitePaper.objects.of(cycle).exclude(digest=""))
    found.cycle = cycle
    return serve_document(request, document_of(found), suffix)


@in_cycle
def chapter(request, cycle, key):
    found = get_object_or_404(WhitePaper.objects.of(cycle).exclude(digest=""))
    found.cycle = cycle
    return read_chapter(request, found, key, "feedback/chapter.html")


def read_chapter(request, found: WhitePaper, key: str, template: str, **more):
    """One chapter, with the one before and the one after it."""
    keys = [one["key"] for one in found.content]
    if key not in keys:
        raise Http404
    place = keys.index(key)
    whole = document_of(found, only=[key])
    alone = Document(
        found.content[place]["title"], "", whole.date, whole.issuer, blocks=whole.blocks[1:-1], language=whole.language
    )
    context = {
        "cycle": found.cycle,
        "paper": found,
        "article": article(alone),
        "chapter": found.content[place],
        "before": found.content[place - 1] if place else None,
        "after": found.content[place + 1] if place + 1 < len(keys) else None,
    }
    return render(request, template, context | more)


def _chips(request, counts: Counter, asked: str, whole: int) -> list[Link]:
    here = request.path
    links = [Link(pgettext("ends", "모두"), here, not asked, whole)]
    if counts[""]:
        links.append(Link(_("아직 하는 중"), f"{here}?end=on", asked == "on", counts[""]))
    ends = (end for end in End if counts[str(end)])
    return links + [Link(str(end.label), f"{here}?end={end}", asked == end, counts[str(end)]) for end in ends]


def _project(cycle, number) -> Project:
    project = get_object_or_404(Project.objects.of(cycle).select_related("area", "proposal"), number=number)
    project.cycle = cycle
    return project


def _disclosure(cycle, occasion) -> Disclosure:
    found = get_object_or_404(Disclosure.objects.of(cycle).exclude(digest=""), occasion=occasion)
    found.cycle = cycle
    return found


def _refusal(reason: str | None) -> str:
    if reason is None:
        return ""
    stage, _dot, code = reason.partition(".")
    return f"{stage}/refusal/{code}.html"
