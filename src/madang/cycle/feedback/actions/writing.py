"""Have the white paper made out of the record, write into its chapters, and freeze it."""

from django.db import transaction

from madang.base import clock
from madang.base.documents.making.actions import start_making
from madang.base.documents.making.models import Making
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.base.record.actions import note
from madang.cycle.plan.models import Cycle

from ..chapters import KEYS
from ..models import Chapter, PaperState, WhitePaper
from ..paper import digest
from ..paper_recipe import white_paper
from ..permissions import why_not_answer, why_not_change
from ..white_paper import document_of, head_of


@transaction.atomic
def make_paper(cycle: Cycle, *, by: Person, suffix: str = "pdf", back: str = "") -> Making:
    """Ask the worker to make it anew from the record as it stands, and a file of it."""
    require(why_not_answer(by, cycle.government))
    paper, _made = WhitePaper.objects.get_or_create(cycle=cycle)
    paper.cycle = cycle
    _note(paper, "feedback.paper_made", by, public=False)
    args = {"year": cycle.fiscal_year}
    return start_making(
        cycle.government, white_paper, args, by=by, suffix=suffix, back=back, language=cycle.government.language
    )


@transaction.atomic
def write_chapter(cycle: Cycle, key: str, words: str, *, seen: int, by: Person) -> Chapter:
    """`seen` is the revision on the page that was looked at; 0 where nobody had written yet."""
    require(why_not_answer(by, cycle.government))
    require("feedback.no_such_chapter" if key not in KEYS else None)
    WhitePaper.objects.get_or_create(cycle=cycle)
    paper = _locked(cycle)
    require(why_not_change(by, paper))
    chapter = paper.chapters.filter(key=key).first() or Chapter(paper=paper, key=key)
    if chapter.revision != seen:
        raise Refused("feedback.changed_meanwhile")
    chapter.words, chapter.revision = words.strip(), seen + 1
    chapter.edited_at, chapter.edited_by = clock.now(), by
    chapter.save()
    _note(paper, "feedback.chapter_written", by, public=False, key=key)
    return chapter


@transaction.atomic
def freeze_paper(cycle: Cycle, number: str, *, by: Person) -> WhitePaper:
    """Published with its digest. From here on the database refuses to change it or any of its chapters."""
    paper = _locked(cycle)
    require("feedback.nothing_made" if paper is None or not paper.content else None)
    require(why_not_change(by, paper))
    require("feedback.no_number" if not number.strip() else None)
    paper.number, paper.frozen_at, paper.frozen_by = number.strip(), clock.now(), by
    paper.head = head_of(paper)
    paper.digest, paper.state = digest(document_of(paper)), PaperState.FROZEN
    paper.save()
    _note(paper, "feedback.paper_frozen", by, digest=paper.digest)
    return paper


def _locked(cycle: Cycle) -> WhitePaper | None:
    paper = WhitePaper.objects.select_for_update(of=("self",)).of(cycle).first()
    if paper:
        paper.cycle = cycle
    return paper


def _note(paper: WhitePaper, event: str, by: Person, public: bool = True, **facts) -> None:
    cycle = paper.cycle
    facts |= {"year": cycle.fiscal_year}
    note(cycle.government, cycle.subject, event, by=by, actor=by.office_in(cycle.government), public=public, **facts)
