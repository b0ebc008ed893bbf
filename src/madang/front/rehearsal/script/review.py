"""Two offices review what residents wished for; one signs; proposers mend, agree, refuse and appeal."""

from collections.abc import Iterator
from dataclasses import dataclass

from madang.cycle.propose.models import Proposal, State
from madang.cycle.review.models import Criterion, Review, Stand

from ..city.cast import APPROVER, MEMBERS, OFFICER, PARKS, SAFETY
from ..city.wishes import LAST_YEAR, WISHES
from ..visitor import Visitor
from .act import Act, on, visit

OFFICES = {
    "공원녹지과": ("Parks and Green Spaces", "공원, 산책길, 환경, 마을 공간을 돌봅니다.", PARKS),
    "안전총괄과": ("Safety", "골목과 길의 안전, 복지와 배움의 시설을 살핍니다.", SAFETY),
}
# They answer for money, not for proposals yet.
MORE_OFFICES = {
    "도로교통과": ("Roads and Transport", "길, 횡단보도, 정류장을 맡습니다."),
    "복지정책과": ("Welfare", "어르신, 장애가 있는 분, 다문화 가족을 돕습니다."),
    "문화체육과": ("Culture and Sport", "도서관, 체육관, 문화 공간을 꾸립니다."),
}
OF_PARKS = {"parks", "environment", "culture", "village", "housing", "economy"}
GUESSED = 24_000_000  # what the office reckons where a proposer named no cost
PANEL = MEMBERS[:3]


@dataclass(frozen=True)
class Answer:
    """What an office concludes about one wish."""

    verdict: str = "적격"
    sentence: str = ""
    reason: str = ""
    bad: str = ""  # what is said of the criterion that is not met
    criterion: str = "그 자리에서 한 해 안에 할 수 있나요?"
    share: int = 100  # what the changed wish costs, in percent of what was asked
    idea: str = ""  # the text as the office would change it
    alternatives: str = ""


LIBRARY = "별빛도서관, 시험 기간에는 밤 열 시까지"
TREE = "당산나무 아래 평상과 우물가 고치기"
NIGHT = "노을 보며 걷는 밤 잔치"
VIEW = "걷기 힘든 사람도 가 보는 노을 전망길"
FOREST = "솔숲에서 노는 마을 숲 놀이터"
SIGNS = "보건소 안내판을 쉬운 글과 그림으로"
STERILIZER = "유모차·휠체어 자외선 소독기"
BINS = "골목 분리배출장에 지붕과 불빛을"
DOGS = "바닷바람 맞으며 뛰는 반려견 놀이터"
ANSWERS = {
    LIBRARY: Answer(
        "부적격", "밤에 문을 열려면 해마다 사람을 더 두어야 해서, 한 해 사업비로는 할 수 없습니다.",
        "인건비·운영비 같은 경상경비", "해마다 드는 인건비가 거의 모두입니다.", criterion="해마다 드는 돈과 돌볼 사람이 있나요?",
        alternatives="시험 기간에 빈 강의실을 여는 방법을 교육지원과와 이야기하고 있습니다.",
    ),
    TREE: Answer(
        "부적격", "우물가 땅이 마을 종중의 것이어서 동의 없이는 고칠 수 없습니다.",
        "땅이나 시설 주인의 동의가 없음", "토지대장을 보니 종중의 땅입니다.", criterion="땅 주인과 이웃이 받아들이나요?",
    ),
    NIGHT: Answer(
        "부적격", "하루 열고 끝나는 잔치여서 올해 행사 한도를 넘습니다.", "행사·축제 제한", "행사 한도를 넘습니다.", criterion="드는 돈을 항목마다 셈했고 한도 안인가요?",
        alternatives="작은 음악회로 나누어 문화제 공모에 내실 수 있습니다.",
    ),
    VIEW: Answer(
        "수정 적격", "전망대까지 한 번에 잇는 데는 두 해가 걸려, 올해는 첫 구간을 먼저 놓으려 합니다.",
        idea="노을 전망길의 첫 구간 400미터에 턱 없는 나무길과 쉼터 두 곳을 놓습니다. 나머지는 다음 해에 이어 갑니다.",
        bad="전 구간은 한 해 안에 마치기 어렵습니다.", share=60,
    ),
    FOREST: Answer(
        "수정 적격", "솔숲 한가운데는 보호 구역이어서, 솔숲 들머리에 놓으면 할 수 있습니다.",
        idea="솔숲 들머리 공터에 통나무 놀이터를 놓습니다.", bad="솔숲 안쪽은 보호 구역입니다.",
    ),
    SIGNS: Answer(
        "기추진·반영", "보건소가 올해 안내판을 모두 바꾸기로 하고 예산을 세워 두었습니다. 쉬운 글과 그림으로 만들겠습니다.",
        bad="보건소 2026년 안내판 정비에 들어 있습니다.", criterion="이미 하고 있거나 계획된 일과 겹치지 않나요?",
    ),
}  # fmt: skip
# After the proposer did not agree to the changed text.
AFTER_REFUSAL = Answer(
    "장기검토", "솔숲 안쪽은 보호 구역이 풀리는 2029년에 다시 살피겠습니다.", bad="솔숲 안쪽은 보호 구역입니다."
)


def reviewing() -> Iterator[Act]:
    yield Act(on(2024, 3, 11), "한지우가 부서를 적습니다", write_offices)
    for year in (2025, 2026, 2027):
        before = year - 1
        yield Act(
            on(before, 3 if year == 2025 else 2, 12),
            f"{year}년 검토 기준과 시계를 정합니다",
            lambda year=year: set_up(year),
        )
        yield Act(on(before, 6, 8), f"한지우가 {year}년 제안을 부서에 배정합니다", lambda year=year: assign(year))
        yield Act(on(before, 6, 22), f"두 부서가 {year}년 제안을 검토합니다", lambda year=year: write(year))
        yield Act(on(before, 6, 23), f"노정혜가 {year}년 검토서를 결재합니다", lambda year=year: approve(year))
    yield Act(on(2026, 6, 10), "안유림이 박서연에게 보완을 부탁하고, 도현수는 제안 하나를 넘깁니다", ask_and_pass_on)
    yield Act(on(2026, 6, 11, 20), "박서연이 소독기를 둘 곳을 적습니다", mend)
    yield Act(on(2026, 6, 25, 19), "박서연은 고친 안에 동의하고, 남궁솔은 동의하지 않습니다", agree_or_not)
    yield Act(on(2026, 6, 26, 9), "도현수가 처음 글로 다시 검토합니다", lambda: write(2027))
    yield Act(on(2026, 6, 26, 11), "노정혜가 결재합니다", lambda: approve(2027))
    yield Act(on(2026, 6, 29, 20), "배창호와 윤가람이 재심의를 청합니다", appeal)
    yield Act(on(2026, 6, 30, 9), "한지우가 재심의에 앉을 사람을 정합니다", seat)
    yield Act(on(2026, 7, 3, 19), "위원 세 사람이 다시 살핍니다", speak)
    yield Act(on(2026, 7, 6, 9), "한지우가 재심의를 마칩니다", close)
    yield Act(on(2026, 7, 8, 9), "다른 부서가 재심의에서 받아들인 제안을 셈합니다", lambda: write(2027))
    yield Act(on(2026, 7, 8, 15), "노정혜가 마지막으로 결재합니다", lambda: approve(2027))


def write_offices() -> None:
    jiu = visit(OFFICER.name)
    for name, (english, duties, *_reviewer) in (OFFICES | MORE_OFFICES).items():
        jiu.opens("2025/review/settings/offices/new/")
        jiu.fills({"부서 이름": name, "영문 이름": english, "맡은 일": duties}).presses("적어 두기")


def set_up(year: int) -> None:
    jiu = visit(OFFICER.name).opens(f"{year}/review/settings/").presses("흔히 쓰는 기준 가져오기")
    jiu.opens(f"{year}/review/settings/terms/").fills({"부서검토 날수": 15, "재심의를 청할 수 있는 날수": 10})
    jiu.presses("적어 두기")


def assign(year: int) -> None:
    """Two ticks of the list: what is for the one office, then the rest."""
    waiting = Proposal.objects.filter(cycle__fiscal_year=year, state__in=[State.SUBMITTED, State.PUBLISHED])
    of_parks = list(waiting.filter(field__in=OF_PARKS).values_list("number", flat=True))
    rest = list(waiting.exclude(field__in=OF_PARKS).values_list("number", flat=True))
    jiu = visit(OFFICER.name)
    for office, numbers in zip(OFFICES, (of_parks, rest), strict=True):
        for page in (1, 2):
            jiu.opens(f"{year}/review/desk/?where=screening&page={page}")
            if jiu.ticks("number", numbers):
                jiu.fills({"검토할 부서": office}).presses("고른 제안 배정하기")


def ask_and_pass_on() -> None:
    yurim, hyeonsu = visit(SAFETY.name), visit(PARKS.name)
    asked = "소독기를 어디에 몇 대 두면 좋을지 적어 주세요. 전기를 쓸 수 있는 곳이면 좋습니다."
    yurim.opens(_desk(STERILIZER)).presses("검토 시작하기")
    yurim.fills({"무엇을 보완하면 되는지": asked}).presses("보완 요청하기")
    why = "분리배출장의 불빛은 골목 안전을 맡은 부서에서 함께 놓습니다."
    hyeonsu.opens(_desk(BINS)).fills({"넘길 부서": "안전총괄과", "넘기는 까닭": why}).presses("넘기기")
    question = "놀이터 옆으로 소방차가 드나들 수 있나요?"
    hyeonsu.opens(_desk(DOGS)).fills({"의견을 물을 부서": "안전총괄과", "무엇을 묻는지": question}).presses("의견 묻기")
    yurim.opens(_desk(DOGS)).fills({"의견": "적격", "까닭": "바닷가 길이 넓어 괜찮습니다."}).presses("의견 보내기")
    note = "해수욕장 번영회 회장님이 전화하심. 7월에 함께 현장에 가기로 함."
    hyeonsu.opens(_desk(DOGS)).fills({"안에서만 보는 쪽지": note}).presses("쪽지 남기기")


def mend() -> None:
    person = visit("박서연").opens(_here(STERILIZER, "answer/"))
    person.fills({"답": "새내시장 들머리, 별빛도서관, 보건소 현관입니다. 세 곳 모두 안내대 옆에 콘센트가 있습니다."})
    person.presses("답 보내기")


def write(year: int) -> None:
    """Each office writes what it has, the sheet of one proposal after the other."""
    criteria = list(
        Criterion.objects.filter(cycle__fiscal_year=year, kind="review", dropped_at=None).values_list("question", flat=True)
    )  # fmt: skip
    for office, (_english, _duties, reviewer) in OFFICES.items():
        at_work = visit(reviewer.name)
        reviews = Review.objects.filter(proposal__cycle__fiscal_year=year, office__name=office, stand__in=_WRITING)
        for review in reviews.select_related("proposal").order_by("proposal__number"):
            at_work.opens(f"{year}/review/desk/{review.proposal.number}/sheet/")
            _fill_sheet(at_work, criteria, review.proposal, _answer(review))


def approve(year: int) -> None:
    jeonghye = visit(APPROVER.name)
    waiting = Review.objects.filter(proposal__cycle__fiscal_year=year, stand=Stand.HANDED_IN)
    for number in waiting.order_by("proposal__number").values_list("proposal__number", flat=True):
        jeonghye.opens(f"{year}/review/desk/{number}/").presses("결재하기")


def agree_or_not() -> None:
    visit("박서연").opens(_here(VIEW, "consent/")).fills(
        {"고친 안으로 나아가도 좋을까요?": "예, 고친 안에 동의합니다", "덧붙이는 말": "첫 구간부터라도 좋습니다."}
    ).presses("답 보내기")
    visit("남궁솔").opens(_here(FOREST, "consent/")).fills(
        {
            "고친 안으로 나아가도 좋을까요?": "아니요, 처음 쓴 글로 검토해 주세요",
            "덧붙이는 말": "아이들은 숲 안에서 놀고 싶어 합니다.",
        }
    ).presses("답 보내기")


def appeal() -> None:
    words = {
        TREE: "종중 어른들께서 동의서를 써 주셨습니다. 면사무소에 사본을 냈습니다.",
        LIBRARY: "시험 기간은 한 해에 여섯 주뿐이니 다시 셈해 주세요.",
    }
    for title, why in words.items():
        visit(_by(title)).opens(_here(title, "appeal/")).fills({"왜 다시 살펴야 하는지": why}).presses("재심의 청하기")


def seat() -> None:
    jiu = visit(OFFICER.name)
    for title in (TREE, LIBRARY):
        jiu.opens(_desk(title)).fills({"재심의에 앉을 사람": [member.name for member in PANEL]}).presses("자리 정하기")


def speak() -> None:
    said = {
        TREE: ("받아들임", "동의서를 보았습니다. 땅 문제가 풀렸습니다."),
        LIBRARY: ("받아들이지 않음", "여섯 주라도 해마다 드는 인건비입니다."),
    }
    for member in PANEL:
        person = visit(member.name)
        for title, (voice, words) in said.items():
            person.opens(_here(title, "panel/")).fills({"의견": voice, "까닭": words}).presses("의견 보내기")


def close() -> None:
    """Won: it goes to the other office, since the first has judged it. Lost: the first answer stands, said anew."""
    jiu = visit(OFFICER.name)
    jiu.opens(_desk(LIBRARY)).fills(
        {
            "제안하신 분과 모두에게 드리는 말": "다시 살펴도 해마다 드는 인건비여서 참여예산으로는 어렵습니다. 빈 강의실을 여는 방법을 함께 찾겠습니다."
        }
    ).presses("재심의 마치기")
    jiu.opens(_desk(TREE)).fills(
        {"제안하신 분과 모두에게 드리는 말": "종중의 동의서를 확인했습니다. 처음 판단을 거두고 다시 셈합니다."}
    ).presses("재심의 마치기")
    why = "처음 검토한 부서가 아닌 곳에서 셈합니다."
    jiu.opens(_desk(TREE)).fills({"넘길 부서": "안전총괄과", "넘기는 까닭": why}).presses("넘기기")


_WRITING = (Stand.ASSIGNED, Stand.REVIEWING)


def _answer(review: Review) -> Answer:
    if review.round > 1:
        return Answer()
    if review.modifications.exists():
        return AFTER_REFUSAL
    return ANSWERS.get(review.proposal.title, Answer())


def _fill_sheet(visitor: Visitor, criteria: list[str], proposal: Proposal, answer: Answer) -> None:
    found = {question: {"판단": "맞음"} for question in criteria}
    if answer.bad:
        found[answer.criterion] = {"판단": "맞지 않음", "까닭": answer.bad, "근거 자료": "현장 확인"}
    lines = _lines(proposal, answer.share) if answer.verdict in ("적격", "수정 적격") else {}
    visitor.fills_in(found | lines)
    said = {"종합의견": answer.verdict, "제안자와 모두에게 드리는 말": answer.sentence, "대안": answer.alternatives}
    if answer.reason:
        said["사유"] = answer.reason
    if answer.idea:
        said |= {"고친 제목": proposal.title, "고친 내용": answer.idea, "고친 까닭": answer.sentence}
    visitor.fills(said).presses("결재 올리기")


def _lines(proposal: Proposal, share: int) -> dict:
    """Two lines whose sum is the cost that the ballot will carry, and what it costs to keep."""
    cost = (proposal.cost or GUESSED) * share // 100
    works = cost * 4 // 5
    return {
        "1째 줄": {"항목": "공사와 물품", "단위": "식", "단가": works, "수량": 1, "단가의 근거": "조달청 종합쇼핑몰"},
        "2째 줄": {"항목": "설계와 감리", "단위": "식", "단가": cost - works, "수량": 1, "단가의 근거": "엔지니어링 표준품셈"},
        "3째 줄": {"쓰는 곳": "해마다 돌보는 데", "항목": "점검과 수리", "단가": max(cost // 50, 1), "수량": 1, "햇수": 5},
    }  # fmt: skip


def _number(title: str) -> int:
    return Proposal.objects.get(cycle__fiscal_year=2027, title=title).number


def _desk(title: str) -> str:
    return f"2027/review/desk/{_number(title)}/"


def _here(title: str, what: str = "") -> str:
    return f"2027/review/{_number(title)}/{what}"


def _by(title: str) -> str:
    return next(wish for wish in (*WISHES, *LAST_YEAR) if wish.title == title).by.name
