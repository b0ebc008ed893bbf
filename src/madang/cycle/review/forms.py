"""What officers, reviewers, approvers, panels and proposers fill in: shape and wording; nothing is saved here."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base.pages.forms import Several
from madang.base.pages.words import name_of
from madang.base.people.models import Person
from madang.base.people.resident_number import refuse_resident_numbers
from madang.cycle.plan.models import Cycle, Track
from madang.cycle.propose.forms import CompleteForm
from madang.cycle.propose.models import State
from madang.cycle.propose.reasons import Exclusion
from madang.cycle.propose.search import found

from .models import AppealOutcome, Criterion, Office, Review, Stand, Terms, Verdict

_FEW = forms.Textarea(attrs={"rows": 3})
_MORE = forms.Textarea(attrs={"rows": 5})


class PlainWords(forms.CharField):
    """Text that everyone or the desks will read: no resident registration number passes."""

    def __init__(self, rows: int = 3, **kwargs):
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(validators=[refuse_resident_numbers], **kwargs)


class OfficeField(forms.ModelChoiceField):
    def __init__(self, **kwargs):
        super().__init__(queryset=Office.objects.none(), **kwargs)

    def label_from_instance(self, office: Office) -> str:
        return name_of(office)

    def of(self, cycle: Cycle) -> None:
        self.queryset = Office.objects.of(cycle.government).working()


class _OfCycle(forms.Form):
    """A form that asks for an office of this government. Bare fields keep two forms on a page apart by their prefix."""

    def __init__(self, cycle: Cycle, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["office"].of(cycle)


class AssignForm(_OfCycle):
    office = OfficeField(label=_("검토할 부서"), empty_label=_("부서를 골라 주세요"))


class ExcludeForm(forms.Form):
    reason = forms.ChoiceField(label=_("제외하는 이유"), choices=[("", _("이유를 골라 주세요")), *Exclusion.choices])
    sentence = PlainWords(
        label=_("제안하신 분께 드리는 말"), max_length=2000,
        help_text=_("무엇 때문인지, 어디에 말씀하시면 되는지 적어 주세요. 공개된 제안이면 모두에게 보입니다."),
    )  # fmt: skip


class SummonForm(forms.Form):
    asked = PlainWords(
        label=_("무엇을 보완하면 되는지"), max_length=1000,
        help_text=_("한 번에 답할 수 있게 모두 적어 주세요. 기다리는 동안 부서의 시계는 멈춥니다."),
    )  # fmt: skip


class DelegateForm(_OfCycle):
    office = OfficeField(label=_("넘길 부서"), empty_label=_("부서를 골라 주세요"))
    why = PlainWords(label=_("넘기는 까닭"), rows=2, max_length=400, help_text=_("모두에게 보입니다."))


class NameReviewerForm(forms.Form):
    """Who of the office reviews it."""

    person = forms.ModelChoiceField(label=_("검토할 분"), queryset=Person.objects.none(), empty_label=_("골라 주세요"))

    def __init__(self, people, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people
        self.fields["person"].label_from_instance = lambda person: person.name


class AskOpinionForm(_OfCycle):
    office = OfficeField(label=_("의견을 물을 부서"), empty_label=_("부서를 골라 주세요"))
    question = PlainWords(label=_("무엇을 묻는지"), rows=2, max_length=400)


class GiveOpinionForm(forms.Form):
    leaning = forms.ChoiceField(label=_("의견"), choices=Verdict.choices, widget=forms.RadioSelect)
    words = PlainWords(label=_("까닭"), rows=4, max_length=2000, help_text=_("검토가 끝나면 모두에게 보입니다."))


class InsideForm(forms.Form):
    words = PlainWords(label=_("안에서만 보는 쪽지"), max_length=2000, help_text=_("어디에도 공개되지 않습니다."))


class SendBackForm(forms.Form):
    why = PlainWords(label=_("돌려보내는 까닭"), max_length=1000, help_text=_("검토한 사람만 봅니다."))


class MendForm(CompleteForm):
    """An answer in words, and the proposal's own texts, which may be written anew with it."""

    answer = PlainWords(
        label=_("답"), rows=5, max_length=2000,
        help_text=_("검토 기록에 함께 공개됩니다. 전화번호 같은 개인정보는 가려집니다."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("problem", "idea"):  # what was written down for somebody may lack it
            self.fields[name].required = bool(getattr(self.instance, name))
        self.order_fields(["answer"])

    @property
    def is_rewritten(self) -> bool:
        return bool(set(self.changed_data) - {"answer"})


class ConsentForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("고친 안으로 나아가도 좋을까요?"), widget=forms.RadioSelect,
        choices=[("given", _("예, 고친 안에 동의합니다")), ("refused", _("아니요, 처음 쓴 글로 검토해 주세요"))],
    )  # fmt: skip
    words = PlainWords(
        label=_("덧붙이는 말"), required=False, max_length=1000, help_text=_("검토 기록에 함께 공개됩니다.")
    )


class AppealForm(forms.Form):
    words = PlainWords(
        label=_("왜 다시 살펴야 하는지"), rows=6, max_length=2000,
        help_text=_("사실이 다르거나 빠뜨린 점을 적어 주세요. 검토 기록에 함께 공개됩니다."),
    )  # fmt: skip


class PanelForm(forms.Form):
    """People who had no part in it; who had one is not among the choices."""

    people = Several(label=_("재심의에 앉을 사람"), queryset=None, widget=forms.CheckboxSelectMultiple)

    def __init__(self, people, size: int, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.size = size
        self.fields["people"].queryset = people
        self.fields["people"].help_text = _("%(size)s명을 골라 주세요.") % {"size": size}

    def clean_people(self):
        people = self.cleaned_data["people"]
        if len(people) != self.size:
            raise forms.ValidationError(_("%(size)s명을 골라 주세요."), params={"size": self.size})
        return people


class SpeakForm(forms.Form):
    voice = forms.ChoiceField(label=_("의견"), choices=AppealOutcome.choices, widget=forms.RadioSelect)
    words = PlainWords(label=_("까닭"), max_length=600, help_text=_("이름 없이 재심의 기록에 공개됩니다."))


class CloseAppealForm(forms.Form):
    sentence = PlainWords(
        label=_("제안하신 분과 모두에게 드리는 말"), rows=4, max_length=2000,
        help_text=_("재심의에 앉은 분들의 의견을 쉬운 말로 모아 적어 주세요."),
    )  # fmt: skip


class FilterForm(forms.Form):
    """The desk's sieve, kept in the address; a wish that makes no sense is passed over."""

    WHERE = (
        ("", _("모두")),
        ("screening", _("사전심사를 기다림")),
        ("needs_info", _("보완을 기다림")),
        ("assigned", _("배정됨")),
        ("reviewing", _("검토 중")),
        ("handed_in", _("결재를 기다림")),
        ("asking", _("동의를 기다림")),
        ("appealed", _("재심의 중")),
        ("late", _("기한을 넘김")),
        ("done", _("마침")),
    )
    where = forms.ChoiceField(label=_("어디에 있는지"), required=False, choices=WHERE)
    office = OfficeField(label=_("부서"), required=False, empty_label=_("모든 부서"))
    track = forms.ModelChoiceField(label=_("유형"), required=False, queryset=Track.objects.none())
    q = forms.CharField(label=_("제목이나 번호"), required=False, max_length=60)

    def __init__(self, cycle: Cycle, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["office"].of(cycle)
        self.fields["track"].queryset = Track.objects.of(cycle)
        self.fields["track"].empty_label = _("모든 유형")
        self.fields["track"].label_from_instance = name_of

    def narrow(self, proposals):
        self.is_valid()
        asked = self.cleaned_data
        if where := asked.get("where"):
            proposals = proposals.filter(_where(where))
        if office := asked.get("office"):
            held = Review.objects.filter(office=office).exclude(stand__in=[Stand.PASSED_ON, Stand.SET_ASIDE])
            proposals = proposals.filter(pk__in=held.values("proposal"))
        if track := asked.get("track"):
            proposals = proposals.filter(track=track)
        return _named(proposals, asked["q"]) if asked.get("q") else proposals


class FilterNameForm(forms.Form):
    name = forms.CharField(label=_("이 거르기의 이름"), max_length=40)
    query = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)


class TermsForm(forms.ModelForm):
    class Meta:
        model = Terms
        fields = ["review_days", "summons_days", "consent_days", "silence", "appeal_days", "panel_days", "panel_size"]
        widgets = {"silence": forms.RadioSelect}
        help_texts = {
            "review_days": _("배정한 다음 날부터 세는 근무일"),
            "panel_size": _("홀수여야 같은 수로 갈리지 않습니다."),
        }

    def clean_panel_size(self) -> int:
        size = self.cleaned_data["panel_size"]
        if size % 2 == 0:
            raise forms.ValidationError(_("홀수로 적어 주세요."))
        return size


class OfficeForm(forms.ModelForm):
    class Meta:
        model = Office
        fields = ["name", "name_en", "duties", "phone"]
        help_texts = {"name": _("검토자의 역할에 적은 부서 이름과 같아야 합니다.")}

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        same = Office.objects.of(self.instance.government).filter(name=name).exclude(pk=self.instance.pk)
        if same.exists():
            raise forms.ValidationError(_("같은 이름의 부서가 있습니다."))
        return name


class CriterionForm(forms.ModelForm):
    class Meta:
        model = Criterion
        fields = [
            "kind", "track", "code", "order", "question", "question_en", "legal_basis", "how_to_check", "correctable",
            "source",
        ]  # fmt: skip
        widgets = {"how_to_check": _FEW}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["track"].queryset = Track.objects.of(self.instance.cycle)
        self.fields["track"].empty_label = pgettext_lazy("criteria", "모든 유형")
        self.fields["track"].label_from_instance = name_of

    def clean(self):
        data = super().clean()
        same = Criterion.objects.of(self.instance.cycle).standing().exclude(pk=self.instance.pk)
        if same.filter(kind=data.get("kind"), track=data.get("track"), code=data.get("code")).exists():
            self.add_error("code", _("같은 기호의 기준이 있습니다."))
        return data


def _named(proposals, q: str):
    """By number, 27-0012 or 12; otherwise by words in any spelling, as in the public list."""
    number = q.rpartition("-")[2].strip()
    if number.isascii() and number.isdigit() and len(number) < 10:
        return proposals.filter(number=int(number))
    return found(proposals, q)


def _where(where: str) -> Q:
    stands = {
        "assigned": Stand.ASSIGNED, "reviewing": Stand.REVIEWING, "handed_in": Stand.HANDED_IN, "asking": Stand.ASKING,
    }  # fmt: skip
    if where == "screening":
        return Q(state__in=[State.SUBMITTED, State.PUBLISHED])
    if where == "late":
        return Q(pk__in=Review.objects.late().values("proposal"))
    if where == "done":
        return Q(state__in=[verdict.road for verdict in Verdict])
    if where in stands:
        return Q(pk__in=Review.objects.open().filter(stand=stands[where]).values("proposal"))
    return Q(state=where)
