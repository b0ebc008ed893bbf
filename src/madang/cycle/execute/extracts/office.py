"""The officer's way with an extract: look at it first, take it in, settle what waits."""

import hashlib
from datetime import date

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madang.base import clock
from madang.base.pages.plain import plain
from madang.base.people.refusals import Refused
from madang.cycle.plan.shortcuts import in_cycle, officer_page

from ..models.extract import Extract, ExtractRow, Kind, Why
from . import actions
from .forms import ExtractForm, LineForm, ReasonForm, SplitForm, carried, carry
from .matching import Ledger
from .pages import find_extract
from .reading import Reading, Told, read_extract

SHOWN = 300  # rows of a preview


@officer_page
@in_cycle
def new(request, cycle):
    """GET asks for a file; POST shows what it would do. Nothing is stored before the officer says so."""
    form = ExtractForm(request.POST or None, request.FILES or None, initial={"town": _town(cycle)})
    if not form.is_valid():
        return render(
            request, "execute/extracts/new.html", {"cycle": cycle, "form": form}, status=422 if form.errors else 200
        )
    said = form.cleaned_data
    file, day = said["file"], said["day"]
    told = {
        "data": file.main, "year": cycle.fiscal_year, "place": cycle.government_id, "unit": said["unit"], "town": said["town"],
        "day": day and day.isoformat(), "origin": said["origin"], "name": plain(file.sent_as)[-200:],
    }  # fmt: skip
    reading = _read(cycle, told)
    context = {"cycle": cycle, "form": form, "reading": reading}
    if reading.faults:
        return render(request, "execute/extracts/new.html", context, status=422)
    taken = actions.why_not_take(cycle.government, cycle.fiscal_year, _digest(file.main))
    if taken:
        raise Refused("execute.extract_taken_already", number=taken.number)
    context |= {"kept": carry(**told), **_preview(cycle, reading)}
    return render(request, "execute/extracts/preview.html", context)


@officer_page
@require_POST
@in_cycle
def take(request, cycle):
    told = carried(request.POST.get("kept", ""))
    if told is None or (told["year"], told["place"]) != (cycle.fiscal_year, cycle.government_id):
        messages.error(request, _("살펴본 지 오래되었습니다. 파일을 다시 올려 주세요."))
        return redirect("execute:new_extract", cycle.fiscal_year)
    extract = actions.take_in(
        cycle.government, cycle.fiscal_year, _read(cycle, told), origin=told["origin"], file_name=told["name"],
        digest=_digest(told["data"]), by=request.user,
    )  # fmt: skip
    messages.success(request, _("회계 자료를 받았습니다. 살펴야 할 줄이 있으면 아래에 나옵니다."))
    return redirect("execute:extract", cycle.fiscal_year, extract.number)


@officer_page
@in_cycle
def row(request, cycle, number, row):
    """One row that waits: what it says, what the ledger says, and the ways to settle it."""
    one = _row(cycle, number, row)
    last = one.fates.select_related("line").last()
    deeds = _deeds(one, last, request.POST or None) if last.kind == Kind.WAITING else {}
    asked = request.POST.get("deed", "")
    if request.method == "POST":
        if asked not in deeds:
            raise Refused("execute.row_is_closed") if not deeds else Http404
        if deeds[asked].is_valid():
            _ACTS[asked](one, deeds[asked], request.user)
            messages.success(request, _("적었습니다."))
            return redirect("execute:extract", cycle.fiscal_year, number)
        deeds |= {name: form for name, form in _deeds(one, last, None).items() if name != asked}
    context = {
        "cycle": cycle,
        "extract": one.extract,
        "row": one,
        "last": last,
        "deeds": deeds,
        "fates": one.fates.select_related("line", "by"),
    }
    if last.line:
        context["left"] = actions.what_is_left(one, last.line)
    return render(request, "execute/extracts/row.html", context, status=422 if request.method == "POST" else 200)


@officer_page
@in_cycle
def rest(request, cycle, number):
    """Close every row without a line at once."""
    extract = find_extract(cycle, number)
    form = ReasonForm(request.POST or None, initial={"reason": _("주민참여예산 사업이 아닌 세부사업")})
    if form.is_valid():
        actions.explain_rest(extract, form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("적었습니다."))
        return redirect("execute:extract", cycle.fiscal_year, number)
    waiting = ExtractRow.objects.filter(extract=extract).waiting().filter(why=Why.NO_LINE).count()
    context = {"cycle": cycle, "extract": extract, "form": form, "waiting": waiting}
    return render(request, "execute/extracts/rest.html", context, status=422 if form.errors else 200)


def _row(cycle, number: int, row: int) -> ExtractRow:
    extract = find_extract(cycle, number)
    one = get_object_or_404(ExtractRow, extract=extract, number=row)
    one.extract = extract
    return one


def _deeds(one: ExtractRow, last, data) -> dict:
    """The ways that are open for why it waits."""
    deeds = {}
    if last.why in (Why.NO_LINE, Why.SEVERAL, Why.UNIT):
        deeds["match"] = LineForm(one, data, prefix="match")
    if last.why == Why.LESS:
        deeds["lower"] = ReasonForm(data, prefix="lower")
    if last.why in (Why.PROJECTS, Why.SOURCES):
        ledger = Ledger(one.extract.government, one.extract.fiscal_year, one.extract.day)
        shares = ledger.match_line(one, last.line).shares
        left = actions.what_is_left(one, last.line)
        line = last.why == Why.SOURCES
        deeds["split"] = SplitForm(
            list(shares), ledger.sources_of(last.line), left, data, with_line=line, prefix="split"
        )
    deeds["explain"] = ReasonForm(data, prefix="explain")
    return deeds


_ACTS = {
    "match": lambda row, form, by: actions.match_row(
        row, form.cleaned_data["line"], form.cleaned_data["reason"], by=by
    ),
    "lower": lambda row, form, by: actions.lower_to(row, form.cleaned_data["reason"], by=by),
    "split": lambda row, form, by: actions.split_row(row, form.parts(), form.cleaned_data["reason"], by=by),
    "explain": lambda row, form, by: actions.explain_row(row, form.cleaned_data["reason"], by=by),
}


def _read(cycle, told: dict) -> Reading:
    day = told["day"] and date.fromisoformat(told["day"])
    towns = frozenset({told["town"]} if told["town"] else {_town(cycle)} - {""})
    return read_extract(told["data"], Told(cycle.fiscal_year, clock.today(), day, told["unit"], towns))


def _town(cycle) -> str:
    """What the last extract said, else the code of the town."""
    last = Extract.objects.of(cycle.government).exclude(town="").order_by("-pk").values_list("town", flat=True).first()
    return last or cycle.government.code


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _preview(cycle, reading: Reading) -> dict:
    ledger = Ledger(cycle.government, cycle.fiscal_year, reading.day)
    matches = [ledger.match(row) for row in reading.rows]
    of_ours = [match for match in matches if match.line]
    return {
        "matches": of_ours[:SHOWN],
        "ours": len(of_ours),
        "others": len(matches) - len(of_ours),
        "waiting": sum(match.kind == Kind.WAITING for match in of_ours),
        "booked": sum(match.change for match in matches),
    }
