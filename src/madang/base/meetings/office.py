"""The secretary's desk: what waits, a new meeting, the rule of who meets, what somebody needs, the papers."""

from functools import wraps

from django.contrib import messages
from django.db.models import Count, Prefetch, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from madang.base import clock
from madang.base.documents.serve import serve_document
from madang.base.people.doors import in_government
from madang.base.people.models import Role
from madang.base.people.refusals import require

from . import actions, documents
from .forms import AnswerForm, PlanForm, RuleForm
from .models import Host, Item, Meeting, Minutes, Need, State
from .permissions import knowing_secretaries, remember, why_not_answer, why_not_run, why_not_see_desk

MOST = 100


def for_secretaries(view):
    """Officers, and who is secretary of anything here."""

    @in_government
    @wraps(view)
    def door(request, *args, **kwargs):
        require(why_not_see_desk(request.user, request.government))
        return view(request, *args, **kwargs)

    return door


@for_secretaries
def desk(request):
    """What people need first, since it has the law's clock; then meetings to come, and papers that are lacking."""
    hosts = hosts_of(request)
    meetings = Meeting.objects.of(request.government).filter(holder__in=hosts).select_related("holder", "area")
    needs = Need.objects.of(request.government).waiting().filter(meeting__holder__in=hosts)
    asked = Count("needs", Q(needs__answer="waiting"))
    context = {
        "needs": needs.select_related("meeting")[:MOST],
        "late": sum(need.is_overdue for need in needs.only("answer", "due_on")),
        "coming": meetings.filter(state__in=State.to_come()).annotate(asked=asked)[:MOST],
        "unwritten": meetings.filter(state__in=[State.HELD, State.MINUTED]).select_related("minutes")[:MOST],
        "hosts": hosts,
        "now": clock.now(),
    }
    return render(request, "meetings/desk.html", context)


@for_secretaries
def new(request):
    host = request.GET.get("host", "")
    hosts = hosts_of(request)
    chosen = next((one for one in hosts if one.host == host), None)
    form = PlanForm(request.government, hosts, request.POST or None, initial={"holder": chosen})
    if form.is_valid():
        holder = form.cleaned_data["holder"]
        made = actions.plan_meeting(request.government, holder.host, by=request.user, **form.planned())
        messages.success(request, _("회의 날을 잡았습니다. 이제 안건과 부를 사람을 적어 주세요."))
        return redirect("meetings:run", made.pk)
    return render(request, "meetings/new.html", {"form": form}, status=422 if form.errors else 200)


@in_government
def rule(request, pk):
    holder = get_object_or_404(Host.objects.of(request.government).select_related("government"), pk=pk)
    require(why_not_run(request.user, holder))
    form = RuleForm(request.POST or None, instance=holder)
    if form.is_valid():
        actions.set_rule(form.instance, by=request.user, **form.cleaned_data)
        messages.success(request, _("정족수 규칙을 적었습니다. 이미 소집한 회의는 그때의 규칙대로 합니다."))
        return redirect("meetings:desk")
    return render(request, "meetings/rule.html", {"form": form, "holder": holder}, status=422 if form.errors else 200)


@in_government
def need(request, pk):
    """What one person needs. Opening it is a look, and is kept."""
    rows = Need.objects.of(request.government).select_related(
        "meeting__holder__government", "meeting__government", "person"
    )
    one = actions.look_at(get_object_or_404(rows, pk=pk), by=request.user)
    open_ = why_not_answer(request.user, one) is None
    form = AnswerForm(request.POST or None) if open_ else None
    if request.method == "POST":
        require(why_not_answer(request.user, one))
        if form.is_valid():
            actions.answer_need(one, by=request.user, **form.cleaned_data)
            messages.success(request, _("답을 보냈습니다."))
            return redirect("meetings:desk")
    context = {"need": one, "meeting": one.meeting, "form": form}
    return render(request, "meetings/need.html", context, status=422 if form and form.errors else 200)


@in_government
def sheet(request, pk, suffix=""):
    """참석부."""
    meeting = run_by(request, pk)
    paper = documents.sheet_paper(meeting, meeting.attendances.all(), _address(request, meeting))
    return serve_document(request, paper, suffix, public=False)


@in_government
def paper(request, pk, suffix=""):
    """회의록 with every name, as it is or will be kept."""
    meeting = run_by(request, pk)
    kept = get_object_or_404(Minutes.objects.prefetch_related("corrections"), meeting=meeting)
    document = documents.minutes_paper(meeting, kept, _address(request, meeting), whole=True)
    return serve_document(request, document, suffix, public=False)


def hosts_of(request):
    """Whose meetings this person runs: an officer all of them."""
    hosts = Host.objects.of(request.government).filter(closed_at=None)
    return hosts if request.user.plays(request.government, Role.OFFICER) else hosts.run_by(request.user)


def run_by(request, pk) -> Meeting:
    rows = Meeting.objects.of(request.government).select_related("holder__government", "government", "area", "minutes")
    items = Item.objects.annotate(gone=Count("recusals")).prefetch_related("motions").order_by("order")
    rows = knowing_secretaries(rows, request.user).prefetch_related(Prefetch("items", queryset=items))
    meeting = remember(get_object_or_404(rows, pk=pk), request.user)
    require(why_not_run(request.user, meeting.holder))
    return meeting


def _address(request, meeting: Meeting) -> str:
    return request.build_absolute_uri(meeting.get_absolute_url())
