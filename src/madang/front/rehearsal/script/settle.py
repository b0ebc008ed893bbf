"""The year 2025 is settled: reasons, effects, the inspection, a review with residents, the council's approval."""

from collections.abc import Iterator

from madang.base.meetings.models import Item, Meeting
from madang.base.people.models import Person
from madang.base.surveys.actions import answer as answer_survey
from madang.base.surveys.models import Survey
from madang.base.talk.models import Comment
from madang.cycle.budget.models import Project
from madang.cycle.settle.models import Opinion

from ..city.cast import APPROVER, OFFICER
from .act import Act, on, visit

YEAR, BENCH, GONE = 2025, 17, 16
HERE, DESK = f"{YEAR}/settle/", f"{YEAR}/settle/desk/{YEAR}/"
REVIEW, SURVEY = "2025년 결산 주민평가회", "2025년에 쓴 돈을 어떻게 보시나요?"
INDICATORS = (
    ("새로 앉을 수 있는 자리", "곳", 12, "제안서", 12),
    ("하루에 앉아 쉬는 사람", "명", 60, "부서검토의견서", 74),
    ("쉼터까지 걸리는 가장 먼 거리", "분", 5, "부서검토의견서", 6),
)
OPINIONS = (
    ("개선 권고", "낙찰차액을 연말까지 묵히지 말고 추가경정예산에서 줄이십시오."),
    ("우수 사례", "사업마다 남은 까닭을 한 문장으로 밝힌 것은 다른 부서도 본받을 만합니다."),
)
ANSWERED = ("박서연", "이도윤", "최만복", "오순자", "정우진", "서지안")
QUESTION = "반려동물 놀이터를 그만두고 남은 돈은 어디로 갔나요?"
ANSWER = "쓰지 않은 돈은 다음 해 예산의 재원으로 돌아갔습니다. 설계에 쓴 돈은 결산표에 그대로 있습니다."
DECIDED = "남은 돈은 다음 해 주민참여예산을 늘리는 데 먼저 쓰도록 권고한다."


def settling() -> Iterator[Act]:
    yield Act(on(2026, 3, 4), "한지우가 2025년 결산을 시작합니다", begin)
    yield Act(on(2026, 3, 10), "한지우가 남은 돈의 까닭과 성과를 적습니다", fill)
    yield Act(
        on(2026, 3, 16),
        "한지우가 결산서를 작성합니다",
        lambda: visit(OFFICER.name).opens(DESK).presses("결산서 작성하기"),
    )
    yield Act(on(2026, 4, 29), "한지우가 결산검사와 검사의견을 적습니다", inspected)
    yield Act(on(2026, 5, 6, 9), "한지우가 주민평가회를 부르고 설문을 엽니다", call)
    yield Act(on(2026, 5, 8, 20), "여섯 주민이 답하고 한 사람이 묻습니다", answer)
    yield Act(on(2026, 5, 20, 20), "주민평가회가 열려 남은 돈을 어디에 쓸지 권고합니다", meet)
    yield Act(on(2026, 5, 26), "한지우가 주민의 물음과 검사의견에 답합니다", reply)
    yield Act(on(2026, 6, 22), "한지우가 의회의 결산 승인을 적습니다", approved)
    yield Act(on(2026, 6, 23), "한지우가 결산 고시를 적습니다", notified)


def begin() -> None:
    visit(OFFICER.name).opens(f"{DESK}open/").fills({
        "까닭을 적을 집행잔액": 500_000, "까닭을 적을 비율(%)": 5, "기준의 근거": "2025년 운영계획 14쪽, 조례 제22조",
    }).presses("시작하기")  # fmt: skip


def fill() -> None:
    """The whole table at once; then what was expected of the bench, and what was measured."""
    jiu = visit(OFFICER.name).opens(f"{DESK}reasons/")
    said = {}
    for number in (label.split()[0] for label in jiu.labels() if label.endswith(" 사유")):
        given_up = int(number) == GONE
        said[f"{number} 사유"] = "사업 취소" if given_up else "낙찰차액"
        said[f"{number} 까닭"] = (
            "이웃의 동의를 얻지 못해 그만두었습니다." if given_up else "낙찰가가 예정보다 낮았습니다."
        )
    jiu.fills(said).presses("까닭 적어 두기")
    for name, unit, expected, ground, _value in INDICATORS:
        better = "작을수록 좋음" if unit == "분" else "클수록 좋음"
        jiu.opens(f"{DESK}indicators/new/").fills({
            "사업": _bench(), "지표": name, "단위": unit, "기대한 값": expected, "어느 쪽이 좋은지": better, "기대한 값을 적은 곳": ground,
        }).presses("적어 두기")  # fmt: skip
    jiu.opens(f"{DESK}indicators/")
    for name, _unit, _expected, _ground, value in INDICATORS:
        label = f"{BENCH} {name}"
        jiu.fills({
            f"{label} 잰 값": value, f"{label} 자료의 출처": "현장 조사 사흘의 평균", f"{label} 잰 곳": "공원녹지과와 모니터링단",
            f"{label} 잰 날": "2026-02-12",
        })  # fmt: skip
    jiu.presses("값 적어 두기")


def inspected() -> None:
    jiu = visit(OFFICER.name).opens(f"{DESK}inspection/")
    jiu.fills({
        "검사를 시작한 날": "2026-04-06", "검사를 마친 날": "2026-04-21", "검사의견서를 받은 날": "2026-04-28", "검사위원 수": 5,
    })  # fmt: skip
    for place, (kind, words) in enumerate(OPINIONS, start=1):
        jiu.fills_in({f"{place}째 의견": {"종류": kind, "의견": words}})
    jiu.presses("결산검사 적어 두기")


def call() -> None:
    jiu = visit(OFFICER.name).opens(f"{DESK}meeting/")
    jiu.fills({
        "모임의 이름": REVIEW, "시작하는 때": "2026-05-20T19:00", "마치는 때": "2026-05-20T21:00", "어디서": "해오름시청 큰방",
    }).presses("부르기")  # fmt: skip
    jiu.opens(f"{DESK}survey/").fills({
        "설문의 이름": SURVEY, "여는 때": "2026-05-06T10:00", "닫는 때": "2026-05-19T18:00", "누가 답하나요": "들어온 사람만, 한 사람이 한 번",
    }).presses("설문 열기")  # fmt: skip


def answer() -> None:
    """By the same act that the survey's page calls; the question at the page itself."""
    survey = Survey.objects.select_related("government").get(title=SURVEY)
    for place, person in enumerate(Person.objects.filter(name__in=ANSWERED).order_by("pk")):
        answer_survey(survey, {1: 5 - place % 3}, by=person)
    visit(ANSWERED[0]).opens(HERE).fills({"하고 싶은 말": QUESTION}).presses("글 올리기")


def meet() -> None:
    number = Meeting.objects.get(title=REVIEW).pk
    jiu = visit(OFFICER.name).opens(f"meetings/desk/{number}/")
    jiu.presses("회의 열기")
    jiu.opens(f"meetings/desk/items/{Item.objects.get(meeting=number).pk}/")
    jiu.fills({"발언 요지": "정우진: 남은 돈이 어디로 가는지 보이게 해 주세요.", "결정 사항": DECIDED}).presses(
        "적어 두기"
    )
    jiu.opens(f"meetings/desk/{number}/").presses("회의록 쓰기 시작하기")
    visit(APPROVER.name).opens(f"meetings/{number}/").follows("회의록 읽고 확인하기").presses("회의록 확인하기")
    jiu.opens(f"meetings/desk/{number}/").presses("회의록 공개하기")


def reply() -> None:
    asked = Comment.objects.get(words=QUESTION)
    jiu = visit(OFFICER.name).opens(f"talk/{asked.pk}/")
    jiu.fills({"하고 싶은 말": ANSWER, "부서의 공식 답으로 올리기": True}).presses("답글 올리기")
    for opinion in Opinion.objects.filter(answer="").order_by("pk"):
        jiu.opens(f"{YEAR}/settle/desk/opinions/{opinion.pk}/")
        jiu.fills({"답": "받아들여 다음 추가경정예산부터 그렇게 하겠습니다."}).presses("답 올리기")


def approved() -> None:
    visit(OFFICER.name).opens(f"{DESK}approval/").fills({
        "의회에 낸 날": "2026-05-28", "의회가 승인한 날": "2026-06-19", "회기": "제305회 제1차 정례회", "의회의 말": "원안대로 승인함.",
    }).presses("승인 적기")  # fmt: skip


def notified() -> None:
    visit(OFFICER.name).opens(f"{DESK}notice/").fills({"고시한 날": "2026-06-23"}).presses("고시 적기")


def _bench() -> str:
    """As the list of projects says it."""
    return Project.objects.get(cycle__fiscal_year=YEAR, number=BENCH).title
