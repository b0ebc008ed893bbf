"""What residents see: the bodies, one body with its members and how it looks beside the town, a call; and applying."""

from django.contrib import messages
from django.db.models import Count, Q, Sum
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from madang.base import clock
from madang.base.documents.serve import serve_document
from madang.base.people.doors import in_government
from madang.base.people.refusals import require
from madang.cycle.plan.shortcuts import in_cycle

from . import documents
from .actions import calls, serving
from .composition import balance, bars
from .forms import ApplyForm, InterestForm
from .models import Application, Body, Call, Interest, LotState, Lottery, Member, Rules, SeatPlan
from .permissions import application_of, why_not_apply, why_not_convene, why_not_declare, why_not_withdraw


@in_cycle
def bodies(request, cycle):
    """Every body of the year and those that stand; what may be joined now; lotteries before an audience."""
    today = clock.today()
    sitting = Q(members__seating__isnull=False, members__since__lte=today) & (
        Q(members__until=None) | Q(members__until__gte=today)
    )
    sitting &= Q(members__ended_on=None) | Q(members__ended_on__gt=today)
    rows = Body.objects.of_year(cycle).working().select_related("parent", "area")
    of_year = Call.objects.filter(plan__body__in=rows).select_related("plan__body").prefetch_related("plan__shares")
    context = {
        "cycle": cycle,
        "bodies": rows.annotate(sitting=Count("members", filter=sitting, distinct=True)).order_by("parent", "pk"),
        "calls": of_year.open(),
        "lotteries": Lottery.objects.public().filter(call__in=of_year).exclude(state=LotState.VOID)
        .select_related("call__plan__body").order_by("-committed_at")[:6],
        "on_desk": _on_desk(request),
    }  # fmt: skip
    return render(request, "convene/bodies.html", context)


@in_cycle
def body(request, cycle, pk):
    one = _body(cycle, pk, paid=Sum("allowances__amount"), payments=Count("allowances"))
    today = clock.today()
    rows = list(Member.objects.filter(body=one, seating__isnull=False).select_related("area").order_by("pk"))
    members = [member for member in rows if member.sits(today)]
    context = {
        "cycle": cycle,
        "body": one,
        "members": sorted(members, key=lambda member: (_ORDER[member.role], member.pk)),
        "balance": balance(members),
        "bars": bars(one, members),
        "plan": SeatPlan.objects.filter(body=one).published().prefetch_related("shares").first(),
        "rules": Rules.objects.filter(body=one).defer("words").first(),
        "left": _left(rows),
        "resolutions": one.equality_resolutions.all(),
        "tallies": one.tallies.prefetch_related("candidates"),
        "calls": Call.objects.filter(plan__body=one).open().select_related("plan").prefetch_related("plan__shares"),
        "lotteries": Lottery.objects.public().filter(call__plan__body=one).only("number", "state", "call"),
        "parts": one.parts.working(),
        "may_declare": why_not_declare(request.user, one) is None,
        "on_desk": _on_desk(request),
    }
    return render(request, "convene/body.html", context)


@in_cycle
def rules(request, cycle, pk, suffix=""):
    """운영세칙: the version that holds, or an earlier one by ?version=1."""
    one = _body(cycle, pk)
    versions = Rules.objects.filter(body=one)
    asked = request.GET.get("version", "")
    found = get_object_or_404(versions, version=int(asked)) if asked.isdigit() else versions.first()
    found = found or get_object_or_404(versions)
    return serve_document(request, documents.rules(cycle, found, list(versions.defer("words")), _here(request)), suffix)


@in_cycle
def roster(request, cycle, pk, suffix=""):
    """위원 명부와 성비표."""
    one = _body(cycle, pk)
    members = list(Member.objects.sitting(one).select_related("area").order_by("pk"))
    return serve_document(request, documents.roster(cycle, one, members, _here(request)), suffix)


@in_cycle
def call(request, cycle, pk):
    one = _call(cycle, pk)
    own = application_of(request.user, one)
    context = {
        "cycle": cycle,
        "call": one,
        "body": one.body,
        "quotas": documents.quota_rows(one.plan),
        "asks": sorted(one.plan.asks(), key=documents.FEATURES.index),
        "number": one.applications.in_the_pool().count(),
        "own": own,
        "may_withdraw": own is not None and why_not_withdraw(request.user, own) is None,
        "lotteries": one.lotteries.public(),
        "on_desk": _on_desk(request),
    }
    return render(request, "convene/call.html", context)


@in_government
@in_cycle
def apply(request, cycle, pk):
    """One page: save for later, or hand in."""
    one = _call(cycle, pk)
    require(why_not_apply(request.user, one))
    own = application_of(request.user, one) or Application(call=one, name=request.user.name)
    own.call = one
    hand_in = request.POST.get("deed", "hand_in") == "hand_in"
    form = ApplyForm(request.POST or None, instance=own, hand_in=hand_in)
    if form.is_valid():
        done = calls.save_application(form.save(commit=False), by=request.user, hand_in=hand_in)
        said = (
            _("신청서를 받았습니다. 번호는 %(code)s번입니다.")
            if hand_in
            else _("적어 두었습니다. 기간 안에 내셔야 신청됩니다.")
        )
        messages.success(request, said % {"code": done.code})
        return redirect("convene:call", cycle.fiscal_year, pk)
    context = {"cycle": cycle, "call": one, "body": one.body, "form": form}
    return render(request, "convene/apply.html", context, status=422 if form.errors else 200)


@require_POST
@in_government
@in_cycle
def withdraw(request, cycle, pk):
    own = application_of(request.user, _call(cycle, pk))
    require("convene.not_your_application" if own is None else None)
    calls.withdraw(own, by=request.user)
    messages.success(request, _("신청을 거두었습니다. 적으신 것은 지웠습니다."))
    return redirect("convene:call", cycle.fiscal_year, pk)


@in_government
@in_cycle
def interests(request, cycle, pk):
    """What a member does not judge here: their own to declare, everybody's to read for those who run the meetings."""
    one = _body(cycle, pk)
    require(why_not_declare(request.user, one))
    officer = why_not_convene(request.user, one.government) is None
    sitting = Member.objects.sitting(one)
    own = sitting.filter(person=request.user).first()
    subject = request.POST.get("subject") or request.GET.get("subject", "")
    form = InterestForm(
        request.POST or None,
        for_others=own is None,
        members=sitting.order_by("name"),
        language=cycle.government.language,
        initial={"subject": subject},
    )
    if subject and form.is_valid():
        given = form.cleaned_data
        member = own or given["member"]
        member.body = one
        how = given.get("how") or "stepped_back"
        serving.declare_interest(member, given["subject"], how, given["ground"], given["reason"], by=request.user)
        messages.success(request, _("적었습니다. 이 일의 심사와 표결에서 빠집니다."))
        return redirect("convene:interests", cycle.fiscal_year, pk)
    context = {
        "cycle": cycle, "body": one, "own": own, "officer": officer, "form": form if subject else None,
        "subject": subject, "about": request.GET.get("about", "")[:120], "interests": _interests(one, own, officer),
    }  # fmt: skip
    return render(request, "convene/interests.html", context, status=422 if form.errors else 200)


def _interests(body: Body, own: Member | None, officer: bool):
    """All of the body for the officer, their own for a member."""
    rows = Interest.objects.filter(member__body=body).select_related("member").order_by("-declared_at")
    return rows if officer else rows.filter(member=own)


def _left(rows: list[Member]) -> list[Member]:
    """The replacement log: who stopped, when and why, and who came for them."""
    after = {one.replaces_id: one for one in rows if one.replaces_id}
    gone = sorted((one for one in rows if one.ended_on), key=lambda one: (one.ended_on, one.pk), reverse=True)
    for one in gone:
        one.came = after.get(one.pk)
    return gone


def _body(cycle, pk, **sums) -> Body:
    rows = Body.objects.of_year(cycle).select_related("parent", "area", "cycle").annotate(**sums)
    one = get_object_or_404(rows, pk=pk)
    one.government = cycle.government
    return one


def _call(cycle, pk) -> Call:
    rows = Call.objects.filter(plan__body__in=Body.objects.of_year(cycle)).select_related("plan__body__area")
    one = get_object_or_404(rows.prefetch_related("plan__quotas", "plan__shares"), pk=pk)
    one.plan.body.government = cycle.government
    return one


def _on_desk(request) -> bool:
    return request.user.is_authenticated and why_not_convene(request.user, request.government) is None


def _here(request) -> str:
    return request.build_absolute_uri(request.path)


_ORDER = {"chair": 0, "vice": 1, "secretary": 2, "member": 3}
