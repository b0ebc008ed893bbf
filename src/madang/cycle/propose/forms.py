"""What a proposal is asked for: shape and wording. It builds the proposal and never saves it."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base.files.forms import AttachmentField
from madang.base.pages.maps import Map
from madang.base.pages.words import money, name_of
from madang.base.people.resident_number import refuse_resident_numbers
from madang.base.places.models import Area
from madang.cycle.plan.models import Cycle, Track

from .models import Channel, Proposal, State
from .reasons import Exclusion
from .search import found


class ProposalForm(forms.ModelForm):
    class Meta:
        model = Proposal
        fields = [
            "track",
            "title",
            "problem",
            "idea",
            "effect",
            "field",
            "cost",
            "is_event",
            "area",
            "place",
            "no_exact_place",
            "proposer_name",
            "group_name",
        ]
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
            "is_event": _("하루이틀 열고 끝나는 일이면 표시해 주세요. 한도가 다를 수 있습니다."),
            "area": _("어느 한 동네의 일이 아니면 비워 두세요."),
            "place": _("예: 새내초등학교 뒷문 앞"),
            "no_exact_place": _("여러 곳이거나 어디든 좋으면 표시해 주세요. 지도를 짚지 않으셔도 됩니다."),
            "group_name": _("혼자 내시면 비워 두세요. 예: 새내초등학교 학부모회"),
            "proposer_name": _("제안과 함께 공개됩니다. 비워 두면 ‘주민’이라고만 보입니다."),
        }

    def __init__(self, cycle: Cycle, *args, **kwargs):
        super().__init__(*args, instance=Proposal(cycle=cycle), **kwargs)
        self.fields["problem"].required = self.fields["idea"].required = True
        self.fields["title"].min_length = 4
        self.fields["track"].queryset = Track.objects.of(cycle)
        self.fields["track"].empty_label = None
        self.fields["area"].queryset = Area.objects.of(cycle.government).now()
        self.fields["area"].empty_label = pgettext_lazy("동네", "전체")
        self.fields["track"].label_from_instance = self.fields["area"].label_from_instance = name_of

    def clean(self):
        data = super().clean()
        for name in ("title", "problem", "idea", "effect", "place", "proposer_name", "group_name"):
            try:
                refuse_resident_numbers(data.get(name) or "")
            except forms.ValidationError as error:
                self.add_error(name, error)
        self._check_ceiling(data.get("track"), data.get("cost"), event=data.get("is_event", False))
        return data

    def _check_ceiling(self, track: Track | None, cost: int | None, *, event: bool) -> None:
        if track and event and not track.events_allowed:
            self.add_error("is_event", _("이 유형에서는 행사·축제를 받지 않습니다. 다른 유형을 골라 주세요."))
        most = track.project_ceiling(event=event) if track else None
        if most and cost and cost > most:
            said = _("이 유형에서 이런 사업 하나는 %(most)s까지입니다. 나누어 제안하거나 다른 유형을 골라 주세요.")
            currency = track.cycle.government.currency
            self.add_error("cost", forms.ValidationError(said, params={"most": money(most, currency)}))


class PointForm(forms.Form):
    """A place on the map, in the map's own units. What is no place on it is no point: nobody types these by hand."""

    x = forms.FloatField(required=False, widget=forms.HiddenInput)
    y = forms.FloatField(required=False, widget=forms.HiddenInput)

    def __init__(self, map: Map, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.map = map

    def clean(self):
        x, y = self.cleaned_data.get("x"), self.cleaned_data.get("y")
        if x is None or y is None or not self.map.holds(x, y):
            self.cleaned_data |= {"x": None, "y": None}
        return self.cleaned_data

    def add_error(self, field, error):
        """Hidden fields show no errors, so what cannot be read is left out instead."""
        self.cleaned_data.pop(field, None)


class TouchForm(forms.Form):
    """Where the finger touched the map: pixels of the picture, as an image button sends them."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("point.x", "point.y"):
            self.fields[name] = forms.IntegerField(min_value=0, max_value=5000)


class AnswerForm(forms.Form):
    """A "no" needs a coded reason and a sentence that the proposer can act on."""

    reason = forms.ChoiceField(label=_("이유"), choices=[("", _("골라 주세요")), *Exclusion.choices])
    answer = forms.CharField(
        label=_("제안하신 분께 드리는 답"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("무엇 때문에 받을 수 없는지, 어디에 말씀하시면 되는지 적어 주세요."),
    )


class CompleteForm(forms.ModelForm):
    """What was asked for: the words may be written anew, the rest stays."""

    class Meta:
        model = Proposal
        fields = ["title", "problem", "idea", "effect", "place"]
        widgets = {
            "problem": forms.Textarea(attrs={"rows": 4}),
            "idea": forms.Textarea(attrs={"rows": 6}),
            "effect": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["problem"].required = self.fields["idea"].required = True
        for name in ("title", "problem", "idea", "effect", "place"):
            self.fields[name].validators.append(refuse_resident_numbers)


class FilesForm(forms.Form):
    """More pictures and papers for a proposal that has been sent."""

    attachment = AttachmentField(required=False)


class SearchForm(forms.Form):
    """The list's sieve; everything in it is optional and lives in the address."""

    q = forms.CharField(label=_("찾는 말"), required=False, max_length=60)
    field = forms.ChoiceField(label=_("분야"), required=False)
    state = forms.ChoiceField(
        label=_("어디까지 왔나요"), required=False, choices=[("", _("모든 상태")), *State.choices]
    )
    channel = forms.ChoiceField(label=_("접수 방법"), required=False, choices=[("", _("모든 방법")), *Channel.choices])
    area = forms.ModelChoiceField(label=_("동네"), required=False, queryset=Area.objects.none())

    def __init__(self, cycle: Cycle, *args, finds_hidden: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        self.finds_hidden = finds_hidden
        self.fields["field"].choices = [("", _("모든 분야")), *Proposal._meta.get_field("field").choices]
        self.fields["area"].queryset = Area.objects.of(cycle.government).now()
        self.fields["area"].empty_label = _("모든 동네")
        self.fields["area"].label_from_instance = name_of

    def narrow(self, proposals):
        if not self.is_valid():
            return proposals
        asked = self.cleaned_data
        same = {name: asked[name] for name in ("field", "state", "channel", "area") if asked[name]}
        proposals = proposals.filter(**same)
        if not asked["q"]:
            return proposals
        # Whoever looks for a word may not learn that a hidden text holds it. At the desk officers find everything.
        return found(proposals if self.finds_hidden else proposals.shown(), asked["q"])


class CostForm(forms.ModelForm):
    """Until the departments' cost sheet, an officer writes the amount the ballot paper will carry."""

    class Meta:
        model = Proposal
        fields = ["cost"]
        labels = {"cost": _("비용(원)")}
        help_texts = {"cost": _("담당 부서와 셈한 금액입니다. 누가 언제 적었는지 기록에 남습니다.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["cost"].required = True
