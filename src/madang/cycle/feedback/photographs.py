"""Pictures of projects for the white paper, small enough to print, with the words that say what is to be seen."""

import io
from collections.abc import Iterable, Iterator

from PIL import Image

from madang.base.documents.document import Picture
from madang.base.files.models import Upload
from madang.base.files.shelf import find
from madang.cycle.budget.models import Project

MOST, WIDTH = 24, 640


def pictures_of(projects: Iterable[Project]) -> Iterator[Picture]:
    """Public ones, of the project and of the work on it, in the order they were taken: before comes before after."""
    projects = {one.subject: one for one in projects}
    works = {f"work/{one.work.pk}": one for one in projects.values() if getattr(one, "work", None)}
    subjects = projects | works
    if not subjects:
        return
    government = next(iter(subjects.values())).cycle.government
    uploads = Upload.objects.of(government).pictures().public().filter(subject__in=list(subjects))
    for upload in uploads.order_by("subject", "created_at", "pk")[:MOST]:
        if content := _small(upload):
            yield Picture(content, upload.alt, subjects[upload.subject].title)


def _small(upload: Upload) -> bytes:
    """As JPEG; nothing where the file has gone."""
    path = find(upload.government, upload.digest, upload.file_name)
    if path is None:
        return b""
    made = io.BytesIO()
    with Image.open(path) as image:
        image = image.convert("RGB")
        image.thumbnail((WIDTH, WIDTH))
        image.save(made, "JPEG", quality=80)
    return made.getvalue()
