"""What members and officers fill in for a round: shape and wording; nothing is saved here."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from madang.base.pages.forms import Several
from madang.base.pages.templatetags.madang import told_in
from madang.base.pages.words import name_of
from madang.base.people.resident_number import refuse_resident_numbers
from madang.cycle.convene.models import Body
from madang.cycle.plan.models import Cycle, Track
from madang.cycle.propose.models import Proposal

from ..models import Candidate, Pitch, Round, RoundCriterion, Visit

_MOMENT = {"widget": forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")}
# The five that ordinances name most often; weights are local (korea: 공공성·시급성·수혜도·실현가능성 and one more).
USUAL = """공공성|주민 모두에게 두루 쓰이나요|20
시급성|지금 하지 않으면 더 나빠지나요|20
수혜도|얼마나 많은 사람에게 도움이 되나요|20
실현가능성|한 해 안에 할 수 있나요|20
창의성|새롭게 푸는 길인가요|20"""


class Words(forms.CharField):
    """Text that others read: no resident registration number passes."""

    def __init__(self, rows: int = 3, **kwargs):
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": rows}))
        super().__init__(validators=[refuse_resident_numbers], **kwargs)


class SheetForm(forms.Form):
    """A number for every criterion. All may stay empty in a draft; handing in asks for each."""

    def __init__(self, criteria: list[RoundCriterion], data=None, *, sheet=None, whole: bool = False):
        kept = {f"c{one.criterion_id}": one.mark for one in sheet.scores.all()} if sheet else {}
        super().__init__(data, initial=kept | {"words": sheet.words if sheet else ""})
        self.criteria = criteria
        for one in criteria:
            label = _("%(name)s (0~%(most)s점)") % {"name": _named(one), "most": one.most}
            self.fields[f"c{one.pk}"] = forms.IntegerField(
                label=label, min_value=0, max_value=one.most, required=whole, help_text=one.question,
                widget=forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            )  # fmt: skip
        self.fields["words"] = Words(
            label=_("덧붙이는 의견"), max_length=600, required=False,
            help_text=_("심사가 끝나면 누구의 것인지 밝히지 않고 모두에게 보입니다."),
        )  # fmt: skip

    def marks(self) -> dict[RoundCriterion, int]:
        given = {one: self.cleaned_data.get(f"c{one.pk}") for one in self.criteria}
        return {one: mark for one, mark in given.items() if mark is not None}


def _named(criterion: RoundCriterion) -> str:
    return name_of(criterion)


class PaperForm(forms.Form):
    """All proposals of one member's paper: a row is left empty or filled whole."""

    def __init__(self, candidates, criteria: list[RoundCriterion], *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.candidates, self.criteria = candidates, criteria
        for candidate in candidates:
            for one in criteria:
                label = _("%(name)s (0~%(most)s점)") % {"name": _named(one), "most": one.most}
                self.fields[f"p{candidate.pk}-{one.pk}"] = forms.IntegerField(
                    label=label, min_value=0, max_value=one.most, required=False,
                    widget=forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
                )  # fmt: skip

    def lines(self):
        return [
            (candidate, [self[f"p{candidate.pk}-{one.pk}"] for one in self.criteria]) for candidate in self.candidates
        ]

    def clean(self) -> dict:
        data = super().clean()
        for candidate in self.candidates:
            marks = self._marks(candidate)
            if marks and len(marks) != len(self.criteria):
                missing = next(one for one in self.criteria if one not in marks)
                self.add_error(f"p{candidate.pk}-{missing.pk}", _("한 줄은 모두 적거나 모두 비워 주세요."))
        return data

    def sheets(self) -> list[tuple[Candidate, dict[RoundCriterion, int]]]:
        return [(candidate, marks) for candidate in self.candidates if (marks := self._marks(candidate))]

    def _marks(self, candidate: Candidate) -> dict[RoundCriterion, int]:
        given = {one: self.cleaned_data.get(f"p{candidate.pk}-{one.pk}") for one in self.criteria}
        return {one: mark for one, mark in given.items() if mark is not None}


class WithdrawForm(forms.Form):
    why = Words(label=_("거두는 까닭"), rows=2, max_length=300)


class RoundForm(forms.ModelForm):
    """`criteria`: a line each, "이름|살필 것|배점"."""

    proposals = Several(queryset=Proposal.objects.none(), label=_("심사할 제안"), widget=forms.CheckboxSelectMultiple)
    criteria = Words(
        label=_("심사 기준"), rows=6, initial=USUAL, max_length=2000,
        help_text=_("한 줄에 하나씩 ‘이름|살필 것|배점’으로 적습니다. 누가 채점을 시작하면 바꿀 수 없습니다."),
    )  # fmt: skip
    opens_at = forms.DateTimeField(label=_("채점을 여는 때"), **_MOMENT)
    closes_at = forms.DateTimeField(label=_("채점을 닫는 때"), **_MOMENT)
    pitches_at = forms.DateTimeField(label=_("발표를 시작하는 때"), required=False, **_MOMENT)

    class Meta:
        model = Round
        fields = ["title", "track", "body", "trim_from", "opens_at", "closes_at", "pitches_at", "pitch_minutes"]
        help_texts = {
            "trim_from": _("이만큼 모이면 가장 높은 것과 가장 낮은 것을 하나씩 뺍니다. 빼지 않으려면 0을 적어 주세요."),
        }

    field_order = ["title", "track", "body", "proposals", "criteria"]

    def __init__(self, cycle: Cycle, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.cycle = cycle
        self.fields["track"].queryset = Track.objects.of(cycle)
        self.fields["body"].queryset = Body.objects.of_year(cycle).working()
        self.fields["track"].label_from_instance = self.fields["body"].label_from_instance = name_of
        fit = Proposal.objects.of(cycle).candidates().select_related("track").order_by("number")
        self.fields["proposals"].queryset = fit
        self.fields["proposals"].label_from_instance = lambda one: format_html(
            "{} {} ({})", one.code, told_in(one.title, cycle.government.language), name_of(one.track)
        )
        self.instance.cycle = cycle

    def clean_criteria(self) -> list[RoundCriterion]:
        lines = [line.strip() for line in self.cleaned_data["criteria"].splitlines() if line.strip()]
        criteria = [_criterion(number, line) for number, line in enumerate(lines, start=1)]
        if not criteria or None in criteria:
            raise forms.ValidationError(
                _("한 줄에 ‘이름|살필 것|배점’ 세 가지를 적고, 배점은 1부터 100까지로 해 주세요.")
            )
        return criteria

    def clean(self) -> dict:
        data = super().clean()
        track = data.get("track")
        others = [one.code for one in data.get("proposals") or [] if one.track_id != (track and track.pk)]
        if track and others:
            self.add_error("proposals", _("다른 유형의 제안이 섞여 있습니다: %(codes)s") % {"codes": ", ".join(others)})
        if data.get("opens_at") and data.get("closes_at") and data["closes_at"] <= data["opens_at"]:
            self.add_error("closes_at", _("닫는 때는 여는 때보다 뒤여야 합니다."))
        if data.get("trim_from") in (1, 2):
            self.add_error("trim_from", _("0이거나 3 이상이어야 합니다."))
        return data


def _criterion(number: int, line: str) -> RoundCriterion | None:
    parts = [part.strip() for part in line.split("|")]
    if len(parts) != 3 or not parts[0] or len(parts[0]) > 60 or len(parts[1]) > 200:
        return None
    if not parts[2].isdecimal() or not 1 <= int(parts[2]) <= 100:
        return None
    weight = int(parts[2])
    return RoundCriterion(code=f"c{number}", name=parts[0], question=parts[1], weight=weight, most=weight)


class PitchForm(forms.Form):
    candidate = forms.ModelChoiceField(queryset=Candidate.objects.none(), label=_("어느 제안"))
    order = forms.IntegerField(label=_("발표 차례"), min_value=1, required=False, help_text=_("비우면 그대로 둡니다."))
    pitch = forms.ChoiceField(label=_("발표"), choices=Pitch, required=False)

    def __init__(self, round: Round, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _candidates(self.fields["candidate"], round)
        self.most = len(self.fields["candidate"].choices)

    def clean_order(self) -> int | None:
        order = self.cleaned_data["order"]
        if order and order >= self.most + 1:
            raise forms.ValidationError(_("차례는 제안의 수보다 클 수 없습니다."))
        return order


class VisitForm(forms.ModelForm):
    class Meta:
        model = Visit
        fields = ["candidate", "on", "people", "words"]
        labels = {"candidate": _("다녀온 제안")}
        widgets = {"on": forms.DateInput(attrs={"type": "date"}), "words": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, round: Round, *args, **kwargs):
        super().__init__(*args, **kwargs)
        _candidates(self.fields["candidate"], round)
        self.fields["words"].validators.append(refuse_resident_numbers)
        self.fields["people"].min_value = 1


def _candidates(field, round: Round) -> None:
    field.queryset = round.candidates.select_related("proposal__cycle")
    field.label_from_instance = lambda one: f"{one.order}. {one.proposal.code} {one.proposal.title}"


class ShortlistForm(forms.Form):
    """For every proposal yes or no, and a sentence for each no."""

    ground = forms.CharField(
        label=_("무엇을 근거로 정했나요"), max_length=300, validators=[refuse_resident_numbers],
        help_text=_("예: 심사 점수의 차례에 따라 예산 한도의 150%까지"),
    )  # fmt: skip

    def __init__(self, rows, *args, motions=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = rows
        if motions:
            self.fields["motion"] = forms.ChoiceField(
                label=_("회의의 의결"), required=False, choices=[("", _("위원장이 서명합니다")), *motions],
                help_text=_("회의에서 의결했으면 골라 주세요. 고르면 바로 알립니다."),
            )  # fmt: skip
        for row in rows:
            key = row.candidate.pk
            self.fields[f"listed{key}"] = forms.BooleanField(required=False, label=_("올립니다"))
            self.fields[f"why{key}"] = forms.CharField(
                required=False, max_length=600, label=_("올리지 않는 까닭"), validators=[refuse_resident_numbers],
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip

    def lines(self):
        return [(row, self[f"listed{row.candidate.pk}"], self[f"why{row.candidate.pk}"]) for row in self.rows]

    def heads(self):
        return [self[name] for name in ("ground", "motion") if name in self.fields]

    def clean(self) -> dict:
        data = super().clean()
        for row in self.rows:
            key = row.candidate.pk
            if not data.get(f"listed{key}") and not (data.get(f"why{key}") or "").strip():
                self.add_error(f"why{key}", _("올리지 않는 제안에는 까닭을 적어 주세요. 제안하신 분이 읽습니다."))
        return data

    def decisions(self) -> dict:
        data = self.cleaned_data
        return {
            row.candidate: (data[f"listed{row.candidate.pk}"], "" if data[f"listed{row.candidate.pk}"] else data[f"why{row.candidate.pk}"])
            for row in self.rows
        }  # fmt: skip
