"""The residents' opinion statement of two years: the committee's words, its meeting by hand, frozen before the bill goes."""

from collections.abc import Iterator

from ..city.cast import OFFICER
from .act import Act, on, visit

# No committee met on the platform yet in these years, so its meeting is named by hand.
MEETINGS = {
    2025: ("2024년 제4차 정기회의", "2024-11-07", "참여예산-2025-9"),
    2026: ("2025년 제4차 정기회의", "2025-11-06", "참여예산-2026-11"),
}
WORDS = {
    2025: """처음으로 주민총회에서 고른 사업을 예산안에 담았습니다. 시내보다 면 지역의 제안이 적었으니, 내년에는 찾아가는 설명회를 늘려 주시기 바랍니다.

하천과 공원의 쉼터는 어르신이 오래 기다린 일입니다. 먼저 살펴 주십시오.""",
    2026: """투표로 고른 사업을 순위대로 담았습니다. 돈이 모자라 예비로 둔 사업은 다른 사업의 돈이 남을 때 가장 먼저 살펴 주시기 바랍니다.

의회가 금액을 줄이거나 빼실 때에는 그 까닭을 주민이 알 수 있는 말로 남겨 주십시오.""",
}


def stating() -> Iterator[Act]:
    yield Act(on(2024, 11, 8), "한지우가 2025년 주민의견서를 위원회의 채택대로 굳힙니다", lambda: state(2025))
    yield Act(on(2025, 11, 7), "한지우가 2026년 주민의견서를 위원회의 채택대로 굳힙니다", lambda: state(2026))


def state(year: int) -> None:
    meeting, day, number = MEETINGS[year]
    jiu = visit(OFFICER.name).opens(f"{year}/budget/office/statement/")
    jiu.fills({"위원회의 의견": WORDS[year]}).presses("의견 적어 두기")
    jiu.fills({"채택한 위원회": "주민참여예산위원회", "회의 이름": meeting, "채택한 날": day}).presses(
        "손으로 채택 적기"
    )
    jiu.fills({"문서번호": number}).presses("주민의견서 굳히기")
