"""The budget school: courses opened, a quiz passed and its certificate checked, a visit to a 경로당, a survey with papers."""

from collections.abc import Iterator

from madang.base.surveys.models import Survey
from madang.cycle.learn.models import Completion, Course, Question, Session

from ..city.cast import APPROVER, HELPER, OFFICER
from .act import Act, on, visit

YEAR = 2027
FIRST, ELDERLY = "처음 만나는 참여예산", "경로당에서 배우는 참여예산"
CAME = (
    "곽분례", "김복동", "나옥순", "문삼순", "박말자", "신기철", "안금자", "오덕수", "유점례", "정갑수", "최만복", "황영자",
)  # fmt: skip
# Invented, as everything in this city.
FIGURES = (
    ("들어오는 돈(세입)", "지방세", "Local taxes", 182_000_000_000),
    ("들어오는 돈(세입)", "세외수입", "Other income", 41_000_000_000),
    ("들어오는 돈(세입)", "지방교부세와 조정교부금", "Allocation tax and grants", 236_000_000_000),
    ("들어오는 돈(세입)", "보조금", "Subsidies", 331_000_000_000),
    ("쓰는 곳(세출)", "사회복지", "Social welfare", 318_000_000_000),
    ("쓰는 곳(세출)", "교통과 물류", "Transport", 74_000_000_000),
    ("쓰는 곳(세출)", "환경", "Environment", 81_000_000_000),
    ("쓰는 곳(세출)", "국토와 지역개발", "Land and regional development", 69_000_000_000),
    ("쓰는 곳(세출)", "그 밖의 분야", "Other fields", 248_000_000_000),
)
HEARD = "경로당 앞 횡단보도가 너무 짧아 다 건너기 전에 빨간불이 된다고 여러 분이 말씀하셨습니다."
SURVEY = "예산학교는 어땠나요"
QUESTIONS = (
    {"답하는 방법": "하나 고르기", "질문": "어떻게 배우셨나요?", "고를 것": "누리집에서\n모임에서\n경로당이나 일터에서", "꼭 답해야 합니다": True},
    {"답하는 방법": "여럿 고르기", "질문": "무엇이 도움이 되었나요?", "고를 것": "쉬운 글\n문제 풀기\n만나서 이야기하기\n큰 글씨"},
    {
        "답하는 방법": "정도 고르기", "질문": "얼마나 알게 되었나요?", "가장 작은 수": 1, "가장 큰 수": 5,
        "가장 작은 수의 뜻": "거의 모름", "가장 큰 수의 뜻": "잘 앎",
    },
    {"답하는 방법": "차례 매기기", "질문": "다음에는 무엇을 먼저 배우고 싶나요?", "고를 것": "제안 쓰기\n예산서 읽기\n회의하는 법"},
    {"답하는 방법": "긴 글", "질문": "하고 싶은 말"},
)  # fmt: skip
ONLINE = (
    ("김하늘", "누리집에서", ["쉬운 글", "문제 풀기"], "5", ("2", "1", ""), "풀이가 친절해서 좋았어요."),
    ("박서연", "누리집에서", ["문제 풀기"], "4", ("1", "2", "3"), ""),
    ("이도윤", "모임에서", ["만나서 이야기하기"], "4", ("1", "", "2"), "저녁 모임도 있으면 좋겠습니다. 010-2345-6789"),
    ("윤가람", "누리집에서", ["쉬운 글"], "3", ("", "1", ""), ""),
    ("임다솜", "누리집에서", ["쉬운 글", "문제 풀기"], "4", ("2", "1", "3"), ""),
    ("강민석", "모임에서", ["만나서 이야기하기"], "2", ("1", "", ""), ""),
    ("남궁솔", "누리집에서", ["문제 풀기"], "5", ("1", "2", ""), ""),
    ("서지안", "모임에서", ["만나서 이야기하기", "쉬운 글"], "4", ("", "2", "1"), ""),
)
PAPERS = "paper,q1,q2,q3,q4,q5\n" + "".join(
    f"종이-{number},3,{marks},{scale},{order},{words}\n"
    for number, (marks, scale, order, words) in enumerate(
        [("1;3;4", 4, "1", "큰 글씨라 읽기 좋았어요"), ("3;4", 3, "1;3", ""), ("1;4", 4, "", ""), ("4", 5, "1", ""), ("3", 3, "1", ""),
         ("1;3", 4, "1;2", ""), ("1;3;4", 5, "1", ""), ("4", 2, "", ""), ("3;4", 4, "1", ""), ("1;4", 3, "3", ""), ("1;3", 4, "1", "")],
        start=1,
    )
)  # fmt: skip


def learning() -> Iterator[Act]:
    yield Act(on(2026, 2, 9, 13), "한지우가 예산학교를 열고 우리 예산의 숫자를 적습니다", open_school)
    yield Act(on(2026, 2, 12), "한지우가 달빛동과 경로당에 모임을 잡습니다", plan_sessions)
    yield Act(on(2026, 2, 23, 20), "김하늘이 다섯 편을 읽고 문제를 풀어 수료증을 확인합니다", pass_quiz)
    yield Act(on(2026, 2, 25), "두 사람이 모임을 신청합니다", register)
    yield Act(on(2026, 3, 12, 15), "이도윤이 모임에서 번호를 적습니다", come)
    yield Act(on(2026, 3, 17, 15), "봉지연이 경로당에 가서 열두 사람을 명단으로 적습니다", visit_centre)
    yield Act(on(2026, 4, 1), "한지우가 예산학교에 대해 묻습니다", ask)
    yield Act(on(2026, 4, 8, 20), "여덟 사람이 누리집에서 답합니다", answer)
    yield Act(on(2026, 4, 14), "봉지연이 경로당의 종이 열한 장을 올립니다", enter_papers)
    yield Act(on(2026, 4, 21), "한지우가 설문을 마치고 글을 읽어 싣습니다", end_survey)


def open_school() -> None:
    jiu = visit(OFFICER.name).opens(f"{YEAR}/learn/desk/").presses("갖추어진 과정 가져오기")
    for course in Course.objects.filter(cycle__fiscal_year=YEAR):
        jiu.opens(f"{YEAR}/learn/desk/courses/{course.pk}/").presses("과정 공개하기")
    for order, (side, title, english, amount) in enumerate(FIGURES):
        jiu.opens(f"{YEAR}/learn/desk/figures/")
        jiu.fills({"어느 쪽": side, "무엇": title, "영어로": english, "금액": amount, "언제의 숫자": "2026-01-01"})
        jiu.fills({"출처": "해오름시 2026년 본예산서", "순서": order}).presses("이 숫자 적어 두기")


def plan_sessions() -> None:
    jiu = visit(OFFICER.name)
    for title, day, place, seats, help_ in (
        (FIRST, "2026-03-12", "달빛동 주민센터 2층", 2, "수어 통역, 아이 돌봄"),
        (ELDERLY, "2026-03-17", "달빛 경로당", 20, "큰 글씨 안내지"),
    ):
        jiu.opens(f"{YEAR}/learn/desk/courses/{_course(title).pk}/sessions/new/")
        jiu.fills({"시작하는 때": f"{day}T14:00", "마치는 때": f"{day}T16:00", "어떻게": "모여서", "곳": place})
        jiu.fills({"자리 수": seats, "도움(수어, 자막, 돌봄, 이동)": help_}).presses("모임 잡아 두기")


def pass_quiz() -> None:
    course = _course(FIRST)
    haneul = visit("김하늘")
    for order in range(1, 6):
        haneul.opens(f"{YEAR}/learn/{course.pk}/{order}/")
    questions = Question.objects.filter(lesson__course=course)
    told = {f"{place}. {one.text}": one.options[one.right - 1] for place, one in enumerate(questions, start=1)}
    haneul.opens(f"{YEAR}/learn/{course.pk}/quiz/").fills(told).presses("다 풀었어요")
    haneul.opens(f"{YEAR}/learn/{course.pk}/certificate.html")
    number = Completion.objects.get(course=course).number
    haneul.opens(f"{YEAR}/learn/certificates/").fills({"수료증 번호": number}).presses("번호로 찾기")


def register() -> None:
    for name in ("이도윤", "박서연"):
        visit(name).opens(f"{YEAR}/learn/sessions/{_session(FIRST).pk}/").presses("신청하기")
    visit("최만복").opens(f"{YEAR}/learn/sessions/{_session(ELDERLY).pk}/").presses("신청하기")


def come() -> None:
    """He reads the six digits from the screen that the officer shows there."""
    session = _session(FIRST)
    shown = visit(OFFICER.name).opens(f"{YEAR}/learn/desk/sessions/{session.pk}/code/")
    digits = shown.page.html.select_one(".kpi dd").get_text(strip=True)
    doyun = visit("이도윤").opens(f"{YEAR}/learn/sessions/{session.pk}/here/")
    doyun.fills({"그 자리에 보이는 번호 여섯 자리": digits}).presses("나온 것 적기")


def visit_centre() -> None:
    jiyeon = visit(HELPER.name).opens(f"{YEAR}/learn/desk/sessions/{_session(ELDERLY).pk}/")
    jiyeon.fills({"온 사람의 이름": "\n".join(CAME)}).presses("온 사람으로 적기")
    jiyeon.opens(f"{YEAR}/learn/desk/visits/")
    jiyeon.fills(
        {
            "간 날": "2026-03-17",
            "간 곳": "달빛 경로당",
            "동네": "달빛동",
            "만난 사람": "어르신",
            "온 사람 수": len(CAME),
        }
    )
    jiyeon.fills({"갖춘 도움(수어, 통역, 큰 글씨)": "큰 글씨 안내지", "들은 이야기": HEARD}).presses(
        "다녀온 것 적어 두기"
    )


def ask() -> None:
    jiu = visit(OFFICER.name).opens("surveys/desk/new/")
    intro = "내년 예산학교를 더 낫게 만들려고 묻습니다. 2분이면 됩니다."
    jiu.fills({"제목": SURVEY, "무엇을 왜 묻나요": intro, "누가 답하나요": "들어온 사람만, 한 사람이 한 번"})
    jiu.fills({"여는 때": "2026-04-06T09:00", "닫는 때": "2026-04-20T18:00", "종이로도 받습니다": True}).presses(
        "적어 두기"
    )
    for question in QUESTIONS:
        jiu.opens(f"surveys/desk/{_survey().pk}/question/").fills(question).presses("질문 적어 두기")
    jiu.opens(f"surveys/desk/{_survey().pk}/").presses("설문 알리기")


def answer() -> None:
    first, second, third, fourth, last = (question["질문"] for question in QUESTIONS)
    means = {"5": "5 – 잘 앎", "1": "1 – 거의 모름"}
    for name, how, helped, knows, places, words in ONLINE:
        told = {first: how, second: helped, third: means.get(knows, knows), last: words}
        one = visit(name).opens(f"surveys/{_survey().pk}/").fills(told)
        options = ("제안 쓰기", "예산서 읽기", "회의하는 법")
        one.fills_in({fourth: {option: place or "–" for option, place in zip(options, places, strict=True)}})
        one.presses("내 답 보내기")


def enter_papers() -> None:
    jiyeon = visit(HELPER.name).opens(f"surveys/desk/{_survey().pk}/papers/list/")
    jiyeon.fills({"목록 파일(CSV)": ("papers.csv", PAPERS.encode())}).presses("이 목록 올리기")


def end_survey() -> None:
    visit(OFFICER.name).opens(f"surveys/desk/{_survey().pk}/").presses("마치고 결과 내기")
    jeonghye = visit(APPROVER.name).opens(f"surveys/desk/{_survey().pk}/texts/")
    while to_show := jeonghye.page.html.find("input", {"name": "show"}):
        jeonghye.presses(" ".join(to_show.find_next("button").get_text(" ").split()))


def _course(title: str) -> Course:
    return Course.objects.get(cycle__fiscal_year=YEAR, title=title)


def _session(title: str) -> Session:
    return Session.objects.get(course=_course(title))


def _survey() -> Survey:
    return Survey.objects.get(title=SURVEY)
