"""Rate a finished project, take a rating back, and read the words before everyone does."""

from django.db import IntegrityError, transaction

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.base.record.actions import note
from madang.base.surveys.masking import masked
from madang.cycle.budget.models import Project

from ..marks import mark_of
from ..models import Rating
from ..permissions import why_not_answer, why_not_rate, why_not_take_back


@transaction.atomic
def rate(project: Project, rating: Rating, *, by: Person) -> Rating:
    """Nothing is noted: that somebody rated is nobody's business."""
    _lock(project)
    require(why_not_rate(by, project))
    rating.project, rating.mark, rating.words = project, mark_of(by, project), masked(rating.words)
    try:
        with transaction.atomic():
            rating.save(force_insert=True)
    except IntegrityError as twice:
        raise Refused("feedback.rated_already") from twice
    return rating


@transaction.atomic
def take_back(project: Project, *, by: Person) -> None:
    """It goes for good, and one may rate anew."""
    _lock(project)
    require(why_not_take_back(by, project))
    Rating.objects.filter(project=project, mark=mark_of(by, project)).delete()


def show_words(rating: Rating, *, by: Person) -> None:
    """An officer has read them: everyone may."""
    require(why_not_answer(by, rating.project.cycle.government))
    Rating.objects.filter(pk=rating.pk).update(shown_at=clock.now(), hidden_at=None, why_hidden="")


@transaction.atomic
def hide_words(rating: Rating, why: str, *, by: Person) -> None:
    """With a public sentence."""
    government = rating.project.cycle.government
    require(why_not_answer(by, government))
    require("feedback.say_why" if not why.strip() else None)
    Rating.objects.filter(pk=rating.pk).update(shown_at=None, hidden_at=clock.now(), why_hidden=why.strip())
    actor = by.office_in(government)
    note(government, rating.project.subject, "feedback.words_hidden", by=by, actor=actor, why=why.strip())


def _lock(project: Project) -> None:
    """Who rates and who takes back come one after the other: the order decides which figures are out."""
    Project.objects.select_for_update(of=("self",)).get(pk=project.pk)
