"""The questions of one survey as a form: for the web, for who enters a paper, and for each line of a list."""

from django import forms
from django.utils.translation import gettext_lazy as _

from madang.base.pages.templatetags.madang import told_in
from madang.base.people.resident_number import refuse_resident_numbers

from .masking import masked
from .models import Kind, Question, Survey
from .widgets import Ranking

SHORTEST, LONGEST = 200, 2000


class AnswerForm(forms.Form):
    def __init__(self, survey: Survey, *args, questions: list[Question] | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.questions = questions or list(survey.questions.prefetch_related("options"))
        self.language = survey.government.language
        for question in self.questions:
            self.fields[question.name] = self._field(question)

    def clean(self):
        read = super().clean()
        if not self.errors and not any(read.get(one.name) not in (None, "", []) for one in self.questions):
            raise forms.ValidationError(_("한 가지라도 답해 주세요."), code="nothing")
        return read

    @property
    def given(self) -> dict:
        """By question number, as `actions.answer` takes it."""
        return {one.order: self.cleaned_data[one.name] for one in self.questions}

    def _field(self, question: Question) -> forms.Field:
        told = {
            "label": told_in(question.text, self.language),
            "help_text": told_in(question.hint, self.language),
            "required": question.required,
        }
        return _FIELDS[question.kind](self, question, told)

    def _options(self, question: Question) -> list[tuple[int, str]]:
        return [(option.pk, told_in(option.text, self.language)) for option in question.options.all()]

    def _single(self, question, told):
        choices = self._options(question)
        if not question.required:
            choices = [("", _("답하지 않음")), *choices]
        return forms.TypedChoiceField(
            choices=choices, coerce=int, empty_value=None, widget=forms.RadioSelect, initial="", **told
        )

    def _multiple(self, question, told):
        return forms.TypedMultipleChoiceField(
            choices=self._options(question), coerce=int, widget=forms.CheckboxSelectMultiple, **told
        )

    def _scale(self, question, told):
        means = {question.lowest: question.lowest_means, question.highest: question.highest_means}
        steps = [(n, self._step(n, means.get(n))) for n in range(question.lowest, question.highest + 1)]
        if not question.required:
            steps = [("", _("답하지 않음")), *steps]
        return forms.TypedChoiceField(
            choices=steps, coerce=int, empty_value=None, widget=forms.RadioSelect, initial="", **told
        )

    def _step(self, number: int, means: str | None):
        return told_in(f"{number} – {means}", self.language) if means else str(number)

    def _ranking(self, question, told):
        pairs = self._options(question)
        return Ranking([key for key, _label in pairs], [label for _key, label in pairs], **told)

    def _number(self, question, told):
        if question.unit:
            told["label"] = told_in(f"{question.text} ({question.unit})", self.language)
        return forms.IntegerField(min_value=question.lowest, max_value=question.highest, **told)

    def _short(self, question, told):
        return Words(max_length=SHORTEST, **told)

    def _long(self, question, told):
        return Words(max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4}), **told)


class Words(forms.CharField):
    """Kept as it comes out of here: without personal data. A resident registration number stops the form."""

    def __init__(self, **kwargs):
        super().__init__(validators=[refuse_resident_numbers], **kwargs)

    def clean(self, value):
        words = masked(super().clean(value))
        if self.required and not words:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return words


_FIELDS = {
    Kind.SINGLE: AnswerForm._single,
    Kind.MULTIPLE: AnswerForm._multiple,
    Kind.SCALE: AnswerForm._scale,
    Kind.RANKING: AnswerForm._ranking,
    Kind.NUMBER: AnswerForm._number,
    Kind.SHORT: AnswerForm._short,
    Kind.LONG: AnswerForm._long,
}


class PaperForm(AnswerForm):
    """The same questions from a paper, with the number that stands on it."""

    paper = forms.CharField(
        label=_("종이 번호"), max_length=20, help_text=_("종이에 적은 번호입니다. 같은 종이를 두 번 적지 않게 합니다.")
    )
