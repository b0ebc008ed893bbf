"""What processes of their own do at the same moment, for test_races.py: python -c START FOLDER DEED NUMBER."""

import hashlib
import os
import secrets
import time
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.db import connection, models

from madang.base import clock
from madang.base.notices.models import Message
from madang.base.people.models import Part, Person
from madang.base.people.refusals import Refused
from madang.base.places.models import Government
from madang.base.record.actions import broken_links
from madang.cycle.decide.actions import count_votes
from madang.cycle.decide.models import Count
from madang.cycle.plan.models import Cycle, Ordinance, Stage, Track, Window
from madang.cycle.propose.actions import publish_proposal, submit_proposal
from madang.cycle.propose.models import Proposal, State
from madang.cycle.vote import casting, gate, statements
from madang.cycle.vote.actions import cast_ballot, make_paper
from madang.cycle.vote.board import batch
from madang.cycle.vote.board.lines import ENVELOPE
from madang.cycle.vote.ceremony import give_word
from madang.cycle.vote.models import Ballot, BoardLeaf, BoxEnvelope, Envelope, Poll, RollEntry, Step, Unlinking
from madang.cycle.vote.verify import examine

START = "import django; django.setup(); from tests.racers import main; import sys; main(*sys.argv[1:])"
VOTERS = PROPOSALS = 6
KOREA = ZoneInfo("Asia/Seoul")
PROPOSING = datetime(2026, 3, 10, 9, tzinfo=KOREA)
CLOSES = datetime(2026, 9, 14, 18, tzinfo=KOREA)
VOTING, OVER = CLOSES - timedelta(hours=1), CLOSES + timedelta(minutes=11)
CHALLENGED = OVER + timedelta(days=4)


def main(folder: str, deed: str, number: str) -> None:
    """Get ready, wait for the others, do it, and print how it went."""
    here = Path(folder)
    (here / f"ready-{os.getpid()}").touch()
    _wait(here, "go", 60)
    print(DEEDS[deed](int(number), here))


def found(_number, _here, state=State.ELIGIBLE):
    """The town before the vote: six voters, six proposals that may go on a paper, no paper yet."""
    town = Government.objects.create(slug="races", name="겨루시", tier="municipality", code="90998", fictional=True)
    ordinance = Ordinance.objects.create(government=town, title="조례", articles={"notice": "제7조"})
    cycle = Cycle.objects.create(
        government=town, cycle_year=2026, fiscal_year=2027, total_ceiling=10**9, ordinance=ordinance
    )
    day = timedelta(days=1)
    Window.objects.create(cycle=cycle, stage=Stage.PROPOSE, opens_at=PROPOSING - day, closes_at=PROPOSING + day)
    Window.objects.create(cycle=cycle, stage=Stage.VOTE, opens_at=CLOSES - 14 * day, closes_at=CLOSES)
    track = Track.objects.create(cycle=cycle, code="city", name="시정", total_ceiling=10**9)
    for number in range(VOTERS):
        _person(f"voter{number}", town, "resident")
    _person("officer", town, "officer")
    _person("counter", town, "counter")
    for number in range(1, PROPOSALS + 1):
        Proposal.objects.create(
            cycle=cycle, track=track, number=number, title=f"의자 {number}", cost=1000, state=state,
            submitted_at=PROPOSING, published_at=PROPOSING,
        )  # fmt: skip


def make(_number, _here):
    with clock.set_to(CLOSES - timedelta(days=20)):
        return _told(lambda: make_paper(Track.objects.get(), Proposal.objects.order_by("pk"), by=_officer()))


def vote(_number, _here):
    """Everyone tries once for each voter, so that each voter has as many tries as there are racers."""
    with clock.set_to(VOTING):
        return " ".join(_told(lambda voter=voter: _cast(voter)) for voter in range(VOTERS))


def vote_twice(number, here):
    return vote(number, here) + " " + vote(number, here)


def vote_same_form(_number, _here):
    """Everyone sends the very same form, as a browser does whose answer was lost."""
    with clock.set_to(VOTING):
        return " ".join(_told(lambda voter=voter: _cast(voter, f"form {voter}")) for voter in range(VOTERS))


def vote_late(number, here):
    """In at the last moment, and slow: the clock strikes between the look at the calendar and the envelope."""
    lay = casting._row

    def slowly(*fields):
        (here / "looked").touch()
        _wait(here, "closed", 3)
        return lay(*fields)

    casting._row = slowly
    _look_at_the_folder_for_the_time(here)
    return _told(lambda: _cast(number))


def close_late(_number, here):
    """As soon as somebody has been let in to vote, the vote is over and closed."""
    _look_at_the_folder_for_the_time(here)
    _wait(here, "looked", 30)
    (here / "over").touch()
    told = _told(lambda: [give_word(Poll.objects.get(), Step.CLOSE, by=one) for one in _keepers()])
    (here / "closed").touch()
    return told


def close(_number, _here):
    with clock.set_to(OVER):
        return _told(lambda: [give_word(Poll.objects.get(), Step.CLOSE, by=one) for one in _keepers()])


def end(number, here):
    """All steps of the ceremony; who had which envelope is printed before the names are taken off."""
    close(number, here)
    names = dict(Envelope.objects.current().values_list("leaf", "entry__person__email"))
    with clock.set_to(CHALLENGED):
        for step in (Step.FREEZE, Step.UNLINK, Step.OPEN):
            for one in _keepers():
                give_word(Poll.objects.get(), step, by=one)
    return names


def board(_number, _here):
    """Lay what waits on the public board, three times in a row."""
    with clock.set_to(VOTING):
        return " ".join(_told(lambda: batch.append(Poll.objects.get())) for _ in range(3))


def board_without_lock(number, here):
    """Everyone reads how long the board is before anyone writes."""
    batch._lock = lambda poll: None
    sign = batch._fresh

    def slowly(*given):
        time.sleep(0.5)
        return sign(*given)

    batch._fresh = slowly
    return board(number, here)


def examine_all(_number, _here):
    """Which of the statements that must hold at any time are broken, and how many envelopes the board has."""
    with clock.set_to(VOTING):
        broken = [verdict.id for verdict in examine(Poll.objects.get()) if verdict.findings]
    return [broken, BoardLeaf.objects.filter(data__startswith=ENVELOPE).count()]


def count(_number, _here):
    with clock.set_to(OVER):
        return _told(lambda: count_votes(Poll.objects.get(), by=_officer()))


def propose(number, _here):
    with clock.set_to(PROPOSING):
        return " ".join(_told(lambda: _propose(number)) for _ in range(3))


def wait(_number, _here):
    """As many proposals again as there are, which nobody has read."""
    first = Proposal.objects.get(number=1)
    Proposal.objects.bulk_create(
        Proposal(
            cycle=first.cycle, track=first.track, number=PROPOSALS + number, title=f"길 {number}", submitted_at=PROPOSING
        )
        for number in range(1, PROPOSALS + 1)
    )  # fmt: skip


def publish(_number, _here):
    waiting = list(Proposal.objects.filter(state=State.SUBMITTED).order_by("pk"))
    return " ".join(_told(lambda one=one: publish_proposal(one, by=_officer())) for one in waiting)


def look(_number, _here):
    """How it stands after the race, as a line that Python reads."""
    numbers = sorted(Proposal.objects.values_list("number", flat=True))
    return {
        "papers": Poll.objects.count(),
        "roll": RollEntry.objects.count(),
        "voted": RollEntry.objects.voted().count(),
        "casts": sum(RollEntry.objects.values_list("cast_count", flat=True)),
        "current": Envelope.objects.current().count(),
        "envelopes": Envelope.objects.count(),
        "told": Message.objects.filter(template__startswith="vote.").count(),
        "at_close": list(Poll.objects.values_list("casts_at_close", flat=True)),
        "ballots": Ballot.objects.count(),
        "counted": list(Count.objects.values_list("ballots", flat=True)),
        "numbers": numbers == list(range(1, len(numbers) + 1)) and len(numbers),
        "broken": list(broken_links(Government.objects.get(slug="races"))),
        "residue": list(Unlinking.objects.values_list("residue", flat=True)),
        "in_order": _in_order(),
    }


def link(_number, _here):
    """What whoever reads the database finds: whose envelope is which, and how many choices can be read."""
    pairs = list(Envelope.objects.current().values_list("entry__person__email", "ct"))
    return [len(pairs), sum(_favourite(email).encode() in bytes(ct) for email, ct in pairs)]


def join(_number, _here):
    """Whose envelope is which by the numbers that PostgreSQL stamps on every row (xmin), before and after."""
    with connection.cursor() as cursor:
        table = "vote_envelope" if Envelope.objects.exists() else "vote_boxenvelope"
        cursor.execute(_JOIN.format(table=table))
        return dict(cursor.fetchall())


# A roll entry and its envelope are written in one transaction, which stamps both with its number.
_JOIN = """SELECT {table}.leaf, people_person.email FROM vote_rollentry
    JOIN people_person ON people_person.id = vote_rollentry.person_id
    JOIN {table} ON {table}.xmin = vote_rollentry.xmin"""


def _in_order() -> bool:
    """Whether the nameless envelopes lie in the order of their leaves, which says nothing about when they came."""
    with connection.cursor() as cursor:
        cursor.execute(_LEAVES[connection.vendor])
        leaves = [leaf for (leaf,) in cursor.fetchall()]
    return leaves == sorted(leaves) and len(leaves) == BoxEnvelope.objects.count()


_LEAVES = {
    "postgresql": "SELECT leaf FROM vote_boxenvelope ORDER BY ctid",
    "sqlite": "SELECT leaf FROM vote_boxenvelope ORDER BY rowid",
}


# For the negative controls: what keeps racers apart, taken away.


def drop_index(_number, _here):
    """The database's own refusals of a second envelope: the index, and the trigger that looks for a twin."""
    _drop_trigger()
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX one_current_envelope_an_entry")


def drop_trigger(_number, _here):
    _drop_trigger()


def _drop_trigger() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP FUNCTION vote_envelope_moves() CASCADE")
        else:
            cursor.execute("DROP TRIGGER vote_envelope_moves_insert")


def vote_without_lock(number, here):
    _take_no_locks()
    lay = casting._row

    def slowly(*fields):
        time.sleep(0.1)  # everyone has looked before anyone writes
        return lay(*fields)

    casting._row = slowly
    return vote(number, here)


def vote_late_without_lock(number, here):
    gate._enter = lambda poll, closing: None
    return vote_late(number, here)


def close_late_without_lock(number, here):
    gate._enter = lambda poll, closing: None
    return close_late(number, here)


def _take_no_locks() -> None:
    models.QuerySet.select_for_update = lambda rows, **how: rows
    statements.ROW_LOCK.clear()


def _cast(voter: int, form: str = ""):
    poll = Poll.objects.select_related("cycle__government", "track").get()
    email = f"voter{voter}@races.example"
    nonce = hashlib.sha256((form or secrets.token_hex()).encode()).hexdigest()
    return cast_ballot(poll, [_favourite(email)], by=Person.objects.get(email=email), nonce=nonce)


def _propose(voter: int):
    wish = Proposal(cycle=Cycle.objects.get(), track=Track.objects.get(), title="긴 의자")
    return submit_proposal(wish, by=Person.objects.get(email=f"voter{voter}@races.example"))


def _favourite(email: str) -> str:
    """Everyone has another one, so that a link can be seen to be right."""
    return f"27-{int(email[5]) + 1:04}"


def _told(act) -> str:
    try:
        act()
    except Refused as refused:
        return refused.reason
    except Exception as error:  # noqa: BLE001 - whatever it is, the test wants to read it
        return type(error).__name__
    return "done"


def _person(name: str, town: Government, role: str) -> None:
    person = Person.objects.create_user(f"{name}@races.example", name=name)
    Part.objects.create(person=person, government=town, role=role, since="2020-01-01")


def _officer() -> Person:
    return _keepers()[0]


def _keepers() -> list[Person]:
    keepers = [Person.objects.get(email=f"{name}@races.example") for name in ("officer", "counter")]
    for keeper in keepers:
        keeper.passed_second_factor = True
    return keepers


def _look_at_the_folder_for_the_time(here: Path) -> None:
    clock.now = lambda: OVER if (here / "over").exists() else VOTING


def _wait(here: Path, name: str, seconds: float) -> None:
    until = time.monotonic() + seconds
    while not (here / name).exists() and time.monotonic() < until:
        time.sleep(0.005)


DEEDS = {
    "found": found, "make": make, "vote": vote, "vote-twice": vote_twice, "vote-same-form": vote_same_form,
    "vote-late": vote_late, "close-late": close_late, "close": close, "end": end, "count": count, "propose": propose,
    "wait": wait, "publish": publish, "look": look, "link": link, "join": join, "drop-index": drop_index,
    "drop-trigger": drop_trigger, "vote-without-lock": vote_without_lock,
    "vote-late-without-lock": vote_late_without_lock, "close-late-without-lock": close_late_without_lock,
    "board": board, "board-without-lock": board_without_lock, "examine": examine_all,
}  # fmt: skip
