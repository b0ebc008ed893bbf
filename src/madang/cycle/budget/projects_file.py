"""The list of chosen projects as a spreadsheet (CSV, XLSX): for years whose vote was not on this platform.

Columns, in Korean or English: 사업 and 금액 are needed; 번호, 유형, 동네, 부서, 재원, 제안번호, 고른 곳, 기대 효과 are welcome.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from madang.base.people.marks import normalise
from madang.base.places.models import Area
from madang.cycle.plan.models import Cycle, Track
from madang.cycle.propose.models import Proposal
from madang.cycle.propose.table_file import amount_of
from madang.cycle.review.models import Office

from .models import Project, Source
from .reading import Reading, Row, rows_in

COLUMNS = {
    "title": ("사업", "사업명", "title"),
    "amount": ("금액", "금액(원)", "사업비", "amount"),
    "number": ("번호", "사업번호", "number"),
    "track": ("유형", "track"),
    "area": ("동네", "읍면동", "행정동", "area"),
    "office": ("부서", "office"),
    "source": ("재원", "source"),
    "proposal": ("제안번호", "접수번호", "proposal"),
    "chosen_by": ("고른곳", "chosen_by"),
    "expected": ("기대효과", "expected"),
}
MUST = ("title", "amount")
LONGEST = {"title": 400, "chosen_by": 200, "expected": 2000}


@dataclass(frozen=True)
class Entered:
    """One project as the file says it; `number` is None where the site shall give one."""

    title: str
    amount: int
    number: int | None
    track: Track | None
    area: Area | None
    office: Office | None
    source: Source
    proposal: Proposal | None
    chosen_by: str
    expected: str


@dataclass
class Known:
    """What the words of a row may name, by normalised spellings; and what is taken."""

    tracks: Mapping[str, Track]
    areas: Mapping[str, Area]
    offices: Mapping[str, Office]
    proposals: Mapping[str, Proposal]
    numbers: set[int] = field(default_factory=set)
    titles: set[tuple] = field(default_factory=set)
    taken: set[int] = field(default_factory=set)

    @classmethod
    def of(cls, cycle: Cycle) -> "Known":
        there = list(Project.objects.of(cycle).values_list("number", "title", "area", "proposal"))
        areas = Area.objects.of(cycle.government).now()
        offices = Office.objects.of(cycle.government).working()
        return cls(
            tracks={word: track for track in Track.objects.of(cycle) for word in (normalise(track.name), track.code)},
            areas={word: area for area in areas for word in (normalise(area.name), area.code)},
            offices={normalise(office.name): office for office in offices},
            proposals={str(one.number): one for one in Proposal.objects.of(cycle).published()},
            numbers={number for number, *_rest in there},
            titles={(normalise(title), area) for _number, title, area, _proposal in there},
            taken={proposal for *_rest, proposal in there if proposal},
        )


SOURCES = {normalise(str(label)): Source(value) for value, label in Source.choices} | {
    "국비": Source.NATIONAL, "시비": Source.MUNICIPAL, "시도비": Source.PROVINCE, "도비": Source.PROVINCE,
    "시군구비": Source.MUNICIPAL, "군비": Source.MUNICIPAL, "구비": Source.MUNICIPAL, "기타": Source.OTHER,
    **{str(source): source for source in Source},
}  # fmt: skip


def read_projects(data: bytes, known: Known) -> Reading:
    reading = Reading()
    for row in rows_in(data, COLUMNS, MUST, reading):
        entered = _entered(row, known)
        if row.sound:
            reading.lines.append(entered)
    return reading


def _entered(row: Row, known: Known) -> Entered:
    for name, most in LONGEST.items():
        if len(row[name]) > most:
            row.say(name, _("%(most)s자까지 적을 수 있습니다.") % {"most": most})
    area = row.one_of("area", known.areas, _("우리 동네 이름이 아닙니다."))
    return Entered(
        title=_title(row, area, known),
        amount=_amount(row),
        number=_number(row, known),
        track=row.one_of("track", known.tracks, _("운영계획에 없는 유형입니다.")),
        area=area,
        office=row.one_of("office", known.offices, _("적어 둔 부서 이름이 아닙니다.")),
        source=row.one_of("source", SOURCES, _("국비, 시·도비, 시·군·구비, 기타 가운데 하나여야 합니다."), Source.MUNICIPAL),
        proposal=_proposal(row, known),
        chosen_by=row["chosen_by"],
        expected=row["expected"],
    )  # fmt: skip


def _title(row: Row, area: Area | None, known: Known) -> str:
    if 0 < len(row["title"]) < 4:
        row.say("title", _("네 글자 이상 적어 주세요."))
    key = (normalise(row["title"]), area and area.pk)
    if key in known.titles:
        row.say("title", _("같은 동네에 같은 이름의 사업이 이미 있습니다."))
    known.titles.add(key)
    return row["title"]


def _amount(row: Row) -> int:
    amount = amount_of(row["amount"]) if row["amount"] else 0
    if amount is None:
        row.say("amount", _("0보다 큰 수를 원 단위로 적어 주세요."))
    return amount or 0


def _number(row: Row, known: Known) -> int | None:
    if not row["number"]:
        return None
    text = row["number"]
    if not (text.isascii() and text.isdecimal() and 0 < int(text[:9]) < 100_000 and len(text) < 6):
        row.say("number", _("1부터 99999까지의 수여야 합니다."))
        return None
    if int(text) in known.numbers:
        row.say("number", _("이미 쓰인 번호입니다."))
    known.numbers.add(int(text))
    return int(text)


def _proposal(row: Row, known: Known) -> Proposal | None:
    proposal = row.one_of("proposal", known.proposals, _("이 해에 공개된 제안의 번호가 아닙니다."))
    if proposal and proposal.pk in known.taken:
        row.say("proposal", _("이미 사업이 된 제안입니다."))
    if proposal:
        known.taken.add(proposal.pk)
    return proposal
