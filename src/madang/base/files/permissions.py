"""Who may see a file that is not public. A stage that stores private ones brings its own rule (views.serve)."""

from madang.base.people.models import Person

from .models import Upload


def why_not_see(person: Person, upload: Upload) -> str | None:
    """Public ones anybody; others only whoever put them up."""
    if upload.is_public or (person.is_authenticated and upload.uploaded_by_id == person.pk):
        return None
    return "files.not_public"
