"""Votes whose ballots and random bytes are marked, so that a trace of them anywhere can be seen; and who links what."""

import html
import json
import logging
import re
import secrets
from pathlib import Path
from types import SimpleNamespace

from django.db import connection
from django.test import Client

from madang.base.people.models import Person
from madang.cycle.vote import ceremony, clearing, keys
from madang.cycle.vote.models import Envelope
from madang_methods.sealing import envelope
from madang_methods.sealing.opening import place_of

from .deeds import PROJECTS, cast, close, step, the_poll

R = bytes.fromhex("6d61646e672d7221")  # eight bytes that every envelope's random bytes begin with


def plant(number: str):
    """Through the pages, with every log written in full; each r begins with the marker. What is to be looked for."""
    logging.basicConfig(filename="everything.log", level=logging.DEBUG, force=True)
    logging.getLogger("django.db.backends").setLevel(logging.DEBUG)
    connection.force_debug_cursor = True
    envelope.secrets = SimpleNamespace(token_bytes=lambda n: R + secrets.token_bytes(n - len(R)))
    people = json.loads(Path("people.json").read_text())
    for at in range(int(number)):
        _through_pages(people[at]["session"], f"27-{at % PROJECTS + 1:04}")
        connection.queries_log.clear()
    poll, one = the_poll(), Envelope.objects.first()
    opened = envelope.unseal(bytes(one.ct), place_of(poll.frozen), keys.opening_key(poll))
    assert opened.r.startswith(R)  # who has the key finds the marker: it was planted
    return [f'{{"choices":["27-{at + 1:04}"]}}' for at in range(PROJECTS)]


def _through_pages(session: str, code: str) -> None:
    client, paper = Client(), "/haeoreum/2027/vote/city/"
    client.cookies["sessionid"] = session
    again = client.post(paper + "confirm/", {"choices": [code]})
    nonce = html.unescape(re.search(r'name="nonce" value="([^"]+)"', again.content.decode())[1])
    sent = client.post(paper + "cast/", {"choices": [code], "nonce": nonce})
    assert sent.status_code == 302, sent.status_code
    client.get(paper + "receipt/")


def leak(what: str):
    """The negative control: somebody keeps a choice in a session."""
    client = Client()
    session = client.session
    session["choices"] = what
    session.save()
    Path("leak.txt").write_text(json.dumps({"choices": what}))


def seen(number: str, how: str = "sealed"):
    """What whoever has the whole database but no key sees of so many votes, with what each voter chose (0 or 1).

    `how` "unpadded" is the negative control: a sealed text as long as its ballot.
    """
    people = list(Person.objects.filter(email__startswith="voter").order_by("pk"))[: int(number)]
    chose = {}
    for who in people:
        bit = secrets.randbelow(2)
        leaf = cast(who, secrets.token_hex(32), f"27-{bit + 1:04}").leaf
        chose[leaf] = bit
    rows = Envelope.objects.order_by("pk").values_list("leaf", "ct", "c", "h", "k", "nonce", "id")
    return [
        (chose[leaf], _features(bytes(ct), c, h, k, nonce, str(id), at, chose[leaf] if how != "sealed" else 0))
        for at, (leaf, ct, c, h, k, nonce, id) in enumerate(rows)
    ]


def _features(ct, c, h, k, nonce, id, at, more):
    """A bit of everything that is visible, and where it lies."""
    return {
        "length": (len(ct) + more) % 2, "ct first": ct[40] & 1, "ct last": ct[-1] & 1, "c": int(c[0], 16) & 1,
        "h": int(h[0], 16) & 1, "k": int(k) & 1, "nonce": int(nonce[0], 16) & 1, "id": int(id[0], 16) & 1,
        "order": at & 1, "half": int(k) > 4999,
    }  # fmt: skip


def residue():
    """Links that the database's own files still hold after the envelopes were removed: before the cleaning, and after."""
    close()
    step("freeze")
    clear, ceremony.clear_traces = ceremony.clear_traces, lambda poll: None
    step("unlink")
    poll = the_poll()
    before = clearing._look(poll)
    done = clear(poll)
    return before, done.done.get("found"), done.residue, len(keys.read(poll, clearing.TRACES).split())


DEEDS = {"plant": plant, "leak": leak, "seen": seen, "residue": residue}
