"""Twenty people object, each kind in its own way, and each is answered by something that can be checked."""

import json
from datetime import date
from pathlib import Path

from madang.base.people.models import Person
from madang.cycle.plan.rules import Resident
from madang.cycle.vote.board.lines import entries
from madang.cycle.vote.board.lookup import find, proof_of
from madang.cycle.vote.booth.desk import find_on_roll
from madang.cycle.vote.models import Envelope, EnvelopeState, RollEntry, Station, Status, Why
from madang.cycle.vote.roll.by_hand import ask_to_add, ask_to_void, decide_change
from madang_methods.sealing.proof import Proof
from madang_methods.sealing.receipts import open_receipt, receipt_number

from . import must
from .outside import Holders
from .town import Town
from .voters import with_ticket

LEFT_OUT, MOVED, ON_PAPER, NOT_THERE, NOT_MINE = 5, 5, 3, 3, 4  # twenty in all
BORN = date(1980, 5, 5)


def left_out(town: Town, station: Station) -> None:
    """“I am not on the roll.” One officer asks, another decides, and they vote at the desk."""
    for number in range(LEFT_OUT):
        name = f"late{number}"
        given = {"area": None, "ground": Resident.REGISTERED, "why": Why.LEFT_OUT, "by": town.officer}
        change = ask_to_add(station.poll, name, BORN, **given)
        decide_change(change, True, by=town.second)
        [entry] = find_on_roll(station, name, BORN, by=town.officer)
        with_ticket(town, station, entry, name)


def moved_away(town: Town, people: list[Person]) -> None:
    """“They do not live here any more.” Taken off by two officers; the envelope they sent is void."""
    for person in people:
        entry = RollEntry.objects.of(town.poll).get(person=person)
        decide_change(ask_to_void(entry, why=Why.MOVED_AWAY, by=town.officer), True, by=town.second)
        entry.refresh_from_db()
        must(entry.status == Status.VOIDED, "somebody who moved away is still on the roll")
        must(_is_void(entry), "the envelope of somebody who moved away still counts")
        del town.chose[person.email]


def paper_counts(town: Town, people: list[Person]) -> None:
    """“I voted on screen and then on paper.” Only the paper counts."""
    for person in people:
        entry = RollEntry.objects.of(town.poll).get(person=person)
        must(_is_void(entry), "an envelope counts beside a paper")


def not_there(town: Town, people: list[Person]) -> None:
    """“My number is not on the board.” Their own signed receipt and a proof that needs no server."""
    poll = town.poll
    keys, lines = poll.frozen.keys, entries(poll)
    for person in people:
        promised = open_receipt(town.receipts[person.email], keys.receipts)
        line = find(poll, receipt_number(promised.leaf))
        must(line is not None, f"the envelope of {person.name} is not on the board")
        Proof.from_text(proof_of(poll, line.place).text).verify(lines[line.place], [keys.board])


def not_mine(town: Town, holders: Holders, opened: Path, people: list[Person]) -> None:
    """“That is not what I chose.” In person, with the receipt: the holders show that one envelope."""
    for person in people:
        promised = open_receipt(town.receipts[person.email], town.poll.frozen.keys.receipts)
        shown = holders.seal("show", opened / "opened.private.jsonl", receipt_number(promised.leaf))
        ballot = next(line for line in shown.splitlines() if line.startswith("ballot"))
        said = json.loads(ballot.split(maxsplit=1)[1])["choices"]
        must(said == town.chose[person.email], f"the envelope of {person.name} holds another ballot")


def _is_void(entry: RollEntry) -> bool:
    """One of theirs was voided and none counts; what they had changed before stays superseded."""
    states = set(Envelope.objects.filter(entry=entry).values_list("state", flat=True))
    return EnvelopeState.VOIDED in states and EnvelopeState.CURRENT not in states
