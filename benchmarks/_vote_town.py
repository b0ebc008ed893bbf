"""A town whose vote is open now, for the bench of the vote; and what its box holds afterwards."""

import json
import sys
from datetime import timedelta

import django

django.setup()

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from django.db import connection

from madang.base import clock
from madang.base.notices.models import Message
from madang.base.people.models import Part, Person
from madang.base.places.models import Area, Government
from madang.cycle.plan.models import Cycle, Ordinance, Stage, Track, Window
from madang.cycle.propose.models import Proposal, State
from madang.cycle.vote import actions, verify
from madang.cycle.vote.models import Envelope, Poll, RollEntry
from madang.cycle.vote.roll.census import activate_census, stage_census
from madang.cycle.vote.roll.letters import make_letters
from madang_methods.sealing.receipts import receipt_number

PROJECTS, MOST, SLUG, PASSWORD = 30, 5, "bench", "three unrelated words"


def make(voters: int, by: str = "account") -> list[str]:
    """`voters` residents, thirty projects of which each may choose five; the vote began an hour ago.

    `by` "letter": a census of as many lines instead, and the code of each line's letter is told.
    """
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    hour, now = timedelta(hours=1), clock.now()
    town = Government.objects.create(slug=SLUG, name="재어시", tier="municipality", code="90997", fictional=True)
    ordinance = Ordinance.objects.create(government=town, title="조례", articles={"notice": "제7조"})
    cycle = Cycle.objects.create(
        government=town, cycle_year=2026, fiscal_year=2027, total_ceiling=10**10, ordinance=ordinance
    )
    Window.objects.create(cycle=cycle, stage=Stage.PROPOSE, opens_at=now - 99 * hour, closes_at=now - 9 * hour)
    Window.objects.create(cycle=cycle, stage=Stage.VOTE, opens_at=now - hour, closes_at=now + 24 * hour)
    rule = {"kind": "approval", "min": 1, "max": MOST, "exact": False}
    track = Track.objects.create(
        cycle=cycle, code="city", name="시정", total_ceiling=10**10, ballot_rule=rule, voter_age=0
    )
    for number in range(1, PROJECTS + 1):
        Proposal.objects.create(
            cycle=cycle, track=track, number=number, title=f"긴 의자와 나무 그늘 {number}", cost=number * 10**7,
            state=State.ELIGIBLE, submitted_at=now - 90 * hour, published_at=now - 80 * hour,
        )  # fmt: skip
    _people(town, 0 if by == "letter" else voters)
    officer = Person.objects.create_user("officer@bench.example", name="담당자")
    officer.passed_second_factor = True
    Part.objects.create(person=officer, government=town, role="officer", since="2020-01-01")
    with clock.set_to(now - 2 * hour):
        poll = actions.make_paper(track, Proposal.objects.order_by("pk"), by=officer)
        return _letters(poll, voters, officer) if by == "letter" else []


def stored() -> dict:
    """What the box, the roll and the outbox hold, and which invariants of `madang verify` are broken."""
    poll = Poll.objects.get()
    return {
        "envelopes": Envelope.objects.count(),
        "current": Envelope.objects.current().count(),
        "voted": RollEntry.objects.voted().count(),
        "casts": sum(RollEntry.objects.values_list("cast_count", flat=True)),
        "notices": Message.objects.filter(template__startswith="vote.").count(),
        "numbers": [receipt_number(bytes.fromhex(leaf)) for leaf in Envelope.objects.values_list("leaf", flat=True)],
        "broken": [verdict.id for verdict in verify.examine(poll) if verdict.findings],
        "database": _database(),
    }


def _people(town: Government, voters: int) -> None:
    password = make_password(PASSWORD)
    emails = [f"voter{number}@bench.example" for number in range(voters)]
    for start in range(0, voters, 2000):
        some = [Person(email=email, name="주민", password=password) for email in emails[start : start + 2000]]
        people = Person.objects.bulk_create(some)
        Part.objects.bulk_create(
            Part(person=one, government=town, role="resident", since="2020-01-01") for one in people
        )
        EmailAddress.objects.bulk_create(
            EmailAddress(user=one, email=one.email, verified=True, primary=True) for one in people
        )


def _letters(poll: Poll, voters: int, officer: Person) -> list[str]:
    """Voter number n of the bench is 주민n, born on the first of March 1950."""
    Area.objects.create(government=poll.cycle.government, name="재어동")
    lines = "".join(f"주민{number},1950-03-01,재어동\n" for number in range(voters))
    activate_census(stage_census(poll, f"이름,생년월일,동네\n{lines}".encode(), by=officer), by=officer)
    _batch, printed = make_letters(poll, None, by=officer, most=voters)
    return [one.code for one in printed]


def _database() -> str:
    """The engine, and what stands between a commit and the disk."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT sqlite_version(), (SELECT synchronous FROM pragma_synchronous)")
            version, level = cursor.fetchone()
            return f"SQLite {version}, WAL, synchronous={('OFF', 'NORMAL', 'FULL', 'EXTRA')[level]}"
        cursor.execute("SELECT current_setting('server_version'), current_setting('fsync')")
        version, fsync = cursor.fetchone()
        return f"PostgreSQL {version}, fsync={fsync}"


if __name__ == "__main__":
    told = {"make": lambda: make(int(sys.argv[2]), *sys.argv[3:]), "stored": stored}[sys.argv[1]]()
    print(json.dumps(told))
