"""Who may see a file that is not public. A stage that stores private ones brings its own rule (views.serve)."""

from madang.base.people.models import Person, Role

from .models import Upload


def why_not_see(person: Person, upload: Upload) -> str | None:
    """Public ones anybody; others whoever put them up, and the officers who have to read them first.

    What nobody put up by name is private to its stage, and only the stage's own address hands it out.
    """
    if upload.is_public or (person.is_authenticated and upload.uploaded_by_id == person.pk):
        return None
    if upload.uploaded_by_id is None:
        return "files.not_public"
    return None if person.plays(upload.government, Role.OFFICER) else "files.not_public"
