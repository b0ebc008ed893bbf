"""madang sweep-files: remove what lies on the shelf without a row, a day after it was laid."""

import shutil
import time

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from madang.base.files import shelf
from madang.base.files.models import Upload
from madang.base.places.models import Government

A_DAY = 24 * 3600


class Command(BaseCommand):
    help = "Remove files that no row needs: what a machine left that died in the middle of an upload."

    def handle(self, **options):
        swept = 0
        for government in Government.objects.taking_part():
            known = set(Upload.objects.of(government).values_list("digest", flat=True))
            for digest, folder in list(shelf.digests(government)):
                # The folder's own clock decides here, not the rehearsal's.
                if digest not in known and time.time() - folder.stat().st_mtime > A_DAY:
                    shutil.rmtree(folder)
                    swept += 1
        self.stdout.write(_("치운 파일 %(count)d") % {"count": swept})
