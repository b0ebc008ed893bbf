"""What the council decided is carried out: started, contracted, paid and reported quarter by quarter, once late, once not."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from madang.cycle.execute.models import Work
from madang.cycle.execute.money import pockets_of

from ..city.cast import OFFICER, PARKS
from .act import Act, on, visit

BENCH, WET, LATE, GONE, LONG = 17, 23, 15, 16, 10  # numbers of 2025 with a story of their own
COMPANIES = {
    "공원녹지과": ("해오름조경", "공사"),
    "안전총괄과": ("달빛전기", "공사"),
    "도로교통과": ("새내건설", "공사"),
    "복지정책과": ("함께돌봄 협동조합", "용역"),
    "문화체육과": ("솔바람건축", "공사"),
}
STEPS = "{year}-03-31 설계와 계약\n{year}-09-30 절반 넘게 마침\n{year}-11-28 마침과 검사"
WORDS = {
    1: "설계를 마치고 계약했습니다.",
    2: "선급금을 내고 일을 시작했습니다.",
    3: "절반을 넘겼습니다. 자리는 주민과 함께 살폈습니다.",
    4: "마치고 검사를 받았습니다.",
}
AT = {1: 20, 2: 45, 3: 80, 4: 100}


@dataclass(frozen=True)
class Story:
    """What one work says in one quarter otherwise than the rest."""

    state: str
    percent: int
    done: str
    reason: str = ""


STORIES = {
    (2025, 2, WET): Story("늦어짐", 25, "손잡이를 만들어 두었습니다.", "장마로 새내천의 물이 불어 물가 일을 쉬었습니다."),
    (2025, 3, WET): Story("늦어짐", 60, "한쪽 손잡이를 달았습니다.", "장마로 쉰 만큼 늦었습니다. 십일월 안에 마칩니다."),
    (2025, 3, LATE): Story("늦어짐", 50, "알림판 다섯 개를 세웠습니다.", "알림판의 부품이 두 달 늦게 들어왔습니다."),
    (2025, 4, LONG): Story("늦어짐", 70, "바닥과 문을 마쳤습니다.", "난방 관을 옮기느라 겨울을 넘깁니다. 남은 돈을 이월했습니다."),
}  # fmt: skip


def executing() -> Iterator[Act]:
    for year in (2025, 2026):
        yield Act(on(year, 1, 6), f"한지우가 의회가 의결한 {year}년 사업을 시작합니다", lambda year=year: start(year))
        yield Act(on(year, 3, 31), f"{year}년 사업의 계약을 표로 적습니다", lambda year=year: contracts(year))
        yield Act(on(year, 7, 1), f"{year}년 사업의 선급금을 표로 적습니다", lambda year=year: advances(year))
        for quarter in (1, 2, 3):
            yield Act(
                on(year, 3 * quarter + 1, 7), f"부서들의 {year}년 {quarter}분기 집행현황을 적습니다",
                lambda year=year, quarter=quarter: report(year, year, quarter),
            )  # fmt: skip
    yield Act(on(2025, 9, 15), "공원녹지과가 반려동물 놀이터를 그만둡니다", give_up)
    yield Act(on(2025, 12, 22), "2025년 사업의 남은 돈을 치릅니다", settle_up)
    yield Act(on(2025, 12, 23), "공원녹지과가 새내천 의자의 단계를 마친 날을 적습니다", tick_off)
    yield Act(on(2025, 12, 30), "체육관 탈의실의 돈을 2026년으로 넘깁니다", carry_over)
    yield Act(on(2026, 1, 8), "부서들의 2025년 4분기 집행현황을 적습니다", lambda: report(2025, 2025, 4))
    yield Act(on(2026, 5, 4), "넘긴 돈으로 탈의실을 마칩니다", finish_late)


def start(year: int) -> None:
    jiu = visit(OFFICER.name).opens(f"{year}/execute/desk/start/")
    if not jiu.ticks_every("number"):
        return
    days = {"시작 예정일": f"{year}-01-06", "끝낼 날": f"{year}-11-28"}
    jiu.fills(days | {"함께 정하는 단계": STEPS.format(year=year)}).presses("고른 사업 시작하기")


def contracts(year: int) -> None:
    rows = []
    for work in _works(year, without=GONE):
        company, kind = COMPANIES[work.project.office.name]
        amount = _agreed(work)
        tender = "수의계약" if amount <= 22_000_000 else "제한입찰"
        rows.append(
            [work.number, "계약", f"{year}-03-24", f"{work.project.title} {kind}", amount, company, kind, tender]
        )
    _books(year, rows)


def advances(year: int) -> None:
    rows = [[work.number, "지출", f"{year}-06-20", "선급금", _advance(work)] for work in _works(year, without=GONE)]
    if year == 2025:
        rows.append([GONE, "지출", "2025-06-20", "설계비", 1_200_000])
    _books(year, rows)


def settle_up() -> None:
    """The rest of each contract; the bench to its last won, the changing room only as far as it is built."""
    rows = []
    for work in _works(2025, without=GONE):
        rest = _agreed(work) - _advance(work)
        paid = rest // 2 // 10_000 * 10_000 if work.number == LONG else rest
        rows.append([work.number, "지출", "2025-12-19", "기성금" if work.number == LONG else "준공금", paid])
    _books(2025, rows)


def tick_off() -> None:
    """The bench went as planned, and each step was done before its day."""
    visit(PARKS.name).opens(f"2025/execute/desk/{BENCH}/steps/").fills_in({
        title: {"마친 날": day}
        for title, day in (("설계와 계약", "2025-03-24"), ("절반 넘게 마침", "2025-09-12"), ("마침과 검사", "2025-11-21"))
    }).presses("일정 적어 두기")  # fmt: skip


def finish_late() -> None:
    work = Work.objects.get(project__cycle__fiscal_year=2025, project__number=LONG)
    (pocket,) = [one for one in pockets_of(work.project) if one.fiscal_year == 2026]
    _books(2025, [[LONG, "지출", "2026-04-28", "준공금", pocket.room]])
    late = Story("늦어짐", 85, "난방 관을 옮겼습니다.", "겨울에는 물을 끊을 수 없어 삼월에 옮겼습니다.")
    _hand_in(2025, 2026, 1, [(work, late)])
    done = Story("마침", 100, "난방을 잇고 검사를 마쳐 문을 열었습니다.")
    _hand_in(2025, 2026, 2, [(work, done)])


def give_up() -> None:
    visit(PARKS.name).opens(f"2025/execute/desk/{GONE}/change/").fills({
        "무엇이 바뀌나": "사업취소", "바뀌는 날": "2025-09-15", "공고·문서 번호": "해오름시 공고 제2025-812호",
        "까닭": "두 번의 설명회에서 이웃 아파트 주민의 동의를 얻지 못했고, 다른 자리는 하천 구역이어서 울타리를 둘 수 없습니다.",
        "모두에게 알리는 말": "반려동물 놀이터를 올해 만들지 않습니다. 설계에 쓴 120만 원을 뺀 돈은 남겨 결산에서 밝히고, 자리는 내년에 다시 찾습니다.",
    }).presses("사업변경 적기")  # fmt: skip


def carry_over() -> None:
    work = Work.objects.get(project__cycle__fiscal_year=2025, project__number=LONG)
    account = pockets_of(work.project)[0].account
    culture = visit(OFFICER.name).opens(f"2025/execute/desk/{LONG}/change/")
    (money,) = [label for label in _choices(culture, "pocket") if label.startswith("2025")]
    culture.fills({
        "무엇이 바뀌나": "사고이월", "바뀌는 날": "2025-12-30", "공고·문서 번호": "문화체육과-14021",
        "까닭": "벽을 뜯으니 난방 관이 도면과 다른 자리에 있어 옮기는 데 두 달이 더 듭니다.",
        "모두에게 알리는 말": "휠체어 탈의실은 2026년 4월에 문을 엽니다. 계약하고 아직 쓰지 않은 돈을 2026년으로 넘깁니다.",
        "새로 끝낼 날": "2026-04-30", "어느 돈": money, "옮길 금액": account.committed - account.spent,
    }).presses("사업변경 적기")  # fmt: skip


def report(of: int, year: int, quarter: int) -> None:
    usual = Story("마침" if quarter == 4 else "하는 중", AT[quarter], WORDS[quarter])
    told = [
        (work, STORIES.get((year, quarter, work.number), usual)) for work in _works(of) if work.state != "cancelled"
    ]
    _hand_in(of, year, quarter, told)


def _hand_in(of: int, year: int, quarter: int, told: list[tuple[Work, Story]]) -> None:
    jiu = visit(OFFICER.name).opens(f"{of}/execute/desk/report/{year}-{quarter}/")
    if told:
        jiu.fills_in({
            f"{work.number} {work.project.title}": {
                "상태": one.state, "진행률(%)": one.percent, "한 일": one.done, "늦어진 까닭": one.reason,
            }
            for work, one in told
        }).presses("적은 것 모두 공개하기 (S)")  # fmt: skip


def _works(year: int, without: int = 0) -> list[Work]:
    works = Work.objects.filter(project__cycle__fiscal_year=year).select_related(
        "project__office", "project__cycle__government"
    )
    return [work for work in works.order_by("project__number") if year != 2025 or work.number != without]


def _agreed(work: Work) -> int:
    """The tender brings most works a little below their budget; the bench is built for all of it."""
    there = sum(
        one.account.available for one in pockets_of(work.project) if one.fiscal_year == work.project.cycle.fiscal_year
    )
    if work.number == BENCH and work.project.cycle.fiscal_year == 2025:
        return there
    return there * 92 // 100 // 10_000 * 10_000


def _advance(work: Work) -> int:
    return _agreed(work) * 3 // 10 // 10_000 * 10_000


def _books(year: int, rows: list[list]) -> None:
    if not rows:
        return
    sheet = io.StringIO()
    table = csv.writer(sheet, lineterminator="\n")
    table.writerow(["사업번호", "구분", "날짜", "이름", "금액", "계약한 곳", "종류", "계약 방법"])
    table.writerows(row + [""] * (8 - len(row)) for row in rows)
    jiu = visit(OFFICER.name).opens(f"{year}/execute/desk/books/")
    jiu.fills({"표 파일 (CSV, XLSX)": ("집행.csv", sheet.getvalue().encode())}).presses("표의 것 모두 적기")


def _choices(visitor, name: str) -> list[str]:
    return [option.get_text().strip() for option in visitor.page.html.find("select", {"name": name}).find_all("option")]
