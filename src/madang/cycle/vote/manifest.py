"""The whole vote as data, put together when the paper is made and never changed again."""

import hashlib
import unicodedata

from babel.numbers import get_currency_precision

from madang.base import clock
from madang.base.people.refusals import Refused
from madang.cycle.plan.models import Stage
from madang.cycle.plan.rules import read_decision
from madang_methods.counting import CompositeSpec
from madang_methods.sealing.errors import SealError
from madang_methods.sealing.key_file import KeyFile
from madang_methods.sealing.manifest import Item, Manifest, envelope_bytes
from madang_methods.sealing.manifest_parts import Custody, Dates, Keys, Money
from madang_methods.sealing.note import Key
from madang_methods.sealing.receipts import key_name

from . import keys
from .ballot_rule import ballot_rule
from .board.witnesses import witness_keys
from .models import ElectionKey, Option, Poll, Purpose

SMALL = 2_000  # people on the roll: below, a busy hour is rare, so the board may take a day


def freeze_paper(poll: Poll, roll: int, trustees: KeyFile | None = None) -> Manifest:
    """Make the keys and the manifest and write both down. From here on the database refuses to change the paper."""
    window = poll.cycle.window(Stage.VOTE)
    poll.opens_at, poll.closes_at = window.opens_at, window.closes_at
    public = keys.make_keys(trustees)
    try:
        manifest = _manifest(poll, public, roll, trustees)
    except SealError as error:
        raise Refused("vote.cannot_freeze", why=str(error)) from error
    ElectionKey.objects.bulk_create(
        ElectionKey(
            poll=poll,
            purpose=purpose,
            public=key.hex(),
            key_id=hashlib.sha256(key).hexdigest()[:8],
            locked=trustees.encoded.decode() if trustees and purpose == Purpose.ELECTION else "",
            made_at=clock.now(),
        )
        for purpose, key in zip(Purpose, (public.election, public.board, public.receipts), strict=True)
    )
    poll.manifest, poll.manifest_digest = manifest.encoded.decode(), manifest.digest
    return manifest


def composed(text: str) -> str:
    """NFC, without half characters, which canonical JSON refuses."""
    return unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode())


def _manifest(poll: Poll, public: keys.Public, roll: int, trustees: KeyFile | None) -> Manifest:
    items, election = _items(poll), poll.election
    ballot = ballot_rule(poll.ballot_rule, poll.budget, items)
    counting = read_decision(poll.decision_rule)
    composite = isinstance(counting, CompositeSpec)
    return Manifest(
        election=election,
        title=composed(f"{poll.cycle.government.name} {poll.cycle.fiscal_year} {poll.track.name}"),
        projects=items,
        ballot=ballot,
        money=_money(poll, items if composite else ()),
        counting=counting,
        dates=Dates(
            poll.opens_at.isoformat(),
            poll.closes_at.isoformat(),
            poll.grace_minutes,
            poll.challenge_days,
            60 if roll >= SMALL else 24 * 60,
        ),
        keys=_keys(poll, public),
        custody=Custody("trustees", trustees.quorum, trustees.holders) if trustees else Custody("server"),
        envelope_bytes=envelope_bytes(items, ballot, election),
        component="online" if composite else "",
        max_casts=poll.max_casts,
    )


def _keys(poll: Poll, public: keys.Public) -> Keys:
    """Two witnesses are asked for where there are two, so that no one of them can stop a result."""
    election, watching = poll.election, witness_keys(poll.cycle.government)
    board, receipts = Key(election, public.board), Key(key_name(election), public.receipts)
    return Keys(public.election, board, receipts, watching, min(len(watching), 2))


def _money(poll: Poll, items: tuple[Item, ...]) -> Money:
    """Ceilings of areas only where the rule speaks of them."""
    currency, ceiling = poll.cycle.government.currency, poll.track.per_area_ceiling
    areas = {group for item in items for group in item.groups if group.startswith("area:")}
    caps = dict.fromkeys(sorted(areas), ceiling) if ceiling else {}
    return Money(poll.budget, currency, get_currency_precision(currency), caps)


def _items(poll: Poll) -> tuple[Item, ...]:
    options = Option.objects.of(poll).select_related("proposal__area")
    return tuple(Item(one.code, one.cost, composed(one.title), _groups(poll, one.proposal)) for one in options)


def _groups(poll: Poll, proposal) -> tuple[str, ...]:
    groups = [f"track:{poll.track.code}", f"field:{proposal.field}", f"kind:{'event' if proposal.is_event else 'work'}"]
    return tuple(groups + ([f"area:{composed(proposal.area.name)}"] if proposal.area else []))
