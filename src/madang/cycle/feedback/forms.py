"""What people fill in at the end of a year: shape and wording; nothing is saved here."""

from django import forms
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.pages.forms import NamesIn
from madang.base.people.resident_number import refuse_resident_numbers
from madang.cycle.budget.models import Project
from madang.cycle.plan.models import Cycle
from madang.cycle.plan.widgets import Moment

from .models import Lesson, Outcome, Rating
from .models.rating import ASKED, HIGHEST, LOWEST

_STARS = [(number, f"{number}") for number in range(HIGHEST, LOWEST - 1, -1)]


class _NoNumbers:
    """No resident registration number passes in any text."""

    def clean(self):
        read = super().clean()
        for name, value in list(read.items()):
            if isinstance(value, str):
                try:
                    refuse_resident_numbers(value)
                except forms.ValidationError as error:
                    self.add_error(name, error)
        return read


def _text(label, rows: int, most: int, required: bool = True, help_text="") -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, max_length=most, required=required, widget=area, help_text=help_text)


class ReplyForm(_NoNumbers, forms.Form):
    words = _text(_("드리는 답"), 12, 4000, help_text=_("기록에서 만든 글입니다. 읽어 보고 더하거나 고쳐 보내세요."))


class RatingForm(_NoNumbers, forms.ModelForm):
    """One whole mark is asked; the rest may stay empty."""

    class Meta:
        model = Rating
        fields = [*ASKED, "words"]
        widgets = {"words": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"words": _("이름이나 전화번호는 적지 마세요. 담당자가 읽은 뒤에 이름 없이 보입니다.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ASKED:
            required = name == "stars"
            choices = _STARS if required else [("", _("답하지 않음")), *_STARS]
            field = forms.TypedChoiceField(
                label=ASKED[name],
                choices=choices,
                required=required,
                coerce=int,
                empty_value=None,
                widget=forms.RadioSelect,
            )
            field.help_text = _("5가 가장 좋습니다.") if required else ""
            self.fields[name] = field
        self.order_fields([*ASKED, "words"])

    def _post_clean(self):
        for name, value in self.cleaned_data.items():
            setattr(self.instance, name, value)


class WhyForm(_NoNumbers, forms.Form):
    why = forms.CharField(label=_("가리는 까닭"), max_length=200, help_text=_("모두에게 보입니다."))


class LessonForm(_NoNumbers, forms.ModelForm):
    class Meta:
        model = Lesson
        fields = ["stage", "voice", "where", "project", "seen", "change"]
        widgets = {"seen": forms.Textarea(attrs={"rows": 4}), "change": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, cycle: Cycle, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["project"].widget = NamesIn(cycle.government.language)
        self.fields["project"].queryset = Project.objects.of(cycle)
        self.fields["where"].help_text = _(
            "회의, 설문, 점검표처럼 찾아볼 수 있게 적어 주세요. 사람 이름은 적지 마세요."
        )

    def _post_clean(self):
        for name, value in self.cleaned_data.items():
            setattr(self.instance, name, value)


class LessonAnswerForm(_NoNumbers, forms.Form):
    """Taken over into a year, or left with a reason."""

    outcome = forms.ChoiceField(
        label=_("어떻게 되었나요"), widget=forms.RadioSelect,
        choices=[(one, one.label) for one in (Outcome.TAKEN, Outcome.LEFT)],
    )  # fmt: skip
    into = forms.ModelChoiceField(
        Cycle.objects.none(), label=_("담을 해"), required=False, help_text=_("계획에 담을 때만 고릅니다.")
    )
    answer = _text(_("무엇이 달라지나요, 또는 왜 담지 않나요"), 4, 2000)

    def __init__(self, cycle: Cycle, *args, **kwargs):
        super().__init__(*args, **kwargs)
        later = Cycle.objects.of(cycle.government).filter(fiscal_year__gt=cycle.fiscal_year)
        self.fields["into"].queryset = later
        self.fields["into"].label_from_instance = lambda one: str(one.fiscal_year)

    def clean(self):
        read = super().clean()
        if read.get("outcome") == Outcome.TAKEN and not read.get("into"):
            self.add_error("into", _("어느 해 계획에 담는지 골라 주세요."))
        return read


class SurveyForm(forms.Form):
    opens_at = forms.DateTimeField(label=_("여는 때"), widget=Moment)
    closes_at = forms.DateTimeField(label=_("닫는 때"), widget=Moment)

    def clean(self):
        read = super().clean()
        opens, closes = read.get("opens_at"), read.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("여는 때보다 뒤여야 합니다."))
        elif closes and closes <= clock.now():
            self.add_error("closes_at", _("지금보다 뒤여야 합니다."))
        return read


class DisclosureForm(_NoNumbers, forms.Form):
    words = _text(_("운영현황에 붙이는 말"), 6, 4000, required=False)
    opinion = _text(_("주민의견서에 붙이는 말"), 6, 4000, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class PublishForm(forms.Form):
    number = forms.CharField(label=_("문서번호"), max_length=40)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class ReportForm(_NoNumbers, forms.Form):
    on = forms.DateField(label=_("보고한 날"), widget=forms.DateInput(attrs={"type": "date"}))
    to = forms.CharField(label=_("보고한 곳"), max_length=200, help_text=_("지방의회, 그리고 시·도나 행정안전부"))

    def clean_on(self):
        on = self.cleaned_data["on"]
        if on > clock.today():
            raise forms.ValidationError(_("아직 오지 않은 날입니다."))
        return on


class ChapterForm(_NoNumbers, forms.Form):
    words = _text(_("이 장에 붙이는 말"), 12, 8000, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class FreezeForm(forms.Form):
    number = forms.CharField(label=_("문서번호"), max_length=40, help_text=_("펴내고 나면 아무도 바꿀 수 없습니다."))
