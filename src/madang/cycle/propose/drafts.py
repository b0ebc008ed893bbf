"""임시저장: what somebody typed, kept under a secret link, without an account, until it is sent or too old."""

import hashlib
import secrets

from django.db import transaction

from madang.base import clock
from madang.base.files.actions import remove_upload, store_picture
from madang.base.files.models import Upload
from madang.base.people.refusals import Refused
from madang.base.talk.limits import count_attempt
from madang.cycle.plan.models import Cycle

from .models import KEPT, Draft

LONGEST = 12_000  # letters of all fields together
MOST = 20_000  # drafts of a government at a time: nobody fills the disk


@transaction.atomic
def keep_draft(
    cycle: Cycle,
    typed: dict,
    *,
    draft: Draft | None = None,
    picture=None,
    alt: str = "",
    secret: str = "",
    address: str = "",
) -> str:
    """Keep what was typed anew, or once more; the secret of its link. With a picture, that too, for nobody else to see.

    `secret` keeps the link as it is. `address` is that of a visitor without an account: how many drafts and pictures come
    from it is counted, and Refused("talk.too_often") says when there is room again.
    """
    if sum(map(len, typed.values())) > LONGEST:
        raise Refused("propose.draft_too_long")
    forget_old_drafts()
    if draft is None and Draft.objects.filter(cycle__government=cycle.government).count() >= MOST:
        raise Refused("propose.too_many_drafts")
    if address and (draft is None or picture):
        count_attempt(cycle.government, "draft", None, address)
    secret = secret or secrets.token_urlsafe(24)
    now = clock.now()
    draft = draft or Draft(cycle=cycle)
    draft.typed, draft.digest, draft.saved_at, draft.expires_at = typed, _digest(secret), now, now + KEPT
    draft.save()
    if picture:
        for old in pictures_of(draft):
            remove_upload(old)
        store_picture(cycle.government, picture, alt, by=None, subject=_subject(draft), public=False)
    return secret


def find_draft(cycle: Cycle, secret: str) -> Draft | None:
    return Draft.objects.of(cycle).alive().filter(digest=_digest(secret)).first()


def pictures_of(draft: Draft):
    return Upload.objects.of(draft.cycle.government).about(_subject(draft))


@transaction.atomic
def drop_draft(draft: Draft, *, keep_pictures: bool = False) -> None:
    """Thrown away by whoever has its link, or sent."""
    if not keep_pictures:
        for picture in pictures_of(draft):
            remove_upload(picture)
    draft.delete()


def forget_old_drafts() -> int:
    """Drop what nobody came back for; how many. Asked each time a draft is kept, and by the nightly command."""
    old = list(Draft.objects.filter(expires_at__lte=clock.now()).select_related("cycle__government"))
    for draft in old:
        drop_draft(draft)
    return len(old)


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _subject(draft: Draft) -> str:
    return f"draft/{draft.pk}"
