"""Officers set up a body and fill its seats."""

from django import forms
from django.utils.translation import gettext_lazy as _

from madang.base.pages.forms import NamesIn
from madang.base.pages.words import name_of
from madang.base.people.models import Person
from madang.base.people.resident_number import refuse_resident_numbers
from madang.base.places.models import Area

from ..models import Body, Chair, End, EqualityResolution, Member, Route
from .fields import DAY, PlainWords


class BodyForm(forms.ModelForm):
    standing = forms.BooleanField(
        label=_("해가 바뀌어도 이어지는 기구입니다"), required=False, help_text=_("끄면 이 해에만 있는 기구입니다.")
    )

    class Meta:
        model = Body
        fields = ["kind", "name", "name_en", "parent", "area", "duties", "legal_basis", "term_years", "renewals"]
        labels = {"parent": _("어느 기구에 딸려 있는지"), "area": _("어느 동네의 기구인지")}
        help_texts = {
            "legal_basis": _("조례의 조문. 예: 해오름시 주민참여예산제 운영 조례 제10조"),
            "term_years": _("위촉직은 법에 따라 3년을 넘을 수 없습니다."),
        }

    def __init__(self, cycle, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.cycle = cycle
        self.fields["parent"].queryset = Body.objects.of(cycle.government).working().exclude(pk=self.instance.pk)
        self.fields["parent"].label_from_instance = name_of
        self.fields["area"].queryset = Area.objects.of(cycle.government).now()
        self.fields["area"].label_from_instance = name_of
        self.fields["term_years"].max_value = 3
        self.initial.setdefault("standing", bool(self.instance.pk) and self.instance.cycle_id is None)

    def clean_term_years(self) -> int:
        years = self.cleaned_data["term_years"]
        if not 1 <= years <= 3:
            raise forms.ValidationError(_("임기는 1년부터 3년까지입니다(지방자치법 시행령 제80조)."))
        return years

    def clean(self):
        """Before the unique check of the model."""
        self.instance.government = self.cycle.government
        self.instance.cycle = None if self.cleaned_data.get("standing") else self.cycle
        twin = Body.objects.of(self.cycle.government).filter(
            name=self.cleaned_data.get("name"), cycle=self.instance.cycle
        )
        if twin.exclude(pk=self.instance.pk).exists():
            self.add_error("name", _("같은 이름의 기구가 이미 있습니다."))
        return super().clean()


class NameForm(forms.ModelForm):
    """Somebody for a seat: recommended, an expert, an official."""

    email = forms.EmailField(
        label=_("전자우편"),
        required=False,
        help_text=_("여기 계정이 있으면 적어 주세요. 알림을 받고 회의에 들어옵니다."),
    )

    class Meta:
        model = Member
        fields = ["route", "name", "capacity", "sex", "age_band", "area", "replaces"]
        labels = {"replaces": _("누구의 남은 임기를 잇는지"), "area": _("동네")}
        help_texts = {"capacity": _("모두에게 보입니다. 예: 청년회 추천, 도시계획 교수, 예산담당관")}

    def __init__(self, body: Body, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.body = body
        routes = [Route.RECOMMENDATION, Route.EXPERT, Route.OFFICIAL]
        self.fields["route"].choices = [("", _("골라 주세요")), *[(one.value, one.label) for one in routes]]
        self.fields["sex"].required = True
        self.fields["area"].queryset = Area.objects.of(body.government).now()
        self.fields["area"].label_from_instance = name_of
        self.fields["replaces"].widget = NamesIn(body.government.language)
        self.fields["replaces"].queryset = _left_early(body)

    def clean_name(self) -> str:
        refuse_resident_numbers(self.cleaned_data["name"])
        return " ".join(self.cleaned_data["name"].split())

    def clean_email(self) -> str:
        address = self.cleaned_data["email"].lower()
        self.person = Person.objects.filter(email=address, closed_at=None).first() if address else None
        if address and self.person is None:
            raise forms.ValidationError(_("이 주소로 된 계정이 없습니다. 비워 두고 이름만 적어도 됩니다."))
        return address

    def named(self) -> Member:
        member = self.save(commit=False)
        member.body, member.person = self.body, self.person
        return member


class SeatForm(forms.Form):
    since = forms.DateField(label=_("위촉하는 날"), widget=DAY)


class ResolutionForm(forms.ModelForm):
    class Meta:
        model = EqualityResolution
        fields = ["committee", "number", "resolved_on", "until", "reason"]
        widgets = {"resolved_on": DAY, "until": DAY}
        help_texts = {"committee": _("시·군·구는 시·도 양성평등위원회, 시·도는 양성평등실무위원회")}


class EndForm(forms.Form):
    reason = forms.ChoiceField(label=_("그만두는 까닭"), choices=[("", _("골라 주세요")), *End.choices[1:]])
    on = forms.DateField(label=_("그만두는 날"), widget=DAY)
    words = PlainWords(
        label=_("까닭을 적은 말"), rows=2, required=False, max_length=300,
        help_text=_("해촉이면 꼭 적습니다. 교체 기록에 함께 공개됩니다."),
    )  # fmt: skip

    def clean(self):
        if self.cleaned_data.get("reason") == End.DISMISSED and not self.cleaned_data.get("words"):
            self.add_error("words", _("해촉하는 까닭을 적어 주세요."))
        return self.cleaned_data


class ChairForm(forms.Form):
    role = forms.ChoiceField(label=_("맡은 자리"), choices=Chair.choices)


def _left_early(body: Body):
    left = Member.objects.filter(body=body, ended_on__isnull=False).exclude(end_reason=End.TERM)
    return left.exclude(pk__in=Member.objects.filter(replaces__isnull=False).values("replaces"))
