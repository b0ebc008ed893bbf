"""A person's inbox, how they want to be told, what they follow, and the way out without signing in."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from madang.base.people.doors import in_government
from madang.base.people.refusals import Refused, require

from . import actions
from .forms import PreferenceForm
from .inbox import items
from .models import Message, Preference, Subscription
from .permissions import why_not_read
from .stopping import who_stops

A_PAGE = 20


@in_government
def inbox(request):
    mine = Message.objects.of(request.government).to(request.user)
    page = Paginator(mine, A_PAGE).get_page(request.GET.get("page"))
    facts = {"page": page, "items": items(page, request.government), "unread": mine.unread().count()}
    return render(request, "notices/inbox.html", facts)


@in_government
@require_POST
def read(request, number=None):
    if number is None:
        actions.mark_read(request.government, request.user)
    else:
        message = get_object_or_404(Message.objects.of(request.government), pk=number)
        require(why_not_read(request.user, message))
        actions.mark_read(request.government, request.user, number)
    return redirect(_back(request))


@in_government
def preferences(request):
    mine = Preference.objects.filter(person=request.user).first() or Preference()
    mine.person = request.user
    form = PreferenceForm(request.POST or None, instance=mine)
    if request.method == "POST" and form.is_valid():
        actions.prefer(form.save(commit=False))
        messages.success(request, _("알림 설정을 저장했습니다."))
        return redirect("notices:preferences")
    following = Subscription.objects.of(request.government).filter(person=request.user).order_by("-since")
    return render(request, "notices/preferences.html", {"form": form, "following": following})


@in_government
@require_POST
def follow(request):
    subject, name = request.POST.get("subject", ""), request.POST.get("name", "")
    actions.follow(request.government, subject, by=request.user, name=name)
    messages.success(request, _("이제 새 소식이 있으면 알려 드립니다."))
    return redirect(_back(request))


@in_government
@require_POST
def unfollow(request):
    actions.unfollow(request.government, request.POST.get("subject", ""), by=request.user)
    messages.success(request, _("더는 이 소식을 알려 드리지 않습니다."))
    return redirect(_back(request))


# A mail program posts here without our cookie (RFC 8058); the signed word in the address is the authority.
@csrf_exempt
@never_cache
def stop(request, token):
    who = who_stops(token)
    if who is None:
        raise Refused("notices.stop_link_invalid")
    if request.method == "POST":
        actions.stop(who)
    facts = {"stopped": request.method == "POST", "has_account": "person" in who}
    return render(request, "notices/stop.html", facts)


def _back(request) -> str:
    wanted = request.POST.get("next", "")
    here = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    # A bare word would be taken for the name of a page.
    return wanted if here and wanted.startswith("/") else reverse("notices:inbox")
