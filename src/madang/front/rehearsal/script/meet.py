"""A neighbourhood meets: a local meeting with a vote and minutes, a ride for who cannot walk, and a visit to the elderly."""

from collections.abc import Iterator

from madang.base.meetings.models import Host, Item, Meeting, Need

from ..city.cast import APPROVER, CAST, OFFICER
from .act import Act, on, visit

YEAR = 2027
LOCAL, VISIT = "달빛동 지역회의", "달빛경로당 찾아가는 설명회"
TITLE = "달빛동 지역회의 제2차 회의"
SAID = """최만복: 빙판에 미끄러진 이웃이 셋입니다. 그늘막보다 손잡이가 먼저입니다.
김하늘: 아이들 다니는 길부터 하면 모두가 씁니다.
봉지연(간사): 두 곳 모두 도로 위라 부서검토가 필요합니다."""


def meeting() -> Iterator[Act]:
    yield Act(on(2026, 5, 26), "한지우가 달빛동 지역회의를 만들고 날을 잡아 부릅니다", call)
    yield Act(on(2026, 5, 28), "최만복이 오가는 차편이 필요하다고 알립니다", ask)
    yield Act(on(2026, 5, 29), "한지우가 차편을 마련하고 답합니다", answer)
    yield Act(on(2026, 6, 11, 15), "달빛동 지역회의가 열려 손잡이를 먼저 놓기로 합니다", meet)
    yield Act(on(2026, 6, 12), "노정혜가 회의록을 확인하고 공개합니다", publish)
    yield Act(on(2026, 6, 18, 16), "달빛경로당에 찾아가 서른일곱 분과 이야기합니다", go_to_them)


def call() -> None:
    jiu = visit(OFFICER.name).opens(f"{YEAR}/convene/office/new/")
    jiu.fills({
        "종류": "지역회의", "이름": LOCAL, "영문 이름": "Dalbit-dong local meeting", "기구가 하는 일": "동네의 제안을 찾고 고릅니다.",
        "법적 근거": "해오름시 주민참여예산제 운영 조례 제14조", "임기(년)": 2, "연임할 수 있는 횟수": 1,
    }).presses("적어 두기")  # fmt: skip
    _plan(jiu, TITLE, "지역회의", "2026-06-11", "달빛동 주민센터 2층")
    for name, capacity in (("최만복", "위원장"), ("김하늘", "위원"), ("고은숙", "위원"), ("허라온", "위원")):
        jiu.fills({"이름": name, "참석 자격": capacity, "계정의 전자우편": _email(name), "표결권이 있습니다": True})
        jiu.presses("자리 더하기")
    jiu.fills({"이름": "봉지연", "소속": "달빛동 주민센터", "참석 자격": "간사"}).presses("자리 더하기")
    jiu.fills({"안건": "비탈길 손잡이와 그늘막 가운데 무엇을 먼저 할지"}).presses("안건 올리기")
    jiu.presses("회의 소집하기")


def ask() -> None:
    manbok = visit("최만복").opens(f"meetings/{_meeting(TITLE)}/").follows("필요한 편의 알리기")
    manbok.fills({"필요한 편의": "오가는 차편", "더 알려 줄 것": "지팡이를 짚습니다. 3동 앞에서 타면 좋겠어요."})
    manbok.fills({"이 편의를 마련하려고 알린 것을 담당자가 보는 데 동의합니다": True}).presses("알리기")
    manbok.fills({"오시나요": "현장에 갑니다"}).presses("답하기")


def answer() -> None:
    jiu = visit(OFFICER.name).opens(f"meetings/desk/needs/{Need.objects.get(kind='transport').pk}/")
    jiu.fills({"답": "마련합니다", "드리는 말": "오후 2시 30분에 3동 앞으로 차가 갑니다."}).presses("답 보내기")


def meet() -> None:
    number = _meeting(TITLE)
    jiu = visit(OFFICER.name).opens(f"meetings/desk/{number}/")
    jiu.ticks_every("present")
    jiu.presses("출석 적기").presses("회의 열기")
    jiu.opens(f"meetings/desk/items/{Item.objects.get(meeting=number).pk}/")
    jiu.fills({"자리를 뜨는 사람": "허라온", "까닭": "손잡이를 만드는 회사에서 일합니다."}).presses(
        "자리를 떴다고 적기"
    )
    jiu.fills({"무엇을 정하는지": "비탈길 손잡이를 먼저 놓자고 제안한다.", "낸 사람": "최만복", "표결 방법": "손들기"})
    jiu.presses("표결 시작하기").fills({"찬성": 2, "반대": 1}).presses("표결 마치기")
    jiu.fills({"발언 요지": SAID, "결정 사항": "손잡이를 먼저 놓자고 제안하기로 함."}).presses("적어 두기")
    jiu.opens(f"meetings/desk/{number}/").presses("회의록 쓰기 시작하기")


def publish() -> None:
    """Another person than who wrote them reads and approves; the secretary publishes."""
    number = _meeting(TITLE)
    visit(APPROVER.name).opens(f"meetings/{number}/").follows("회의록 읽고 확인하기").presses("회의록 확인하기")
    visit(OFFICER.name).opens(f"meetings/desk/{number}/").presses("회의록 공개하기")


def go_to_them() -> None:
    jiu = visit(OFFICER.name)
    _plan(jiu, VISIT, "찾아가는 설명회", "2026-06-18", "달빛경로당", {"누구를 위한 모임인지": "어르신"})
    jiu.presses("회의 소집하기").fills({"함께한 사람 수": 37}).presses("회의 열기")


def _plan(jiu, title: str, kind: str, day: str, place: str, more: dict | None = None) -> None:
    jiu.opens("meetings/desk/new/")
    jiu.fills(
        {"누가 여는 회의인지": LOCAL, "회의 이름": title, "종류": kind, "만나는 방식": "현장에서 만나기", "장소": place}
    )
    jiu.fills({"오는 길과 편의시설": "승강기가 있고 문턱이 없습니다.", **(more or {})})
    form = next(form for key, form in jiu.page.forms.items() if isinstance(key, int) and "starts_at_0" in form.fields)
    for name, time in (("starts_at", "15:00"), ("ends_at", "17:00")):
        form[f"{name}_0"], form[f"{name}_1"] = day, time
    jiu.presses("회의 잡기")


def _meeting(title: str) -> int:
    return Meeting.objects.get(title=title, holder=Host.objects.get(title=LOCAL)).pk


def _email(name: str) -> str:
    return next(figure.email for figure in CAST if figure.name == name)
