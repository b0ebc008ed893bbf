"""Half a year after the answer nobody needs to know who reported waste, nor in which words: both go, the outcome stays."""

from datetime import timedelta

from django.db import transaction

from madang.base import clock
from madang.base.files.actions import remove_upload
from madang.base.files.models import Upload
from madang.base.notices.models import Message

from ..models import WasteReport, WasteReporter

REPORTERS_STAY = timedelta(days=183)


def forget() -> int:
    """How many reports were emptied. One that was never answered waits: its clock is on the desk."""
    old = WasteReport.objects.filter(forgotten_at=None, answered_at__lt=clock.now() - REPORTERS_STAY)
    return sum(_forget(report) for report in old.select_related("government"))


@transaction.atomic
def _forget(report: WasteReport) -> int:
    WasteReporter.objects.filter(report=report).delete()
    for upload in Upload.objects.of(report.government).about(report.subject):
        remove_upload(upload)
    # The letter that told of the answer says by its address who reported.
    Message.objects.filter(government=report.government, subject=report.subject).delete()
    report.words, report.handed, report.reply, report.forgotten_at = "", "", "", clock.now()
    report.save(update_fields=["words", "handed", "reply", "forgotten_at"])
    return 1
