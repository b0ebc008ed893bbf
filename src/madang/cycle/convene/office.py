"""The officer's desk of the bodies: make them, plan seats, name, seat, end; rules and allowances."""

from django.contrib import messages
from django.db.models import Count, Q, Sum
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from madang.base import clock
from madang.base.pages.words import count_of
from madang.base.people.refusals import require
from madang.cycle.plan.shortcuts import in_cycle, officer_page

from .actions import bodies, calls, seating, serving
from .actions.meeting import plan_body_meeting
from .composition import balance
from .forms import (
    AllowanceForm,
    BodyForm,
    CallForm,
    ChairForm,
    EndForm,
    LiftForm,
    MeetingForm,
    NameForm,
    ResolutionForm,
    RulesForm,
    SeatForm,
    TallyForm,
)
from .models import Allowance, Body, Call, EqualityResolution, Interest, Member, Rules, SeatPlan
from .permissions import why_not_call, why_not_end, why_not_renew
from .plan_form import PlanForm
from .views import _body


@officer_page
@in_cycle
def desk(request, cycle):
    rows = Body.objects.of_year(cycle).select_related("parent")
    context = {
        "cycle": cycle,
        "bodies": rows.annotate(
            seated=Count("members", filter=Q(members__seating__isnull=False, members__ended_on=None), distinct=True),
            named=Count("members", filter=Q(members__seating=None, members__ended_on=None), distinct=True),
        ),
        "calls": Call.objects.filter(plan__body__in=rows).select_related("plan__body").prefetch_related("plan__shares")
        .annotate(number=Count("applications", filter=~Q(applications__stand__in=["draft", "withdrawn"]))),
    }  # fmt: skip
    return render(request, "convene/office/desk.html", context)


@officer_page
@in_cycle
def edit(request, cycle, pk=None):
    one = _body(cycle, pk) if pk else Body(government=cycle.government)
    form = BodyForm(cycle, request.POST or None, instance=one)
    if form.is_valid():
        done = bodies.save_body(form.save(commit=False), by=request.user)
        messages.success(request, _("적어 두었습니다."))
        return redirect("convene:office", cycle.fiscal_year, done.pk)
    return _form_page(request, cycle, one if pk else None, form, _("기구 고치기") if pk else _("기구 만들기"))


@officer_page
@in_cycle
def office(request, cycle, pk):
    """One body: who is named, who sits, what the next act of appointing would make of the 60 % rule."""
    one = _body(cycle, pk)
    deed = request.POST.get("deed", "")
    forms = {
        "seat": SeatForm(request.POST if deed == "seat" else None, initial={"since": clock.today()}, prefix="seat"),
        "resolve": ResolutionForm(request.POST if deed == "resolve" else None, prefix="resolve", instance=EqualityResolution(body=one)),
        "meet": MeetingForm(request.POST if deed == "meet" else None, prefix="meet"),
    }  # fmt: skip
    named = list(Member.objects.named(one).select_related("area", "person", "replaces"))
    if request.method == "POST":
        require(None if deed in _DEEDS else "convene.not_this_step")
        if deed not in forms or forms[deed].is_valid():
            messages.success(request, _DEEDS[deed](request, one, forms.get(deed), named))
            return redirect("convene:office", cycle.fiscal_year, pk)
    sitting = list(Member.objects.sitting(one).select_related("area", "person"))
    context = {
        "cycle": cycle, "body": one, "named": named, "forms": forms, "members": sitting,
        "balance": balance(sitting), "after": seating.balance_after(one, named, clock.today()),
        "resolution": seating.resolution_on(one, clock.today()),
        "plan": one.plans.prefetch_related("shares").order_by("-version").first(),
        "calls": Call.objects.filter(plan__body=one), "tallies": one.tallies.all(),
        "rules": Rules.objects.filter(body=one).defer("words").first(),
    }  # fmt: skip
    failed = any(form.is_bound and form.errors for form in forms.values())
    return render(request, "convene/office/body.html", context, status=422 if failed else 200)


@officer_page
@in_cycle
def name(request, cycle, pk):
    one = _body(cycle, pk)
    form = NameForm(one, request.POST or None)
    if form.is_valid():
        member = seating.name_member(form.named(), by=request.user)
        messages.success(request, _("%(name)s 님을 적었습니다. 위촉하면 자리에 앉습니다.") % {"name": member.name})
        return redirect("convene:office", cycle.fiscal_year, pk)
    return _form_page(request, cycle, one, form, _("위촉할 사람 적기"))


@officer_page
@in_cycle
def election(request, cycle, pk):
    """What an assembly's meeting recorded."""
    one = _body(cycle, pk)
    form = TallyForm(request.POST or None)
    if form.is_valid():
        tally = form.save(commit=False)
        tally.body = one
        seating.note_tally(tally, form.cleaned_data["lines"], by=request.user)
        messages.success(request, _("뽑은 결과를 적었습니다. 표가 많은 사람부터 위촉할 사람이 됩니다."))
        return redirect("convene:office", cycle.fiscal_year, pk)
    return _form_page(request, cycle, one, form, _("지역회의에서 뽑은 결과 적기"))


@officer_page
@in_cycle
def plan(request, cycle, pk):
    """Save the draft, fill it from the population, publish it."""
    one = _body(cycle, pk)
    there = SeatPlan.objects.filter(body=one).prefetch_related("shares", "quotas")
    draft = there.filter(published_at=None).first()
    if request.POST.get("deed") == "publish":
        require("convene.plan_without_seats" if draft is None else None)
        bodies.publish_plan(draft, by=request.user)
        messages.success(request, _("자리 계획을 공개했습니다. 이제 위원을 모집할 수 있습니다."))
        return redirect("convene:office", cycle.fiscal_year, pk)
    form = PlanForm(one, request.POST or None, instance=draft or SeatPlan(body=one))
    if request.GET.get("fill", "").isdigit():
        form.fill_from_population(min(int(request.GET["fill"]), 10_000))
    if form.is_valid():
        bodies.save_plan(form.save(commit=False), form.shares(), form.quotas(), by=request.user)
        messages.success(request, _("자리 계획을 적어 두었습니다. 공개하면 고칠 수 없습니다."))
        return redirect("convene:plan", cycle.fiscal_year, pk)
    context = {
        "cycle": cycle, "body": one, "form": form, "draft": draft,
        "published": [one for one in there if one.published_at],
    }  # fmt: skip
    return render(request, "convene/office/plan.html", context, status=422 if form.errors else 200)


@officer_page
@in_cycle
def call(request, cycle, pk):
    one = _body(cycle, pk)
    published = SeatPlan.objects.filter(body=one).published().prefetch_related("shares", "quotas").first()
    require(why_not_call(request.user, published))
    published.body = one
    form = CallForm(request.POST or None, instance=Call(plan=published))
    if form.is_valid():
        done = calls.make_call(form.save(commit=False), by=request.user)
        messages.success(request, _("위원을 모집합니다."))
        return redirect("convene:applications", cycle.fiscal_year, done.pk)
    return _form_page(request, cycle, one, form, _("위원 모집하기"))


@officer_page
@in_cycle
def rules(request, cycle, pk):
    one = _body(cycle, pk)
    last = Rules.objects.filter(body=one).first()
    initial = {"words": last.words} if last else {}
    form = RulesForm(request.POST or None, initial=initial, instance=Rules(body=one))
    if form.is_valid():
        bodies.publish_rules(form.save(commit=False), by=request.user)
        messages.success(request, _("운영세칙을 공개했습니다."))
        return redirect("convene:office", cycle.fiscal_year, pk)
    return _form_page(request, cycle, one, form, _("운영세칙 공개하기"))


@officer_page
@in_cycle
def allowances(request, cycle, pk):
    """The ledger of one body: enter a line, or undo one by an equal entry back."""
    one = _body(cycle, pk)
    if request.POST.get("deed") == "undo":
        line = get_object_or_404(Allowance, body=one, pk=request.POST.get("line") or 0)
        serving.undo_payment(line, by=request.user)
        messages.success(request, _("같은 금액을 되돌려 적었습니다."))
        return redirect("convene:allowances", cycle.fiscal_year, pk)
    form = AllowanceForm(one, request.POST or None, instance=Allowance(body=one))
    if form.is_valid():
        serving.pay(form.save(commit=False), by=request.user)
        messages.success(request, _("적었습니다."))
        return redirect("convene:allowances", cycle.fiscal_year, pk)
    lines = Allowance.objects.filter(body=one).select_related("member", "undone_by").order_by("-pk")
    context = {
        "cycle": cycle, "body": one, "form": form, "lines": lines[:200],
        "sums": Allowance.objects.filter(body=one).values("what").annotate(sum=Sum("amount"), number=Count("pk")).order_by("what"),
        "total": Allowance.objects.filter(body=one).aggregate(sum=Sum("amount"))["sum"] or 0,
        "names": dict(Allowance._meta.get_field("what").choices),
    }  # fmt: skip
    return render(request, "convene/office/allowances.html", context, status=422 if form.errors else 200)


@officer_page
@in_cycle
def member(request, cycle, pk):
    """One member: renew, end, give the chair; what they do not judge."""
    rows = Member.objects.filter(body__in=Body.objects.of_year(cycle)).select_related("body", "area", "person")
    one = get_object_or_404(rows, pk=pk)
    one.body.government = cycle.government
    deed = request.POST.get("deed", "")
    forms = {
        "end": EndForm(request.POST if deed == "end" else None, initial={"on": clock.today()}, prefix="end"),
        "chair": ChairForm(request.POST if deed == "chair" else None, initial={"role": one.role}, prefix="chair"),
        "lift": LiftForm(request.POST if deed == "lift" else None, prefix="lift"),
    }
    if request.method == "POST":
        require(None if deed in _OF_MEMBER else "convene.not_this_step")
        if deed not in forms or forms[deed].is_valid():
            messages.success(request, _OF_MEMBER[deed](request, one, forms.get(deed)))
            return redirect("convene:office", cycle.fiscal_year, one.body_id)
    context = {
        "cycle": cycle, "body": one.body, "member": one, "forms": forms,
        "why_not_renew": why_not_renew(request.user, one), "why_not_end": why_not_end(request.user, one),
        "interests": Interest.objects.filter(member=one),
    }  # fmt: skip
    failed = any(form.is_bound and form.errors for form in forms.values())
    return render(request, "convene/office/member.html", context, status=422 if failed else 200)


def _form_page(request, cycle, body, form, title):
    context = {"cycle": cycle, "body": body, "form": form, "title": title}
    return render(request, "convene/office/form.html", context, status=422 if form.errors else 200)


def _seat(request, body, form, named) -> str:
    ticked = {int(pk) for pk in request.POST.getlist("member") if pk.isdigit()}
    chosen = [one for one in named if one.pk in ticked]
    seating.seat_named(body, chosen, form.cleaned_data["since"], by=request.user)
    return _("위촉했습니다: %(people)s") % {"people": count_of(len(chosen), "person")}


def _resolve(request, body, form, _named) -> str:
    seating.note_resolution(form.save(commit=False), by=request.user)
    return _("의결을 적었습니다. 모두에게 보입니다.")


def _unname(request, _body, _form, named) -> str:
    one = next((one for one in named if str(one.pk) == request.POST.get("member")), None)
    require("convene.sits_already" if one is None else None)
    seating.unname(one, by=request.user)
    return _("뺐습니다.")


def _meet(request, body, form, _named) -> str:
    plan_body_meeting(body, by=request.user, **form.cleaned_data)
    return _("회의를 잡고 지금 앉아 있는 위원을 모두 넣었습니다.")


def _close(request, body, _form, _named) -> str:
    bodies.close_body(body, by=request.user)
    return _("없앤 기구로 적었습니다. 지난 기록은 그대로 남습니다.")


def _renew(request, member, _form) -> str:
    seating.renew(member, by=request.user)
    return _("다음 임기로 적었습니다. 위촉하면 이어집니다.")


def _end(request, member, form) -> str:
    given = form.cleaned_data
    seating.end_membership(member, given["reason"], given["words"], given["on"], by=request.user)
    return _("그만둔 날과 까닭을 적었습니다.")


def _chair(request, member, form) -> str:
    seating.give_chair(member, form.cleaned_data["role"], by=request.user)
    return _("맡은 일을 적었습니다.")


def _lift(request, member, form) -> str:
    interest = get_object_or_404(Interest, member=member, pk=request.POST.get("interest") or 0)
    interest.member = member
    serving.lift_interest(interest, form.cleaned_data["why"], by=request.user)
    return _("풀었습니다. 까닭은 남습니다.")


_DEEDS = {"seat": _seat, "resolve": _resolve, "unname": _unname, "meet": _meet, "close": _close}
_OF_MEMBER = {"renew": _renew, "end": _end, "chair": _chair, "lift": _lift}
