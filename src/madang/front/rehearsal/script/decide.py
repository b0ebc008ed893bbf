"""The committee's scores come in, the counter counts, the worker counts again, the officer publishes, the assembly resolves."""

from collections.abc import Iterator

from madang.cycle.decide.actions import run_check
from madang.cycle.decide.models import Check, CheckState

from ..city.cast import COUNTER, OFFICER
from ..city.committee import scored
from .act import Act, on, visit

TRACKS = ("city", "dong")
# What the assembly of last year made otherwise than the count, and why.
OTHERWISE = {
    "청년 공유 부엌": (
        "예비",
        150_000_000,
        "표를 세 번째로 많이 받았으나 남은 돈보다 커서 담지 못했습니다. 다른 사업의 돈이 줄면 이 사업을 먼저 하기로 뜻을 모았습니다.",
    )
}


def deciding() -> Iterator[Act]:
    yield Act(on(2026, 8, 31), "한지우가 2027년 위원회 점수표를 올립니다", lambda: hand_in(2027, "city", "committee"))
    for year in (2026, 2027):
        before = year - 1
        yield Act(on(before, 9, 16), f"주성민이 {year}년 예산의 표를 셉니다", lambda year=year: count(year))
        yield Act(on(before, 9, 16, 10, 30), "다른 프로세스가 한 번 더 세어 견줍니다", count_again)
        yield Act(on(before, 9, 17), f"한지우가 {year}년 투표 결과를 공개합니다", lambda year=year: publish(year))
    yield Act(on(2025, 10, 14), "총회가 2026년 사업을 의결합니다", lambda: resolve(2026, "2025-10-13"))


def hand_in(year: int, track: str, voice: str) -> None:
    """The empty table that the site gives, filled in by the members."""
    jiu = visit(OFFICER.name)
    blank = jiu.opens(f"{year}/decide/{track}/sheets/{voice}/blank.csv").page.body.decode("utf-8-sig")
    jiu.opens(f"{year}/decide/{track}/sheets/{voice}/")
    jiu.fills({"CSV 파일": ("위원회 점수표.csv", scored(blank)), "만점": 100}).presses("점수표 올리기")


def count(year: int) -> None:
    counter = visit(COUNTER.name)
    for track in TRACKS:
        counter.opens(f"{year}/decide/{track}/count/").presses("표 세기")


def count_again() -> None:
    """What the worker does as soon as it is asked."""
    for pk in Check.objects.filter(state=CheckState.WAITING).values_list("pk", flat=True):
        run_check(pk)


def publish(year: int) -> None:
    jiu = visit(OFFICER.name)
    for track in TRACKS:
        jiu.opens(f"{year}/decide/{track}/count/").presses("결과 공개하기")


def resolve(year: int, day: str) -> None:
    jiu = visit(OFFICER.name)
    for track in TRACKS:
        jiu.opens(f"{year}/decide/{track}/resolution/")
        jiu.fills({"의결한 곳": "제4차 주민참여예산위원회 총회", "의결한 날": day, "자리한 사람 수": 47})
        for title, (outcome, amount, reason) in OTHERWISE.items() if track == "city" else ():
            jiu.fills({f"{title}: 의결": outcome, f"{title}: 금액": amount, f"{title}: 다르게 정한 까닭": reason})
        jiu.presses("다시 보기").presses("이대로 의결 적기")
