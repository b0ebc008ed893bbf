"""The reviewer's sheet: a finding for each criterion, cost lines, the verdict, the text as the office would change it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from madang.base.files.forms import AttachmentField
from madang.base.pages.words import money
from madang.base.people.resident_number import refuse_resident_numbers
from madang.cycle.propose.models import Proposal
from madang.cycle.propose.reasons import Exclusion

from .forms import PlainWords
from .models import CostLine, Criterion, Finding, Kind, LineKind, Mark, Modification, Review, Verdict

EMPTY_LINES, MOST_LINES = 3, 30
_FINDING = ("mark", "words", "evidence")


class VerdictForm(forms.ModelForm):
    """All may stay empty while the sheet is a draft; what a verdict needs is asked when it is handed in."""

    class Meta:
        model = Review
        fields = ["verdict", "reason", "sentence", "alternatives", "when_possible", "procedures"]
        widgets = {
            "verdict": forms.RadioSelect,
            "sentence": forms.Textarea(attrs={"rows": 4}),
            "alternatives": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "reason": _("부적격이면 꼭 골라야 합니다."),
            "sentence": _("제안하신 분이 읽고 알 수 있는 말로 적어 주세요. 결재가 나면 모두에게 보입니다."),
            "alternatives": _("이대로는 어렵다면 어떻게 하면 되는지 적어 주세요."),
            "when_possible": _("예: 2027년 상반기"),
            "procedures": _("예: 투자심사, 공유재산심의, 없음"),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["verdict"].choices = [("", _("아직 정하지 않음")), *Verdict.choices]
        self.fields["reason"].choices = [("", _("없음")), *Exclusion.choices]
        for name in ("sentence", "alternatives", "when_possible", "procedures"):
            self.fields[name].validators.append(refuse_resident_numbers)


class FindingForm(forms.Form):
    mark = forms.ChoiceField(label=_("판단"), required=False, choices=[("", _("아직")), *Mark.choices])
    words = forms.CharField(
        label=_("까닭"), required=False, max_length=600, validators=[refuse_resident_numbers],
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip
    evidence = forms.CharField(
        label=_("근거 자료"), required=False, max_length=300, validators=[refuse_resident_numbers]
    )

    paper = AttachmentField(label=_("근거 파일"), required=False)
    drop = forms.BooleanField(label=_("지금 붙은 파일 빼기"), required=False)

    def __init__(self, criterion: Criterion, *args, there: Finding | None = None, **kwargs):
        super().__init__(*args, prefix=f"c{criterion.pk}", **kwargs)
        self.criterion = criterion
        self.there, self.kept = there, there.paper if there else None
        if self.kept is None:
            del self.fields["drop"]

    def clean(self):
        data = super().clean()
        if data.get("mark") in (Mark.NOT, Mark.MEND) and not data.get("words"):
            self.add_error("words", _("맞지 않거나 보완할 것이 있으면 까닭을 적어 주세요."))
        if data.get("paper") and not data.get("mark"):
            self.add_error("mark", _("파일을 붙이려면 판단을 골라 주세요."))
        return data

    def finding(self) -> Finding | None:
        said = {name: self.cleaned_data[name] for name in ("mark", "words", "evidence")}
        paper = None if self.cleaned_data.get("drop") or self.cleaned_data["paper"] else self.kept
        return Finding(criterion=self.criterion, paper=paper, **said) if said["mark"] else None


class LineForm(forms.Form):
    """One line of the cost sheet. A line in which nothing is written is none."""

    kind = forms.ChoiceField(label=_("쓰는 곳"), choices=LineKind.choices, initial=LineKind.ONCE)
    item = forms.CharField(label=_("항목"), required=False, max_length=120, validators=[refuse_resident_numbers])
    unit = forms.CharField(label=_("단위"), required=False, max_length=20)
    unit_price = forms.IntegerField(label=_("단가"), required=False, min_value=1, max_value=10**13)
    quantity = forms.DecimalField(
        label=_("수량"), required=False, min_value=0, max_digits=12, decimal_places=2, max_value=10**7
    )
    years = forms.IntegerField(label=_("햇수"), required=False, min_value=1, max_value=50)
    source = forms.CharField(label=_("단가의 근거"), required=False, max_length=160)

    def clean(self):
        data = super().clean()
        if self.is_blank():
            return data
        for name in ("item", "unit_price", "quantity"):
            if not data.get(name) and name not in self.errors:
                self.add_error(name, _("한 줄을 쓰셨으면 이 칸도 채워 주세요."))
        return data

    def is_blank(self) -> bool:
        """Judged by what was typed, so that a price that cannot be read is an error and not an empty line."""
        return not any((self[name].value() or "") for name in ("item", "unit_price", "quantity"))

    def line(self) -> CostLine | None:
        data = self.cleaned_data
        return None if self.is_blank() else CostLine(**data | {"years": data["years"] or 1})


class ChangedTextForm(forms.Form):
    title = forms.CharField(label=_("고친 제목"), required=False, max_length=400, validators=[refuse_resident_numbers])
    idea = PlainWords(label=_("고친 내용"), required=False, rows=6, max_length=4000)
    why = PlainWords(label=_("고친 까닭"), required=False, rows=2, max_length=1000)

    def __init__(self, proposal: Proposal, *args, **kwargs):
        super().__init__(*args, prefix="changed", **kwargs)
        self.proposal = proposal

    def modification(self) -> Modification | None:
        data = self.cleaned_data
        if not all(data.values()) or (data["title"], data["idea"]) == (self.proposal.title, self.proposal.idea):
            return None
        return Modification(**data)


class SheetForm:
    """The four parts as one: valid together, saved together, errors of all of them in one summary."""

    def __init__(self, review: Review, posted=None, files=None):
        proposal = review.proposal
        self.review = review
        self.verdict = VerdictForm(posted, instance=review)
        found = {finding.criterion_id: finding for finding in review.findings.all()}
        criteria = Criterion.objects.of(proposal.cycle).for_track(proposal.track, Kind.REVIEW)
        self.findings = [
            FindingForm(one, posted, files, there=found.get(one.pk), initial=_of(found.get(one.pk), *_FINDING))
            for one in criteria
        ]
        self.lines = _lines(list(review.lines.all()), posted)
        self.changed = ChangedTextForm(proposal, posted, initial=_changed(review))
        self.over = ""

    @property
    def parts(self) -> list[forms.BaseForm]:
        return [*self.findings, *self.lines, self.verdict, self.changed]

    @property
    def errors(self) -> dict:
        return {part.prefix or "verdict": part.errors for part in self.parts if part.errors}

    def is_valid(self) -> bool:
        checked = [part.is_valid() for part in self.parts]  # every part, so that all errors are shown at once
        return self._within_ceiling() and all(checked)

    def written(self) -> dict:
        return self.verdict.cleaned_data

    def found(self) -> list[Finding]:
        return [made for form in self.findings if (made := form.finding())]

    def papers(self) -> dict:
        """Fresh files by the criterion they speak to."""
        return {form.criterion.pk: form.cleaned_data["paper"] for form in self.findings if form.cleaned_data["paper"]}

    def reckoned(self) -> list[CostLine]:
        return [made for form in self.lines if (made := form.line())]

    def _within_ceiling(self) -> bool:
        """A verdict of yes may not cost more than one project of the track may."""
        proposal = self.review.proposal
        most = proposal.track.project_ceiling(event=proposal.is_event)
        if not most or self.verdict["verdict"].value() not in Verdict.yes() or any(form.errors for form in self.lines):
            return True
        total = sum(line.amount for line in self.reckoned() if line.kind == LineKind.ONCE)
        if total <= most:
            return True
        said = _("이 유형에서 사업 하나는 %(most)s까지입니다. 줄이거나 수정 적격·부적격으로 판단해 주세요.")
        currency = proposal.cycle.government.currency
        self.verdict.add_error("verdict", forms.ValidationError(said, params={"most": money(most, currency)}))
        return False


def _lines(lines: list[CostLine], posted) -> list[LineForm]:
    """Those that are there and three to write in. A posted page says how many it had."""
    number = min(len(lines) + EMPTY_LINES, MOST_LINES)
    if posted is not None and str(posted.get("lines", "")).isdecimal():
        number = min(int(posted["lines"]), MOST_LINES)
    names = ("kind", "item", "unit", "unit_price", "quantity", "years", "source")
    there = [_of(line, *names) for line in lines] + [{}] * number
    return [LineForm(posted, prefix=f"l{place}", initial=there[place]) for place in range(number)]


def _of(row, *names: str) -> dict:
    return {name: getattr(row, name) for name in names} if row else {}


def _changed(review: Review) -> dict:
    """The draft; or, after a refusal, the text to begin from anew."""
    draft = review.modification
    return _of(draft, "title", "idea", "why") or {"title": review.proposal.title, "idea": review.proposal.idea}
