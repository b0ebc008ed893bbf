"""A project whose proposal is hidden shows nowhere what it said; its number and its money stay."""

from collections.abc import Iterable

from django.db.models import Case, F, Value, When
from django.utils.translation import gettext as _

from madang.base.talk.hidden import hidden_numbers, hidings_of

from .models import Project


def veil(projects: Iterable[Project]) -> list[Project]:
    """The same rows in the same order, for looking only. All of one government; one query for all of them."""
    projects = list(projects)
    subjects = {one.proposal.subject: one for one in projects if one.proposal_id}
    if not subjects:
        return projects
    hidden = hidings_of(projects[0].cycle.government, list(subjects))
    for project in projects:
        if project.proposal_id and project.proposal.subject in hidden:
            project.hiding = hidden[project.proposal.subject]
            project.title, project.expected = _("가린 제안"), ""
    return projects


def title_of(path: str = "") -> Case:
    """For tables of data: the title of the project at `path` ("work__project__"), as `veil` shows it."""
    hidden = {f"{path}proposal__in": hidden_numbers("proposal")}
    return Case(When(**hidden, then=Value(_("가린 제안"))), default=F(path + "title"))
