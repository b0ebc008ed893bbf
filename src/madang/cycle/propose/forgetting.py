"""What is kept only as long as it is needed: drafts a month, contacts and scans until the budget's year is over."""

from django.db import transaction

from madang.base import clock
from madang.base.files.actions import remove_upload

from .drafts import forget_old_drafts
from .models import Assistance, Proposer, Signatures


def forget() -> int:
    """For the nightly job; how many things are gone."""
    return forget_old_drafts() + forget_contacts()


@transaction.atomic
def forget_contacts() -> int:
    """Contacts of people without an account, scans of their papers and signature sheets, of years that are over."""
    over = {"proposal__cycle__fiscal_year__lt": clock.today().year}
    gone = Proposer.objects.filter(**over).exclude(address="").update(address="")
    for model, name in ((Assistance, "scan"), (Signatures, "sheet")):
        for row in model.objects.filter(**over, **{f"{name}__isnull": False}).select_related(f"{name}__government"):
            upload = getattr(row, name)
            model.objects.filter(pk=row.pk).update(**{name: None})
            remove_upload(upload)
            gone += 1
    return gone
