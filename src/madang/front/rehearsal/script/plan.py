"""The officer sets up three years: the first from nothing, each next by copying the one before."""

from collections.abc import Iterator

from ..city.cast import OFFICER
from ..city.wishes import BUDGETS, FIRST_YEAR_BUDGETS, LAST_YEAR_BUDGETS
from .act import Act, on, visit

# stage: opens (month, day), closes (month, day, years later); each year the same but for weekdays
YEAR = {
    "계획": ((1, 5), (2, 6)),
    "배움": ((2, 9), (5, 29)),
    "모임": ((2, 16), (3, 31)),
    "제안": ((3, 9), (5, 29)),
    "검토": ((6, 8), (7, 31)),
    "숙의": ((7, 20), (8, 21)),
    "투표": ((9, 1), (9, 14)),
    "결정": ((9, 15), (10, 16)),
    "편성": ((10, 19), (12, 21)),
}
# The platform opened in March of the first year, so that year begins later.
OPENED_LATE = {
    "계획": ((3, 5), (3, 29)),
    "배움": ((3, 11), (5, 29)),
    "모임": ((3, 11), (3, 29)),
    "제안": ((4, 1), (5, 29)),
}
LATER = {
    "집행": (1, 1, 1, 12, 31),
    "결산": (2, 1, 4, 5, 29),
    "답변": (2, 6, 1, 6, 30),
    "평가": (2, 7, 1, 7, 31),
    "나눔": (2, 8, 3, 12, 18),
}
SECTIONS = {
    "목적과 근거": "지방재정법 제39조와 해오름시 주민참여예산제 운영 조례에 따라, 예산을 짜고 쓰고 맺는 모든 걸음에 주민이 함께합니다.",
    "규모와 한도": "시 전체의 일에 12억 원, 동네의 일에 6억 원을 씁니다. 사업 하나는 시 전체 3억 원, 동네 5천만 원까지입니다.",
    "일정": "3월부터 5월까지 제안을 받고, 여름에 함께 다듬어 9월에 고릅니다. 11월에 예산안과 함께 의회로 갑니다.",
    "공모 대상과 방법": "해오름시에 살거나 일하거나 배우는 누구나, 누리집·전화·동 주민센터·찾아가는 접수로 제안할 수 있습니다.",
    "기구 구성": "주민참여예산위원회 60명과 아홉 동네의 지역회의가 함께합니다.",
    "심사와 투표 규칙": "유형마다 다섯 개까지 고르고, 표를 많이 받은 차례대로 한도 안에서 담습니다. 남은 돈보다 큰 사업은 건너뜁니다.",
    "홍보와 교육": "예산학교를 열두 번 열고, 안내지를 아홉 동네에 나누어 드립니다.",
    "참여가 어려운 이웃을 위한 대책": "쉬운 글과 큰 글자 안내지, 수어 통역, 집으로 찾아가는 접수, 여섯 나라 말 안내를 마련합니다.",
}
# The second year counts otherwise: with the committee's scores, and with equal shares.
OTHER_RULES = {"city": "half-committee", "dong": "equal-shares"}
SAID_OF_THEM = (
    "유형마다 다섯 개까지 고릅니다. 시정참여형은 주민 투표와 위원회 점수를 절반씩 더해 높은 차례대로 담습니다. "
    "동네참여형은 한도를 투표한 사람 모두가 똑같이 나누어 갖고, 고른 사람들이 몫을 모아 값을 치를 수 있는 사업을 담습니다."
)
GROUND = "지방재정법 제39조에 따라 해마다 같은 때에 하는 공모이며, 행사를 따로 열지 않습니다."


def plans() -> Iterator[Act]:
    yield Act(on(2024, 3, 6), "담당자 한지우가 2025년 예산의 한 해를 처음부터 세웁니다", first_year)
    yield Act(on(2025, 1, 6), "한지우가 지난해를 옮겨 2026년 예산의 한 해를 세웁니다", second_year)
    yield Act(on(2026, 1, 5), "한지우가 지난해를 옮겨 2027년 예산의 한 해를 세웁니다", next_year)


def first_year() -> None:
    jiu = visit(OFFICER.name).opens("plan/start/")
    jiu.fills({"회계연도": 2025, "운영연도": 2024, "한 해 총한도(원)": sum(FIRST_YEAR_BUDGETS.values())})
    jiu.presses("새 해 시작하기")
    _ordinance(2025)
    _tracks(2025)
    _calendar(2025)
    _publish(2025)


def second_year() -> None:
    """Less money than the first: the city saved for a new library."""
    jiu = visit(OFFICER.name)
    jiu.opens("plan/start/").fills({"옮겨 올 해": "해오름시 2025"}).presses("이 해를 다음 해로 옮기기")
    for code, ceiling in LAST_YEAR_BUDGETS.items():
        jiu.opens(f"2026/plan/office/tracks/{code}/")
        jiu.fills({"이 유형의 총한도(원)": ceiling}).presses("유형 저장하기")
    jiu.opens("2026/plan/office/year/").fills({"한 해 총한도(원)": sum(LAST_YEAR_BUDGETS.values())}).presses(
        "총한도 저장하기"
    )
    _calendar(2026)
    _publish(2026)


def next_year() -> None:
    visit(OFFICER.name).opens("plan/start/").fills({"옮겨 올 해": "해오름시 2026"}).presses("이 해를 다음 해로 옮기기")
    _more_money(2027)
    _calendar(2027)
    _publish(2027, SECTIONS | {"심사와 투표 규칙": SAID_OF_THEM})


def _ordinance(year: int) -> None:
    visit(OFFICER.name).opens(f"{year}/plan/office/ordinance/").fills(
        {
            "조례 이름": "해오름시 주민참여예산제 운영 조례",
            "조례 번호": "제1234호",
            "공포한 날": "2018-03-05",
            "운영계획 공고 일수": 20,
            "운영계획 공고 조문": "제7조",
            "위원회 조문": "제10조",
            "제안 공모 조문": "제8조",
            "투표·선정 조문": "제14조",
        }
    ).presses("조례 저장하기")


def _tracks(year: int) -> None:
    city = {
        "이름": "시정참여형", "영문 이름": "City-wide", "주소 이름": "city", "순서": 1,
        "설명": "두 동네 넘게 함께 누리는 일입니다.",
        "이 유형의 총한도(원)": FIRST_YEAR_BUDGETS["city"], "사업 하나의 한도": 300_000_000, "행사 하나의 한도": 90_000_000,
    }  # fmt: skip
    dong = {
        "이름": "동네참여형", "영문 이름": "Neighbourhood", "주소 이름": "dong", "순서": 2, "결정 단위": "읍·면·동",
        "설명": "우리 동네에서 바로 달라지는 일입니다.",
        "이 유형의 총한도(원)": FIRST_YEAR_BUDGETS["dong"], "사업 하나의 한도": 50_000_000, "지역별 한도": 90_000_000,
    }  # fmt: skip
    rules = {
        "제안할 수 있는 나이(만)": 0,
        "투표할 수 있는 나이(만)": 14,
        "적어도 몇 개를 고르나요": 1,
        "많아야 몇 개를 고르나요": 5,
    }
    for track in (city, dong):
        visit(OFFICER.name).opens(f"{year}/plan/office/tracks/").fills(track | rules).presses("유형 저장하기")


def _more_money(year: int) -> None:
    """The second year has three times the money of the first, and other rules."""
    jiu = visit(OFFICER.name).opens(f"{year}/plan/office/year/")
    jiu.fills({"한 해 총한도(원)": sum(BUDGETS.values())}).presses("총한도 저장하기")
    for code, most_an_area in (("city", ""), ("dong", 150_000_000)):
        jiu.opens(f"{year}/plan/office/tracks/{code}/?preset={OTHER_RULES[code]}")
        jiu.fills({"이 유형의 총한도(원)": BUDGETS[code], "지역별 한도": most_an_area}).presses("유형 저장하기")


def _calendar(year: int) -> None:
    jiu = visit(OFFICER.name).opens(f"{year}/plan/office/calendar/")
    jiu.fills(_moments(year)).presses("달력 저장하기")
    jiu.opens(f"{year}/plan/office/calendar/")
    grounds = [label for label in jiu.labels() if label.endswith("선거 기간에 여는 법적 근거")]
    if grounds:
        jiu.fills(dict.fromkeys(grounds, GROUND)).presses("달력 저장하기")


def _moments(year: int) -> dict[str, str]:
    before = year - 1
    moments = {}
    for stage, (opens, closes) in (YEAR | (OPENED_LATE if year == 2025 else {})).items():
        moments[f"{stage} 여는 때"] = f"{before}-{opens[0]:02}-{opens[1]:02}T09:00"
        moments[f"{stage} 닫는 때"] = f"{before}-{closes[0]:02}-{closes[1]:02}T23:59"
    for stage, (after, first, day, last, last_day) in LATER.items():
        moments[f"{stage} 여는 때"] = f"{before + after}-{first:02}-{day:02}T09:00"
        moments[f"{stage} 닫는 때"] = f"{before + after}-{last:02}-{last_day:02}T18:00"
    return moments


def _publish(year: int, sections: dict[str, str] = SECTIONS) -> None:
    jiu = visit(OFFICER.name).opens(f"{year}/plan/office/draft/")
    jiu.fills(sections).presses("글 저장하기")
    jiu.opens(f"{year}/plan/office/publish/").presses("운영계획 공개하기")
