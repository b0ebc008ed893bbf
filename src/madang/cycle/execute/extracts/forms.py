"""What an officer says about an extract and about the rows that wait."""

import base64
import binascii
import zlib
from decimal import Decimal

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from madang.base.files.forms import AttachmentField
from madang.base.files.kinds import CSV, XLSX
from madang.base.pages.forms import NamesIn
from madang.cycle.budget.models import Line, Source

from ..models.extract import ExtractRow, Origin
from .actions import Left, Part

UNITS = [("", _("파일에 적힌 대로")), (1, _("원")), (1_000, _("천원")), (1_000_000, _("백만원"))]
BIGGEST_CARRIED = 2_000_000  # letters of a page; what is larger cannot be looked at first
_SALT = "execute.extract"
_AN_HOUR = 3_600


class ExtractForm(forms.Form):
    """Cleans `file` to a checked attachment, CSV or XLSX alone."""

    origin = forms.ChoiceField(label=_("어디서 뽑았나"), choices=Origin)
    file = AttachmentField(
        label=_("추출 파일"),
        help_text=_(
            "CSV나 XLSX. 칸 이름은 지방재정365의 이름(dbiz_cd, ep_amt …)이나 우리말(세부사업코드, 지출액 …)입니다."
        ),
    )
    unit = forms.TypedChoiceField(label=_("단위"), choices=UNITS, coerce=int, empty_value=None, required=False)
    day = forms.DateField(
        label=_("기준일"), required=False, help_text=_("파일에 집행일자 칸이 있으면 비워 두세요."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )  # fmt: skip
    town = forms.RegexField(
        r"^\d{5,10}$", label=_("자치단체 코드(laf_cd)"), required=False, help_text=_("다르면 다른 곳의 자료로 보고 돌려보냅니다."),
    )  # fmt: skip

    def clean_file(self):
        checked = self.cleaned_data["file"]
        if checked and not checked.content_type.startswith((CSV.content_type, XLSX.content_type)):
            raise forms.ValidationError(_("CSV나 XLSX로 저장해서 올려 주세요."))
        if checked and len(_packed(checked.main)) > BIGGEST_CARRIED:
            raise forms.ValidationError(_("파일이 너무 큽니다. 우리 부서와 사업의 줄만 뽑아서 올려 주세요."))
        return checked


def carry(data: bytes, **told) -> str:
    """What was looked at, to be sent back by the page that shows it: signed, for an hour. Nothing is stored meanwhile."""
    return signing.dumps({"data": _packed(data), **told}, salt=_SALT)


def carried(text: str) -> dict | None:
    """The same again with `data` as bytes; None where it was changed or is too old."""
    try:
        told = signing.loads(text, salt=_SALT, max_age=_AN_HOUR)
        told["data"] = zlib.decompress(base64.b64decode(told["data"]))
    except (signing.BadSignature, binascii.Error, zlib.error, KeyError, TypeError):
        return None
    return told


def _packed(data: bytes) -> str:
    return base64.b64encode(zlib.compress(data)).decode()


class ReasonForm(forms.Form):
    use_required_attribute = False
    reason = forms.CharField(
        label=_("까닭"), max_length=300, help_text=_("누구나 볼 수 있습니다. 이름과 연락처는 적지 마세요.")
    )


class LineForm(ReasonForm):
    """Which line of the year a row speaks of."""

    line = forms.ModelChoiceField(label=_("예산 줄"), queryset=Line.objects.none())
    field_order = ["line", "reason"]

    def __init__(self, row: ExtractRow, *args, **kwargs):
        super().__init__(*args, **kwargs)
        lines = Line.objects.of(row.extract.government).filter(fiscal_year=row.extract.fiscal_year)
        self.fields["line"].widget = NamesIn(row.extract.government.language)
        self.fields["line"].queryset = lines.order_by("code", "item_code")


class SplitForm(ReasonForm):
    """A field for each project and source, and where the line itself waits one for each source of it."""

    def __init__(self, projects: list, sources: list[str], left: Left, *args, with_line: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.cells: dict[str, tuple] = {}
        for source in sources:
            if with_line:
                self._cell(
                    f"line-{source}", None, source, str(_("예산 줄 전체")), left.line if len(sources) == 1 else None
                )
            for project in projects:
                self._cell(f"project-{project.pk}-{source}", project, source, project.title, None)
        self.order_fields([*self.cells, "reason"])

    def parts(self) -> list[Part]:
        said = self.cleaned_data
        return [Part(project, Source(source), int(said[name] or 0)) for name, (project, source) in self.cells.items()]

    def _cell(self, name: str, project, source: str, label: str, initial) -> None:
        self.cells[name] = (project, source)
        self.fields[name] = forms.DecimalField(
            label=f"{label} · {Source(source).label}", min_value=Decimal(0), max_digits=15, decimal_places=0,
            required=False, initial=initial,
        )  # fmt: skip
