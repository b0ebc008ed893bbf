"""What secretaries, members and residents fill in: shape and wording; nothing is saved here."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base.pages.words import name_of
from madang.base.people.models import Person
from madang.base.people.resident_number import refuse_resident_numbers
from madang.base.places.models import Area, Government

from .models import Answer, Attendance, Capacity, Choice, Coming, Host, Item, Manner, Meeting, Mode, NeedKind

SUBJECT = re.compile(r"[a-z]{1,20}/[0-9]{1,12}")


class PlainWords(forms.CharField):
    """Text that others will read: no resident registration number passes."""

    def __init__(self, rows: int = 3, **kwargs):
        widget = forms.Textarea(attrs={"rows": rows}) if rows > 1 else forms.TextInput()
        kwargs.setdefault("widget", widget)
        super().__init__(validators=[refuse_resident_numbers], **kwargs)


class Named(forms.ModelChoiceField):
    def label_from_instance(self, one) -> str:
        return name_of(one)


class WhenForm(forms.Form):
    """When and where."""

    starts_at = forms.SplitDateTimeField(
        label=_("시작하는 때"),
        widget=forms.SplitDateTimeWidget(date_attrs={"type": "date"}, time_attrs={"type": "time"}, time_format="%H:%M"),
    )
    ends_at = forms.SplitDateTimeField(
        label=_("마치는 때"),
        widget=forms.SplitDateTimeWidget(date_attrs={"type": "date"}, time_attrs={"type": "time"}, time_format="%H:%M"),
    )
    mode = forms.ChoiceField(label=_("만나는 방식"), choices=Mode.choices, widget=forms.RadioSelect)
    place = PlainWords(1, label=_("장소"), max_length=200, required=False)
    link = forms.URLField(label=_("온라인 주소"), max_length=400, required=False, assume_scheme="https")

    def clean(self):
        said = super().clean()
        if said.get("starts_at") and said.get("ends_at") and said["ends_at"] <= said["starts_at"]:
            self.add_error("ends_at", _("끝은 시작보다 뒤여야 합니다."))
        if said.get("mode") != Mode.ONLINE and "place" in said and not said["place"]:
            self.add_error("place", _("만나는 곳을 적어 주세요."))
        return said


class AboutForm(forms.ModelForm):
    """What a meeting is called, for whom it is."""

    class Meta:
        model = Meeting
        fields = ["title", "kind", "about", "access", "area", "audience", "is_open"]
        field_classes = {"area": Named}
        widgets = {"about": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, government: Government, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = Area.objects.of(government).now()
        self.fields["area"].empty_label = pgettext_lazy("동네", "전체")
        self.fields["access"].help_text = _("휠체어로 오는 길, 승강기, 주차, 엘리베이터가 없으면 없다고 적어 주세요.")
        for name in ("title", "about", "access"):
            self.fields[name].validators.append(refuse_resident_numbers)


class PlanForm(WhenForm, AboutForm):
    """Everything at once, for a new meeting."""

    holder = Named(queryset=Host.objects.none(), label=_("누가 여는 회의인지"), empty_label=_("골라 주세요"))
    field_order = [
        "holder", "title", "kind", "starts_at", "ends_at", "mode", "place", "link", "access", "about", "area", "audience", "is_open",
    ]  # fmt: skip

    class Meta(AboutForm.Meta):
        pass

    def __init__(self, government: Government, hosts, *args, **kwargs):
        super().__init__(government, *args, **kwargs)
        self.fields["holder"].queryset = hosts

    def planned(self) -> dict:
        """What `plan_meeting` takes besides the host."""
        return {name: value for name, value in self.cleaned_data.items() if name != "holder"}


class MoveForm(WhenForm):
    reason = PlainWords(
        2,
        label=_("바꾸는 까닭"),
        max_length=300,
        required=False,
        help_text=_("소집한 뒤에는 꼭 적어야 하고, 누구나 읽습니다."),
    )


class ReasonForm(forms.Form):
    reason = PlainWords(2, label=_("까닭"), max_length=300, help_text=_("누구나 읽습니다."))


class ItemForm(forms.Form):
    title = PlainWords(1, label=_("안건"), max_length=200)
    subject = forms.CharField(
        label=_("무엇에 대한 것인지"), max_length=60, required=False, help_text=_("제안이면 proposal/ 뒤에 번호를 적어 주세요. 없으면 비워 둡니다."),
    )  # fmt: skip

    def clean_subject(self):
        subject = self.cleaned_data["subject"].strip()
        if subject and not SUBJECT.fullmatch(subject):
            raise forms.ValidationError(_("proposal/17처럼 적어 주세요."))
        return subject


class SeatForm(forms.Form):
    name = PlainWords(1, label=_("이름"), max_length=60)
    affiliation = PlainWords(1, label=_("소속"), max_length=80, required=False)
    capacity = forms.ChoiceField(label=_("참석 자격"), choices=Capacity.choices)
    email = forms.EmailField(
        label=_("계정의 전자우편"),
        required=False,
        help_text=_("계정이 있으면 소집과 바뀐 일을 알려 드립니다. 적어 두지 않습니다."),
    )
    voting = forms.BooleanField(label=_("표결권이 있습니다"), required=False)

    def __init__(self, government: Government, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.government = government

    def clean(self):
        said = super().clean()
        if said.get("voting") and said.get("capacity") not in Capacity.seated():
            self.add_error("voting", _("위원이나 주민만 표결할 수 있습니다."))
        # Whoever has no account is invited by name alone; that one has or has not is not told.
        email = said.pop("email", "")
        people = Person.objects.of(self.government).filter(email=email.lower(), is_active=True)
        said["person"] = people.first() if email else None
        return said


class HeldForm(forms.Form):
    reached = forms.IntegerField(
        label=_("함께한 사람 수"), required=False, min_value=0, max_value=1_000_000, help_text=_("작은 모임에서 이름을 묻지 않고 센 사람입니다."),
    )  # fmt: skip


class CourseForm(forms.Form):
    course = PlainWords(8, label=_("진행 순서"), max_length=4000, help_text=_("한 줄에 하나씩 적어 주세요."))


class ReturnForm(forms.Form):
    why = PlainWords(2, label=_("돌려보내는 까닭"), max_length=500)


class CorrectForm(forms.Form):
    words = PlainWords(
        3, label=_("바로잡는 말"), max_length=1000, help_text=_("공개한 회의록은 그대로 두고 그 아래에 싣습니다.")
    )


class RecordForm(forms.ModelForm):
    """발언 요지 and 결정 사항 of one item."""

    class Meta:
        model = Item
        fields = ["title", "said", "decided"]
        widgets = {"said": forms.Textarea(attrs={"rows": 8}), "decided": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["said"].help_text = _("누가 무엇을 말했는지 한 줄에 한 사람씩 적어 주세요.")
        for field in self.fields.values():
            field.validators.append(refuse_resident_numbers)


class RecuseForm(forms.Form):
    seat = Named(queryset=Attendance.objects.none(), label=_("자리를 뜨는 사람"), empty_label=_("골라 주세요"))
    reason = PlainWords(2, label=_("까닭"), max_length=300, help_text=_("회의록에 실려 누구나 읽습니다."))

    def __init__(self, seats, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seat"].queryset = seats


class MotionForm(forms.Form):
    words = PlainWords(2, label=_("무엇을 정하는지"), max_length=500)
    proposed_by = PlainWords(1, label=_("낸 사람"), max_length=60, required=False)
    manner = forms.ChoiceField(
        label=_("표결 방법"), choices=Manner.choices, widget=forms.RadioSelect, initial=Manner.HANDS
    )


class CountForm(forms.Form):
    """Nothing to type where hands are not counted."""

    yes = forms.IntegerField(label=_("찬성"), min_value=0, max_value=100_000)
    no = forms.IntegerField(label=_("반대"), min_value=0, max_value=100_000)

    def __init__(self, manner: str, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if manner in (Manner.NAMED, Manner.CONSENT):
            self.fields.clear()


class HeardForm(forms.Form):
    """The secretary writes down a vote by name."""

    seat = Named(queryset=Attendance.objects.none(), label=_("누구의 표인지"), empty_label=_("골라 주세요"))
    choice = forms.ChoiceField(label=_("표"), choices=Choice.choices, widget=forms.RadioSelect)

    def __init__(self, seats, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["seat"].queryset = seats


class VoiceForm(forms.Form):
    choice = forms.ChoiceField(label=_("내 표"), choices=Choice.choices, widget=forms.RadioSelect)


class ComingForm(forms.Form):
    coming = forms.ChoiceField(label=_("오시나요"), choices=Coming.choices[1:], widget=forms.RadioSelect)


class LeaveRoomForm(forms.Form):
    """회피: a member says that they leave the room for an item."""

    item = forms.ModelChoiceField(queryset=Item.objects.none(), label=_("어느 안건인지"), empty_label=_("골라 주세요"))
    why = PlainWords(2, label=_("왜 자리를 뜨는지"), max_length=300, help_text=_("회의록에 실려 누구나 읽습니다."))

    def __init__(self, items, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["item"].queryset = items


class NeedForm(forms.Form):
    kind = forms.ChoiceField(label=_("필요한 편의"), choices=NeedKind.choices, widget=forms.RadioSelect)
    words = PlainWords(2, label=_("더 알려 줄 것"), max_length=500, required=False)
    consent = forms.BooleanField(
        label=_("이 편의를 마련하려고 알린 것을 담당자가 보는 데 동의합니다"),
        help_text=_(
            "건강이나 장애를 짐작하게 하는 정보일 수 있어 따로 여쭙니다. 회의가 끝나고 서른 날 뒤에 누가 알렸는지 지웁니다."
        ),
    )


class TakenDownForm(NeedForm):
    """For somebody who telephoned or came to the counter."""

    who = PlainWords(1, label=_("누구를 위한 것인지"), max_length=60)
    contact = PlainWords(1, label=_("연락처"), max_length=120, required=False)
    field_order = ["who", "contact", "kind", "words", "consent"]


class AnswerForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("답"), widget=forms.RadioSelect,
        choices=[(one.value, one.label) for one in (Answer.GRANTED, Answer.OTHERWISE, Answer.DECLINED)],
    )  # fmt: skip
    sentence = PlainWords(
        3,
        label=_("드리는 말"),
        max_length=500,
        required=False,
        help_text=_("다른 방법이거나 못 한다면 까닭을 꼭 적어 주세요."),
    )

    def clean(self):
        said = super().clean()
        if said.get("answer") in (Answer.OTHERWISE, Answer.DECLINED) and not said.get("sentence"):
            self.add_error("sentence", _("까닭을 적어 주세요."))
        return said


class RuleForm(forms.ModelForm):
    class Meta:
        model = Host
        fields = ["quorum", "quorum_number", "majority", "recused"]
        widgets = dict.fromkeys(("quorum", "majority", "recused"), forms.RadioSelect)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["quorum_number"].help_text = _("‘정한 수 이상 출석’을 골랐을 때만 씁니다.")
        self.fields["quorum_number"].required = False

    def clean_quorum_number(self):
        return self.cleaned_data["quorum_number"] or 0

    def clean(self):
        said = super().clean()
        if said.get("quorum") == "number" and not said.get("quorum_number"):
            self.add_error("quorum_number", _("몇 사람이 있어야 하는지 적어 주세요."))
        return said
