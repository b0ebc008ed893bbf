"""What officers open a conversation with, and what people add."""

from django import forms
from django.utils.translation import gettext_lazy as _

from madang.base.people.resident_number import refuse_resident_numbers

from ..models import Conversation, Stance
from ..scoring.forms import Words

_MOMENT = {"widget": forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")}
LONGEST = 140


class ConversationForm(forms.ModelForm):
    seeds = Words(
        label=_("처음에 물을 말"), rows=8, max_length=4000,
        help_text=_("한 줄에 하나씩, 140자까지. 한 가지만 말하고, 서로 다른 생각을 고루 담아 주세요."),
    )  # fmt: skip
    opens_at = forms.DateTimeField(label=_("여는 때"), **_MOMENT)
    closes_at = forms.DateTimeField(label=_("닫는 때"), **_MOMENT)

    class Meta:
        model = Conversation
        fields = ["title", "question", "opens_at", "closes_at", "residents_add", "min_votes", "agreement"]
        widgets = {"question": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "agreement": _("사람을 다시 뽑아도 모둠이 이만큼 같아야 모둠을 보입니다. 70보다 낮출 수 없습니다."),
        }

    def clean_seeds(self) -> list[str]:
        lines = [line.strip() for line in self.cleaned_data["seeds"].splitlines() if line.strip()]
        if len(lines) < 3 or any(len(line) > LONGEST for line in lines):
            raise forms.ValidationError(_("세 줄 이상, 한 줄에 140자까지 적어 주세요."))
        return lines

    def clean(self) -> dict:
        data = super().clean()
        if data.get("opens_at") and data.get("closes_at") and data["closes_at"] <= data["opens_at"]:
            self.add_error("closes_at", _("닫는 때는 여는 때보다 뒤여야 합니다."))
        if data.get("agreement") is not None and not 70 <= data["agreement"] <= 100:
            self.add_error("agreement", _("70부터 100까지 적어 주세요."))
        if data.get("min_votes") == 0:
            self.add_error("min_votes", _("1 이상이어야 합니다."))
        return data


class ClaimForm(forms.Form):
    words = forms.CharField(
        label=_("보태고 싶은 한마디"), max_length=LONGEST, validators=[refuse_resident_numbers],
        help_text=_("남이 ‘맞아요’, ‘아니에요’로 답할 수 있게 한 가지만 적어 주세요. 누가 썼는지는 보이지 않습니다."),
    )  # fmt: skip


class StanceForm(forms.Form):
    claim = forms.IntegerField(label=_("한마디"), min_value=1)
    stance = forms.TypedChoiceField(label=_("답"), choices=Stance.choices, coerce=int)
