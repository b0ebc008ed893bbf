"""What officers and helpers are asked for: an answer, a destination, which proposals are one, who agreed to what."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from madang.base.files.check import check_attachment
from madang.base.files.forms import AttachmentField, PictureForm
from madang.base.files.limits import limits
from madang.base.pages.forms import Several
from madang.base.pages.templatetags.madang import told_in
from madang.base.people.resident_number import refuse_resident_numbers

from .kin import Part
from .models import ASSISTED, MOVES, Assistance, Channel, Proposal, Signatures, State, Transfer, UnitPrice
from .reasons import Exclusion

_ACTS = (
    (State.PUBLISHED, _("공개하기")),
    (State.NEEDS_INFO, _("더 채워 달라고 하기")),
    (State.DECLINED, _("답하고 제외하기")),
    (State.COMPLAINT, _("일반민원으로 옮기기")),
)
HEARD = [(str(channel), channel.label) for channel in ASSISTED]


def _words(label, help_text="", rows=4) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, max_length=2000, widget=widget)


def table_bytes(file) -> bytes:
    """Its bytes. Archives pass the gate of all uploads; text is read row by row, so that its faults can be named."""
    if file.size > limits().bytes:
        raise forms.ValidationError(_("파일이 너무 큽니다. 나누어 올려 주세요."))
    data = file.read()
    file.seek(0)
    return check_attachment(file).main if data.startswith(b"PK") else data


class HandleForm(forms.Form):
    """One answer to one proposal. `seen` is what the page showed, so that nobody answers what has changed meanwhile."""

    deed = forms.ChoiceField(label=_("할 일"), widget=forms.RadioSelect)
    reason = forms.ChoiceField(
        label=_("제외하는 이유"), required=False, choices=[("", _("제외할 때만 골라 주세요")), *Exclusion.choices]
    )
    answer = _words(_("제안하신 분께 드리는 답"), _("공개할 때에는 비워 두셔도 됩니다."))
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=12)

    def __init__(self, proposal: Proposal, *args, **kwargs):
        super().__init__(*args, **kwargs)
        allowed = set() if proposal.is_held else MOVES[State(proposal.state)]
        if proposal.state in (State.ASSIGNED, State.REVIEWING):
            allowed = allowed - {State.NEEDS_INFO}  # an office asks for it itself
        self.fields["deed"].choices = [(str(state), label) for state, label in _ACTS if state in allowed]
        self.fields["answer"].required = False
        self.initial.setdefault("seen", proposal.state)

    def clean(self):
        data = super().clean()
        _ask_for_words(self, data)
        return data


class ManyForm(forms.Form):
    """One answer to all that are ticked; which deed, the button says."""

    deed = forms.ChoiceField(
        choices=[(str(State.NEEDS_INFO), ""), (str(State.DECLINED), "")], widget=forms.HiddenInput, required=True
    )
    reason = forms.ChoiceField(
        label=_("제외하는 이유"), required=False, choices=[("", _("제외할 때만 골라 주세요")), *Exclusion.choices]
    )
    answer = _words(_("고른 제안을 내신 분들께 드리는 답"), _("모두에게 같은 글이 갑니다."), rows=3)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, prefix="many", **kwargs)
        self.fields["answer"].required = False

    def add_prefix(self, field_name: str) -> str:
        return "deed" if field_name == "deed" else super().add_prefix(field_name)

    def clean(self):
        data = super().clean()
        _ask_for_words(self, data)
        return data


class FilterNameForm(forms.Form):
    name = forms.CharField(label=_("이 찾기의 이름"), max_length=40)
    query = forms.CharField(required=False, max_length=300, widget=forms.HiddenInput)


def _ask_for_words(form: forms.Form, data: dict) -> None:
    """No "no" without words, no exclusion without its reason."""
    deed = data.get("deed")
    if deed and State(deed).is_no and not (data.get("answer") or "").strip():
        form.add_error("answer", _("무엇 때문인지, 어떻게 하시면 되는지 적어 주세요."))
    if deed == State.DECLINED and not data.get("reason"):
        form.add_error("reason", _("제외하는 이유를 골라 주세요."))


class TransferForm(forms.ModelForm):
    sentence = _words(_("제안하신 분께 드리는 답"), _("왜 그곳 일인지, 답을 언제쯤 들을 수 있는지 적어 주세요."))

    class Meta:
        model = Transfer
        fields = ["authority", "name"]
        widgets = {"authority": forms.RadioSelect}
        help_texts = {"name": _("예: 국토관리사무소, 달맞이군, 기획예산처 국민참여예산")}

    def __init__(self, proposal: Proposal, *args, **kwargs):
        super().__init__(*args, instance=Transfer(proposal=proposal), **kwargs)
        self.fields["authority"].choices = Transfer._meta.get_field("authority").choices


class TransferAnswerForm(forms.ModelForm):
    class Meta:
        model = Transfer
        fields = ["outcome", "answer"]
        widgets = {"outcome": forms.RadioSelect, "answer": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = Transfer._meta.get_field("outcome").choices
        self.fields["outcome"].required = self.fields["answer"].required = True


class MergeForm(forms.Form):
    """Which others go on in this one."""

    others = Several(
        label=_("이 제안과 합칠 제안"), queryset=Proposal.objects.none(), widget=forms.CheckboxSelectMultiple
    )
    sentence = _words(
        _("제안하신 분들께 드리는 말씀"), _("왜 합치는지, 제안하신 분들의 이름이 함께 남는다는 것을 적어 주세요.")
    )

    def __init__(self, proposals, language: str, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["others"].queryset = proposals
        self.fields["others"].label_from_instance = lambda one: format_html(
            "{} {}", one.code, told_in(one.title, language)
        )


class SplitForm(forms.Form):
    """Two to four new proposals. The problem, the place and the people are the same."""

    sentence = _words(_("제안하신 분께 드리는 말씀"), _("왜 나누는지 적어 주세요."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for number in range(1, 5):
            needed = number <= 2
            title = forms.CharField(
                label=_("제안 %(number)s의 제목") % {"number": number}, max_length=400, required=needed
            )
            idea = forms.CharField(
                label=_("제안 %(number)s이 하려는 일") % {"number": number}, max_length=4000, required=needed,
                widget=forms.Textarea(attrs={"rows": 3}),
            )  # fmt: skip
            self.fields |= {f"title{number}": title, f"idea{number}": idea}

    def clean(self):
        data = super().clean()
        for number in (3, 4):
            if bool(data.get(f"title{number}")) != bool(data.get(f"idea{number}")):
                self.add_error(f"title{number}", _("제목과 하려는 일을 함께 적어 주세요."))
        return data

    @property
    def parts(self) -> list[Part]:
        told = [(self.cleaned_data[f"title{number}"], self.cleaned_data[f"idea{number}"]) for number in range(1, 5)]
        return [Part(title, idea) for title, idea in told if title]


class HelpForm(forms.ModelForm):
    """Who asked us to write it down, how they agreed, and where to tell them what becomes of it."""

    channel = forms.ChoiceField(label=_("어떻게 받았나요"), choices=HEARD, widget=forms.RadioSelect)
    contact = forms.CharField(
        label=_("연락처"), max_length=120, required=False,
        help_text=_("전화번호나 전자우편. 달라질 때마다 알려 드립니다. 공개되지 않습니다."),
    )  # fmt: skip
    agreed = forms.BooleanField(label=_("제안한 분이 제안의 공개와 개인정보 처리에 동의했습니다"))
    scan = AttachmentField(label=_("종이 원본(PDF)"), required=False)

    class Meta:
        model = Assistance
        fields = ["channel", "consent", "occasion"]
        widgets = {"consent": forms.RadioSelect}
        help_texts = {"occasion": _("예: 달빛동 주민센터, 6월 3일 새내동 지역회의")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["consent"].choices = Assistance._meta.get_field("consent").choices
        self.fields["contact"].validators.append(refuse_resident_numbers)


class ScanForm(PictureForm):
    """The paper as a picture; seen by officers alone."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["picture"].label = _("종이 원본(사진)")
        self.fields["alt"].label = _("원본 사진 설명")


class SheetForm(forms.Form):
    file = forms.FileField(label=_("제안 표(CSV, XLSX)"), widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}))
    channel = forms.ChoiceField(
        label=_("접수 방법 칸이 비었으면"), choices=[(str(Channel.SHEET), Channel.SHEET.label), *HEARD]
    )
    skip = forms.BooleanField(label=_("이미 있는 제안과 같은 줄은 빼고 올립니다"), required=False)

    def clean_file(self) -> bytes:
        return table_bytes(self.cleaned_data["file"])


class SignaturesForm(forms.ModelForm):
    file = AttachmentField(label=_("연서부 파일"), required=False)

    class Meta:
        model = Signatures
        fields = ["total", "duplicates"]
        help_texts = {"total": _("표 파일을 올리면 줄과 겹친 줄을 세어 드립니다. 그때는 비워 두세요.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["total"].required = self.fields["duplicates"].required = False


class PriceForm(forms.ModelForm):
    class Meta:
        model = UnitPrice
        fields = ["name", "unit", "price", "source", "year"]
        help_texts = {
            "name": _("제안에 이 말이 있으면 보여 드립니다. 예: 긴 의자"),
            "unit": _("예: 개, m², 대"),
            "source": _("예: 2026년 조달청 종합쇼핑몰, 건설과 표준단가"),
        }

    def clean(self):
        data = super().clean()
        same = UnitPrice.objects.of(self.instance.government).filter(
            **{name: data.get(name) for name in ("name", "unit", "year")}
        )
        if same.exists():
            self.add_error("year", _("그해의 단가가 이미 있습니다. 먼저 빼고 더해 주세요."))
        return data
