"""The picture of a sheet: private, for those who key and count."""

from django.db import transaction
from django.utils.translation import gettext as _

from madang.base.files.actions import remove_upload, store_attachment, store_picture
from madang.base.files.models import FileKind, Upload
from madang.base.people.models import Person
from madang.base.people.refusals import require

from ..models import PaperSheet
from .permissions import why_not_keep_papers

PREFIX = "papersheet/"


@transaction.atomic
def attach_scan(sheet: PaperSheet, file, *, kind: FileKind, by: Person) -> Upload:
    """`file` as a PictureField or AttachmentField cleaned it. A new one takes the place of the old until it is decided."""
    poll = sheet.batch.poll
    require(why_not_keep_papers(by, poll))
    sheet = PaperSheet.objects.select_for_update().select_related("batch").get(pk=sheet.pk)
    require("vote.sheet_decided" if sheet.leaf or sheet.void_reason else None)
    given = {"by": by, "subject": f"{PREFIX}{sheet.pk}", "public": False}
    before, town = sheet.scan, poll.cycle.government
    if kind == FileKind.PICTURE:
        words = _("묶음 %(batch)s의 %(number)s번 표") % {"batch": sheet.batch.number, "number": sheet.number}
        upload = store_picture(town, file, words, **given)
    else:
        upload = store_attachment(town, file, **given)
    sheet.scan = upload
    sheet.save(update_fields=["scan"])
    if before:
        remove_upload(before)
    return upload
