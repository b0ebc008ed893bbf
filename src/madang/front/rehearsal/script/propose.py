"""Residents send their wishes by the form, and the officer answers each of them."""

from collections.abc import Iterator
from itertools import groupby

from madang.base.pages.maps import Map, Shape
from madang.cycle.propose.map import SHOWN
from madang.cycle.propose.models import Field, Proposal, State

from ..city.areas import AREAS
from ..city.cast import OFFICER
from ..city.pictures import photo_of
from ..city.wishes import LAST_YEAR, WISHES, Wish
from .act import Act, on, visit

MAP = Map(tuple(Shape(area.name, area.outline) for area in AREAS))
TRACKS = {"city": "시정참여형", "dong": "동네참여형"}


def proposing() -> Iterator[Act]:
    for year, wishes in ((2026, LAST_YEAR), (2027, WISHES)):
        for day, of_day in groupby(sorted(wishes, key=lambda wish: wish.day), key=lambda wish: wish.day):
            yield from (_sending(year, wish, day, minute) for minute, wish in enumerate(of_day))
        for month in (4, 5, 6):
            at = on(year - 1, month, 1 if month < 6 else 2, 15)
            yield Act(at, f"한지우가 {year}년 제안을 살펴봅니다", lambda year=year, wishes=wishes: answer(year, wishes))
        yield Act(on(year - 1, 7, 10), f"{year}년 제안의 검토를 마칩니다", lambda year=year: find_fit(year))


def _sending(year: int, wish: Wish, day, minute: int) -> Act:
    at = on(day.year, day.month, day.day, 10, minute)
    return Act(at, f"{wish.by.name}: “{wish.title}”", lambda: send(year, wish))


def send(year: int, wish: Wish) -> None:
    person = visit(wish.by.name).opens(f"{year}/propose/new/")
    person.fills(_answers(wish))
    if wish.point:
        person.points_at(*_pixel(wish.point))
    if photo := photo_of(wish):
        person.fills({"사진": (photo.filename, photo.jpeg), "사진 설명": photo.alt})
    person.presses("제안 보내기")


def _pixel(point: tuple[float, float]) -> tuple[int, int]:
    """Where a finger goes for a place of the city: the map fits the outlines into its picture."""
    unit = SHOWN / MAP.size[0]
    x, y = MAP.picture(*point)
    return round(x * unit), round(y * unit)


def _answers(wish: Wish) -> dict[str, object]:
    answers = {
        "유형": TRACKS[wish.track],
        "제목": wish.title,
        "무엇이 불편한가요": wish.problem,
        "어떻게 하면 좋을까요": wish.idea,
        "무엇이 좋아지나요": wish.effect,
        "분야": str(Field(wish.field).label),
        "어림한 비용": wish.cost or "",
        "행사·축제": wish.event,
        "자세한 자리": wish.place,
        "함께 보일 이름": wish.shown,
    }
    return answers | ({"동네": wish.area} if wish.area else {})


def answer(year: int, wishes) -> None:
    """Publish all that wait but those that have to be declined, each with its answer."""
    refused = {wish.title: wish for wish in wishes if wish.no}
    jiu = visit(OFFICER.name)
    for title, wish in refused.items():
        jiu.opens(f"{year}/propose/waiting/")
        if title in jiu.text:
            jiu.follows_in_row(title, "답하고 제외").fills(
                {"이유": str(wish.why.label), "제안하신 분께 드리는 답": wish.no}
            )
            jiu.presses("답을 보내고 제외하기")
    jiu.opens(f"{year}/propose/waiting/")
    if jiu.ticks_every("number"):
        jiu.presses("고른 제안 공개하기")


def find_fit(year: int) -> None:
    """What the departments answered on paper."""
    jiu = visit(OFFICER.name)
    for number in Proposal.objects.filter(cycle__fiscal_year=year, state=State.PUBLISHED).values_list(
        "number", flat=True
    ):
        jiu.opens(f"{year}/propose/{number}/").presses("적격으로 적기")
