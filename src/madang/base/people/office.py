"""The officers' side: who plays which part, checks at the desk, codes for letters, and looks that are written down."""

import csv

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from .actions import check_at_desk, end_part, grant_part, hand_out_codes, void_codes
from .doors import in_government
from .forms import AskToLook, AtTheDesk, GivePart, HandOutCodes
from .looks import What, record_look
from .models import CodeBatch, Part, Person, ResidenceMethod, Role
from .permissions import (
    why_not_check_at_desk,
    why_not_end,
    why_not_give_parts,
    why_not_hand_out_codes,
    why_not_look,
    why_not_see_parts,
)
from .proofs.provider import Belongs
from .refusals import Refused, require
from .said import say


@in_government
def parts(request):
    """Everyone who plays or played a part here, those of today first."""
    person, government = request.user, request.government
    require(why_not_see_parts(person, government))
    role = request.GET.get("role", "")
    found = (
        Part.objects.of(government)
        .exclude(role=Role.RESIDENT)
        .select_related("government", "person", "area", "granted_by")
    )
    if role in Role.values:
        found = found.filter(role=role)
    page = Paginator(found.order_by("ended_at", "-since", "-pk"), 50).get_page(request.GET.get("page"))
    for part in page:
        part.can_end = why_not_end(person, part) is None
    shown = {"page": page, "roles": [each for each in Role if each != Role.RESIDENT], "role": role}
    return render(request, "people/office/parts.html", shown | {"may_give": not why_not_give_parts(person, government)})


@in_government
def give(request):
    person, government = request.user, request.government
    require(why_not_give_parts(person, government))
    form = GivePart(request.POST or None, government=government, by=person)
    if form.is_valid():
        given = {name: form.cleaned_data[name] for name in ("office", "area", "since", "until")}
        part = grant_part(form.cleaned_data["email"], government, form.cleaned_data["role"], by=person, **given)
        say(request, "part_given", part=part)
        return redirect("people:parts")
    return render(request, "people/office/give.html", {"form": form})


@require_POST
@in_government
def end(request, pk: int):
    part = get_object_or_404(Part.objects.of(request.government).select_related("person"), pk=pk)
    end_part(part, by=request.user)
    say(request, "part_ended", part=part)
    return redirect("people:parts")


@in_government
def person(request, pk: int):
    """One person. The address and the proofs are shown only after a look is recorded, with its reason."""
    government = request.government
    whose = get_object_or_404(Person.objects.of(government), pk=pk)
    require(why_not_look(request.user, government, whose))
    form = AskToLook(request.POST or None)
    shown = {"whose": whose, "form": form, "parts": whose.parts.of(government).order_by("-since", "-pk")}
    if form.is_valid():
        what = form.cleaned_data["what"]
        record_look(request.user, whose, government, what, form.cleaned_data["why"])
        if what in {What.CONTACT, What.ALL}:
            shown["email"] = whose.email
        if what in {What.PROOFS, What.ALL}:
            shown["identity"] = whose.identity_proofs.of(government).select_related("checked_by")
            shown["residence"] = whose.residence_proofs.of(government).select_related("area", "checked_by")
    return render(request, "people/office/person.html", shown)


@in_government
def desk(request):
    """Someone stands at the desk with an identity card."""
    clerk, government = request.user, request.government
    require(why_not_check_at_desk(clerk, government))
    form = AtTheDesk(request.POST or None, government=government)
    if form.is_valid() and (proof := _compare(form, clerk, government)):
        say(request, "checked_at_desk", person=proof.person)
        return redirect("people:desk")
    return render(request, "people/office/desk.html", {"form": form})


@in_government
def codes(request):
    """Batches of codes. New ones are readable in this one answer: a list to print, or a CSV for the printing house."""
    person, government = request.user, request.government
    require(why_not_hand_out_codes(person, government))
    form = HandOutCodes(request.POST or None, government=government)
    if not form.is_valid():
        batches = CodeBatch.objects.of(government).select_related("area").annotate(used=Count("codes__used_at"))
        return render(request, "people/office/codes.html", {"form": form, "batches": batches})
    asked = form.cleaned_data
    batch, readable = hand_out_codes(
        government, area=asked["area"], kind=asked["kind"], size=asked["size"], expires_at=asked["last_day"], by=person
    )
    if request.POST.get("as") == "csv":
        return as_csv(batch, readable)
    return render(request, "people/office/codes_once.html", {"batch": batch, "readable": readable})


@require_POST
@in_government
def void(request, pk: int):
    void_codes(get_object_or_404(CodeBatch.objects.of(request.government), pk=pk), by=request.user)
    say(request, "codes_voided")
    return redirect("people:codes")


def as_csv(batch: CodeBatch, readable: list[str]) -> HttpResponse:
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="codes-{batch.pk}.csv"'
    rows = csv.writer(answer)
    rows.writerow(["code", "area", "last_day"])
    where, last_day = batch.area.name if batch.area else "", f"{timezone.localtime(batch.expires_at):%Y-%m-%d}"
    rows.writerows([code, where, last_day] for code in readable)
    return answer


def _compare(form, clerk, government):
    """The proof, or None with the reason written at the form."""
    read = form.cleaned_data
    belongs = Belongs(read["area"], read["kind"], ResidenceMethod.DESK, checked_by=clerk) if read["area"] else None
    try:
        return check_at_desk(
            read["email"],
            government,
            name=read["name"],
            born=read["born"],
            namesake=read["namesake"],
            belongs=belongs,
            by=clerk,
        )
    except Refused as refused:
        if refused.reason != "people.another_account":
            raise
        form.say_another_account()
        return None
