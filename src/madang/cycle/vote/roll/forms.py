"""What is asked about the roll: a file, a person, an area for letters, a code."""

from django import forms
from django.utils.translation import gettext_lazy as _

from madang.base.people import codes
from madang.base.people.looks import Why as WhyLook
from madang.base.people.resident_number import refuse_resident_numbers
from madang.base.places.models import Area, AreaLevel
from madang.base.places.names import name_of

from ..models import Poll, Why
from .eligibility import grounds

MOST_BYTES = 40_000_000  # half a million lines
_ADD = (Why.LEFT_OUT, Why.MOVED_IN)


class CensusForm(forms.Form):
    file = forms.FileField(
        label=_("명부 파일(CSV)"),
        help_text=_("칸 이름: 이름, 생년월일, 동네. 있으면 구분, 공무원, 번호. 주민등록번호가 있으면 받지 않습니다."),
    )

    def clean_file(self) -> bytes:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(_("파일이 너무 큽니다. 동네마다 나누지 말고 필요한 칸만 남겨 주세요."))
        return file.read()


class Neighbourhood(forms.ModelChoiceField):
    def label_from_instance(self, area: Area) -> str:
        return name_of(area)


class _Someone(forms.Form):
    name = forms.CharField(label=_("이름"), max_length=60, validators=[refuse_resident_numbers])
    born = forms.DateField(
        label=_("생년월일"), input_formats=["%Y-%m-%d", "%Y%m%d", "%Y.%m.%d"], help_text=_("1950-03-01처럼 적습니다."),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "bday"}),
    )  # fmt: skip


class LookForm(_Someone):
    why = forms.ChoiceField(label=_("찾는 까닭"), choices=WhyLook, help_text=_("누가 왜 찾았는지 기록에 남습니다."))


class AddForm(_Someone):
    area = Neighbourhood(Area.objects.none(), label=_("동네"), empty_label=_("골라 주세요"))
    ground = forms.ChoiceField(label=_("어떻게 이곳 사람인가요"))
    why = forms.ChoiceField(label=_("까닭"), choices=[(one.value, one.label) for one in _ADD])

    def __init__(self, poll: Poll, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = areas_of(poll)
        self.fields["ground"].choices = grounds(poll.track)


class VoidForm(forms.Form):
    why = forms.ChoiceField(label=_("까닭"), choices=[(one.value, one.label) for one in Why if one not in _ADD])


class LettersForm(forms.Form):
    area = Neighbourhood(Area.objects.none(), label=_("동네"), empty_label=_("모든 동네"), required=False)

    def __init__(self, poll: Poll, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = areas_of(poll)


class CodeForm(_Someone):
    """Three things that belong together: the letter alone is not enough."""

    code = forms.CharField(
        label=_("참여번호"), max_length=40, help_text=_("편지에 적힌 15자리. 붙임표와 대소문자는 신경 쓰지 않아도 됩니다."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )  # fmt: skip
    field_order = ["code", "name", "born"]
    problems = {
        "wrong": _(
            "참여번호, 이름, 생년월일이 서로 맞지 않습니다. 한 글자씩 다시 살펴봐 주세요. 그래도 안 되면 창구로 오세요."
        ),
        "too_many": _("여러 번 맞지 않아 한 시간 동안 막았습니다. 편지를 들고 창구로 오시거나 나중에 다시 해 주세요."),
    }

    def clean_code(self) -> str:
        letters = codes.read(self.cleaned_data["code"])
        if letters is None:
            raise forms.ValidationError(_("참여번호는 숫자와 영문자 15자리입니다. 빠진 글자가 없는지 봐 주세요."))
        return letters

    def say(self, problem: str) -> None:
        self.add_error("code", self.problems[problem])


class ProofForm(forms.Form):
    no_official = forms.BooleanField(
        label=_("저는 이곳 소속 공무원이 아닙니다"), required=False,
        help_text=_("사실이 아니면 명부에서 빠질 수 있습니다."),
    )  # fmt: skip


def areas_of(poll: Poll):
    return Area.objects.of(poll.cycle.government).filter(level=AreaLevel.NEIGHBOURHOOD)
