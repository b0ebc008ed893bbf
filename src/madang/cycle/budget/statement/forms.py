"""What the committee's secretary and the budget office fill in for the statement."""

from django import forms
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.meetings.models import Meeting, Motion, Outcome, State
from madang.base.pages.forms import NamesIn
from madang.base.pages.words import day as in_words
from madang.base.people.resident_number import refuse_resident_numbers

from ..models import OpinionStatement
from .permissions import committees_of

_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class WordsForm(forms.Form):
    words = forms.CharField(
        label=_("위원회의 의견"), required=False, max_length=4000, validators=[refuse_resident_numbers],
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("의회와 주민이 함께 읽습니다. 빈 줄로 문단을 나눕니다. 4,000자까지 쓸 수 있습니다."),
    )  # fmt: skip
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class AgendaForm(forms.Form):
    """Which meeting to come of the committee takes it up."""

    meeting = forms.ModelChoiceField(
        label=_("어느 회의에서"), queryset=Meeting.objects.none(), empty_label=_("회의를 골라 주세요")
    )

    def __init__(self, statement: OpinionStatement, *args, **kwargs):
        super().__init__(*args, **kwargs)
        meetings = Meeting.objects.of(statement.cycle.government).filter(
            host__in=committees_of(statement.cycle), state__in=[State.PLANNED, State.CALLED, State.HELD]
        )
        self.fields["meeting"].queryset = meetings.exclude(items__subject=statement.subject)
        self.fields["meeting"].label_from_instance = lambda one: f"{in_words(one.starts_at)} · {one.title}"


class MotionForm(forms.Form):
    """A motion about this statement that a meeting carried."""

    motion = forms.ModelChoiceField(
        label=_("가결한 표결"), queryset=Motion.objects.none(), empty_label=_("표결을 골라 주세요")
    )

    def __init__(self, statement: OpinionStatement, *args, **kwargs):
        super().__init__(*args, **kwargs)
        motions = Motion.objects.filter(item__subject=statement.subject, outcome=Outcome.CARRIED)
        here = motions.filter(item__meeting__government=statement.cycle.government)
        self.fields["motion"].widget = NamesIn(statement.cycle.government.language)
        self.fields["motion"].queryset = here.select_related("item__meeting")
        self.fields["motion"].label_from_instance = lambda one: f"{one.item.meeting.title} · {one.words}"


class ByHandForm(forms.Form):
    """Where the body met elsewhere."""

    body = forms.CharField(label=_("채택한 위원회"), max_length=60)
    meeting = forms.CharField(
        label=_("회의 이름"), max_length=60, help_text=_("회의록에 적힌 대로. 예: 제3차 정기회의")
    )
    on = forms.DateField(label=_("채택한 날"), widget=_DAY)

    def clean_on(self):
        on = self.cleaned_data["on"]
        if on > clock.today():
            raise forms.ValidationError(_("아직 오지 않은 날입니다."))
        return on


class ReopenForm(forms.Form):
    why = forms.CharField(
        label=_("다시 쓰는 까닭"), max_length=300, validators=[refuse_resident_numbers], help_text=_("모두에게 보입니다.")
    )  # fmt: skip


class FreezeForm(forms.Form):
    """`due` is the legal day: after it a reason is asked for."""

    number = forms.CharField(label=_("문서번호"), max_length=40, help_text=_("예: 참여예산-2027-12"))
    late = forms.CharField(
        label=_("기한을 넘긴 까닭"), max_length=300, required=False, validators=[refuse_resident_numbers],
        help_text=_("모두에게 보입니다."),
    )  # fmt: skip

    def __init__(self, due, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if clock.today() <= due:
            del self.fields["late"]
        else:
            self.fields["late"].required = True
