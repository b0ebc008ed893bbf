"""What officers, applicants and members fill in: shape and wording; nothing is saved here."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base import clock
from madang.base.pages.forms import NamesIn
from madang.base.pages.words import name_of
from madang.base.people.looks import Why
from madang.base.people.models import Person
from madang.base.people.resident_number import refuse_resident_numbers
from madang.base.places.models import Area
from madang.cycle.plan.widgets import Moment

from .models import (
    AgeBand,
    Allowance,
    Application,
    Body,
    Call,
    Candidate,
    Chair,
    End,
    EqualityResolution,
    Ground,
    How,
    Lottery,
    Member,
    Paid,
    Route,
    Rules,
    Sex,
    Stand,
    Tally,
)

MOST_FILE = 4_000_000
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class PlainWords(forms.CharField):
    """Text that others will read: no resident registration number passes."""

    def __init__(self, rows: int = 3, **kwargs):
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(validators=[refuse_resident_numbers], **kwargs)


class AreaField(forms.ModelChoiceField):
    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("사는 곳"))
        super().__init__(queryset=Area.objects.none(), **kwargs)

    def label_from_instance(self, area: Area) -> str:
        return name_of(area)

    def of(self, government) -> None:
        self.queryset = Area.objects.of(government).now()


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


class CallForm(forms.ModelForm):
    class Meta:
        model = Call
        fields = ["route", "who", "words", "opens_at", "closes_at"]
        widgets = {"opens_at": Moment(), "closes_at": Moment(), "words": forms.Textarea(attrs={"rows": 4})}

    def clean(self):
        opens, closes = self.cleaned_data.get("opens_at"), self.cleaned_data.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("받기 시작하는 때보다 뒤여야 합니다."))
        return super().clean()


class ApplyForm(forms.ModelForm):
    """Only what the seat plan asks for. A draft may be incomplete; what is handed in may not."""

    sensitive = forms.BooleanField(
        label=_("장애·다문화에 관한 답을 자리 배정에 쓰는 데 따로 동의합니다"), required=False,
        help_text=_("민감한 정보여서 따로 여쭙니다(개인정보 보호법 제23조). 동의하지 않아도 신청할 수 있고, 그때는 답을 비워 두시면 됩니다."),
    )  # fmt: skip
    consent = forms.BooleanField(
        label=_("위 내용을 위원을 정하는 데 쓰고, 정한 날에 지우는 데 동의합니다"), required=False
    )

    class Meta:
        model = Application
        fields = ["name", "sex", "age_band", "area", "motive", "disability", "multicultural"]
        widgets = {"motive": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, hand_in: bool, **kwargs):
        super().__init__(*args, **kwargs)
        call, self.hand_in = self.instance.call, hand_in
        asked = call.plan.asks()
        for feature in ("age_band", "area", "disability", "multicultural"):
            if feature not in asked:
                del self.fields[feature]
        if not {"disability", "multicultural"} & asked:
            del self.fields["sensitive"]
        for feature in ("disability", "multicultural"):
            if feature in self.fields:
                self.fields[feature] = forms.NullBooleanField(
                    label=self.fields[feature].label, required=False, widget=forms.NullBooleanSelect(),
                )  # fmt: skip
                self.fields[feature].widget.choices = _ANSWERS
        if "area" in self.fields:
            self.fields["area"].queryset = Area.objects.of(call.body.government).now()
            self.fields["area"].label_from_instance = name_of
        if call.route != Route.OPEN_CALL:
            del self.fields["motive"]
        for name in ("name", "sex", "age_band", "area"):
            if name in self.fields:
                self.fields[name].required = hand_in
        self.fields["sex"].choices = [("", _("골라 주세요")), *Sex.choices]
        if "age_band" in self.fields:
            self.fields["age_band"].choices = [("", _("골라 주세요")), *AgeBand.choices]

    def clean_motive(self) -> str:
        refuse_resident_numbers(self.cleaned_data["motive"])
        return self.cleaned_data["motive"]

    def clean(self):
        given = [name for name in ("disability", "multicultural") if self.cleaned_data.get(name) is not None]
        if given and not self.cleaned_data.get("sensitive"):
            self.add_error("sensitive", _("답을 쓰는 데 동의하시거나, 답을 비워 두세요."))
        if self.hand_in and not self.cleaned_data.get("consent"):
            self.add_error("consent", _("동의하셔야 신청서를 받을 수 있습니다."))
        return super().clean()

    def _get_validation_exclusions(self):
        """The consent times that constraints ask for are set when it is saved."""
        return super()._get_validation_exclusions() | {"sensitive_consented_at", "consented_at"}


class PapersForm(forms.Form):
    file = forms.FileField(
        label=_("종이 신청서를 옮긴 표(CSV)"),
        help_text=_("첫 줄은 칸 이름: 이름, 연락처, 성별, 그리고 자리 계획이 묻는 것만."),
    )

    def clean_file(self) -> bytes:
        data = self.cleaned_data["file"].read(MOST_FILE + 1)
        if len(data) > MOST_FILE:
            raise forms.ValidationError(_("4 MB를 넘는 표는 나누어 올려 주세요."))
        return data


class LookForm(forms.Form):
    why = forms.ChoiceField(
        label=_("왜 보는지"),
        choices=[
            ("", _("골라 주세요")),
            *[(one.value, one.label) for one in (Why.CHOOSE, Why.CONTACT, Why.VERIFY, Why.ENQUIRY, Why.AUDIT)],
        ],
    )


class DecideForm(forms.Form):
    stand = forms.ChoiceField(
        label=_("어떻게 할지"), widget=forms.RadioSelect,
        choices=[(Stand.CHOSEN.value, _("뽑음")), (Stand.RESERVE.value, _("예비로 둠")), (Stand.NOT_CHOSEN.value, _("뽑지 않음"))],
    )  # fmt: skip
    rank = forms.IntegerField(label=_("예비 순위"), required=False, min_value=1)
    reason = PlainWords(label=_("까닭"), rows=2, max_length=400, help_text=_("신청한 분이 읽습니다."))

    def clean(self):
        if self.cleaned_data.get("stand") == Stand.RESERVE and not self.cleaned_data.get("rank"):
            self.add_error("rank", _("예비 순위를 적어 주세요."))
        return self.cleaned_data


class LotteryForm(forms.ModelForm):
    class Meta:
        model = Lottery
        fields = ["objective", "tickets"]
        help_texts = {
            "tickets": _(
                "똑같이 뽑힐 수 있는 표를 몇 장 만들지. 1,000장이면 주사위 세 개로도 한 장을 집을 수 있습니다."
            )
        }

    def clean_tickets(self) -> int:
        if not 100 <= self.cleaned_data["tickets"] <= 1_000_000:
            raise forms.ValidationError(_("100장부터 1,000,000장까지 만들 수 있습니다."))
        return self.cleaned_data["tickets"]


class CommitForm(forms.Form):
    known_at = forms.DateTimeField(
        label=_("여러 사람 앞에서 추첨하는 때"), widget=Moment(),
        help_text=_("그때 나올 공개 난수(drand)의 회차를 기록에 적습니다. 지금은 누구도 그 값을 알거나 바꿀 수 없습니다."),
    )  # fmt: skip
    dice = forms.IntegerField(
        label=_("그 자리에서 던질 열 면 주사위 수"), min_value=25, max_value=100, initial=25,
        help_text=_("25개면 미리 맞출 수 없습니다(83비트)."),
    )  # fmt: skip

    def clean_known_at(self):
        if self.cleaned_data["known_at"] <= clock.now():
            raise forms.ValidationError(_("아직 아무도 모르는 값이어야 합니다. 앞으로 올 때를 적어 주세요."))
        return self.cleaned_data["known_at"]


class DrawForm(forms.Form):
    beacon = forms.RegexField(
        label=_("공개 난수의 값"), regex=r"^\s*[0-9a-fA-F]{64}\s*$", max_length=80, help_text=_("발표된 randomness 값 64글자."),
        error_messages={"invalid": _("0~9와 a~f로 된 64글자입니다. 발표된 값을 그대로 옮겨 주세요.")},
    )  # fmt: skip
    thrown = forms.CharField(
        label=_("던진 주사위"), max_length=200, help_text=_("나온 차례대로, 한 자리 숫자(0~9)로 적습니다.")
    )

    def __init__(self, lottery: Lottery, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.lottery = lottery

    def clean_thrown(self) -> str:
        digits = "".join(self.cleaned_data["thrown"].replace(",", " ").replace("-", " ").split())
        if not (digits.isascii() and digits.isdigit()):
            raise forms.ValidationError(_("숫자만 적어 주세요."))
        if len(digits) != self.lottery.dice:
            raise forms.ValidationError(
                _("약속한 주사위는 %(dice)d개인데 %(got)d개를 적으셨습니다."),
                params={"dice": self.lottery.dice, "got": len(digits)},
            )
        return digits


class VoidForm(forms.Form):
    why = PlainWords(
        label=_("왜 무효로 하는지"), rows=2, max_length=400, help_text=_("모두에게 보이고 지워지지 않습니다.")
    )


class ReplaceForm(forms.Form):
    number = forms.IntegerField(label=_("못 오게 된 사람의 번호"), min_value=1)
    why = PlainWords(
        label=_("까닭"), rows=2, max_length=300, help_text=_("교체 기록에 공개됩니다. 이름은 적지 마세요.")
    )


class RulesForm(forms.ModelForm):
    class Meta:
        model = Rules
        fields = ["words", "adopted_on", "adopted_in", "changed"]
        widgets = {"words": forms.Textarea(attrs={"rows": 16}), "adopted_on": DAY}
        help_texts = {"words": _("제1조처럼 조마다 줄을 바꿔 적어 주세요. 한번 공개하면 그대로 남습니다.")}


class AllowanceForm(forms.ModelForm):
    class Meta:
        model = Allowance
        fields = ["member", "what", "amount", "paid_on", "meeting", "basis"]
        widgets = {"paid_on": DAY}
        labels = {"member": _("누구에게")}

    def __init__(self, body: Body, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["member"].widget = NamesIn(body.government.language)
        self.fields["member"].queryset = Member.objects.filter(body=body, seating__isnull=False).order_by("name")
        self.fields["what"].choices = [("", _("골라 주세요")), *Paid.choices]

    def clean_amount(self) -> int:
        if self.cleaned_data["amount"] <= 0:
            raise forms.ValidationError(_("0보다 큰 금액을 적어 주세요. 잘못 적은 것은 되돌리기로 고칩니다."))
        return self.cleaned_data["amount"]


class InterestForm(forms.Form):
    subject = forms.RegexField(label=_("무엇에"), regex=r"^[a-z]+/[0-9]+$", max_length=60, widget=forms.HiddenInput)
    how = forms.ChoiceField(label=_("어떻게"), choices=How.choices, initial=How.STEPPED_BACK)
    ground = forms.ChoiceField(label=_("까닭"), choices=Ground.choices, widget=forms.RadioSelect)
    reason = PlainWords(
        label=_("덧붙이는 말"), rows=2, required=False, max_length=300, help_text=_("회의를 맡은 사람만 봅니다.")
    )

    def __init__(self, *args, for_others: bool = False, members=None, language: str = "ko", **kwargs):
        super().__init__(*args, **kwargs)
        names = NamesIn(language)
        if for_others:
            self.fields["member"] = forms.ModelChoiceField(label=_("누가"), queryset=members, widget=names)
            self.order_fields(["subject", "member", "how", "ground", "reason"])
        else:
            del self.fields["how"]


class LiftForm(forms.Form):
    why = PlainWords(label=_("왜 푸는지"), rows=2, max_length=300)


class TallyForm(forms.ModelForm):
    """Candidates a line: name, sex, age band, votes."""

    lines = PlainWords(
        label=_("나온 사람과 표"), rows=6, max_length=4000,
        help_text=_("한 줄에 한 사람: 이름, 성별, 나이대, 표. 예: 김가람, 여성, 30~39세, 41"),
    )  # fmt: skip

    class Meta:
        model = Tally
        fields = ["assembly", "held_on", "present", "seats"]
        widgets = {"held_on": DAY}

    def clean_lines(self) -> list[tuple[Candidate, Member]]:
        sexes = {str(label): value for value, label in Sex.choices}
        bands = {str(label).replace(" ", ""): value for value, label in AgeBand.choices}
        found = []
        for number, line in enumerate(self.cleaned_data["lines"].splitlines(), start=1):
            parts = [part.strip() for part in line.split(",")]
            if not line.strip():
                continue
            known = len(parts) == 4 and parts[1] in sexes and parts[2].replace(" ", "") in bands and parts[3].isdigit()
            if not known or not parts[0]:
                raise forms.ValidationError(
                    _("%(line)d째 줄을 읽지 못했습니다: %(text)s"), params={"line": number, "text": line[:60]}
                )
            name, sex, band, votes = parts
            member = Member(name=name, sex=sexes[sex], age_band=bands[band.replace(" ", "")])
            found.append((Candidate(name=name, votes=int(votes)), member))
        if not found:
            raise forms.ValidationError(_("한 사람은 있어야 합니다."))
        return found


class MeetingForm(forms.Form):
    title = forms.CharField(label=_("회의 이름"), max_length=120)
    starts_at = forms.DateTimeField(label=_("시작하는 때"), widget=Moment())
    ends_at = forms.DateTimeField(label=_("마치는 때"), widget=Moment())
    place = forms.CharField(label=_("곳"), max_length=120, required=False)

    def clean(self):
        starts, ends = self.cleaned_data.get("starts_at"), self.cleaned_data.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", _("시작하는 때보다 뒤여야 합니다."))
        return self.cleaned_data


def _left_early(body: Body):
    left = Member.objects.filter(body=body, ended_on__isnull=False).exclude(end_reason=End.TERM)
    return left.exclude(pk__in=Member.objects.filter(replaces__isnull=False).values("replaces"))


_ANSWERS = [
    ("unknown", _("답하지 않음")),
    ("true", pgettext_lazy("answer", "예")),
    ("false", pgettext_lazy("answer", "아니요")),
]
