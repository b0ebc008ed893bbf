"""Store a picture or an attachment, and take one away again."""

import hashlib

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from madang.base.people.models import Person
from madang.base.places.models import Government

from . import shelf
from .check import Checked, check_alt, check_attachment, check_picture
from .limits import limits
from .models import FileKind, Upload


@transaction.atomic
def store_picture(
    government: Government,
    picture,
    alt: str,
    *,
    by: Person | None,
    subject: str,
    public: bool = True,
    at_most: int | None = None,
) -> Upload:
    """store_picture(government, form.cleaned_data["picture"], form.cleaned_data["alt"], by=person, subject="proposal/17")

    `picture` is what a PictureField cleaned, or any file with name and read(). Raises ValidationError for a file that is
    refused, for words that say nothing, and beyond `at_most` pictures of the subject (limits.Limits.pictures).
    """
    checked = picture if isinstance(picture, Checked) else check_picture(picture)
    upload = _upload(government, checked, by=by, subject=subject, public=public)
    upload.kind, upload.alt = FileKind.PICTURE, check_alt(alt, checked.sent_as)
    upload.width, upload.height = checked.width, checked.height
    return _keep(upload, checked, at_most or limits().pictures)


@transaction.atomic
def store_attachment(
    government: Government, file, *, by: Person | None, subject: str, public: bool = True, at_most: int | None = None
) -> Upload:
    """The same for PDF, HWPX, XLSX, CSV and TXT, which are handed out as downloads only."""
    checked = file if isinstance(file, Checked) else check_attachment(file)
    upload = _upload(government, checked, by=by, subject=subject, public=public)
    upload.kind = FileKind.ATTACHMENT
    return _keep(upload, checked, at_most or limits().attachments)


def keep_made(
    government: Government, content: bytes, name: str, content_type: str, *, by: Person | None, subject: str
) -> Upload:
    """Lay a file on the shelf that the site itself made: not checked, not counted, and private until somebody says else."""
    digest = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        shelf.lay(government, digest, {"file": content})
        return Upload.objects.create(
            government=government,
            uploaded_by=by,
            subject=subject,
            is_public=False,
            kind=FileKind.ATTACHMENT,
            digest=digest,
            size=len(content),
            content_type=content_type[:80],
            original_name=name[-100:],
        )


def show_to_all(government: Government, subject: str) -> None:
    """What was put up about a thing is from now on for everyone, as the thing itself is."""
    Upload.objects.of(government).about(subject).update(is_public=True)


@transaction.atomic
def remove_upload(upload: Upload) -> None:
    """Take the row away now and, after the commit, the bytes that no other row needs. Whoever calls it has asked whether."""
    government, digest = upload.government, upload.digest
    upload.delete()
    same = Upload.objects.of(government).filter(digest=digest)
    transaction.on_commit(lambda: shelf.take_away(government, digest, same.exists), robust=True)


def _upload(government, checked: Checked, *, by, subject, public) -> Upload:
    return Upload(
        government=government,
        uploaded_by=by,
        subject=subject,
        is_public=public,
        digest=checked.digest,
        size=len(checked.main),
        content_type=checked.content_type,
        original_name=checked.original_name,
    )


def _keep(upload: Upload, checked: Checked, at_most: int) -> Upload:
    # One at a time for a government, so that two requests cannot both be the last one allowed.
    Government.objects.select_for_update().get(pk=upload.government_id)
    there = Upload.objects.of(upload.government).about(upload.subject).filter(kind=upload.kind).count()
    if there >= at_most:
        wrong = _("%(most)s개까지 올릴 수 있습니다. 다른 것을 지우고 올려 주세요.")
        raise ValidationError(wrong, code="too_many", params={"most": at_most})
    shelf.lay(upload.government, upload.digest, checked.files)
    upload.save(force_insert=True)
    return upload
