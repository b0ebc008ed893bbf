"""The paper is made, residents choose, and two people end the vote step by step."""

from collections.abc import Iterator
from random import Random

from ..city.cast import COUNTER, OFFICER
from ..city.figure import Figure
from ..city.tastes import chooses
from ..city.wishes import VOTERS, WISHES, last_year_ballots
from .act import Act, on, visit
from .booth import IN_PERSON, Choose, in_person
from .doubts import answers, doubts
from .trustees import Trustees, draw_the_lot, name_the_lot

TRACKS = ("city", "dong")


def voting(rng: Random, voters: list[Figure]) -> Iterator[Act]:
    first, last = voters[: round(len(voters) * 0.6)], voters[round(len(voters) * 0.6) :]
    yield Act(on(2025, 8, 28), "한지우가 2026년 예산의 투표용지를 만듭니다", lambda: make_papers(2026))
    yield Act(
        on(2025, 9, 3),
        "주민들이 2026년 예산을 고릅니다",
        lambda: vote(2026, voters[:VOTERS], as_last_year(voters[:VOTERS])),
    )
    yield Act(
        on(2026, 8, 28), "한지우가 2027년 예산의 투표용지를 만듭니다", lambda: make_papers(2027, by_trustees=("dong",))
    )
    holders = Trustees(2027, "dong")
    yield Act(on(2026, 8, 28, 15), "세 열쇠지기가 동단위 투표의 열쇠를 만들어 시험합니다", holders.bring_the_key)
    yield Act(on(2026, 9, 2), "주민들이 2027년 예산을 고르기 시작합니다", lambda: vote(2027, first, by_taste(rng)))
    yield from in_person(last[:IN_PERSON], by_taste(Random(len(voters))))  # noqa: S311 - tastes
    yield Act(on(2026, 9, 12), "나머지 주민들도 투표합니다", lambda: vote_at_last(last, by_taste(rng)))
    yield Act(on(2026, 9, 13), "한 주민이 마음을 바꿉니다", lambda: vote(2027, first[:1], by_taste(rng)))
    yield from ending(2026, voters[0])
    yield from over(2026)
    yield from ending(2027, voters[0], holders)


def ending(year: int, voter: Figure, holders: Trustees | None = None) -> Iterator[Act]:
    """Close, freeze, unlink, open: the officer says so, and so does the counter. Where there are trustees, they open."""
    before = year - 1
    yield Act(on(before, 9, 15, 9), f"{year}년 투표를 두 사람이 마감합니다", lambda: step(year, "마감"))
    if holders:
        known = f"{before}-09-16T09:45"
        lot = lambda: name_the_lot(year, TRACKS, known)
        yield Act(on(before, 9, 15, 9, 30), f"{year}년 투표에서 열어 볼 봉투를 뽑을 난수를 적어 둡니다", lot)
    yield Act(
        on(before, 9, 15, 14), f"한 주민이 {year}년 투표확인증을 맡기고 이의를 냅니다", lambda: doubts(year, voter)
    )
    yield Act(on(before, 9, 15, 16), f"한지우가 {year}년 투표의 이의에 답합니다", lambda: answers(year))
    yield Act(on(before, 9, 16, 9, 5), f"{year}년 투표에서 셀 봉투를 굳힙니다", lambda: step(year, "셀 봉투 확정"))
    yield Act(on(before, 9, 16, 9, 20), f"{year}년 봉투에서 이름을 지웁니다", lambda: step(year, "이름 지우기"))
    if holders:
        yield Act(on(before, 9, 16, 9, 30), "두 열쇠지기가 집에서 함을 엽니다", holders.open_at_home)
    yield Act(on(before, 9, 16, 9, 40), f"{year}년 봉투를 엽니다", lambda: step(year, "봉투 열기"))
    if holders:
        yield Act(on(before, 9, 16, 9, 50), "봉투 몇 개를 제비로 뽑습니다", lambda: draw_the_lot(year, TRACKS))
        yield Act(on(before, 9, 16, 9, 55), "열쇠지기가 뽑힌 봉투를 엽니다", holders.open_the_lot)


def over(year: int) -> Iterator[Act]:
    """After the days for objections nobody may contest the result; a year later nothing is left that could tell."""
    yield Act(on(year - 1, 11, 3), f"{year}년 투표를 두 사람이 끝냅니다", lambda: step(year, "끝내기"))
    yield Act(on(year, 8, 3), f"{year}년 동단위 투표의 비밀을 없앱니다", lambda: step(year, "비밀 없애기", ("dong",)))


def step(year: int, name: str, tracks: tuple[str, ...] = TRACKS) -> None:
    for person in (OFFICER, COUNTER):
        visitor = visit(person.name)
        for track in tracks:
            visitor.opens(f"{year}/vote/papers/{track}/box/").presses(f"{name} 확인하기")


def make_papers(year: int, by_trustees: tuple[str, ...] = ()) -> None:
    jiu = visit(OFFICER.name)
    for track in TRACKS:
        keeper = "열쇠지기들이 나누어 지킴" if track in by_trustees else "이 서버가 열쇠를 지킴"
        jiu.opens(f"{year}/vote/papers/{track}/").fills({"열쇠를 지키는 이": keeper, "마감 뒤 이의를 받는 날수": 1})
        jiu.presses("투표용지 만들기")


def vote_at_last(figures: list[Figure], choose: Choose) -> None:
    """Those who have been to the voting place of the neighbourhood still vote for the city."""
    vote(2027, figures[:IN_PERSON], choose, tracks=("city",))
    vote(2027, figures[IN_PERSON:], choose)


def vote(year: int, figures: list[Figure], choose: Choose, tracks: tuple[str, ...] = TRACKS) -> None:
    """These people of the crowd; those with a name stay free for whoever tries the demo."""
    for figure in figures:
        visitor = visit(figure.name)
        for track in tracks:
            visitor.opens(f"{year}/vote/{track}/")
            visitor.fills({"후보 사업": choose(figure, track, visitor.options("후보 사업"))})
            visitor.presses("다시 보기").presses("이대로 투표하기")


def by_taste(rng: Random):
    wishes = {wish.title: wish for wish in WISHES}

    def choose(figure: Figure, track: str, titles: list[str]) -> list[str]:
        return [wish.title for wish in chooses(figure, [wishes[title] for title in titles], 5, rng)]

    return choose


def as_last_year(figures: list[Figure]):
    """The ballots that give last year's votes: one project too dear at its turn, one just below, a tie."""
    ballots = {track: dict(zip((f.email for f in figures), last_year_ballots(track), strict=True)) for track in TRACKS}

    def choose(figure: Figure, track: str, titles: list[str]) -> list[str]:
        return [title for title in ballots[track][figure.email] if title in titles]

    return choose
