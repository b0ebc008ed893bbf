"""The year is looked back on: answers to proposers, stars from the neighbourhood, lessons, disclosures, the white paper."""

from collections.abc import Iterator

from madang.base.documents.making.models import Making
from madang.base.documents.making.run import run
from madang.base.people.models import Part, Role
from madang.cycle.budget.models import Project
from madang.cycle.feedback.disclosing import fixed_on
from madang.cycle.feedback.permissions import rated_until
from madang.cycle.plan.models import Cycle

from .. import TOWN
from ..city.cast import OFFICER
from .act import Act, on, visit

BENCH = 17  # of 2025
STARS = (
    ("5", "다리가 아플 때마다 앉습니다. 등받이가 있어 좋아요."), ("4", "물소리가 들리는 자리라 좋습니다."), ("5", ""),
    ("3", "볕을 피할 그늘이 있으면 더 좋겠습니다."), ("4", ""), ("5", "아이와 쉬어 갑니다."), ("4", ""),
)  # fmt: skip
LESSONS = (
    {
        "어느 단계에 대해": "집행", "누가 말했는지": "모니터링단", "어디에서 나온 말인지": "2025년 현장 방문 점검표",
        "무슨 일이 있었나요": "물가에서 하는 일이 장마에 걸려 두 달 늦었습니다.",
        "다음에는 어떻게 할까요": "물가에서 하는 일은 유월이 오기 전에 마치게 일정을 잡습니다.",
    },
    {
        "어느 단계에 대해": "투표", "누가 말했는지": "주민", "어디에서 나온 말인지": "2026년 예산학교 설문",
        "무슨 일이 있었나요": "낮에만 여는 투표소에 오지 못했다는 분이 많았습니다.",
        "다음에는 어떻게 할까요": "투표소를 밤 열 시까지 엽니다.",
    },
)  # fmt: skip
PREFACE = (
    "2025년은 해오름시 주민이 처음으로 자기가 고른 사업을 결산까지 지켜본 해입니다.\n"
    "잘된 일과 늦어진 일을 가리지 않고 적었습니다."
)


def looking_back() -> Iterator[Act]:
    yield Act(on(2025, 2, 10), "한지우가 2025년 예산을 공시합니다", lambda: disclose(2025, "budget"))
    yield Act(on(2025, 2, 12), "한지우가 2025년 예산 공시를 보고합니다", lambda: report(2025, "budget", "2025-02-12"))
    yield Act(on(2026, 1, 15), "한지우가 2025년 사업을 마친 제안자에게 답합니다", lambda: answer(2025))
    yield Act(on(2026, 2, 10), "한지우가 2026년 예산을 공시합니다", lambda: disclose(2026, "budget"))
    yield Act(on(2026, 2, 12), "한지우가 예산 공시를 보고합니다", lambda: report(2026, "budget", "2026-02-12"))
    yield Act(on(2026, 3, 5, 19), "노을동 주민들이 새내천 의자에 별점을 매깁니다", rate_the_bench)
    yield Act(on(2026, 3, 6), "한지우가 별점에 붙은 글을 읽고 싣습니다", read_words)
    yield Act(on(2026, 5, 6), "한지우가 의자를 쓰는 분들께 만족도를 묻습니다", ask_users)
    yield Act(on(2026, 6, 10), "한지우가 배운 것을 적고 2027년 계획에 담습니다", learn)
    yield Act(on(2026, 7, 6), "한지우가 결산까지 마친 제안자와 떨어진 제안자에게 답합니다", answer_all)
    yield Act(on(2026, 8, 14), "한지우가 2025년 결산을 공시합니다", lambda: disclose(2025, "settlement"))
    yield Act(on(2026, 8, 18), "한지우가 결산 공시를 보고합니다", lambda: report(2025, "settlement", "2026-08-18"))
    yield Act(on(2026, 9, 2), "한지우가 2025년 백서를 만들고 펴냅니다", publish_white_paper)


def answer(year: int) -> None:
    """A page of the list at a time: looked at together, then sent."""
    jiu = visit(OFFICER.name).opens(f"{year}/feedback/desk/")
    while jiu.ticks_every("reply"):
        jiu.presses("고른 제안의 답 살펴보기").presses("이대로 답 보내기")
        jiu.opens(f"{year}/feedback/desk/")


def answer_all() -> None:
    for year in (2025, 2026):
        answer(year)


def disclose(year: int, occasion: str) -> None:
    """Only once the council has decided what is disclosed."""
    if fixed_on(Cycle.objects.get(government__slug=TOWN, fiscal_year=year), occasion) is None:
        return
    address = f"{year}/feedback/desk/disclosures/{occasion}/"
    jiu = visit(OFFICER.name).opens(address)
    jiu.fills({"운영현황에 붙이는 말": "주민이 고른 사업이 어디까지 왔는지 사업마다 적었습니다."}).presses("적어 두기")
    jiu.opens(f"{address}draft/").opens(address).presses("굳혀서 공개하기")


def report(year: int, occasion: str, day: str) -> None:
    jiu = visit(OFFICER.name).opens(f"{year}/feedback/desk/disclosures/{occasion}/")
    if "보고한 곳" in jiu.labels():
        jiu.fills({"보고한 날": day, "보고한 곳": "해오름시의회와 도"}).presses("보고한 것 적어 두기")


def rate_the_bench() -> None:
    bench = _bench()
    if rated_until(bench) is None:
        return
    here = Part.objects.of(bench.cycle.government).current().filter(role=Role.RESIDENT, area=bench.area)
    names = sorted(here.values_list("person__name", flat=True).distinct())
    for name, (stars, words) in zip(names, STARS, strict=False):
        neighbour = visit(name).opens(f"2025/feedback/ratings/{BENCH}/")
        neighbour.fills({"모두 보아": stars, "쓸모가 있나요": stars, "하고 싶은 말": words}).presses("별점 보내기")


def read_words() -> None:
    jiu = visit(OFFICER.name).opens("2025/feedback/desk/words/")
    while jiu.page.html.find("button", {"name": "show"}):
        jiu.presses("이 글 싣기")


def ask_users() -> None:
    jiu = visit(OFFICER.name).opens(f"2025/feedback/desk/surveys/{BENCH}/")
    jiu.fills({"여는 때": "2026-05-06T09:00", "닫는 때": "2026-05-27T18:00"}).presses("설문 열기")


def learn() -> None:
    jiu = visit(OFFICER.name)
    for lesson in LESSONS:
        jiu.opens("2025/feedback/desk/lessons/new/").fills(lesson).presses("적어 두기")
    jiu.opens("2025/feedback/desk/lessons/1/").fills({"어떻게 되었나요": "다음 계획에 담음", "담을 해": "2027"})
    jiu.fills(
        {"무엇이 달라지나요, 또는 왜 담지 않나요": "2027년 사업부터 물가의 일은 오월까지 마치게 했습니다."}
    ).presses("적어 두기")
    jiu.opens("2025/feedback/desk/lessons/2/").fills({"어떻게 되었나요": "담지 않음"})
    reason = "투표소를 지킬 참관인을 밤까지 모실 수 없었습니다. 대신 누리집 투표를 밤새 엽니다."
    jiu.fills({"무엇이 달라지나요, 또는 왜 담지 않나요": reason}).presses("적어 두기")


def publish_white_paper() -> None:
    jiu = visit(OFFICER.name).opens("2025/feedback/desk/white-paper/").presses("기록에서 만들기(PDF)")
    for pk in Making.objects.under_way().values_list("pk", flat=True):
        run(pk)  # what the worker does as soon as it is asked
    jiu.opens("2025/feedback/desk/white-paper/plan/").fills({"이 장에 붙이는 말": PREFACE}).presses("적어 두기")
    jiu.opens("2025/feedback/desk/white-paper/").fills({"문서번호": "참여예산-2025-백서"}).presses("굳혀서 펴내기")


def _bench() -> Project:
    projects = Project.objects.select_related("cycle__government", "area")
    return projects.get(cycle__fiscal_year=2025, number=BENCH)
