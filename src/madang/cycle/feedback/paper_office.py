"""The officers' side of what is published: disclosures with their clock, and the white paper chapter by chapter."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madang.base import clock
from madang.base.documents.making.models import Making
from madang.base.documents.serve import serve_document
from madang.base.people.refusals import Refused, require
from madang.cycle.plan.shortcuts import in_cycle, officer_page

from . import actions, paper
from .chapters import CHAPTERS, KEYS
from .disclosing import LAW, document_of, fixed_on, two_months_after
from .forms import ChapterForm, DisclosureForm, FreezeForm, PublishForm, ReportForm
from .models import Chapter, Disclosure, Occasion, WhitePaper
from .paper_recipe import white_paper as recipe
from .permissions import why_not_change
from .views import read_chapter


@officer_page
@in_cycle
def disclosure(request, cycle, occasion):
    """Words while it is a draft; the look of it, publication and the report each have a button of their own."""
    found = _disclosure(cycle, occasion)
    fixed = found.fixed_on if found else fixed_on(cycle, occasion)
    seen = found.revision if found else 0
    form = DisclosureForm(request.POST or None, initial=_initial(found, seen))
    if form.is_valid():
        told = form.cleaned_data
        try:
            actions.write_disclosure(
                cycle, occasion, told["words"], told["opinion"], seen=told["seen"], by=request.user
            )
        except Refused as refused:
            return _changed(request, refused, form, seen, _disclosure_context(cycle, occasion, found, fixed))
        messages.success(request, _("적어 두었습니다."))
        return redirect("feedback:write_disclosure", cycle.fiscal_year, occasion)
    context = _disclosure_context(cycle, occasion, found, fixed) | {"form": form}
    return render(request, "feedback/desk/disclosure.html", context, status=422 if form.errors else 200)


@officer_page
@in_cycle
def draft(request, cycle, occasion):
    """How it would read if it were published now."""
    found = _disclosure(cycle, occasion)
    if found is None:
        raise Http404
    document = paper.document_of(found.frozen) if found.is_frozen else document_of(found, clock.today())
    return serve_document(request, document, request.GET.get("as", ""), public=False)


@officer_page
@require_POST
@in_cycle
def publish(request, cycle, occasion):
    found, form = _disclosure(cycle, occasion), PublishForm(request.POST)
    if found is None:
        raise Http404
    if not form.is_valid():
        messages.error(request, _("문서번호를 적어 주세요."))
        return redirect("feedback:write_disclosure", cycle.fiscal_year, occasion)
    address = request.build_absolute_uri(reverse("feedback:disclosure", args=[cycle.fiscal_year, occasion]))
    told = form.cleaned_data
    actions.publish_disclosure(found, told["number"], seen=told["seen"], by=request.user, address=address)
    messages.success(request, _("공시를 공개했습니다. 닷새 안에 의회와 상급기관에 보고해 주세요."))
    return redirect("feedback:write_disclosure", cycle.fiscal_year, occasion)


@officer_page
@require_POST
@in_cycle
def report(request, cycle, occasion):
    found, form = _disclosure(cycle, occasion), ReportForm(request.POST)
    if found is None:
        raise Http404
    if not form.is_valid():
        context = _disclosure_context(cycle, occasion, found, found.fixed_on) | {"report": form}
        return render(request, "feedback/desk/disclosure.html", context, status=422)
    actions.report_disclosure(found, form.cleaned_data["on"], form.cleaned_data["to"], by=request.user)
    messages.success(request, _("보고한 것을 적었습니다."))
    return redirect("feedback:write_disclosure", cycle.fiscal_year, occasion)


@officer_page
@in_cycle
def white_paper(request, cycle):
    """How far it is: made or not, chapter by chapter, and what the worker is doing."""
    found = WhitePaper.objects.of(cycle).first()
    written = {one.key: one for one in found.chapters.select_related("edited_by")} if found else {}
    makings = Making.objects.of(cycle.government).filter(recipe=recipe.name, args={"year": cycle.fiscal_year})
    context = {
        "cycle": cycle,
        "paper": found,
        "chapters": [(chapter, written.get(chapter.key)) for chapter in CHAPTERS],
        "makings": makings[:5],
        "form": FreezeForm(),
    }
    return render(request, "feedback/desk/white_paper.html", context)


@officer_page
@require_POST
@in_cycle
def make(request, cycle):
    """Hand it to the worker; the page of the making shows how far it is."""
    back = reverse("feedback:paper_desk", args=[cycle.fiscal_year])
    suffix = request.POST.get("suffix", "pdf")
    suffix = suffix if suffix in ("pdf", "hwpx", "html", "xlsx") else "pdf"
    return redirect(actions.make_paper(cycle, by=request.user, suffix=suffix, back=back))


@officer_page
@require_POST
@in_cycle
def freeze(request, cycle):
    form = FreezeForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("문서번호를 적어 주세요."))
        return redirect("feedback:paper_desk", cycle.fiscal_year)
    actions.freeze_paper(cycle, form.cleaned_data["number"], by=request.user)
    messages.success(request, _("백서를 펴냈습니다. 이제 아무도 바꿀 수 없습니다."))
    return redirect("feedback:white_paper", cycle.fiscal_year)


@officer_page
@in_cycle
def chapter(request, cycle, key):
    """The chapter as it was made, and the words at its head."""
    if key not in KEYS:
        raise Http404
    found = WhitePaper.objects.of(cycle).first() or WhitePaper(cycle=cycle)
    found.cycle = cycle
    require(why_not_change(request.user, found))
    written = Chapter.objects.filter(paper__cycle=cycle, key=key).first() or Chapter(key=key)
    form = ChapterForm(request.POST or None, initial={"words": written.words, "seen": written.revision})
    if form.is_valid():
        told = form.cleaned_data
        try:
            actions.write_chapter(cycle, key, told["words"], seen=told["seen"], by=request.user)
        except Refused as refused:
            stands = {"stands": written.words}
            return _changed(request, refused, form, written.revision, _chapter_context(found, key) | stands, _CHAPTER)
        messages.success(request, _("적어 두었습니다."))
        return redirect("feedback:write_chapter", cycle.fiscal_year, key)
    more = _chapter_context(found, key) | {"form": form}
    if found.content and not form.errors:
        return read_chapter(request, found, key, _CHAPTER, **more)
    return render(request, _CHAPTER, more, status=422 if form.errors else 200)


_CHAPTER = "feedback/desk/chapter.html"


def _chapter_context(found: WhitePaper, key: str) -> dict:
    title = next(one.title for one in CHAPTERS if one.key == key)
    return {"cycle": found.cycle, "title": title}


def _changed(request, refused: Refused, form, revision: int, context: dict, template="feedback/desk/disclosure.html"):
    """Somebody else wrote meanwhile: both texts stay in sight, and the next sending is on top of what stands now."""
    if refused.reason != "feedback.changed_meanwhile":
        raise refused
    form.add_error(
        None, _("그사이 다른 사람이 고쳤습니다. 지금 글을 다시 보고 고쳐 주세요. 쓰신 글은 아래 칸에 그대로 있습니다.")
    )
    form.data = form.data.copy()
    form.data["seen"] = revision
    return render(request, template, context | {"form": form}, status=409)


def _disclosure(cycle, occasion) -> Disclosure | None:
    if occasion not in Occasion.values:
        raise Http404
    found = Disclosure.objects.of(cycle).filter(occasion=occasion).first()
    if found:
        found.cycle = cycle
    return found


def _initial(found: Disclosure | None, seen: int) -> dict:
    return {"words": found.words if found else "", "opinion": found.opinion if found else "", "seen": seen}


def _disclosure_context(cycle, occasion: str, found: Disclosure | None, fixed) -> dict:
    seen = found.revision if found else 0
    return {
        "cycle": cycle,
        "occasion": Occasion(occasion),
        "paper": found,
        "fixed": fixed,
        "due": two_months_after(fixed) if fixed else None,
        "law": LAW,
        "publish": PublishForm(initial={"number": f"CPB-{cycle.fiscal_year}-{occasion.upper()}", "seen": seen}),
        "report": ReportForm(initial={"on": clock.today()}),
    }
