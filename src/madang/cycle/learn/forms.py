"""What people fill in at the school: shape and wording; nothing is saved here."""

from django import forms
from django.db.models import PositiveSmallIntegerField
from django.utils.translation import gettext_lazy as _

from madang.base.files.forms import PictureForm
from madang.base.pages.templatetags.madang import told_in
from madang.base.pages.words import name_of
from madang.base.people.resident_number import refuse_resident_numbers
from madang.cycle.plan.models import Cycle
from madang.cycle.plan.widgets import Moment

from .models import Course, Figure, Lesson, Question, Session, Visit

MOST_NAMES = 300
SMALL, LARGEST = 2**15 - 1, 2**63 - 1  # what columns hold


class PlainForm(forms.ModelForm):
    """No resident registration number passes in any text, no number that its column cannot hold. The action saves, so the
    model is not touched here."""

    def clean(self):
        read = super().clean()
        for name, value in list(read.items()):
            if isinstance(value, str):
                try:
                    refuse_resident_numbers(value)
                except forms.ValidationError as error:
                    self.add_error(name, error)
            elif isinstance(value, int) and value > (most := self._most(name)):
                self.add_error(name, _("%(most)s까지 적을 수 있습니다.") % {"most": most})
        return read

    def _most(self, name: str) -> int:
        field = self._meta.model._meta.get_field(name)
        return SMALL if isinstance(field, PositiveSmallIntegerField) else LARGEST

    def _post_clean(self):
        pass


class CourseForm(PlainForm):
    class Meta:
        model = Course
        fields = ["kind", "title", "title_en", "about", "about_en", "minutes", "pass_mark", "sessions", "legal_basis"]

    def __init__(self, cycle: Cycle, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.cycle = cycle
        self.fields["pass_mark"].help_text = _("비우면 시험이 없습니다.")
        self.fields["legal_basis"].help_text = _("조례가 이 과정을 조건으로 삼으면 적어 주세요.")
        for name in ("about", "about_en"):
            self.fields[name].widget.attrs["rows"] = 3

    def clean(self):
        read = super().clean()
        if not read.get("pass_mark") and not read.get("sessions"):
            self.add_error("pass_mark", _("시험을 보거나 모임에 나오거나, 하나는 있어야 마칠 수 있습니다."))
        mark = read.get("pass_mark")
        if mark is not None and not 1 <= mark <= 100:
            self.add_error("pass_mark", _("1부터 100까지 적어 주세요."))
        others = Course.objects.of(self.cycle).filter(title=read.get("title"))
        if others.exclude(pk=self.instance.pk).exists():
            self.add_error("title", _("이 해에 이미 있는 이름입니다."))
        return read


class LessonForm(PlainForm):
    class Meta:
        model = Lesson
        fields = [
            "title", "body", "easy", "title_en", "body_en", "easy_en", "video", "transcript", "transcript_en",
        ]  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].help_text = _(
            "빈 줄로 문단을 나눕니다. ‘## ’로 시작하는 줄은 작은 제목, ‘- ’로 시작하는 줄은 목록입니다."
        )
        self.fields["easy"].help_text = _("짧은 문장으로, 한 줄에 한 가지만 적어 주세요.")

    def clean(self):
        read = super().clean()
        if read.get("video") and not read.get("transcript"):
            self.add_error(
                "transcript", _("영상이 있으면 영상의 말을 글로도 적어 주세요. 듣지 못하는 사람이 읽습니다.")
            )
        return read


class LessonPictureForm(PictureForm):
    """A picture for a lesson, with the words for who cannot see it."""

    def clean(self):
        read = super().clean()
        if not read.get("picture") and not self.errors:
            self.add_error("picture", _("사진을 골라 주세요."))
        return read


class QuestionForm(PlainForm):
    options = forms.CharField(
        label=_("고를 것"), widget=forms.Textarea(attrs={"rows": 4}), help_text=_("한 줄에 하나.")
    )
    options_en = forms.CharField(label=_("영어로 고를 것"), required=False, widget=forms.Textarea(attrs={"rows": 4}))

    class Meta:
        model = Question
        fields = ["text", "options", "right", "why", "text_en", "options_en", "why_en"]

    def __init__(self, *args, instance=None, **kwargs):
        initial = {}
        if instance:
            initial = {name: "\n".join(getattr(instance, name)) for name in ("options", "options_en")}
        super().__init__(*args, instance=instance, initial=initial, **kwargs)

    def clean_options(self):
        read = _lines(self.cleaned_data["options"])
        if len(set(read)) < 2 or len(set(read)) != len(read):
            raise forms.ValidationError(_("서로 다른 것을 둘 이상 적어 주세요."))
        return read

    def clean_options_en(self):
        return _lines(self.cleaned_data["options_en"])

    def clean(self):
        read = super().clean()
        options, english = read.get("options", []), read.get("options_en", [])
        if options and english and len(english) != len(options):
            self.add_error("options_en", _("한국어와 같은 수만큼 적어 주세요."))
        if options and not 1 <= (read.get("right") or 0) <= len(options):
            self.add_error("right", _("고를 것 가운데 하나의 번호를 적어 주세요."))
        return read


class SessionForm(PlainForm):
    class Meta:
        model = Session
        fields = ["starts_at", "ends_at", "mode", "place", "address", "link", "capacity", "help", "teacher"]
        widgets = {"starts_at": Moment(), "ends_at": Moment(), "mode": forms.RadioSelect}

    def clean(self):
        read = super().clean()
        starts, ends = read.get("starts_at"), read.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", _("시작하는 때보다 뒤여야 합니다."))
        if read.get("mode") in ("online", "hybrid") and not read.get("link"):
            self.add_error("link", _("온라인으로도 하면 주소를 적어 주세요."))
        if read.get("capacity") == 0:
            self.add_error("capacity", _("한 자리는 있어야 합니다."))
        return read


class ReasonForm(forms.Form):
    why = forms.CharField(label=_("까닭(공개)"), max_length=200, validators=[refuse_resident_numbers])


class NamesForm(forms.Form):
    names = forms.CharField(
        label=_("온 사람의 이름"),
        widget=forms.Textarea(attrs={"rows": 12, "autocomplete": "off"}),
        help_text=_(
            "한 줄에 한 사람. 신청한 사람과 이름이 같으면 그 사람이 나온 것으로 적습니다. 이름은 한 해 뒤에 지웁니다."
        ),
        validators=[refuse_resident_numbers],
    )

    def clean_names(self):
        read = [" ".join(line.split()) for line in self.cleaned_data["names"].splitlines() if line.strip()]
        if any(len(name) > 60 for name in read):
            raise forms.ValidationError(_("한 줄에 한 사람의 이름만 적어 주세요."))
        if len(read) > MOST_NAMES:
            raise forms.ValidationError(_("한 번에 %(most)s명까지 적어 주세요."), params={"most": MOST_NAMES})
        return read


class CodeForm(forms.Form):
    said = forms.CharField(
        label=_("그 자리에 보이는 번호 여섯 자리"),
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


class NumberForm(forms.Form):
    number = forms.CharField(
        label=_("수료증 번호"), max_length=20, help_text=_("수료증 위쪽에 있는 열두 글자입니다. 줄표는 빼도 됩니다.")
    )

    def clean_number(self):
        said = "".join(self.cleaned_data["number"].upper().replace("-", "").split())
        return f"{said[:4]}-{said[4:8]}-{said[8:]}"


class QuizForm(forms.Form):
    """Every question of the course, in the order of its lessons."""

    def __init__(self, questions: list[Question], *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.questions = questions
        for number, question in enumerate(questions, start=1):
            language = question.language_of("options")
            self.fields[f"q{question.pk}"] = forms.TypedChoiceField(
                label=told_in(f"{number}. {question.told('text')}", question.language_of("text")),
                choices=[(value, told_in(words, language)) for value, words in question.choices],
                coerce=int,
                widget=forms.RadioSelect,
            )

    @property
    def chosen(self) -> dict[int, int]:
        return {one.pk: self.cleaned_data[f"q{one.pk}"] for one in self.questions}


class FigureForm(PlainForm):
    class Meta:
        model = Figure
        fields = ["side", "title", "title_en", "amount", "as_of", "source", "url", "order"]
        widgets = {"side": forms.RadioSelect, "as_of": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")}


class VisitForm(PlainForm):
    class Meta:
        model = Visit
        fields = ["day", "place", "area", "group", "people", "help", "heard"]
        labels = {"area": _("동네")}
        widgets = {
            "day": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "heard": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, cycle: Cycle, *args, **kwargs):
        super().__init__(*args, **kwargs)
        area = self.fields["area"]
        area.queryset, area.label_from_instance = cycle.government.areas.now(), name_of
        self.fields["heard"].help_text = _("모두에게 보입니다. 이름을 적지 마세요. 개인정보는 가리고 싣습니다.")

    def clean_people(self):
        people = self.cleaned_data["people"]
        if not people:
            raise forms.ValidationError(_("한 사람이라도 왔을 때 적어 주세요."))
        return people


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
