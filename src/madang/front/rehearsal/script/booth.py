"""A voting place in a neighbourhood: two people vote at its screen, one of them with help, and three on paper."""

from collections.abc import Callable, Iterator

from ..city.cast import COUNTER, OFFICER
from ..city.figure import Figure
from ..visitor import Visitor
from .act import Act, on, visit

PLACE = "달빛동 주민센터"
VOTE = "2027/vote/dong"
AT_THE_SCREEN, ON_PAPER = 2, 3
IN_PERSON = AT_THE_SCREEN + ON_PAPER

Choose = Callable[[Figure, str, list[str]], list[str]]


def in_person(figures: list[Figure], choose: Choose) -> Iterator[Act]:
    """`figures` are IN_PERSON people who have not voted yet in this track."""
    at_the_screen, on_paper = figures[:AT_THE_SCREEN], figures[AT_THE_SCREEN:IN_PERSON]
    yield Act(on(2026, 9, 3, 9), f"{PLACE}에 투표소를 엽니다", open_place)
    yield Act(on(2026, 9, 5), f"{PLACE}의 화면에서 두 분이 투표합니다", lambda: by_screen(at_the_screen, choose))
    yield Act(on(2026, 9, 5, 14), f"{PLACE}에서 세 분이 종이로 투표합니다", lambda: by_paper(on_paper))
    yield Act(on(2026, 9, 15, 14), "두 사람이 종이 표를 따로 적습니다", lambda: key_papers(on_paper, choose))


def open_place() -> None:
    jiu = visit(OFFICER.name)
    jiu.opens(f"{VOTE}/booth/").fills({"투표소 이름": PLACE, "곳": "1층 민원실"}).presses("투표소 만들기")
    jiu.opens(f"{VOTE}/paper/").fills(
        {"투표소": PLACE, "인쇄한 장수": 20, "함에 붙인 봉인 번호": "2027-0001, 2027-0002"}
    )
    jiu.presses("묶음 만들기")


def by_screen(figures: list[Figure], choose: Choose) -> None:
    """The first alone, the second with somebody's help, which another of the staff confirms."""
    jiu = visit(OFFICER.name)
    for helped, figure in enumerate(figures):
        _at_the_desk(jiu, figure).fills({HELPED: bool(helped)}).presses("입장번호 드리기")
        digits = jiu.page.html.select_one(".receipt b").get_text()
        if helped:
            _at_the_desk(visit(COUNTER.name)).presses("확인하기")
        screen = Visitor(figure.name, jiu.town)
        screen.goes_to(jiu.page.html.select_one("#terminal").find_parent("section").a["href"])
        screen.fills({"입장번호 여섯 자리": digits}).presses("투표 시작하기")
        screen.fills({"후보 사업": choose(figure, "dong", screen.options("후보 사업"))})
        screen.presses("다시 보기").presses("이대로 투표하기")


HELPED = "고른 사람의 도움을 받아 투표함 (다른 직원이 확인합니다)"


def by_paper(figures: list[Figure]) -> None:
    """The last of them spoils a sheet and gets another."""
    jiu = visit(OFFICER.name)
    for figure in figures:
        _at_the_desk(jiu, figure).presses("종이 드리기")
    _at_the_desk(jiu).fills({"묶음 1의 부본 번호": len(figures)}).presses("돌려받기")
    _at_the_desk(jiu, figures[-1]).presses("종이 드리기")


def key_papers(figures: list[Figure], choose: Choose) -> None:
    """Counted first, then keyed by two who do not see each other's, then signed by both."""
    jiu = visit(OFFICER.name).opens(f"{VOTE}/paper/1/")
    found = {"함에 든 장수": len(figures), "못 쓰게 된 장수": 1, "돌아오지 않은 장수": 0}
    jiu.fills(found).presses("장수 맞추기")
    marked: dict[int, list[str]] = {}
    keepers = [visit(OFFICER.name), visit(COUNTER.name)]
    for keeper in keepers:
        for number, figure in enumerate(figures, 1):
            keeper.opens(f"{VOTE}/paper/1/{number}/")
            marks = marked.setdefault(number, choose(figure, "dong", keeper.options("후보 사업")))
            keeper.fills({"후보 사업": marks}).presses("적은 것 넣기")
    for keeper in keepers:
        keeper.opens(f"{VOTE}/paper/1/").presses("서명하기")


def _at_the_desk(staff: Visitor, figure: Figure | None = None) -> Visitor:
    """The desk of the place, with this person found on the roll."""
    staff.opens(f"{VOTE}/booth/").follows("창구 열기")
    return staff.fills({"신분증의 이름": figure.name}).presses("찾기") if figure else staff
