"""What officers and offices fill in about a work: shape and wording; nothing is saved here."""

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from madang.base import clock
from madang.base.pages.forms import NamesIn
from madang.base.pages.templatetags.madang import told_in
from madang.base.pages.words import day, money
from madang.base.people.resident_number import refuse_resident_numbers
from madang.cycle.budget.models import Line, Source

from .actions.changing import Move, Told
from .actions.opening import Step
from .actions.paying import Part, Terms
from .models import ChangeKind, Contract, ContractKind, Tender, Work
from .money import Pocket, pockets_of

MOST_MONEY = 10**15


def _day(label: str, **more) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)


def _words(label: str, rows: int = 3, **more) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=area, validators=[refuse_resident_numbers], **more)


def _line(label: str, **more) -> forms.CharField:
    return forms.CharField(label=label, validators=[refuse_resident_numbers], **more)


class StartForm(forms.Form):
    """When the ticked works start and end, and the steps they have in common, one a line with its day."""

    starts = _day(gettext_lazy("시작 예정일"))
    until = _day(gettext_lazy("끝낼 날"))
    steps = _words(
        gettext_lazy("함께 정하는 단계"), rows=5, required=False, max_length=2000,
        help_text=gettext_lazy("한 줄에 하나씩, 날짜를 먼저 적습니다. 예: 2027-03-31 설계 마침. 나중에 사업마다 더할 수 있습니다."),
    )  # fmt: skip

    def clean_steps(self) -> list[Step]:
        found = []
        for number, line in enumerate(self.cleaned_data["steps"].splitlines(), start=1):
            written, _space, title = line.strip().partition(" ")
            if not written:
                continue
            try:
                found.append(Step(title.strip()[:120], forms.DateField().clean(written)))
            except forms.ValidationError as error:
                raise forms.ValidationError(
                    _("%(number)d째 줄: 날짜를 2027-03-31처럼 맨 앞에 적어 주세요.") % {"number": number}
                ) from error
            if not title.strip():
                raise forms.ValidationError(_("%(number)d째 줄: 무엇을 할지 적어 주세요.") % {"number": number})
        return found

    def clean(self) -> dict:
        starts, until = self.cleaned_data.get("starts"), self.cleaned_data.get("until")
        if starts and until and starts > until:
            self.add_error("until", _("끝낼 날은 시작 예정일보다 뒤여야 합니다."))
        return self.cleaned_data


class StepForm(forms.Form):
    """One step of a work; of a new one the title too."""

    title = _line(gettext_lazy("할 일"), max_length=120, required=False)
    expected_on = _day(gettext_lazy("예정일"), required=False)
    done_on = _day(gettext_lazy("마친 날"), required=False)
    dropped = _line(gettext_lazy("하지 않는 까닭"), max_length=300, required=False)

    def __init__(self, *args, step=None, place: int = 0, **kwargs):
        initial = {"expected_on": step.expected_on, "done_on": step.done_on} if step else None
        super().__init__(*args, initial=initial, **kwargs)
        self.step, self.place = step, place
        if step:
            del self.fields["title"]
        else:
            del self.fields["dropped"]

    def clean(self) -> dict:
        told = self.cleaned_data
        if told.get("done_on") and told["done_on"] > clock.today():
            self.add_error("done_on", _("마친 날은 오늘이나 그 전이어야 합니다."))
        if told.get("done_on") and told.get("dropped"):
            self.add_error("dropped", _("마친 일에는 하지 않는 까닭을 적지 않습니다."))
        if self.step is None and told.get("title") and not told.get("expected_on"):
            self.add_error("expected_on", _("예정일을 적어 주세요."))
        return told


class OfPockets(forms.Form):
    """An amount for each pocket of the work: line, source and year."""

    room = "room"
    asked = gettext_lazy("얼마")

    def __init__(self, work: Work, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.work, self.currency = work, work.project.cycle.government.currency
        self.pockets = {pocket.key: pocket for pocket in pockets_of(work.project)}
        for key, pocket in self.pockets.items():
            self.fields[f"amount-{key}"] = self._amount(pocket)

    def parts(self) -> list[Part]:
        return [Part(pocket, self.cleaned_data.get(f"amount-{key}") or 0) for key, pocket in self.pockets.items()]

    def clean(self) -> dict:
        if not self.errors and not any(part.amount for part in self.parts()):
            self.add_error(None, _("금액을 적어 주세요."))
        return self.cleaned_data

    def _amount(self, pocket: Pocket) -> forms.IntegerField:
        there = getattr(pocket, self.room)
        language = self.work.project.cycle.government.language
        line = told_in(pocket.line, language) if pocket.line else _("줄 없음")
        label = format_html(
            _("{asked}: {year}년 · {line} · {source}"),
            asked=self.asked, year=pocket.fiscal_year, line=line, source=Source(pocket.source).label,
        )  # fmt: skip
        field = forms.IntegerField(
            label=label, required=False, min_value=self._least(), max_value=max(0, there),
            help_text=_("여기에서 쓸 수 있는 금액은 %(there)s입니다.") % {"there": money(max(0, there), self.currency)},
            error_messages={"max_value": _("여기에서 쓸 수 있는 금액보다 많습니다. 줄이거나, 먼저 예산을 옮겨 주세요.")},
        )  # fmt: skip
        return field

    def _least(self) -> int:
        return 0


class PayForm(OfPockets):
    title = _line(
        pgettext_lazy("payment", "무엇에"),
        max_length=200,
        help_text=gettext_lazy("예: 선급금, 준공금. 사람의 이름은 적지 않습니다."),
    )
    on = _day(gettext_lazy("지출한 날"))
    contract = forms.ModelChoiceField(
        label=gettext_lazy("어느 계약"), queryset=Contract.objects.none(), required=False, empty_label=gettext_lazy("계약 없이")
    )  # fmt: skip

    def __init__(self, work: Work, *args, **kwargs):
        super().__init__(work, *args, **kwargs)
        self.fields["contract"].widget = NamesIn(work.project.cycle.government.language)
        self.fields["contract"].queryset = work.contracts.filter(amends=None)
        self.fields["contract"].label_from_instance = lambda one: f"{one.title} · {one.company}"

    def clean_on(self):
        return _not_ahead(self.cleaned_data["on"])


class ContractForm(OfPockets):
    """A contract, or (with `amends`) what changes in one: then the amounts are differences."""

    room = "to_agree"
    title = _line(gettext_lazy("계약 이름"), max_length=200)
    company = _line(
        gettext_lazy("계약한 곳"),
        max_length=120,
        help_text=gettext_lazy("회사나 단체의 이름입니다. 모두에게 보입니다."),
    )
    kind = forms.ChoiceField(label=gettext_lazy("종류"), choices=ContractKind.choices)
    tender = forms.ChoiceField(label=gettext_lazy("계약 방법"), choices=Tender.choices)
    since = _day(gettext_lazy("계약한 날"))
    until = _day(gettext_lazy("계약이 끝나는 날"), required=False)
    why = _words(gettext_lazy("바꾸는 까닭"), max_length=600)

    def __init__(self, work: Work, *args, amends: Contract | None = None, **kwargs):
        self.amends = amends
        if amends:
            self.asked = _("늘거나 줄어든 금액")
            same = {name: getattr(amends, name) for name in ("title", "company", "kind", "tender", "until")}
            kwargs["initial"] = same | kwargs.get("initial", {})
        super().__init__(work, *args, **kwargs)
        if not amends:
            del self.fields["why"]

    def clean_since(self):
        return _not_ahead(self.cleaned_data["since"])

    @property
    def terms(self) -> Terms:
        told = self.cleaned_data
        return Terms(
            told["title"], told["company"], ContractKind(told["kind"]), Tender(told["tender"]), told["since"], told["until"]
        )  # fmt: skip

    def _least(self) -> int:
        return -MOST_MONEY if self.amends else 0


class TakeBackForm(forms.Form):
    on = _day(gettext_lazy("되돌리는 날"))
    reason = _words(gettext_lazy("까닭"), max_length=600, help_text=gettext_lazy("모두에게 보입니다."))

    def clean_on(self):
        return _not_ahead(self.cleaned_data["on"])


WAYS = (
    ("goes", gettext_lazy("이 사업에서 다른 예산 줄로 나갑니다")),
    ("comes", gettext_lazy("다른 예산 줄에서 이 사업으로 들어옵니다")),
    ("stays", gettext_lazy("다른 예산 줄로 옮기되 이 사업에 그대로 씁니다")),
)


class ChangeForm(forms.Form):
    """Any change; what the kind needs is asked for when it is handed in."""

    kind = forms.ChoiceField(label=gettext_lazy("무엇이 바뀌나"), choices=ChangeKind.choices)
    on = _day(gettext_lazy("바뀌는 날"))
    reason = _words(gettext_lazy("까닭"), max_length=1000)
    notice = _words(
        gettext_lazy("모두에게 알리는 말"), max_length=1000,
        help_text=gettext_lazy("무엇이 어떻게 바뀌고, 주민에게 무엇이 달라지는지 적어 주세요. 이 사업을 따라 보는 분들께 그대로 갑니다."),
    )  # fmt: skip
    paper = _line(gettext_lazy("공고·문서 번호"), max_length=120, required=False)
    council_on = _day(
        gettext_lazy("의회가 의결한 날"), required=False, help_text=gettext_lazy("이용, 명시이월, 계속비 이월에는 꼭 적습니다.")
    )  # fmt: skip
    until = _day(gettext_lazy("새로 끝낼 날"), required=False)
    pocket = forms.ChoiceField(
        label=gettext_lazy("어느 돈"), required=False, help_text=gettext_lazy("전용, 이용, 예비비, 이월에만 고릅니다.")
    )  # fmt: skip
    amount = forms.IntegerField(label=gettext_lazy("옮길 금액"), required=False, min_value=1, max_value=MOST_MONEY)
    way = forms.ChoiceField(
        label=gettext_lazy("어느 쪽으로"), choices=WAYS, required=False, help_text=gettext_lazy("전용과 이용에만 고릅니다.")
    )  # fmt: skip
    other = forms.ModelChoiceField(
        label=gettext_lazy("다른 예산 줄"), queryset=Line.objects.none(), required=False, empty_label=gettext_lazy("정하지 않음"),
        help_text=gettext_lazy("전용과 이용에서는 상대가 되는 줄, 이월에서는 다음 해의 줄입니다. 이월에서 비워 두면 같은 줄을 씁니다."),
    )  # fmt: skip

    def __init__(self, work: Work, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.pockets = {pocket.key: pocket for pocket in pockets_of(work.project)}
        for name in ("pocket", "other"):
            self.fields[name].widget = NamesIn(work.project.cycle.government.language)
        self.fields["pocket"].choices = [
            ("", _("돈은 옮기지 않음")),
            *((key, _said(one, work)) for key, one in self.pockets.items()),
        ]
        years = {pocket.fiscal_year for pocket in self.pockets.values()}
        lines = Line.objects.of(work.project.cycle.government).filter(
            fiscal_year__in=years | {year + 1 for year in years}
        )
        self.fields["other"].queryset = lines.order_by("fiscal_year", "code", "item_code")
        self.fields["other"].label_from_instance = lambda line: f"{line.fiscal_year} · {line.policy} · {line}"

    @property
    def told(self) -> Told:
        names = ("on", "reason", "notice", "paper", "council_on", "until")
        return Told(**{name: self.cleaned_data[name] for name in names})

    @property
    def move(self) -> Move | None:
        told = self.cleaned_data
        if not told["pocket"] or not ChangeKind(told["kind"]).moves_money:
            return None
        pocket, way = self.pockets[told["pocket"]], told["way"]
        return Move(pocket, told["amount"] or 0, told["other"], comes=way == "comes", stays=way == "stays")


def _said(pocket: Pocket, work: Work) -> str:
    room = money(max(0, pocket.room), work.project.cycle.government.currency)
    said = {
        "year": pocket.fiscal_year,
        "line": pocket.line or _("줄 없음"),
        "source": Source(pocket.source).label,
        "room": room,
    }
    return _("%(year)s년 · %(line)s · %(source)s · 남은 금액 %(room)s") % said


def _not_ahead(on):
    if on > clock.today():
        raise forms.ValidationError(_("%(today)s까지의 날을 적어 주세요.") % {"today": day(clock.today())})
    return on
