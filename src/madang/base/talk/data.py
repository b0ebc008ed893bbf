"""What was hidden and why, published: whoever hides has to show it."""

from django.db.models import Case, F, When
from django.utils.translation import gettext_lazy as _

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset
from madang.base.places.models import Government

from .models import Hiding, Why


def _hidden(government: Government):
    rows = Hiding.objects.of(government).order_by("pk")
    # A page that is hidden itself is not called by what it says.
    own = When(text__subject=F("text__about"), restored_at=None, then=F("text__subject"))
    return rows.values_list(
        "pk",
        "at",
        Case(own, default=F("text__title")),
        "why",
        "sentence",
        "contested_at",
        "due_on",
        "answered_at",
        "answer",
        "restored_at",
    )


HIDDEN = Dataset(
    name="hidden-texts",
    title=_("가린 글"),
    description=_("담당자가 가린 글마다 까닭과 이의, 답입니다. 글 자체는 싣지 않습니다."),
    source=_("참여예산 담당 부서"),
    scope="government",
    key=("number",),
    columns=(
        Column("number", "integer", _("번호"), required=True),
        Column("hidden_at", "datetime", _("가린 때"), required=True),
        Column("page", "string", _("글이 있던 쪽"), required=True),
        Column("why", "string", _("이유"), codes=Why.choices, required=True),
        Column("sentence", "string", _("공개한 까닭"), required=True),
        Column("contested_at", "datetime", _("이의를 낸 때")),
        Column("due_on", "date", _("답할 기한")),
        Column("answered_at", "datetime", _("답한 때")),
        Column("answer", "string", _("답")),
        Column("restored_at", "datetime", _("되살린 때")),
    ),
    rows=_hidden,
)
