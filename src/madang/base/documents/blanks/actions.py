"""Keep an officer's form, put one away, and fill the one that is in use."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max

from madang.base import clock
from madang.base.files import shelf
from madang.base.files.actions import store_attachment
from madang.base.files.check import Checked
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.places.models import Government
from madang.base.record.actions import note

from .fill import fill_form
from .models import Blank
from .offer import Offer, Values
from .package import opened, texts
from .permissions import why_not_keep, why_not_retire
from .places import Places, places_of

MOST = 1000


def looked_at(content: bytes, offer: Offer) -> Places:
    """Its places and what is wrong with them. Raises package.NotTaken."""
    return places_of(texts(opened(content)).values(), offer)


@transaction.atomic
def keep_blank(government: Government, offer: Offer, file: Checked, *, by: Person) -> Blank:
    """The next version. Raises package.NotTaken, and ValidationError for a form whose places are not all known."""
    require(why_not_keep(by, government))
    found = looked_at(file.main, offer)
    if found.faults or found.empty:
        raise ValidationError("places", code="places")
    Government.objects.select_for_update().get(pk=government.pk)
    there = Blank.objects.of(government).for_document(offer.name)
    blank = Blank(
        government=government,
        document=offer.name,
        version=(there.aggregate(last=Max("version"))["last"] or 0) + 1,
        places={"fields": sorted(found.fields), "rows": {name: sorted(row) for name, row in found.rows.items()}},
        kept_by=by,
        kept_at=clock.now(),
    )
    blank.file = store_attachment(government, file, by=by, subject=blank.subject, public=False, at_most=MOST)
    blank.save(force_insert=True)
    _note(blank, "documents.blank_kept", by)
    return blank


@transaction.atomic
def retire(blank: Blank, *, by: Person) -> None:
    """From now on the version before it is used, or none."""
    require(why_not_retire(by, blank))
    Blank.objects.filter(pk=blank.pk, retired_at=None).update(retired_at=clock.now())
    _note(blank, "documents.blank_retired", by)


def blank_in_use(government: Government, offer: Offer) -> Blank | None:
    found = Blank.objects.of(government).for_document(offer.name).in_use()
    return found.select_related("file", "government").first()


def fill_blank(blank: Blank, values: Values) -> bytes:
    """Raises FileNotFoundError when its bytes are gone."""
    path = shelf.find(blank.government, blank.file.digest, blank.file.file_name)
    if path is None:
        raise FileNotFoundError(f"The form {blank} is not on the shelf.")
    return fill_form(path.read_bytes(), values)


def _note(blank: Blank, event: str, by: Person) -> None:
    facts = {"document": blank.document, "version": blank.version, "digest": blank.file.digest}
    note(blank.government, blank.subject, event, by=by, actor="officer", public=False, **facts)
