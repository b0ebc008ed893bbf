"""Before the vote: the trustees' key comes to the site, and each of them takes part in opening a test envelope."""

from collections.abc import Sequence

from django.db import transaction

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang_methods.sealing.errors import SealError
from madang_methods.sealing.key_file import KeyFile
from madang_methods.sealing.manifest_parts import Custody as Holders

from ..actions import freeze_for_trustees, make_ready
from ..models import Custody, ElectionKey, KeyOffer, Poll, SealTrial
from ..moving import tell
from ..sealing import new_trial, passed
from .permissions import why_not_answer, why_not_bring_key


@transaction.atomic
def offer_key(poll: Poll, data: bytes, *, by: Person) -> KeyOffer:
    """Take key.json and seal a test envelope to it. A key that came before gives way, with its tests."""
    poll = _locked(poll)
    require(why_not_bring_key(by, poll))
    file = read_key(data)
    require(None if file.election == poll.election else "vote.key_of_another")
    require("vote.key_used" if ElectionKey.objects.filter(public=file.public.hex()).exists() else None)
    offer = KeyOffer.objects.create(
        poll=poll, text=file.encoded.decode(), public=file.public.hex(), by=by, at=clock.now()
    )
    new_trial(poll, file.public, offer)
    tell(poll, "vote.key_brought", by, holders=list(file.holders), quorum=file.quorum, key=offer.public)
    return offer


@transaction.atomic
def answer_together(poll: Poll, typed: str, holders: Sequence[str], *, by: Person) -> bool:
    """What these holders read together in the test envelope. True when each of them all has taken part: the paper is
    frozen under their key and the vote is ready. Else there is another test envelope for those who are missing.
    """
    poll = _locked(poll)
    require(why_not_answer(by, poll))
    offer = KeyOffer.objects.of(poll).last()
    file = read_key(offer.text.encode())
    known = [name for name in file.holders if name in set(holders)]
    require("vote.too_few_holders" if len(known) < file.quorum else None)
    trial = SealTrial.objects.of(poll).filter(offer=offer).order_by("pk").last()
    passed(trial, typed, by=by, holders=known)
    tell(poll, "vote.seal_tested", by, custody=poll.custody, holders=known)
    if missing(offer):
        new_trial(poll, file.public, offer)
        return False
    freeze_for_trustees(poll, file, by=by, tested=True)
    return True


@transaction.atomic
def keep_on_server(poll: Poll, *, by: Person) -> None:
    """The way out when no key of trustees comes to be: the weaker custody, and the promise says so."""
    poll = _locked(poll)
    require(why_not_bring_key(by, poll))
    poll.custody = Custody.SERVER
    poll.save(update_fields=["custody"])
    tell(poll, "vote.custody_changed", by)
    make_ready(poll, by=by)


def missing(offer: KeyOffer) -> list[str]:
    """The holders who have not yet taken part in a test that was passed."""
    there = {name for trial in offer.trials.exclude(passed_at=None) for name in trial.holders}
    return [name for name in read_key(offer.text.encode()).holders if name not in there]


def read_key(data: bytes) -> KeyFile:
    """Refused if it is no key file, or one that a single holder could open or withhold."""
    try:
        file = KeyFile.from_bytes(data)
        Holders("trustees", file.quorum, file.holders)
    except SealError as error:
        raise Refused("vote.key_unreadable", what=error.code) from error
    whole = len(file.public) == 32 and len(file.digests) == len(file.holders)
    require(None if whole and all(map(_is_name, file.holders)) else "vote.key_unreadable", what="bad_key_file")
    return file


def _is_name(name: str) -> bool:
    return 0 < len(name) <= 120 and name == name.strip() and name.isprintable()


def _locked(poll: Poll) -> Poll:
    rows = Poll.objects.select_for_update(of=("self",)).select_related("cycle__government", "cycle", "track")
    return rows.get(pk=poll.pk)
