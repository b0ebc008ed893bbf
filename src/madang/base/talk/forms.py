"""What is asked for when somebody writes, reports, hides, contests or answers."""

from django import forms
from django.utils.translation import gettext_lazy as _

from madang.base.people.looks import Why as WhyLook
from madang.base.people.resident_number import refuse_resident_numbers

from .masking import tidy
from .models import Side, Why
from .models.comment import LONGEST

WHYS = [(one.value, one.label) for one in (WhyLook.TALK, WhyLook.ENQUIRY, WhyLook.AUDIT)]


class WordsForm(forms.Form):
    """Something to read. What only looks empty is empty; a resident registration number stops it."""

    words = forms.CharField(label=_("글"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}))

    def clean_words(self):
        return _said(self.cleaned_data["words"])


class CommentForm(WordsForm):
    name = forms.CharField(
        label=_("함께 보일 이름"),
        max_length=60,
        required=False,
        help_text=_("글과 함께 공개됩니다. 비워 두면 ‘주민’이라고만 보입니다."),
    )
    official = forms.BooleanField(label=_("부서의 공식 답으로 올리기"), required=False)

    side = forms.ChoiceField(label=_("어떤 말인가요"), choices=Side, required=False, widget=forms.RadioSelect)

    def __init__(self, *args, may_be_official: bool = False, weighing: bool = False, **kwargs):
        """`weighing`: the page asks for reasons for and against."""
        super().__init__(*args, **kwargs)
        if weighing:
            self.order_fields(["side", "words", "name", "official"])
        else:
            del self.fields["side"]
        self.fields["words"].label = _("하고 싶은 말")
        self.fields["words"].help_text = _("전화번호나 집 주소처럼 사람을 알아볼 수 있는 것은 가리고 싣습니다.")
        if not may_be_official:
            del self.fields["official"]

    def clean_name(self):
        return _said(self.cleaned_data["name"], empty=True)


class ReportForm(forms.Form):
    why = forms.ChoiceField(label=_("무엇이 문제인가요"), choices=Why, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("더 알려 줄 것"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean_words(self):
        return _said(self.cleaned_data["words"], empty=True)


class SentenceForm(forms.Form):
    """A public sentence: everyone reads it."""

    sentence = forms.CharField(label=_("공개하는 까닭"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def clean_sentence(self):
        return _said(self.cleaned_data["sentence"])


class HideForm(SentenceForm):
    why = forms.ChoiceField(label=_("가리는 이유"), choices=[("", _("골라 주세요")), *Why.choices])
    field_order = ["why", "sentence"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sentence"].help_text = _("가린 글의 말을 옮기지 말고, 무엇 때문에 가리는지 적어 주세요.")


class LeaveForm(SentenceForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sentence"].label = _("신고한 사람에게 드리는 답")


class ContestForm(WordsForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["words"].label = _("되살려야 하는 까닭")
        self.fields["words"].help_text = _("가린 사람이 아닌 다른 담당자가 읽고 열흘 안에 답합니다.")


class AnswerForm(SentenceForm):
    restore = forms.ChoiceField(
        label=_("답"),
        choices=[("yes", _("글을 되살립니다")), ("no", _("그대로 가려 둡니다"))],
        widget=forms.RadioSelect,
    )
    field_order = ["restore", "sentence"]


class LookForm(forms.Form):
    why = forms.ChoiceField(label=_("원문을 보는 까닭"), choices=[("", _("골라 주세요")), *WHYS])


def _said(text: str, empty: bool = False) -> str:
    refuse_resident_numbers(text)
    clean = tidy(text)
    if not clean and not empty:
        raise forms.ValidationError(forms.Field.default_error_messages["required"], code="required")
    return clean
