"""What is asked of a monitoring group, of a resident who saw something, of who reports waste, and of who answers."""

from django import forms
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from madang.base.files.forms import PictureForm, picture_formset
from madang.base.pages.forms import NamesIn
from madang.base.pages.templatetags.madang import told_in
from madang.base.pages.words import name_of
from madang.base.people.resident_number import refuse_resident_numbers
from madang.cycle.budget.veil import veil
from madang.cycle.review.models import Office

from ..models import CheckItem, Found, LookReason, Mark, Sighting, Visit, WasteOutcome, Work

Pictures = picture_formset(extra=2, at_most=4)


class _Said(forms.Form):
    """Long words with room to write, and never a resident registration number."""

    use_required_attribute = False

    def clean(self):
        said = super().clean()
        for name, value in said.items():
            if isinstance(value, str):
                try:
                    refuse_resident_numbers(value)
                except forms.ValidationError as error:
                    self.add_error(name, error)
        return said


class VisitForm(_Said, forms.ModelForm):
    """With a question and a remark for each item of the checklist."""

    class Meta:
        model = Visit
        fields = ["body", "day", "people", "words", "wants"]
        widgets = {
            "day": forms.DateInput(attrs={"type": "date"}), "words": forms.Textarea(attrs={"rows": 4}),
            "wants": forms.Textarea(attrs={"rows": 3}),
        }  # fmt: skip
        help_texts = {"wants": _("적으면 맡은 부서가 2주 안에 답합니다. 없으면 비워 두세요.")}

    def __init__(self, work: Work, groups, *args, **kwargs):
        super().__init__(*args, instance=Visit(work=work), **kwargs)
        self.fields["body"].queryset = groups
        self.fields["body"].label_from_instance = name_of
        language = work.project.cycle.government.language
        self.fields["people"].min_value = 1
        self.items = list(CheckItem.objects.filter(cycle=work.project.cycle, dropped_at=None))
        for item in self.items:
            words = told_in(item.words, language)
            self.fields[f"item-{item.pk}"] = forms.ChoiceField(label=words, choices=Found, widget=forms.RadioSelect)
            self.fields[f"words-{item.pk}"] = forms.CharField(
                label=format_html(_("덧붙이는 말: {item}"), item=words), max_length=300, required=False
            )

    def clean(self):
        said = super().clean()
        for item in self.items:
            if said.get(f"item-{item.pk}") == Found.BAD and not said.get(f"words-{item.pk}"):
                self.add_error(f"words-{item.pk}", _("무엇을 고쳐야 하는지 적어 주세요."))
        return said

    def marks(self) -> list[Mark]:
        said = self.cleaned_data
        return [Mark(item=item, found=said[f"item-{item.pk}"], words=said[f"words-{item.pk}"]) for item in self.items]


class SightingForm(_Said, forms.ModelForm):
    class Meta:
        model = Sighting
        fields = ["place", "words"]
        widgets = {"words": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"words": _("이름이나 연락처는 적지 않으셔도 됩니다. 부서의 답과 함께 이름 없이 공개합니다.")}

    def __init__(self, work: Work, *args, **kwargs):
        super().__init__(*args, instance=Sighting(work=work), **kwargs)


class AnswerForm(_Said):
    words = forms.CharField(label=_("부서의 답"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}))


class ChecklistForm(_Said):
    questions = forms.CharField(
        label=_("살펴볼 것"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("한 줄에 하나씩 적습니다."),
    )

    def lines(self) -> list[str]:
        return [line.strip()[:200] for line in self.cleaned_data["questions"].splitlines() if line.strip()]


class AroundForm(PictureForm):
    """A picture before or after."""

    when = forms.ChoiceField(
        label=_("언제"), choices=[("before", _("하기 전")), ("after", _("하고 나서"))], widget=forms.RadioSelect
    )
    field_order = ["when", "picture", "alt"]

    def clean(self):
        said = super().clean()
        if not said.get("picture") and "picture" not in self.errors:
            self.add_error("picture", _("사진을 골라 주세요."))
        return said


class WasteForm(_Said):
    work = forms.ModelChoiceField(
        label=_("어느 사업"), queryset=Work.objects.none(), required=False, empty_label=_("사업을 모르거나 목록에 없음")
    )
    place = forms.CharField(label=_("어디"), max_length=120, required=False)
    words = forms.CharField(
        label=_("무엇이 낭비라고 보시나요"), max_length=3000, min_length=10, widget=forms.Textarea(attrs={"rows": 6})
    )
    contact_me = forms.BooleanField(
        label=_("제 계정으로 답을 받겠습니다"),
        required=False,
        help_text=_("표시하지 않으면 누가 신고했는지 남기지 않습니다. 받은 번호로 답을 볼 수 있습니다."),
    )
    reporter_name = forms.CharField(label=_("이름"), max_length=60, required=False)
    contact = forms.CharField(
        label=_("연락처"),
        max_length=120,
        required=False,
        help_text=_("답을 받을 전자우편이나 전화. 적지 않아도 됩니다."),
    )
    consent = forms.BooleanField(
        label=_("답을 드리려고 이름과 연락처를 모으는 데 동의합니다"), required=False,
        help_text=_("답한 뒤 여섯 달이 지나면 지웁니다. 동의하지 않아도 이름 없이 신고할 수 있습니다."),
    )  # fmt: skip

    def __init__(self, cycle, person, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["work"].widget = NamesIn(cycle.government.language)
        works = Work.objects.of(cycle).for_lists().order_by("project__number")
        self.fields["work"].queryset = works
        said = {project.pk: project.title for project in veil([work.project for work in works])}
        self.fields["work"].label_from_instance = lambda work: said.get(work.project_id, "")
        for name in ("reporter_name", "contact", "consent") if person.is_authenticated else ("contact_me",):
            del self.fields[name]

    def clean(self):
        said = super().clean()
        if (said.get("reporter_name") or said.get("contact")) and not said.get("consent"):
            self.add_error("consent", _("이름과 연락처를 남기시려면 동의해 주세요. 아니면 두 칸을 비워 주세요."))
        if said.get("reporter_name") and not said.get("contact"):
            self.add_error("contact", _("답을 받을 연락처를 적거나, 이름도 비워 주세요."))
        return said

    @cached_property
    def reporter(self) -> dict[str, str]:
        said = self.cleaned_data
        return {"name": said.get("reporter_name", ""), "contact": said.get("contact", "")}


class WordForm(forms.Form):
    word = forms.CharField(label=_("신고 번호"), max_length=40, help_text=_("신고할 때 받은 글자 열여섯 자"))


class LookForm(forms.Form):
    why = forms.ChoiceField(label=_("왜 보시나요"), choices=LookReason)


class HandForm(_Said):
    office = forms.ModelChoiceField(label=_("답할 부서"), queryset=Office.objects.none())
    handed = forms.CharField(
        label=_("부서에 넘기는 말"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("답하는 데 필요한 것만 담당자의 말로 적습니다. 누가 신고했는지 알 수 있는 것은 적지 마세요."),
    )  # fmt: skip

    def __init__(self, government, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["office"].queryset = Office.objects.of(government).working()
        self.fields["office"].label_from_instance = name_of


class WasteAnswerForm(_Said):
    outcome = forms.ChoiceField(label=_("결과"), choices=WasteOutcome)
    outcome_words = forms.CharField(
        label=_("모두에게 알리는 결과"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("누구나 봅니다. 신고한 분을 짐작할 수 있는 것은 적지 마세요."),
    )  # fmt: skip
    reply = forms.CharField(
        label=_("신고한 분께 드리는 답"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
