"""What a proposal is asked for: shape and wording. It builds the proposal and never saves it."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base.people.resident_number import refuse_resident_numbers
from madang.base.places.models import Area
from madang.cycle.plan.models import Cycle, Track

from .models import Proposal


class ProposalForm(forms.ModelForm):
    class Meta:
        model = Proposal
        fields = ["track", "title", "problem", "idea", "effect", "field", "cost", "area", "place", "proposer_name"]
        widgets = {
            "problem": forms.Textarea(attrs={"rows": 4}),
            "idea": forms.Textarea(attrs={"rows": 6}),
            "effect": forms.Textarea(attrs={"rows": 3}),
            "track": forms.RadioSelect,
            "field": forms.RadioSelect,
        }
        help_texts = {
            "title": _("한 줄로 적어 주세요. 예: 좁은 골목마다 보이는 소화기"),
            "problem": _("지금 누가 어떤 불편을 겪나요?"),
            "idea": _("무엇을 하면 좋을지 편하게 적어 주세요. 계획서가 아니어도 됩니다."),
            "cost": _("모르면 비워 두세요. 부서가 함께 셈합니다. (원)"),
            "area": _("시 전체의 일이면 비워 두세요."),
            "place": _("예: 새내초등학교 뒷문 앞"),
            "proposer_name": _("제안과 함께 공개됩니다. 비워 두면 ‘주민’이라고만 보입니다."),
        }

    def __init__(self, cycle: Cycle, *args, **kwargs):
        super().__init__(*args, instance=Proposal(cycle=cycle), **kwargs)
        self.fields["problem"].required = self.fields["idea"].required = True
        self.fields["title"].min_length = 4
        self.fields["track"].queryset = Track.objects.of(cycle)
        self.fields["track"].empty_label = None
        self.fields["area"].queryset = Area.objects.of(cycle.government).now()
        self.fields["area"].empty_label = _("시 전체")

    def clean(self):
        data = super().clean()
        for name in ("title", "problem", "idea", "effect", "place", "proposer_name"):
            try:
                refuse_resident_numbers(data.get(name) or "")
            except forms.ValidationError as error:
                self.add_error(name, error)
        self._check_ceiling(data.get("track"), data.get("cost"))
        return data

    def _check_ceiling(self, track: Track | None, cost: int | None) -> None:
        if track and cost and track.per_project_max and cost > track.per_project_max:
            self.add_error(
                "cost",
                forms.ValidationError(
                    _("이 유형에서 한 사업은 %(most)s원까지입니다. 나누어 제안하거나 다른 유형을 골라 주세요."),
                    params={"most": f"{track.per_project_max:,}"},
                ),
            )


class PointForm(forms.Form):
    """Where the finger touched the map: pixels of the picture, turned into the map's own units by the view."""

    x = forms.FloatField(required=False, widget=forms.HiddenInput)
    y = forms.FloatField(required=False, widget=forms.HiddenInput)


class AnswerForm(forms.Form):
    """A "no" needs a sentence that the proposer can act on."""

    answer = forms.CharField(
        label=_("제안하신 분께 드리는 답"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("무엇 때문에 받을 수 없는지, 어디에 말씀하시면 되는지 적어 주세요."),
    )


class SearchForm(forms.Form):
    """The list's sieve; everything in it is optional and lives in the address."""

    q = forms.CharField(label=_("찾는 말"), required=False, max_length=60)
    field = forms.ChoiceField(label=_("분야"), required=False)
    area = forms.ModelChoiceField(label=_("동네"), required=False, queryset=Area.objects.none())

    def __init__(self, cycle: Cycle, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["field"].choices = [("", _("모든 분야")), *Proposal._meta.get_field("field").choices]
        self.fields["area"].queryset = Area.objects.of(cycle.government).now()
        self.fields["area"].empty_label = _("모든 동네")

    def narrow(self, proposals):
        if not self.is_valid():
            return proposals
        asked = self.cleaned_data
        if asked["q"]:
            proposals = proposals.filter(Q(title__icontains=asked["q"]) | Q(idea__icontains=asked["q"]))
        if asked["field"]:
            proposals = proposals.filter(field=asked["field"])
        return proposals.filter(area=asked["area"]) if asked["area"] else proposals
