"""부서검토: an office takes a proposal up, finds, reckons, asks another office, and hands its sheet in for a signature."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from madang.base import clock
from madang.base.files.actions import remove_upload, store_attachment
from madang.base.files.check import Checked
from madang.base.files.models import Upload
from madang.base.notices.actions import announce
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.cycle.propose.life import facts_of, move
from madang.cycle.propose.models import Proposal, State

from ..clocks import due
from ..complete import what_is_missing
from ..models import CostLine, Finding, InternalNote, Modification, Office, Opinion, Review, Stand, Terms
from ..permissions import why_not_give_opinion, why_not_review, why_not_screen, why_not_see_desk
from .facts import locked, note_about

WRITTEN = ("verdict", "reason", "sentence", "alternatives", "when_possible", "procedures")


@transaction.atomic
def take_up(review: Review, *, by: Person) -> Review:
    """A person of the office begins. Of two at the same moment the second is told who was first."""
    stands = locked(review)
    require(why_not_review(by, stands))
    if stands.stand == Stand.REVIEWING and stands.reviewer_id not in (None, by.pk):
        raise Refused("review.taken_up_already")
    if stands.stand == Stand.ASSIGNED:
        stands.stand, stands.reviewer, stands.begun_at = Stand.REVIEWING, by, clock.now()
        stands.save(update_fields=["stand", "reviewer", "begun_at"])
        if stands.proposal.state == State.ASSIGNED:
            move(stands.proposal, State.REVIEWING, by=by, actor=stands.office.name, office=stands.office.name)
    return stands


@transaction.atomic
def save_sheet(
    review: Review,
    written: dict,
    findings: Iterable[Finding],
    lines: Iterable[CostLine],
    modification: Modification | None,
    *,
    by: Person,
    seen: int,
    papers: Mapping[int, Checked] | None = None,
) -> Review:
    """Keep what is written so far; nothing is public. `seen` is the revision that the page showed.

    `papers` are fresh files by the criterion they speak to; those that no finding names any more are removed.
    """
    stands = locked(review, seen)
    require(why_not_review(by, stands))
    for name in WRITTEN:
        setattr(stands, name, written[name])
    stands.revision += 1
    stands.save(update_fields=["revision", *WRITTEN])
    findings = list(findings)
    _attach(stands, findings, papers or {}, by)
    _replace(stands, findings, lines)
    _remove_papers(stands, findings)
    _keep_modification(stands, modification)
    return stands


@transaction.atomic
def hand_in(review: Review, *, by: Person, seen: int) -> Review:
    """For the approver's signature. What is missing is named; from here on the sheet does not change."""
    stands = locked(review, seen)
    require(why_not_review(by, stands))
    if missing := what_is_missing(stands):
        raise Refused("review.not_complete", missing=missing)
    stands.stand, stands.handed_in_at, stands.handed_in_by = Stand.HANDED_IN, clock.now(), by
    stands.returned, stands.revision = "", stands.revision + 1
    stands.save(update_fields=["stand", "handed_in_at", "handed_in_by", "returned", "revision"])
    note_about(stands.proposal, "review.handed_in", by=by, actor=stands.office.name, office=stands.office.name)
    return stands


@transaction.atomic
def ask_opinion(review: Review, office: Office, question: str, *, by: Person) -> Opinion:
    if why_not_screen(by, review.proposal.cycle):
        require(why_not_review(by, review))
    if office == review.office or office.government_id != review.office.government_id or office.closed_on:
        raise Refused("review.no_such_office")
    if Opinion.objects.filter(review=review, office=office).exists():
        raise Refused("review.asked_already")
    days = Terms.for_proposal(review.proposal).summons_days
    made = Opinion.objects.create(
        review=review, office=office, question=question, asked_at=clock.now(), asked_by=by,
        due_on=due(review.proposal.cycle, days),
    )  # fmt: skip
    note_about(review.proposal, "review.opinion_asked", by=by, actor=review.office.name, office=office.name)
    return made


@transaction.atomic
def give_opinion(opinion: Opinion, leaning: str, words: str, *, by: Person) -> None:
    require(why_not_give_opinion(by, opinion))
    given = {"leaning": leaning, "words": words, "given_at": clock.now(), "given_by": by}
    if not Opinion.objects.filter(pk=opinion.pk, given_at=None).update(**given):
        raise Refused("review.is_over")
    review = opinion.review
    note_about(review.proposal, "review.opinion_given", by=by, actor=opinion.office.name, office=opinion.office.name)
    if review.reviewer:
        facts = facts_of(review.proposal) | {"office": opinion.office.name}
        also = [review.reviewer]
        announce(
            review.proposal.cycle.government, review.subject, "review.opinion_given", facts, also=also, followers=False
        )


@transaction.atomic
def write_inside(proposal: Proposal, words: str, *, by: Person) -> InternalNote:
    """Between the desks. That there is one is not on the record either: it belongs to no verdict."""
    require(why_not_see_desk(by, proposal.cycle))
    office = by.office_in(proposal.cycle.government)
    return InternalNote.objects.create(proposal=proposal, words=words, at=clock.now(), by=by, office=office)


def _replace(review: Review, findings: Iterable[Finding], lines: Iterable[CostLine]) -> None:
    review.findings.all().delete()
    review.lines.all().delete()
    for finding in findings:
        finding.review = review
    for order, line in enumerate(lines, start=1):
        line.review, line.order = review, order
    Finding.objects.bulk_create(findings)
    CostLine.objects.bulk_create(lines)


def _attach(review: Review, findings: list[Finding], papers: Mapping[int, Checked], by: Person) -> None:
    place = {"by": by, "subject": review.papers, "public": False}
    for finding in findings:
        if paper := papers.get(finding.criterion_id):
            finding.paper = store_attachment(review.proposal.cycle.government, paper, **place)


def _remove_papers(review: Review, findings: list[Finding]) -> None:
    named = [finding.paper_id for finding in findings if finding.paper_id]
    for upload in Upload.objects.of(review.proposal.cycle.government).about(review.papers).exclude(pk__in=named):
        remove_upload(upload)


def _keep_modification(review: Review, modification: Modification | None) -> None:
    """A draft is replaced; what a proposer was asked about stays."""
    review.modifications.filter(asked_at=None).delete()
    if modification is not None:
        modification.review = review
        modification.title_before, modification.idea_before = review.proposal.title, review.proposal.idea
        modification.save(force_insert=True)
