"""The chapters of the white paper in the order of the year; each a function from the year to its blocks and its data."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base.documents.document import Block
from madang.base.documents.source import Source

from . import budgeting, deciding, ending, opening, proposing
from .year import Year


@dataclass
class Made:
    """What a chapter came to."""

    blocks: list[Block] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)


@dataclass(frozen=True)
class ChapterOf:
    key: str
    title: str
    write: Callable[[Year], Iterator[Block | Source]]

    def made_of(self, year: Year) -> Made:
        """A chapter of which nothing was recorded says so: it is never left out."""
        made = Made()
        for one in self.write(year):
            (made.sources if isinstance(one, Source) else made.blocks).append(one)
        return made


CHAPTERS = (
    ChapterOf("plan", _("계획"), opening.plan),
    ChapterOf("school", _("예산학교"), opening.school),
    ChapterOf("committees", pgettext_lazy("chapter", "위원회와 회의"), opening.committees),
    ChapterOf("proposals", pgettext_lazy("chapter", "주민의 제안"), proposing.proposals),
    ChapterOf("review", _("부서검토"), proposing.review),
    ChapterOf("deliberation", pgettext_lazy("chapter", "숙의와 심사"), proposing.deliberation),
    ChapterOf("vote", _("주민투표"), deciding.vote),
    ChapterOf("decision", _("선정"), deciding.decision),
    ChapterOf("budget", pgettext_lazy("chapter", "예산과 의회"), budgeting.budget),
    ChapterOf("execution", pgettext_lazy("chapter", "집행"), budgeting.execution),
    ChapterOf("settlement", pgettext_lazy("chapter", "결산"), budgeting.settlement),
    ChapterOf("feedback", pgettext_lazy("chapter", "답변과 배움"), ending.feedback),
    ChapterOf("voices", pgettext_lazy("chapter", "주민의 목소리"), ending.voices),
    ChapterOf("statistics", pgettext_lazy("chapter", "숫자로 보는 한 해"), ending.statistics),
)
KEYS = tuple(one.key for one in CHAPTERS)
