"""Officers keep a body at work: rules, allowances, tallies, meetings, and stepping back that is lifted."""

from django import forms
from django.utils.translation import gettext_lazy as _

from madang.base.pages.forms import NamesIn
from madang.cycle.plan.widgets import Moment

from ..models import AgeBand, Allowance, Body, Candidate, Member, Paid, Rules, Sex, Tally
from .fields import DAY, PlainWords


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


class LiftForm(forms.Form):
    why = PlainWords(label=_("왜 푸는지"), rows=2, max_length=300)
