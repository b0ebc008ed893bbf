"""What an officer sets for the year before anybody judges: criteria, clocks, offices; and the filters one keeps."""

from django.db import transaction

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.record.actions import note
from madang.cycle.plan.models import Cycle, Track

from ..models import Criterion, Office, Terms
from ..permissions import is_used, why_not_change_criteria, why_not_screen
from ..standards import STANDARDS


@transaction.atomic
def take_over_standards(cycle: Cycle, *, by: Person, track: Track | None = None) -> int:
    """The shipped criteria as rows of this year, or of one track; what stands already stays. How many were added."""
    require(why_not_change_criteria(by, cycle))
    standing = set(Criterion.objects.of(cycle).standing().filter(track=track).values_list("kind", "code"))
    added = [
        Criterion(
            cycle=cycle, track=track, kind=one.kind, code=one.code, order=order, question=one.question,
            question_en=one.question_en, legal_basis=one.legal_basis, how_to_check=one.how_to_check,
            correctable=one.correctable, source=one.source,
        )
        for order, one in enumerate(STANDARDS, start=1)
        if (one.kind, one.code) not in standing
    ]  # fmt: skip
    Criterion.objects.bulk_create(added)
    if added:
        _note(cycle, "review.criteria_taken_over", by, number=len(added), track=track.name if track else "")
    return len(added)


@transaction.atomic
def save_criterion(criterion: Criterion, *, by: Person) -> None:
    """Change one, or add it. What a finding rests on stays as it was read: its successor stands in its place."""
    require(why_not_change_criteria(by, criterion.cycle))
    if criterion.pk and is_used(criterion):
        Criterion.objects.filter(pk=criterion.pk).update(dropped_at=clock.now())
        criterion.pk = None
    criterion.save()
    _note(criterion.cycle, "review.criterion_saved", by, question=criterion.question)


@transaction.atomic
def drop_criterion(criterion: Criterion, *, by: Person) -> None:
    require(why_not_change_criteria(by, criterion.cycle))
    if is_used(criterion):
        Criterion.objects.filter(pk=criterion.pk).update(dropped_at=clock.now())
    else:
        criterion.delete()
    _note(criterion.cycle, "review.criterion_dropped", by, question=criterion.question)


@transaction.atomic
def save_terms(terms: Terms, *, by: Person) -> None:
    require(why_not_screen(by, terms.cycle))
    terms.save()
    clocks = ("review_days", "summons_days", "consent_days", "appeal_days", "panel_days", "panel_size", "silence")
    track = terms.track.name if terms.track else ""
    _note(terms.cycle, "review.terms_set", by, track=track, **{name: getattr(terms, name) for name in clocks})


@transaction.atomic
def drop_terms(terms: Terms, *, by: Person) -> None:
    """A track goes by the year's clocks again; those that run already stay."""
    require(why_not_screen(by, terms.cycle))
    _note(terms.cycle, "review.terms_dropped", by, track=terms.track.name if terms.track else "")
    terms.delete()


@transaction.atomic
def save_office(office: Office, cycle: Cycle, *, by: Person) -> None:
    require(why_not_screen(by, cycle))
    office.government = cycle.government
    office.save()
    _note(cycle, "review.office_saved", by, office=office.name)


def _note(cycle: Cycle, event: str, by: Person, **facts) -> None:
    note(cycle.government, cycle.subject, event, by=by, actor="officer", year=cycle.fiscal_year, **facts)
