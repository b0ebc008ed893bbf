"""Residents send their wishes by six ways, and the officer answers each of them: publishes, asks, merges, passes on."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from urllib.parse import quote

from PIL import Image, ImageDraw

from madang.base.pages.maps import Map, Shape
from madang.cycle.propose.map import SHOWN
from madang.cycle.propose.models import Field
from madang.cycle.propose.reasons import Exclusion

from ..city.areas import AREAS
from ..city.cast import HELPER, OFFICER
from ..city.pictures import photo_of
from ..city.residents import RESIDENTS
from ..city.wishes import FIRST_YEAR, LAST_YEAR, WISHES, Wish
from .act import Act, on, visit

MAP = Map(tuple(Shape(area.name, area.outline) for area in AREAS))
MEETING = "지역회의"
ASKED = "끊긴 자전거 길 세 군데 잇기"
WISHES_FIRST = "좁은 골목마다 보이는 소화기"
# By title: how it came, how they agreed to publication, and where it was taken down.
BY_OTHER_WAYS = {
    "경로당 에어컨 씻어 주는 이웃": ("창구", "말로", "달빛동 주민센터"),
    "달빛계단에 손잡이와 쉬어 가는 자리": ("전화", "말로", "02-000-0000"),
    "골목에 불 끄는 통 놓아 주시오": ("전화", "말로", "02-000-0000"),
    "샘터고개 굽은 마을길에 반사경": ("종이 신청서", "글로(서명)", "샘터면 사무소"),
    "빗물받이 지킴이와 덮개 바꾸기": ("전자우편", "보내온 글에 적어서", "참여예산 전자우편"),
    "고랑면 이불 빨래방": (MEETING, "", ""),
    "일터 가까운 한국말 교실": (MEETING, "", ""),
    "고쳐 쓰는 날: 솔바람 수리 찻집": (MEETING, "", ""),
}
MANBOK = next(figure for figure in RESIDENTS if figure.name == "최만복")
ECHO = Wish(
    "골목에 불 끄는 통 놓아 주시오",
    "불이 나면 소방차가 우리 골목에는 못 들어와요. 소화기가 어디 있는지 아무도 모르고.",
    "골목마다 눈에 띄게 소화기를 달아 주시오.",
    Field.SAFETY,
    "dong",
    MANBOK,
    date(2026, 5, 21),
    area="달빛동",
)
TRACKS = {"city": "시정참여형", "dong": "동네참여형"}


def proposing() -> Iterator[Act]:
    for year, wishes in ((2025, FIRST_YEAR), (2026, LAST_YEAR), (2027, WISHES)):
        for day, of_day in groupby(sorted(wishes, key=lambda wish: wish.day), key=lambda wish: wish.day):
            web = [wish for wish in of_day if wish.title not in BY_OTHER_WAYS]
            yield from (_sending(year, wish, day, minute) for minute, wish in enumerate(web))
        for month in (5,) if year == 2025 else (4, 5, 6):
            at = on(year - 1, month, 1 if month < 6 else 2, 15)
            yield Act(at, f"한지우가 {year}년 제안을 살펴봅니다", lambda year=year, wishes=wishes: answer(year, wishes))
        if year == 2027:
            yield from _by_other_ways()
            yield from _talking_back()


def _sending(year: int, wish: Wish, day, minute: int) -> Act:
    at = on(day.year, day.month, day.day, 10, minute)
    return Act(at, f"{wish.by.name}: “{wish.title}”", lambda: send(year, wish))


def _by_other_ways() -> Iterator[Act]:
    """Five who do not use the site: a helper writes down what they say; and three wishes from a meeting, as a table."""
    for title, (channel, _consent, _occasion) in BY_OTHER_WAYS.items():
        wish = ECHO if title == ECHO.title else next(wish for wish in WISHES if wish.title == title)
        if channel != MEETING:
            said = f"{wish.by.name}, {channel}: “{wish.title}”"
            at = on(wish.day.year, wish.day.month, wish.day.day, 11)
            yield Act(at, said, lambda wish=wish: write_down(wish))
    yield Act(on(2026, 5, 26, 14), "한지우가 고랑면 지역회의의 제안을 표로 올립니다", bring_table)


def _talking_back() -> Iterator[Act]:
    yield Act(on(2026, 5, 15, 9), "한지우가 조은결에게 더 물어봅니다", ask_for_more)
    yield Act(on(2026, 5, 16, 20), "조은결이 자전거 길을 더 자세히 적습니다", complete)
    yield Act(on(2026, 6, 3), "한지우가 같은 바람 둘을 하나로 합칩니다", merge)
    yield Act(on(2026, 6, 3, 11), "한지우가 국도의 제안을 맡은 기관으로 보냅니다", pass_on)
    yield Act(on(2026, 6, 24), "국토관리사무소의 답이 왔습니다", hear_back)


def write_down(wish: Wish) -> None:
    """봉지연 helps at the desk of 달빛동."""
    channel, consent, occasion = BY_OTHER_WAYS[wish.title]
    jiyeon = visit(HELPER.name).opens("2027/propose/desk/")
    jiyeon.fills(
        {
            "어떻게 받았나요": channel,
            "어떻게 동의했나요": consent,
            "어디에서 받았나요": occasion,
            "연락처": wish.by.email,
        }
    )
    jiyeon.fills({"제안한 분이 제안의 공개와 개인정보 처리에 동의했습니다": True})
    if channel == "종이 신청서":
        jiyeon.fills({"종이 원본(사진)": ("paper.jpg", _paper()), "원본 사진 설명": "손으로 쓴 제안 신청서입니다."})
    jiyeon.fills(_answers(wish) | {"함께 보일 이름": wish.shown or wish.by.name}).presses("제안 적기")


def bring_table() -> None:
    page = io.StringIO()
    table = csv.writer(page)
    table.writerow(
        [
            "제목",
            "불편",
            "제안",
            "효과",
            "유형",
            "분야",
            "동네",
            "자리",
            "비용",
            "이름",
            "연락처",
            "접수 방법",
            "받은 날",
        ]
    )
    for wish in (wish for wish in WISHES if BY_OTHER_WAYS.get(wish.title, [""])[0] == MEETING):
        table.writerow([
            wish.title, wish.problem, wish.idea, wish.effect, TRACKS[wish.track], Field(wish.field).label, wish.area,
            wish.place, wish.cost, wish.shown or wish.by.name, wish.by.email, MEETING, wish.day,
        ])  # fmt: skip
    file = ("고랑면-지역회의.csv", page.getvalue().encode("utf-8-sig"))
    visit(OFFICER.name).opens("2027/propose/sheet/").fills({"제안 표(CSV, XLSX)": file}).presses("살펴보고 올리기")


def ask_for_more() -> None:
    jiu = visit(OFFICER.name).opens("2027/propose/waiting/").follows_in_row(ASKED, ASKED)
    words = "세 군데가 어디인지 조금만 더 자세히 적어 주시면 바로 살펴보겠습니다. 가까운 가게나 정류장 이름이면 됩니다."
    jiu.fills({"할 일": "더 채워 달라고 하기", "제안하신 분께 드리는 답": words}).presses("이대로 하고 다음으로")


def complete() -> None:
    wish = next(wish for wish in WISHES if wish.title == ASKED)
    eungyeol = visit(wish.by.name).opens("me/").follows(ASKED).follows("보완하기")
    more = " 세 군데는 솔바람동 우체국 앞, 새내다리 아래, 시청 뒷길 첫 정류장 옆입니다."
    eungyeol.fills({"어떻게 하면 좋을까요": wish.idea + more}).presses("보완해서 다시 보내기")


def merge() -> None:
    """What 최만복 said on the phone goes on in 김하늘's proposal, with both names."""
    jiu = visit(OFFICER.name).opens(f"2027/propose/?q={quote('소화기')}").follows(WISHES_FIRST).follows("담당자의 일")
    jiu.follows("비슷한 제안을 여기에 합치기").fills({"합칠 제안 찾기": "골목 소화기"}).presses("찾기")
    jiu.fills(
        {"이 제안과 합칠 제안": [option for option in jiu.options("이 제안과 합칠 제안") if ECHO.title in option]}
    )
    words = "두 분이 같은 골목의 같은 걱정을 적어 주셔서 한 제안으로 살펴보겠습니다. 두 분의 이름은 함께 남습니다."
    jiu.fills({"제안하신 분들께 드리는 말씀": words}).presses("여기에 합치기")


def pass_on() -> None:
    wish = next(wish for wish in WISHES if wish.why == Exclusion.NOT_OURS)
    jiu = visit(OFFICER.name).opens("2027/propose/waiting/?state=published").follows_in_row(wish.title, wish.title)
    jiu.follows("맡은 기관으로 보내기").fills({"어떤 기관": "공공기관", "기관 이름": "바람재 국토관리사무소"})
    jiu.fills({"제안하신 분께 드리는 답": wish.no}).presses("보냈다고 적기")


def hear_back() -> None:
    wish = next(wish for wish in WISHES if wish.why == Exclusion.NOT_OURS)
    jiu = visit(OFFICER.name).opens("2027/propose/waiting/?state=transferred").follows_in_row(wish.title, wish.title)
    words = "고개 아래 600미터는 2028년 갓길 정비 계획에 넣었고, 고개 위는 산사태 조사를 마친 뒤 정한다고 합니다."
    jiu.follows("보낸 곳의 답 적기").fills({"그곳의 답": "그곳에서 하기로 함", "답한 내용": words}).presses(
        "그곳의 답 적기"
    )


def _paper() -> bytes:
    """A sheet with lines of handwriting, as a camera sees it."""
    sheet, page = Image.new("RGB", (600, 800), "#f4f1e8"), io.BytesIO()
    pen = ImageDraw.Draw(sheet)
    for line in range(12):
        pen.line([(60, 120 + 50 * line), (540 - 23 * (line % 4), 124 + 50 * line)], fill="#2b3a67", width=3)
    sheet.save(page, "JPEG")
    return page.getvalue()


def send(year: int, wish: Wish) -> None:
    person = visit(wish.by.name).opens(f"{year}/propose/new/")
    person.fills(_answers(wish))
    if wish.point:
        person.points_at(*_pixel(wish.point))
    if photo := photo_of(wish):
        person.fills({"사진": (photo.filename, photo.jpeg), "사진 설명": photo.alt})
    person.presses("제안 보내기")
    if (
        "아직 보내지 않았습니다" in person.text
    ):  # something like it is there already, or a rule might apply: read, and send
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
    refused = {wish.title: wish for wish in wishes if wish.no and wish.why != Exclusion.NOT_OURS}
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
