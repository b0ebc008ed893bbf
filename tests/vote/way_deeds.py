"""One human, four ways in: a letter's code, a phone, an identity agency, the desk. Each way is another account or none."""

import random
from datetime import date
from hashlib import sha256
from itertools import permutations

from django.db import DatabaseError

from madang.base.people.models import IdentityProof, Person
from madang.base.people.refusals import Refused
from madang.base.places.models import Government
from madang.cycle.vote.booth.desk import find_on_roll, hand_out_ticket, open_station
from madang.cycle.vote.booth.seats import new_seat, read_seat
from madang.cycle.vote.booth.voting import cast_at_terminal, enter
from madang.cycle.vote.models import RollEntry, RollIdentifier, RollSource, Station
from madang.cycle.vote.roll.finding import find_by_code, join_by_proof
from madang.cycle.vote.roll.hashing import Hasher
from madang_methods.sealing.marks import Marks

from .deeds import cast, person, the_poll

WAYS, BORN = ("code", "phone", "ci", "desk"), date(1970, 1, 1)
ORDERS = list(permutations(WAYS))


def prepare():
    """One line of a census for each of the 24 orders, and three accounts of the same human."""
    poll, town = the_poll(), Government.objects.get(slug="haeoreum")
    officer = keeper()
    open_station(poll, "주민센터", by=officer)
    hashed = Hasher(poll)
    for number in range(len(ORDERS)):
        entry = RollEntry.objects.create(poll=poll, ground="registered", source=RollSource.CENSUS, number=number + 1)
        marks = [("person", hashed.person(f"human{number}", BORN)), ("code", hashed("code", letters(number)))]
        for way in ("phone", "ci"):
            mark = sha256(f"{way}{number}".encode()).hexdigest()
            marks.append((way, hashed(way, f"{way}|{mark}")))
            account = person(f"{way}-{number}", town, "resident")
            IdentityProof.objects.create(
                person=account, government=town, provider=way, method=way, subject_mark=mark, assurance=2
            )
        person(f"code-{number}", town, "resident")
        RollIdentifier.objects.bulk_create(
            RollIdentifier(poll=poll, entry=entry, kind=kind, hmac=mark) for kind, mark in marks
        )


def letters(number: int) -> str:
    return f"{number:05}ABCDEFGHJK"


def keeper() -> Person:
    officer = Person.objects.get(email="officer@example.org")
    officer.passed_second_factor = True
    return officer


def in_order():
    """Each human comes four times, in an order of their own; what they were told."""
    return [[go(way, number) for way in order] for number, order in enumerate(ORDERS)]


def all_the(way: str):
    """Everybody by this way, while others go other ways."""
    numbers = list(range(len(ORDERS)))
    random.shuffle(numbers)
    return [go(way, number) for number in numbers]


def go(way: str, number: int) -> str:
    for _ in range(50):
        try:
            _at_desk(number) if way == "desk" else _on_screen(way, number)
        except Refused as refused:
            return refused.reason
        except DatabaseError:
            continue
        return "done"
    return "never"


def _on_screen(way: str, number: int) -> None:
    poll, account = the_poll(), Person.objects.get(email=f"{way}-{number}@example.org")
    if way == "code":
        find_by_code(poll, letters(number), f"human{number}", BORN, by=account)
    else:
        join_by_proof(poll, by=account, no_official=True)
    cast(account, sha256(f"{way}{number}".encode()).hexdigest())


def _at_desk(number: int) -> None:
    station = Station.objects.select_related("poll__cycle__government", "poll__track").get()
    [entry] = find_on_roll(station, f"human{number}", BORN, by=keeper())
    terminal = f"screen{number}"
    digits = hand_out_ticket(station, entry, by=keeper()).digits
    seat = read_seat(station.poll, terminal, new_seat(enter(station, terminal, digits), terminal))
    cast_at_terminal(station, seat, Marks(("27-0001",)))


DEEDS = {"prepare": prepare, "in-order": in_order, "all": all_the}
