"""Pictures of projects for the white paper, small enough to print, with the words that say what is to be seen."""

from collections.abc import Iterable, Iterator

from madang.base.documents.document import Picture
from madang.base.files.models import Upload
from madang.base.files.on_paper import as_jpeg
from madang.cycle.budget.models import Project
from madang.cycle.execute.models import Work
from madang.cycle.execute.watch.visiting import pictures_of as around

MOST, WIDTH = 24, 640


def pictures_of(projects: Iterable[Project]) -> Iterator[Picture]:
    """Public ones, of each project and of the work on it: what was there before comes first, what is there now last."""
    projects = list(projects)
    works = Work.objects.by_project(projects)
    subjects = {subject: one for one in projects for subject in _subjects(one, works.get(one.pk))}
    if not subjects:
        return
    government = next(iter(subjects.values())).cycle.government
    uploads = Upload.objects.of(government).pictures().public().filter(subject__in=list(subjects))
    places = {subject: place for place, subject in enumerate(subjects)}
    for upload in sorted(uploads, key=lambda one: (places[one.subject], one.created_at, one.pk))[:MOST]:
        if content := as_jpeg(upload, WIDTH):
            yield Picture(content, upload.alt, subjects[upload.subject].title)


def _subjects(project: Project, work: Work | None) -> list[str]:
    if work is None:
        return [project.subject]
    return [project.subject, around(work, "before"), work.subject, around(work, "after")]
