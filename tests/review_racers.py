"""What processes do to the same review at the same moment, for test_review_races.py: python -c START FOLDER DEED NUMBER."""

import os
from pathlib import Path

from madang.base import clock
from madang.base.people.models import Person
from madang.base.places.models import Government
from madang.base.record.actions import broken_links
from madang.cycle.propose.models import Proposal, State
from madang.cycle.review.actions import approving, reviewing, screening
from madang.cycle.review.models import CostLine, Office, Review, Stand

from .racers import PROPOSING, _officer, _person, _told, _wait, found

START = "import django; django.setup(); from tests.review_racers import main; import sys; main(*sys.argv[1:])"
NOTHING = {"reason": "", "sentence": "", "alternatives": "", "when_possible": "", "procedures": ""}


def main(folder: str, deed: str, number: str) -> None:
    """Get ready, wait for the others, do it, and print how it went."""
    here = Path(folder)
    (here / f"ready-{os.getpid()}").touch()
    _wait(here, "go", 60)
    with clock.set_to(PROPOSING):
        print(DEEDS[deed](int(number)))


def prepare(_number):
    """Six published proposals, an office, who reviews and who signs. Several approvers: any of them may."""
    found(0, None, State.PUBLISHED)
    town = Government.objects.get(slug="races")
    Office.objects.create(government=town, name="공원녹지과")
    _person("reviewer", town, "reviewer")
    Person.objects.get(name="reviewer").parts.update(office="공원녹지과")
    for number in range(4):
        _person(f"approver{number}", town, "approver")


def assign(_number):
    office = Office.objects.get()
    proposals = list(Proposal.objects.order_by("pk"))
    return " ".join(_told(lambda one=one: screening.assign(one, office, by=_officer())) for one in proposals)


def hand_in(_number):
    return " ".join(_told(lambda one=one: _hand_in(one)) for one in Review.objects.order_by("pk"))


def sign(number):
    return " ".join(_told(lambda one=one: _sign(one, number)) for one in _waiting())


def sign_or_send_back(number):
    """Some sign, the others send back what they saw."""
    act = _sign if number % 2 else _send_back
    return " ".join(_told(lambda one=one: act(one, number)) for one in _waiting())


def look(_number):
    return {
        "reviews": Review.objects.count(),
        "done": Review.objects.filter(stand=Stand.DONE).count(),
        "back": Review.objects.filter(stand=Stand.REVIEWING).count(),
        "eligible": Proposal.objects.filter(state=State.ELIGIBLE).count(),
        "broken": list(broken_links(Government.objects.get(slug="races"))),
    }


def _waiting() -> list[Review]:
    """As all of them saw it before anybody acted."""
    return list(Review.objects.filter(stand=Stand.HANDED_IN).select_related("proposal__cycle").order_by("pk"))


def _hand_in(review: Review) -> None:
    reviewer = _staff("reviewer")
    review = reviewing.take_up(review, by=reviewer)
    line = CostLine(kind="once", item="의자", unit_price=1000, quantity=2)
    review = reviewing.save_sheet(
        review, NOTHING | {"verdict": "eligible"}, [], [line], None, by=reviewer, seen=review.revision
    )
    reviewing.hand_in(review, by=reviewer, seen=review.revision)


def _sign(review: Review, number: int) -> None:
    approving.approve(review, by=_staff(f"approver{number}"), seen=2)


def _send_back(review: Review, number: int) -> None:
    approving.send_back(review, "다시 살펴 주세요.", by=_staff(f"approver{number}"), seen=2)


def _staff(name: str) -> Person:
    person = Person.objects.get(email=f"{name}@races.example")
    person.passed_second_factor = True
    return person


DEEDS = {
    "prepare": prepare, "assign": assign, "hand-in": hand_in, "sign": sign, "sign-or-send-back": sign_or_send_back,
    "look": look,
}  # fmt: skip
