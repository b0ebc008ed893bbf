"""The white paper as one document: what was made of the record, with the officers' words at the head of each chapter."""

from collections.abc import Callable, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from madang.base import clock
from madang.base.documents.document import Document, Heading, NewPage, Paragraph, Signature
from madang.base.people.refusals import require
from madang.cycle.plan.models import Cycle

from .chapters import CHAPTERS
from .chapters.year import Year
from .models import WhitePaper
from .paper import block_of, frozen_block, frozen_source, source_of

Tell = Callable[[int], object]


def write_content(cycle: Cycle, tell: Tell = lambda percent: None) -> WhitePaper:
    """Make the draft anew from the record; the officers' words stay. Whoever calls has asked for the permission."""
    content = content_of(cycle, tell)
    with transaction.atomic():
        WhitePaper.objects.get_or_create(cycle=cycle)
        paper = WhitePaper.objects.select_for_update(of=("self",)).get(cycle=cycle)
        require("feedback.frozen" if paper.is_frozen else None)
        paper.content, paper.made_at = content, clock.now()
        paper.save(update_fields=["content", "made_at"])
    return paper


def content_of(cycle: Cycle, tell: Tell = lambda percent: None) -> list[dict]:
    """The chapters as JSON values, in the government's language. `tell` hears how far it is, from 0 to 100."""
    year, made = Year(cycle), []
    with translation.override(cycle.government.language), timezone.override(cycle.government.time_zone):
        for place, chapter in enumerate(CHAPTERS):
            tell(2 + place * 98 // len(CHAPTERS))
            told = chapter.made_of(year)
            made.append({
                "key": chapter.key,
                "title": str(chapter.title),
                "blocks": [frozen_block(block) for block in told.blocks],
                "sources": [frozen_source(source) for source in told.sources],
            })  # fmt: skip
    return made


def document_of(paper: WhitePaper, address: str = "", only: Sequence[str] = ()) -> Document:
    """All of it, or some chapters by their keys. Once frozen it reads the same whatever the site says later."""
    head = paper.head or head_of(paper)
    words = {one.key: one.words for one in paper.chapters.all()}
    return Document(
        title=head["title"],
        number=paper.number or head["draft"],
        date=date.fromisoformat(head["date"]),
        issuer=head["issuer"],
        summary=head["summary"],
        keywords=head["keywords"],
        blocks=[*_blocks(paper.content, words, only), Signature(head["signed"])],
        language=head["language"],
        address=address,
        sources=_sources(paper.content, only),
    )


def head_of(paper: WhitePaper) -> dict:
    """What stands around the chapters, in the government's language."""
    government, year = paper.cycle.government, paper.cycle.fiscal_year
    with translation.override(government.language), timezone.override(government.time_zone):
        told = {"year": year, "name": government.name}
        return {
            "title": _("%(year)s년도 %(name)s 주민참여예산 백서") % told,
            "draft": _("초안"),
            "date": timezone.localtime(paper.frozen_at or paper.made_at or clock.now()).date().isoformat(),
            "issuer": government.name,
            "summary": _(
                "%(year)s년도 예산에 주민이 참여한 한 해를, 계획에서 결산과 답변까지 기록한 그대로 담았습니다."
            )
            % told,
            "keywords": [_("주민참여예산"), _("백서"), str(year)],
            "signed": _("%(name)s의 장") % told,
            "language": government.language,
        }


def _blocks(content: list[dict], words: dict[str, str], only: Sequence[str]):
    for place, chapter in enumerate(one for one in content if not only or one["key"] in only):
        if place:
            yield NewPage()
        yield Heading(chapter["title"])
        if said := words.get(chapter["key"], "").strip():
            yield Paragraph(said)
        yield from map(block_of, chapter["blocks"])


def _sources(content: list[dict], only: Sequence[str]):
    found = {}
    for chapter in content:
        if not only or chapter["key"] in only:
            found |= {one["name"]: one for one in chapter["sources"]}
    return [source_of(one) for one in found.values()]
