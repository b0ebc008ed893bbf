"""What processes of their own do to an open vote: python -c START FOLDER DEED WORDS…, see ground.py."""

import hashlib
import json
import os
import random
import secrets
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from importlib import import_module
from pathlib import Path

from django.contrib.sessions.backends.db import SessionStore
from django.db import DatabaseError, InterfaceError, connection
from django.http import HttpRequest

from madang.base import clock
from madang.base.notices.models import Message
from madang.base.people import sessions
from madang.base.people.models import Part, Person
from madang.base.people.refusals import Refused
from madang.base.places.models import Government
from madang.cycle.plan.models import Cycle, Ordinance, Stage, Track, Window
from madang.cycle.propose.models import Proposal, State
from madang.cycle.vote.actions import cast_ballot, make_paper
from madang.cycle.vote.ceremony import give_word
from madang.cycle.vote.models import Envelope, Poll, RollEntry, Step
from madang.cycle.vote.verify import examine

PROJECTS, DAY = 6, timedelta(days=1)


def main(here: str, deed: str, *words: str) -> None:
    os.chdir(here)
    module, _, name = deed.rpartition(".")
    deeds = DEEDS if not module else import_module(f"tests.vote.{module}").DEEDS
    print(deeds[name](*words), flush=True)


def found(voters: str, max_casts: str = "60"):
    """A vote that opened an hour ago and closes tomorrow; every voter has signed in."""
    now = clock.now()
    town = Government.objects.create(
        slug="haeoreum", name="해오름시", tier="municipality", code="90110", fictional=True
    )
    ordinance = Ordinance.objects.create(government=town, title="조례", articles={"notice": "제7조"})
    cycle = Cycle.objects.create(
        government=town, cycle_year=2026, fiscal_year=2027, total_ceiling=10**9, ordinance=ordinance
    )
    Window.objects.create(cycle=cycle, stage=Stage.PROPOSE, opens_at=now - 9 * DAY, closes_at=now - 8 * DAY)
    Window.objects.create(cycle=cycle, stage=Stage.VOTE, opens_at=now - timedelta(hours=1), closes_at=now + DAY)
    track = Track.objects.create(cycle=cycle, code="city", name="시정", total_ceiling=10**9)
    people = [person(f"voter{number}", town, "resident") for number in range(int(voters))]
    officer, _ = person("officer", town, "officer"), person("counter", town, "counter")
    officer.passed_second_factor = True
    for number in range(1, PROJECTS + 1):
        Proposal.objects.create(
            cycle=cycle, track=track, number=number, title=f"의자 {number}", cost=1000, state=State.ELIGIBLE,
            submitted_at=now, published_at=now,
        )  # fmt: skip
    with clock.set_to(now - 2 * DAY):
        make_paper(track, Proposal.objects.order_by("pk"), by=officer, max_casts=int(max_casts))
    told = [{"email": one.email, "session": session_of(one)} for one in people]
    Path("people.json").write_text(json.dumps(told))


def person(name: str, town: Government, role: str) -> Person:
    made = Person.objects.create_user(f"{name}@example.org", name=name)
    Part.objects.create(person=made, government=town, role=role, since="2020-01-01")
    return made


def session_of(one: Person) -> str:
    request = HttpRequest()
    request.session = SessionStore()
    sessions.sign_in(request, one, second_factor=False)
    request.session.save()
    return request.session.session_key


def hammer(name: str):
    """Cast until killed. What is sent is written down before, and its leaf after; begun again, the last form goes first."""
    notes, people = Path(f"acks-{name}"), list(Person.objects.filter(email__startswith="voter").order_by("pk"))
    waiting = _unanswered(notes)
    with notes.open("a") as file:
        while not Path("stop").exists():
            nonce, who = waiting.pop() if waiting else (secrets.token_hex(32), random.randrange(len(people)))
            _write(file, f"{nonce}:{who}")
            leaf = _until_answered(people[who], nonce)
            _write(file, f"{nonce}:{who} {leaf}")


def _unanswered(notes: Path) -> list[tuple[str, int]]:
    found: dict[str, bool] = {}
    for line in notes.read_text().splitlines() if notes.exists() else ():
        sent, _, leaf = line.partition(" ")
        found[sent] = bool(leaf)
    return [(sent.split(":")[0], int(sent.split(":")[1])) for sent, answered in found.items() if not answered]


def _write(file, line: str) -> None:
    file.write(line + "\n")
    file.flush()
    os.fsync(file.fileno())


def _until_answered(who: Person, nonce: str) -> str:
    """The same form until it is answered: a leaf, or why not."""
    while not Path("stop").exists():
        try:
            return cast(who, nonce).leaf
        except Refused as refused:
            return refused.reason
        except (DatabaseError, InterfaceError):
            with suppress(DatabaseError, InterfaceError):
                connection.close()
            time.sleep(0.05)
    return ""


def cast(who: Person, nonce: str, code: str = ""):
    return cast_ballot(the_poll(), [code or f"27-{random.randint(1, PROJECTS):04}"], by=who, nonce=nonce)


def casts(number: str, synchronous: str = ""):
    """So many votes, each with a note of it in a file as soon as it is acknowledged."""
    people = list(Person.objects.filter(email__startswith="voter").order_by("pk"))
    if synchronous:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA synchronous={synchronous}")
    note = os.open("noted", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for at in range(int(number)):
        leaf = cast(people[at % len(people)], secrets.token_hex(32)).leaf
        os.write(note, f"{leaf}\n".encode())


def all_at_once(threads: str, same: str):
    """Every voter's form from so many sides at the same moment; `same` or `different` forms. What they were told."""
    people = list(Person.objects.filter(email__startswith="voter").order_by("pk"))
    told: dict[str, int] = {}
    with ThreadPoolExecutor(int(threads)) as pool:
        for who in people:
            answers = pool.map(lambda _, who=who: _told(who, same), range(int(threads)))
            for answer in answers:
                told[answer] = told.get(answer, 0) + 1
    return told


def _told(who: Person, same: str) -> str:
    form = who.email if same == "same" else secrets.token_hex()
    try:
        cast(who, hashlib.sha256(form.encode()).hexdigest())
    except Refused as refused:
        return refused.reason
    except DatabaseError as error:
        return type(error).__name__
    return "done"


def stand():
    """What stands: for the test to compare with what voters wrote down."""
    rows = list(Envelope.objects.values_list("nonce", "leaf", "state", "entry_id"))
    current = [entry for _, _, state, entry in rows if state == "current"]
    return {
        "leaves": {nonce: leaf for nonce, leaf, _, _ in rows},
        "current": len(current),
        "people": len(set(current)),
        "voted": RollEntry.objects.voted().count(),
        "casts": sum(RollEntry.objects.values_list("cast_count", flat=True)),
        "told": Message.objects.filter(template__in=("vote.voted", "vote.changed")).count(),
        "at_close": Poll.objects.get().casts_at_close,
        "broken": broken_now(),
        "integrity": _integrity(),
    }


def broken_now() -> list[str]:
    """Names of what does not hold. That a throw-away server does not sync (I-23) is its own affair."""
    verdicts = examine(Poll.objects.get())
    return [one.id for one in verdicts if any(found.facts.get("name") != "fsync" for found in one.findings)]


def _integrity() -> str:
    if connection.vendor != "sqlite":
        return "ok"
    with connection.cursor() as cursor:
        return cursor.execute("PRAGMA integrity_check").fetchone()[0]


def the_poll() -> Poll:
    return Poll.objects.select_related("cycle__government", "track").get()


def close():
    """The vote is over now, by every clock; both keepers say so."""
    step(Step.CLOSE)


def step(name: str) -> None:
    """At its earliest moment, by both."""
    poll = the_poll()
    later = timedelta(minutes=11) + (timedelta(0) if name == Step.CLOSE else timedelta(days=4))
    with clock.set_to(poll.closes_at + later):
        for email in ("officer@example.org", "counter@example.org"):
            keeper = Person.objects.get(email=email)
            keeper.passed_second_factor = True
            give_word(poll, Step(name), by=keeper)


DEEDS = {
    "found": found, "hammer": hammer, "all-at-once": all_at_once, "stand": stand, "close": close, "casts": casts,
}  # fmt: skip

if __name__ == "__main__":
    main(*sys.argv[1:])
