"""What officers fill in to make a survey, and to close, prolong and moderate it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from madang.base.people.resident_number import refuse_resident_numbers

from .asked import Asked
from .models import Kind, Question, Survey
from .models.question import CHOICES
from .widgets import Moment

FEW = {"rows": 3}
STEPS = 11  # the most a scale may have


class SurveyForm(forms.ModelForm):
    class Meta:
        model = Survey
        fields = ["title", "intro", "who", "opens_at", "closes_at", "takes_paper", "two_persons", "threshold"]
        widgets = {
            "intro": forms.Textarea(attrs=FEW),
            "who": forms.RadioSelect,
            "opens_at": Moment(),
            "closes_at": Moment(),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["title"].validators.append(refuse_resident_numbers)
        self.fields["who"].help_text = _("들어오지 않고 답하는 조사에서는 한 사람이 여러 번 답하는 것을 막지 못합니다.")
        self.fields["threshold"].help_text = _("3보다 작게 할 수 없습니다. 적은 수는 누구인지 짐작하게 합니다.")

    def clean(self):
        read = super().clean()
        opens, closes = read.get("opens_at"), read.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", _("여는 때보다 뒤여야 합니다."))
        if read.get("two_persons") and not read.get("takes_paper"):
            self.add_error("two_persons", _("종이로 받을 때만 고를 수 있습니다."))
        return read

    def clean_threshold(self):
        least = self.cleaned_data["threshold"]
        if not 3 <= least <= 50:
            raise forms.ValidationError(_("3부터 50까지 적어 주세요."))
        return least


class QuestionForm(forms.ModelForm):
    options = forms.CharField(
        label=_("고를 것"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_(
            "한 줄에 하나. 줄 끝에 ‘| 52000’처럼 그런 사람이 몇 명 사는지 적으면, 결과에 인구에 맞춘 줄이 하나 더 나옵니다."
        ),
    )

    class Meta:
        model = Question
        fields = [
            "kind",
            "text",
            "hint",
            "options",
            "required",
            "lowest",
            "lowest_means",
            "highest",
            "highest_means",
            "unit",
        ]

    def __init__(self, *args, instance=None, **kwargs):
        initial = kwargs.pop("initial", None) or {}
        if instance:
            initial["options"] = "\n".join(_line(option) for option in instance.options.all())
        super().__init__(*args, instance=instance, initial=initial, **kwargs)
        self.fields["text"].validators.append(refuse_resident_numbers)

    def clean_options(self):
        """(text, people or None) for each line."""
        read = []
        for line in filter(str.strip, self.cleaned_data["options"].splitlines()):
            text, bar, people = line.rpartition("|")
            count = people.strip().replace(",", "")
            if bar and not count.isdecimal():
                raise forms.ValidationError(_("‘|’ 뒤에는 사람 수만 적어 주세요: %(line)s"), params={"line": line})
            read.append(((text if bar else line).strip()[:200], int(count) if bar else None))
        return read

    def clean(self):
        read = super().clean()
        kind, options = read.get("kind"), read.get("options", [])
        if kind in CHOICES and not self.errors.get("options"):
            self._check_options(kind, options)
        if kind == Kind.SCALE:
            low, high = read.get("lowest"), read.get("highest")
            if low is None or high is None or not 1 <= high - low < STEPS:
                self.add_error("highest", _("정도는 작은 수에서 큰 수까지 열한 단계를 넘지 않게 적어 주세요."))
        return read

    @property
    def asked(self) -> Asked:
        read = dict(self.cleaned_data)
        options = read.pop("options") if read["kind"] in CHOICES else []
        read.pop("options", None)
        if read["kind"] not in (Kind.SCALE, Kind.NUMBER):
            read |= {"lowest": None, "highest": None, "lowest_means": "", "highest_means": "", "unit": ""}
        people = [count for _text, count in options]
        return Asked(options=[text for text, _count in options], people=people if any(people) else (), **read)

    def _check_options(self, kind, options):
        texts = [text for text, _count in options]
        counted = [count for _text, count in options if count is not None]
        if len(set(texts)) < 2 or len(set(texts)) != len(texts) or not all(texts):
            self.add_error("options", _("서로 다른 것을 둘 이상 적어 주세요."))
        if counted and (kind != Kind.SINGLE or len(counted) != len(options) or 0 in counted):
            self.add_error("options", _("사람 수는 하나를 고르는 질문에서, 모든 줄에 적어 주세요."))

    def _post_clean(self):
        """The action makes the rows; the model checks nothing here."""


class ProlongForm(forms.Form):
    closes_at = forms.DateTimeField(label=_("새로 닫는 때"), widget=Moment())
    why = forms.CharField(label=_("미루는 까닭(공개)"), max_length=200, validators=[refuse_resident_numbers])


class ListForm(forms.Form):
    file = forms.FileField(label=_("목록 파일(CSV)"), help_text=_("UTF-8로 저장한 CSV, 500줄까지."))


class HideForm(forms.Form):
    why = forms.CharField(label=_("싣지 않는 까닭(공개)"), max_length=200, validators=[refuse_resident_numbers])


def _line(option) -> str:
    return f"{option.text} | {option.people}" if option.people is not None else option.text
