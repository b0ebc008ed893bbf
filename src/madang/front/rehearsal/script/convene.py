"""A committee comes together: seats planned, 900 apply, 60 are drawn before an audience, others join, all are seated."""

from collections.abc import Iterator

from madang.base.places.models import Area
from madang.cycle.convene.actions.drawing import reckon
from madang.cycle.convene.models import Body, Call, LotState, Lottery, Member

from .. import TOWN
from ..city.applicants import applicants
from ..city.cast import MEMBERS, OFFICER
from .act import Act, on, visit

YEAR = 2027
COMMITTEE = "주민참여예산위원회"
PAPERS, MORE_PAPERS, SEATS = 594, 300, 60
ONLINE = (
    ("김하늘", "여성", "30~39세", "달빛동"),
    ("박서연", "여성", "40~49세", "새내동"),
    ("최만복", "남성", "70세 이상", "달빛동"),
    ("배창호", "남성", "60~69세", "샘터면"),
    ("임다솜", "여성", "19~29세", "노을동"),
    ("남궁솔", "남성", "30~39세", "솔바람동"),
)
QUOTAS = {
    "여성": (28, 32), "남성": (28, 32), "19~29세": (7, 11), "30~39세": (8, 11), "40~49세": (9, 12), "50~59세": (11, 14),
    "60~69세": (9, 13), "70세 이상": (6, 10),
}  # fmt: skip
OTHERS = (
    ("추천", MEMBERS[0], "여성", "솔바람동 지역회의 추천"),
    ("추천", MEMBERS[1], "남성", "별빛동 지역회의 추천"),
    ("추천", MEMBERS[2], "여성", "청년위원회 추천"),
    ("추천", MEMBERS[3], "여성", "장애인부모회 추천"),
    ("추천", MEMBERS[4], "남성", "고랑면 이장협의회 추천"),
)
EXPERTS = (
    ("전문가", "문지호", "남성", "해오름대학교 도시계획 교수"),
    ("전문가", "석다온", "여성", "지방재정 연구원"),
    ("전문가", "임새벽", "여성", "접근성 전문가"),
    ("공무원(당연직)", "노정혜", "여성", "예산담당관"),
    ("공무원(당연직)", "기획조정실장", "남성", "기획조정실장"),
)
# Invented, as everything in this city: what the beacon and the audience's ten-sided dice said.
BEACON = "5b0e8f2c9a71d3466fd0c81e27b45a93" + "c4d8e10f7a2b9c6355e1f08d42a7b3d6"
DICE = "3 1 4 1 5 9 2 6 5 3 5 8 9 7 9 3 2 3 8 4 6 2 6 4 3"
RULES = """제1조(목적) 이 세칙은 주민참여예산위원회의 회의와 심사에 필요한 일을 정한다.

제2조(회의) 회의는 공개한다. 위원장은 말수 적은 위원에게 먼저 묻는다.

제3조(제척) 위원은 자신이 낸 제안, 가족이나 일터의 일, 돈이 걸린 일의 심사에서 빠진다.

제4조(기록) 회의록은 회의를 마치고 열흘 안에 누리집에 싣는다."""


def convening() -> Iterator[Act]:
    yield Act(on(2026, 2, 9), "한지우가 주민참여예산위원회와 분과위원회를 만들고 자리를 나눕니다", found)
    yield Act(on(2026, 2, 10), "한지우가 위원을 모집합니다", call)
    yield Act(on(2026, 2, 20, 19), "여섯 사람이 누리집으로 위원을 신청합니다", apply)
    yield Act(on(2026, 3, 3), "한지우가 종이로 신청한 사람들을 옮겨 적습니다", enter_papers)
    yield Act(on(2026, 3, 4), "한지우가 추첨을 셈하게 하고 기록을 굳힙니다", promise)
    yield Act(on(2026, 3, 9, 14, 10), "방청석 앞에서 주사위를 던져 예순 사람을 뽑습니다", throw)
    yield Act(on(2026, 3, 10), "추천받은 사람, 전문가, 공무원과 함께 모두 위촉합니다", seat)
    yield Act(on(2026, 3, 13), "위원회가 운영세칙을 정하고 첫 실비를 적습니다", begin)
    yield Act(on(2026, 4, 20), "이사한 위원의 자리에 예비 위원이 옵니다", replace)


def found() -> None:
    jiu = visit(OFFICER.name).opens(f"{YEAR}/convene/office/new/")
    jiu.fills({
        "종류": "주민참여예산위원회", "이름": COMMITTEE, "영문 이름": "Residents’ Budget Committee",
        "기구가 하는 일": "제안을 심사하고 총회에서 사업을 고릅니다.", "법적 근거": "해오름시 주민참여예산제 운영 조례 제10조",
        "임기(년)": 2, "연임할 수 있는 횟수": 1,
    }).presses("적어 두기")  # fmt: skip
    committee = _committee()
    for name, english in (("마을 분과", "Neighbourhoods"), ("안전 분과", "Safety")):
        jiu.opens(f"{YEAR}/convene/office/new/").fills({
            "종류": "분과위원회", "이름": name, "영문 이름": english, "어느 기구에 딸려 있는지": COMMITTEE,
            "법적 근거": "해오름시 주민참여예산제 운영 조례 제12조", "임기(년)": 2, "연임할 수 있는 횟수": 1,
        }).presses("적어 두기")  # fmt: skip
    jiu.opens(f"{YEAR}/convene/office/{committee.pk}/plan/?fill={SEATS}")
    jiu.fills(
        {"추첨": SEATS, "추천": 5, "전문가": 3, "공무원(당연직)": 2, "예비 위원 수": 30, "신청서를 지우는 때": 365}
    )
    for label, (least, most) in QUOTAS.items():
        jiu.fills({f"{label} 적어도": least, f"{label} 많아야": most})
    # The population proposes a quota here too; this town asks nobody about it.
    jiu.fills({"장애가 있는 사람 적어도": "", "장애가 있는 사람 많아야": ""})
    jiu.presses("자리 계획 적어 두기").presses("자리 계획 공개하기")


def call() -> None:
    jiu = visit(OFFICER.name).opens(f"{YEAR}/convene/office/{_committee().pk}/call/")
    jiu.fills({
        "어떻게 정하는지": "공개 추첨", "누가 신청할 수 있는지": "열아홉 살이 넘고 해오름시에 사는 사람",
        "받기 시작하는 때": "2026-02-16T09:00", "받기를 마치는 때": "2026-03-02T18:00",
        "알리는 말": "예산을 함께 정할 예순 분을 제비로 뽑습니다. 처음 하시는 분을 위해 예산학교를 엽니다.",
    }).presses("적어 두기")  # fmt: skip


def apply() -> None:
    address = f"{YEAR}/convene/calls/{_call().pk}/apply/"
    for name, sex, band, area in ONLINE:
        person = visit(name).opens(address)
        person.fills({"이름": name, "성별": sex, "나이대": band, "사는 곳": area})
        if name == ONLINE[0][0]:
            person.presses("적어만 두기").opens(address)
        person.fills({"위 내용을 위원을 정하는 데 쓰고, 정한 날에 지우는 데 동의합니다": True}).presses("신청서 내기")


def enter_papers() -> None:
    areas = list(Area.objects.filter(government__slug=TOWN).order_by("code").values_list("name", flat=True))
    jiu = visit(OFFICER.name)
    for number, (size, seed) in enumerate(((PAPERS, 7), (MORE_PAPERS, 8)), start=1):
        jiu.opens(f"{YEAR}/convene/office/calls/{_call().pk}/")
        file = (f"신청서{number}.csv", applicants(size, areas, seed))
        jiu.fills({"종이 신청서를 옮긴 표(CSV)": file}).presses("표 올리기")


def promise() -> None:
    jiu = visit(OFFICER.name).opens(f"{YEAR}/convene/office/calls/{_call().pk}/")
    jiu.presses("추첨 셈하기")
    reckon(_lottery().pk)  # what the worker does as soon as it is asked
    jiu.opens(f"{YEAR}/convene/office/lottery/{_lottery().pk}/")
    jiu.fills({"여러 사람 앞에서 추첨하는 때": "2026-03-09T14:00"}).presses("기록 굳히기")


def throw() -> None:
    jiu = visit(OFFICER.name).opens(f"{YEAR}/convene/office/lottery/{_lottery().pk}/")
    jiu.fills({"공개 난수의 값": BEACON, "던진 주사위": DICE}).presses("추첨하기")


def seat() -> None:
    committee = _committee()
    jiu = visit(OFFICER.name).opens(f"{YEAR}/convene/office/lottery/{_lottery().pk}/")
    jiu.fills({"위촉하는 날": "2026-03-10"}).presses("모두 위촉하기")
    for route, person, sex, capacity in OTHERS:
        _name(jiu, committee, route, person.name, sex, capacity, person.email)
    for route, name, sex, capacity in EXPERTS:
        _name(jiu, committee, route, name, sex, capacity)
    jiu.opens(f"{YEAR}/convene/office/{committee.pk}/").fills({"위촉하는 날": "2026-03-10"}).presses("위촉하기")
    chair = Member.objects.get(body=committee, name=MEMBERS[0].name)
    jiu.opens(f"{YEAR}/convene/office/members/{chair.pk}/").fills({"맡은 자리": "위원장"}).presses("맡은 일 적기")


def begin() -> None:
    address = f"{YEAR}/convene/office/{_committee().pk}/"
    jiu = visit(OFFICER.name).opens(f"{address}rules/")
    jiu.fills({"운영세칙": RULES, "정한 날": "2026-03-13", "어느 회의에서": "준비 모임"}).presses("적어 두기")
    jiu.opens(f"{address}allowances/")
    jiu.fills({
        "누구에게": MEMBERS[0].name, "무엇을": "참석 수당", "금액": 70_000, "준 날": "2026-03-13",
        "어느 회의·활동": "준비 모임", "근거": "해오름시 위원회 실비변상 조례",
    }).presses("적어 두기")  # fmt: skip


def replace() -> None:
    """Somebody who was drawn moves away; the next of the same type takes the seat."""
    jiu, committee = visit(OFFICER.name), _committee()
    leaver = Member.objects.sitting(committee).filter(route="lot", person=None).order_by("pk").first()
    jiu.opens(f"{YEAR}/convene/office/members/{leaver.pk}/")
    jiu.fills({"그만두는 까닭": "이사 등으로 자격을 잃음", "그만두는 날": "2026-04-20"}).presses("그만둔 것으로 적기")
    lottery = _lottery()
    number = lottery.call.applications.get(pk=int(leaver.from_pool.removeprefix("application/"))).number
    jiu.opens(f"{YEAR}/convene/office/lottery/{lottery.pk}/")
    jiu.fills({"못 오게 된 사람의 번호": number, "까닭": "이사"}).presses("예비 위원 부르기")
    jiu.opens(f"{YEAR}/convene/office/{committee.pk}/").fills({"위촉하는 날": "2026-04-20"}).presses("위촉하기")


def _name(jiu, committee, route, name, sex, capacity, email="") -> None:
    jiu.opens(f"{YEAR}/convene/office/{committee.pk}/name/")
    jiu.fills({"어떻게 앉는지": route, "이름": name, "어떤 자격으로": capacity, "성별": sex, "전자우편": email})
    jiu.presses("적어 두기")


def _committee() -> Body:
    return Body.objects.get(government__slug=TOWN, cycle__fiscal_year=YEAR, name=COMMITTEE)


def _call() -> Call:
    return Call.objects.get(plan__body=_committee())


def _lottery() -> Lottery:
    return Lottery.objects.exclude(state=LotState.VOID).get(call=_call())
