"""What processes of their own do at the same moment, for test_races.py: python -c START FOLDER DEED NUMBER."""

import json
import os
import time
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.db import connection, models

from madang.base import clock
from madang.base.people.models import Part, Person
from madang.base.people.refusals import Refused
from madang.base.places.models import Government
from madang.base.record.actions import broken_links
from madang.cycle.decide.actions import count_votes
from madang.cycle.decide.models import Count
from madang.cycle.plan.models import Cycle, Ordinance, Stage, Track, Window
from madang.cycle.propose.actions import publish_proposal, submit_proposal
from madang.cycle.propose.models import Proposal, State
from madang.cycle.vote.actions import cast_ballot, make_paper
from madang.cycle.vote.models import Ballot, Poll, RollEntry, Turnout

START = "import django; django.setup(); from tests.racers import main; import sys; main(*sys.argv[1:])"
VOTERS = PROPOSALS = 6
KOREA = ZoneInfo("Asia/Seoul")
PROPOSING = datetime(2026, 3, 10, 9, tzinfo=KOREA)
CLOSES = datetime(2026, 9, 14, 18, tzinfo=KOREA)
VOTING, OVER = CLOSES - timedelta(hours=1), CLOSES + timedelta(seconds=1)


def main(folder: str, deed: str, number: str) -> None:
    """Get ready, wait for the others, do it, and print how it went."""
    here = Path(folder)
    (here / f"ready-{os.getpid()}").touch()
    _wait(here, "go", 60)
    print(DEEDS[deed](int(number), here))


def found(_number, _here):
    """The town before the vote: six voters, six published proposals, no paper yet."""
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
    for number in range(1, PROPOSALS + 1):
        Proposal.objects.create(
            cycle=cycle, track=track, number=number, title=f"의자 {number}", cost=1000, state=State.PUBLISHED,
            submitted_at=PROPOSING, published_at=PROPOSING,
        )  # fmt: skip


def make(_number, _here):
    with clock.set_to(CLOSES - timedelta(days=20)):
        return _told(lambda: make_paper(Track.objects.get(), Proposal.objects.order_by("pk"), by=_officer()))


def vote(_number, _here):
    """Everyone tries once for each voter, so that each voter has as many tries as there are racers."""
    with clock.set_to(VOTING):
        return " ".join(_told(lambda voter=voter: _cast(voter)) for voter in range(VOTERS))


def vote_late(number, here):
    """In at the last moment, and slow: the clock strikes between the look at the calendar and the ballot."""
    create = Ballot.objects.create

    def slowly(**fields):
        (here / "looked").touch()
        _wait(here, "counted", 3)
        return create(**fields)

    Ballot.objects.create = slowly
    _look_at_the_folder_for_the_time(here)
    return _told(lambda: _cast(number))


def count_late(_number, here):
    """As soon as somebody has been let in to vote, the vote is over and counted."""
    _look_at_the_folder_for_the_time(here)
    _wait(here, "looked", 30)
    (here / "over").touch()
    told = _told(lambda: count_votes(Poll.objects.get(), by=_officer()))
    (here / "counted").touch()
    return told


def count(_number, _here):
    with clock.set_to(OVER):
        return _told(lambda: count_votes(Poll.objects.get(), by=_officer()))


def propose(number, _here):
    with clock.set_to(PROPOSING):
        return " ".join(_told(lambda: _propose(number)) for _ in range(3))


def unpublish(_number, _here):
    Proposal.objects.update(state=State.SUBMITTED, published_at=None)


def publish(_number, _here):
    waiting = list(Proposal.objects.filter(state=State.SUBMITTED).order_by("pk"))
    return " ".join(_told(lambda one=one: publish_proposal(one, by=_officer())) for one in waiting)


def look(_number, _here):
    """How it stands after the race, as a line that Python reads."""
    numbers = sorted(Proposal.objects.values_list("number", flat=True))
    return {
        "papers": Poll.objects.count(),
        "roll": RollEntry.objects.count(),
        "turnout": Turnout.objects.count(),
        "ballots": Ballot.objects.count(),
        "counted": list(Count.objects.values_list("ballots", flat=True)),
        "numbers": numbers == list(range(1, len(numbers) + 1)) and len(numbers),
        "broken": list(broken_links(Government.objects.get(slug="races"))),
    }


def link(_number, _here):
    """What whoever reads the database's own files finds out: how many ballots they can put a name to, rightly."""
    with connection.cursor() as cursor:
        cursor.execute(_LINKS[connection.vendor])
        return sum(json.loads(choices) == [_favourite(email)] for email, choices in cursor.fetchall())


# A turnout and its ballot are written in one transaction: PostgreSQL stamps both with numbers that follow each other,
# and SQLite keeps the order in which they came.
_PEOPLE = """SELECT {turn} AS turn, people_person.email FROM vote_turnout
    JOIN vote_rollentry ON vote_rollentry.id = vote_turnout.entry_id
    JOIN people_person ON people_person.id = vote_rollentry.person_id"""
_LINKS = {
    "postgresql": f"""SELECT email, choices::text FROM ({_PEOPLE.format(turn="vote_turnout.xmin::text::bigint")}) voted
        JOIN vote_ballot ON vote_ballot.xmin::text::bigint IN (turn, turn - 1)""",  # noqa: S608 - nothing of it comes from outside
    "sqlite": f"""SELECT email, choices FROM ({_PEOPLE.format(turn="row_number() OVER (ORDER BY vote_turnout.id)")}) voted
        JOIN (SELECT row_number() OVER (ORDER BY rowid) AS turn, choices FROM vote_ballot) cast_ USING (turn)""",  # noqa: S608
}


# For the negative controls: what keeps racers apart, taken away.


def drop_index(_number, _here):
    with connection.cursor() as cursor:
        for name, facts in connection.introspection.get_constraints(cursor, "vote_turnout").items():
            if facts["unique"] and facts["columns"] == ["entry_id"]:
                cursor.execute(f'ALTER TABLE vote_turnout DROP CONSTRAINT "{name}"')


def vote_without_lock(number, here):
    _take_no_locks()
    create = Turnout.objects.create

    def slowly(**fields):
        time.sleep(0.1)  # everyone has looked before anyone writes
        return create(**fields)

    Turnout.objects.create = slowly
    return vote(number, here)


def vote_late_without_lock(number, here):
    _take_no_locks()
    return vote_late(number, here)


def _take_no_locks() -> None:
    models.QuerySet.select_for_update = lambda rows, **how: rows


def _cast(voter: int):
    poll = Poll.objects.select_related("cycle").get()
    email = f"voter{voter}@races.example"
    return cast_ballot(poll, [_favourite(email)], by=Person.objects.get(email=email))


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
    officer = Person.objects.get(email="officer@races.example")
    officer.passed_second_factor = True
    return officer


def _look_at_the_folder_for_the_time(here: Path) -> None:
    clock.now = lambda: OVER if (here / "over").exists() else VOTING


def _wait(here: Path, name: str, seconds: float) -> None:
    until = time.monotonic() + seconds
    while not (here / name).exists() and time.monotonic() < until:
        time.sleep(0.005)


DEEDS = {
    "found": found, "make": make, "vote": vote, "vote-late": vote_late, "count-late": count_late, "count": count,
    "propose": propose, "unpublish": unpublish, "publish": publish, "look": look, "drop-index": drop_index,
    "vote-without-lock": vote_without_lock, "vote-late-without-lock": vote_late_without_lock, "link": link,
}  # fmt: skip
