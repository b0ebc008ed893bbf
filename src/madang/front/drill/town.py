"""The town of the drill: projects, people, and those who keep its vote."""

from dataclasses import dataclass, field
from datetime import timedelta
from random import Random

from madang.base.people.models import Part, Person, Role
from madang.base.places.models import Government
from madang.cycle.plan.models import Cycle, Ordinance, Stage, Track, Window
from madang.cycle.propose.models import Proposal, State
from madang.cycle.vote.models import Poll
from madang.cycle.vote.named import poll_named

from . import CLOSES, MAKING, OPENS, TOWN, TRACK, YEAR

MOST = 5
COSTS = (180, 150, 120, 110, 90, 80, 70, 60, 50, 40, 30, 20)  # million won
BUDGET = 500_000_000


@dataclass
class Numbers:
    web: int = 1_000
    kiosk: int = 100
    paper: int = 200
    disputes: int = 20


@dataclass
class Town:
    """`chose` is what the drill itself knows of every vote that must count: a list of codes each, and nowhere else."""

    keepers: list[Person]
    residents: list[Person]
    codes: list[str]
    rng: Random
    chose: dict[str, list[str]] = field(default_factory=dict)
    receipts: dict[str, str] = field(default_factory=dict)  # by person: the signed promise they took home

    @property
    def poll(self) -> Poll:
        return poll_named(TOWN, str(YEAR), TRACK)

    @property
    def officer(self) -> Person:
        return self.keepers[0]

    @property
    def second(self) -> Person:
        return self.keepers[1]

    @property
    def counter(self) -> Person:
        return self.keepers[2]

    def taste(self) -> list[str]:
        """One to five projects; those in front are liked more."""
        liked = sorted(self.codes, key=lambda code: self.rng.random() * (self.codes.index(code) + 3))
        return sorted(liked[: self.rng.randint(1, MOST)])


def found(residents: int, seed: int) -> Town:
    town = Government.objects.create(
        slug=TOWN, name="모의시", name_en="Drill", tier="municipality", kind="시", code="90999", fictional=True
    )
    ordinance = Ordinance.objects.create(
        government=town, title="모의시 주민참여예산제 운영 조례", articles={"notice": "제7조"}
    )
    cycle = Cycle.objects.create(
        government=town, cycle_year=YEAR - 1, fiscal_year=YEAR, total_ceiling=BUDGET, ordinance=ordinance
    )
    early = {"opens_at": MAKING - timedelta(days=90), "closes_at": MAKING - timedelta(days=60)}
    Window.objects.create(cycle=cycle, stage=Stage.PROPOSE, **early)
    Window.objects.create(cycle=cycle, stage=Stage.VOTE, opens_at=OPENS, closes_at=CLOSES)
    ballot = {"kind": "approval", "min": 1, "max": MOST, "exact": False}
    track = Track.objects.create(cycle=cycle, code=TRACK, name="시정참여형", total_ceiling=BUDGET, ballot_rule=ballot)
    for number, million in enumerate(COSTS, 1):
        Proposal.objects.create(
            cycle=cycle, track=track, number=number, title=f"모의 사업 {number}", cost=million * 1_000_000,
            state=State.ELIGIBLE, submitted_at=MAKING, published_at=MAKING,
        )  # fmt: skip
    codes = [proposal.code for proposal in Proposal.objects.filter(cycle=cycle).order_by("number")]
    keepers = [_keeper(town, name, role) for name, role in _KEEPERS]
    return Town(keepers, _residents(town, residents), codes, Random(seed))  # noqa: S311 - repeatable tastes


_KEEPERS = (("officer", Role.OFFICER), ("second", Role.OFFICER), ("counter", Role.COUNTER))


def _keeper(town: Government, name: str, role: Role) -> Person:
    person = Person.objects.create_user(f"{name}@drill.example", name=name)
    Part.objects.create(person=person, government=town, role=role, since="2020-01-01")
    person.passed_second_factor = True
    return person


def _residents(town: Government, number: int) -> list[Person]:
    people = [Person(email=f"resident{n}@drill.example", name=f"resident{n}") for n in range(number)]
    for person in people:
        person.set_unusable_password()
    people = Person.objects.bulk_create(people, batch_size=500)
    parts = (Part(person=one, government=town, role=Role.RESIDENT, since="2020-01-01") for one in people)
    Part.objects.bulk_create(parts, batch_size=500)
    return people
