"""What stands on a sheet of paper, keyed as it stands: the forms of the ballot, which here refuse no mark."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ..models import Option, Poll
from ..paper_form.approval import ApprovalForm
from ..paper_form.base import BallotPaper
from ..paper_form.points import PointsForm
from ..paper_form.ranking import RankingForm
from .keying import BY_EYE, NOT_OURS, SIGNED, UNREADABLE

MOST_POINTS = 9_999


class _AsItStands:
    """Voters are told what is wrong; whoever keys a sheet of somebody else's writes down what they see."""

    def clean(self):
        return forms.Form.clean(self)

    @property
    def seen(self) -> str:
        return self.cleaned_data.get("seen", "")


class SheetApproval(_AsItStands, ApprovalForm):
    pass


class SheetRanking(_AsItStands, RankingForm):
    pass


class SheetPoints(_AsItStands, PointsForm):
    def build(self) -> None:
        for code, option in self.options.items():
            name = f"points_{code}"
            self.fields[name] = forms.IntegerField(
                label=option.title, min_value=0, max_value=MOST_POINTS, required=False
            )
            option.field = self[name]


_FORMS = {"approval": SheetApproval, "points": SheetPoints, "ranking": SheetRanking}
_WORDS = {
    UNREADABLE: _("무엇을 골랐는지 알아볼 수 없음"),
    NOT_OURS: _("우리 투표용지가 아님"),
    SIGNED: _("이름이나 알아볼 수 있는 표시가 있음"),
}


def sheet_form(poll: Poll, turn: int, posted: QueryDict | None = None) -> BallotPaper:
    """`turn` 1, 2 or 3: the second person's screen has the rows in the other order."""
    options = list(Option.objects.of(poll).select_related("proposal__cycle", "area"))
    for option in options:
        option.withdrawn_at = None  # a project that left the vote later still stands on the printed paper
    form = _FORMS[poll.frozen.ballot.kind](poll, options[::-1] if turn == 2 else options, posted)
    form.fields.pop("check", None)
    form.fields["seen"] = forms.ChoiceField(
        label=_("표를 셀 수 없다면"), required=False,
        choices=[("", _("셀 수 있음")), *((code, _WORDS[code]) for code in BY_EYE)],
    )  # fmt: skip
    return form
