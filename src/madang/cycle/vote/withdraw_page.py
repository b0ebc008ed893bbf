"""The officers' page where a project leaves the paper while people vote, and the published file that says so."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from madang.base.pages.words import count_of
from madang.base.people.doors import in_government
from madang.base.people.refusals import require
from madang.cycle.plan.shortcuts import in_cycle

from .models import Option
from .permissions import why_not_see_box
from .views import poll_of
from .withdrawing import withdraw_option
from .withdrawn import file_of_withdrawn


class WithdrawForm(forms.Form):
    option = forms.ModelChoiceField(Option.objects.none(), label=gettext_lazy("빠지는 사업"), empty_label="—")
    why = forms.CharField(label=gettext_lazy("까닭 (모두에게 보입니다)"), max_length=200)

    def __init__(self, poll, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["option"].queryset = Option.objects.of(poll).filter(withdrawn_at=None)
        self.fields["option"].widget.attrs["lang"] = poll.cycle.government.language


@in_government
@in_cycle
def withdraw(request, cycle, track):
    poll = poll_of(cycle, track)
    require(why_not_see_box(request.user, poll))
    form = WithdrawForm(poll, request.POST or None)
    if form.is_valid():
        option = form.cleaned_data["option"]
        option.poll = poll
        told = withdraw_option(option, form.cleaned_data["why"], by=request.user)
        people = count_of(told, "person")
        messages.success(request, _("사업을 뺐습니다. 이미 투표한 %(people)s에게 알렸습니다.") % {"people": people})
        return redirect("vote:box", cycle.fiscal_year, track)
    gone = Option.objects.of(poll).exclude(withdrawn_at=None)
    return render(request, "vote/withdraw.html", {"cycle": cycle, "poll": poll, "form": form, "gone": gone})


@require_safe
@in_cycle
def withdrawn(request, cycle, track):
    """withdrawn.json: what left the paper and why, as it stands on the board and goes with the recount kit."""
    told = file_of_withdrawn(poll_of(cycle, track))
    if not told:
        raise Http404
    return HttpResponse(told, content_type="application/json")
