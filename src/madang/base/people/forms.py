"""What people are asked: a code, where they belong, a part to give, a reason to look."""

from datetime import date, datetime, time

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.places.models import Area, AreaLevel, Government
from madang.base.places.names import name_of

from . import codes
from .looks import What, Why
from .models import Belonging, Part, Person, Role
from .permissions import GIVES
from .resident_number import refuse_resident_numbers

MOST_CODES = 500  # at once on the page; half a minute of scrypt. `madang hand-out-codes` has no limit


class MockIdentity(forms.Form):
    who = forms.CharField(label=_("아무 이름"), max_length=60, help_text=_("같은 이름은 같은 사람으로 봅니다."))


class EnterCode(forms.Form):
    code = forms.CharField(
        label=_("참여번호"),
        max_length=40,
        help_text=_("편지에 적힌 15자리입니다. 붙임표와 띄어쓰기, 대소문자는 신경 쓰지 않아도 됩니다."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )

    problems = {
        "wrong": _("맞는 참여번호가 아니거나 이미 쓴 번호입니다. 한 글자씩 다시 살펴봐 주세요."),
        "too_many": _("여러 번 맞지 않아 한 시간 동안 막았습니다. 편지를 들고 창구로 오시거나 나중에 다시 해 주세요."),
    }

    def clean_code(self) -> str:
        letters = codes.read(self.cleaned_data["code"])
        if letters is None:
            raise forms.ValidationError(_("참여번호는 숫자와 영문자 15자리입니다. 빠진 글자가 없는지 봐 주세요."))
        return letters

    def say(self, problem: str) -> None:
        self.add_error("code", self.problems[problem])


class DeclareResidence(forms.Form):
    area = forms.ModelChoiceField(Area.objects.none(), label=_("동네"), empty_label=_("골라 주세요"))
    kind = forms.ChoiceField(label=_("어떻게 이곳 사람인가요"), choices=Belonging, widget=forms.RadioSelect)
    honest = forms.BooleanField(
        label=_("사실대로 골랐습니다"),
        help_text=_("일부를 뽑아 확인합니다. 사실이 아니면 투표에서 빠질 수 있습니다."),
    )

    def __init__(self, *args, government: Government, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        offer_neighbourhoods(self.fields["area"], government)


class AtTheDesk(forms.Form):
    """What is read off an identity card. Name and date make a mark and are dropped; no number is asked."""

    email = forms.EmailField(label=_("그 사람 계정의 전자우편 주소"), widget=forms.EmailInput({"autocomplete": "off"}))
    name = forms.CharField(
        label=_("신분증의 이름"),
        max_length=60,
        validators=[refuse_resident_numbers],
        widget=forms.TextInput({"autocomplete": "off"}),
    )
    born = forms.DateField(
        label=_("신분증의 생년월일"),
        help_text=_("주민등록번호는 묻지도 적지도 않습니다."),
        widget=forms.DateInput({"type": "date", "autocomplete": "off"}),
    )
    area = forms.ModelChoiceField(
        Area.objects.none(), label=_("사는 동네"), required=False, empty_label=_("확인하지 않음")
    )
    kind = forms.ChoiceField(label=_("어떻게 이곳 사람인지"), choices=Belonging, initial=Belonging.REGISTERED)
    compared = forms.BooleanField(label=_("신분증의 얼굴과 앞에 있는 사람을 견주어 보았습니다"))
    namesake = forms.BooleanField(
        label=_("이름과 생년월일이 같은 다른 사람이 이미 확인을 받았고, 두 사람임을 확인했습니다"), required=False
    )

    def __init__(self, *args, government: Government, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        offer_neighbourhoods(self.fields["area"], government)

    def say_another_account(self) -> None:
        self.add_error(
            "namesake",
            _(
                "이름과 생년월일이 같은 사람이 다른 계정으로 이미 확인을 받았습니다. 같은 사람이면 그 계정을 쓰도록 "
                "안내하고, 다른 사람이 맞으면 이 칸에 표시해 주세요."
            ),
        )

    def clean_email(self) -> Person:
        return account_of(self.cleaned_data["email"])

    def clean_born(self) -> date:
        born = self.cleaned_data["born"]
        if not born.year >= 1900 or born > clock.today():
            raise forms.ValidationError(_("생년월일을 다시 봐 주세요."))
        return born


class GivePart(forms.ModelForm):
    email = forms.EmailField(
        label=_("맡을 사람 계정의 전자우편 주소"),
        help_text=_("먼저 가입한 사람에게만 역할을 줄 수 있습니다."),
        widget=forms.EmailInput({"autocomplete": "off"}),
    )

    class Meta:
        model = Part
        fields = ["role", "office", "area", "since", "until"]
        widgets = {"since": forms.DateInput({"type": "date"}), "until": forms.DateInput({"type": "date"})}
        labels = {"area": _("동네")}
        help_texts = {"until": _("비우면 끝낼 때까지 이어집니다."), "office": _("예: 예산담당관")}

    field_order = ["email", "role", "office", "area", "since", "until"]

    def __init__(self, *args, government: Government, by: Person, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        held = by.roles_in(government)
        givable = {role for own in GIVES if own in held for role in GIVES[own]}
        self.fields["role"].choices = [(role.value, role.label) for role in Role if role in givable]
        offer_neighbourhoods(self.fields["area"], government)
        self.fields["area"].empty_label = _("정하지 않음")

    def clean_email(self) -> Person:
        return account_of(self.cleaned_data["email"])

    def clean(self) -> dict:
        since, until = self.cleaned_data.get("since"), self.cleaned_data.get("until")
        if since and until and until < since:
            self.add_error("until", _("마지막 날이 시작한 날보다 앞섭니다."))
        return self.cleaned_data


class HandOutCodes(forms.Form):
    area = forms.ModelChoiceField(Area.objects.none(), label=_("동네"), required=False, empty_label=_("전체"))
    kind = forms.ChoiceField(label=_("받는 사람"), choices=Belonging)
    size = forms.IntegerField(label=_("개수"), min_value=1, max_value=MOST_CODES)
    last_day = forms.DateField(label=_("쓸 수 있는 마지막 날"), widget=forms.DateInput({"type": "date"}))

    def __init__(self, *args, government: Government, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        offer_neighbourhoods(self.fields["area"], government)

    def clean_last_day(self) -> datetime:
        day = self.cleaned_data["last_day"]
        if day < clock.today():
            raise forms.ValidationError(_("이미 지난 날입니다."))
        return timezone.make_aware(datetime.combine(day, time(23, 59, 59)))


class AskToLook(forms.Form):
    what = forms.ChoiceField(
        label=_("무엇을 보나요"), choices=[one for one in What.choices if one[0] not in (What.TEXT, What.APPLICATION)]
    )
    why = forms.ChoiceField(label=_("왜 보나요"), choices=Why)


class Leave(forms.Form):
    sure = forms.BooleanField(label=_("되돌릴 수 없다는 것을 알고 있습니다"))


def neighbourhoods(government: Government):
    """The areas one can belong to today."""
    return Area.objects.of(government).now().filter(level=AreaLevel.NEIGHBOURHOOD)


def offer_neighbourhoods(field: forms.ModelChoiceField, government: Government) -> None:
    field.queryset, field.label_from_instance = neighbourhoods(government), name_of


def account_of(email: str) -> Person:
    person = Person.objects.filter(email=email.lower(), closed_at=None).first()
    if person is None:
        raise forms.ValidationError(_("이 주소로 가입한 사람이 없습니다. 먼저 가입하도록 안내해 주세요."))
    return person
