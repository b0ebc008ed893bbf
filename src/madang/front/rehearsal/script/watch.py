"""Others look at the money of 2025: the accounts, a monitoring group, a neighbour, and somebody nobody knows."""

import csv
import io
from collections.abc import Iterator
from datetime import date

from PIL import Image, ImageDraw

from madang.cycle.budget.ledger import accounts
from madang.cycle.budget.models import Entry, Line
from madang.cycle.execute.models import Work
from madang.cycle.execute.watch.visiting import USUAL

from .. import TOWN
from ..city.cast import OFFICER, PARKS
from ..visitor import Visitor
from .act import Act, on, visit
from .execute import BENCH

GROUP = "해오름시 주민참여예산 모니터링단"
HEADING = ("fyr", "exe_ymd", "acnt_dv_cd", "dbiz_cd", "dbiz_nm", "통계목", "bdg_cash_amt", "ep_amt")
ELSEWHERE = ("360000020259999D", "청사 관리", "201-01", 900_000_000, 410_000_000)


def watching() -> Iterator[Act]:
    yield Act(on(2025, 5, 20), "한지우가 모니터링단과 점검표를 적어 둡니다", prepare)
    yield Act(on(2025, 7, 7), "한지우가 6월 회계 자료를 장부와 맞춥니다", lambda: reconcile(1, date(2025, 6, 30)))
    yield Act(on(2025, 8, 19, 20), "이웃이 흔들리는 계단을 알리고 공원녹지과가 답합니다", tell)
    yield Act(on(2025, 9, 2, 23), "누군가 이름 없이 예산낭비를 신고합니다", report_waste)
    yield Act(on(2025, 9, 4), "한지우가 까닭을 남기고 신고를 읽어 부서에 넘깁니다", hand_waste)
    yield Act(on(2025, 9, 24), "공원녹지과가 기한 안에 신고에 답합니다", answer_waste)
    yield Act(on(2025, 11, 13), "모니터링단이 두 곳에 다녀와 사진과 함께 적습니다", go_and_look)
    yield Act(on(2025, 11, 20), "공원녹지과가 모니터링단에 답하고 전·후 사진을 올립니다", answer_group)
    yield Act(on(2026, 1, 8), "한지우가 12월 회계 자료를 장부와 맞춥니다", lambda: reconcile(2, date(2025, 12, 31)))


def prepare() -> None:
    jiu = visit(OFFICER.name).opens("2025/convene/office/new/")
    jiu.fills({
        "종류": "모니터링단", "이름": GROUP, "영문 이름": "Monitoring group", "기구가 하는 일": "사업 현장에 가서 살펴봅니다.",
        "법적 근거": "해오름시 주민참여예산제 운영 조례 제20조", "임기(년)": 2, "연임할 수 있는 횟수": 1,
    }).presses("적어 두기")  # fmt: skip
    jiu.opens("2025/execute/watch/desk/checklist/").presses("점검표 적기")


def reconcile(number: int, day: date) -> None:
    """What the accounts say is what was paid; one programme is none of the residents' and is explained."""
    jiu = visit(OFFICER.name).opens("2025/execute/extracts/new/")
    jiu.fills({"추출 파일": (f"세부사업별 세출 {day}.csv", _extract(day))}).presses("먼저 살펴보기").presses(
        "이대로 받기"
    )
    jiu.opens(f"2025/execute/extracts/{number}/rest/").presses("까닭 남기기")


def tell() -> None:
    work = _works()[0]
    haneul = visit("김하늘").opens(f"2025/execute/watch/{work.number}/tell/")
    haneul.fills(
        {
            "어디인가요": "물가로 내려가는 계단",
            "무엇을 보셨나요": "계단이 흔들려요. 비 온 뒤로 셋째 디딤판이 들떴습니다.",
        }
    )
    haneul.presses("알리기")
    hyeonsu = visit(PARKS.name).opens("2025/execute/watch/desk/").follows(work.project.title)
    hyeonsu.fills({"부서의 답": "디딤판을 새로 박고 난간 나사를 모두 조였습니다. 알려 주셔서 고맙습니다."}).presses(
        "답 보내기"
    )


def report_waste() -> None:
    somebody = Visitor("", TOWN).opens("2025/execute/watch/waste/new/")
    somebody.fills(
        {
            "어디": "새내천",
            "무엇이 낭비라고 보시나요": "안내판을 작년에 바꾸었는데 또 바꾼다고 합니다. 한 번 살펴 주세요.",
        }
    )
    somebody.presses("신고하기")


def hand_waste() -> None:
    jiu = visit(OFFICER.name).opens("2025/execute/watch/waste/1/").presses("신고한 글과 사진 보기")
    jiu.fills(
        {"답할 부서": PARKS.office, "부서에 넘기는 말": "새내천 안내판을 지난해에 이어 다시 바꾸는 까닭을 살펴 주세요."}
    )
    jiu.presses("부서에 넘기기")


def answer_waste() -> None:
    hyeonsu = visit(PARKS.name).opens("2025/execute/watch/waste/1/")
    hyeonsu.fills({
        "결과": "고치겠습니다", "모두에게 알리는 결과": "지난해에 바꾼 안내판 네 개는 그대로 쓰고, 새로 만들 것은 두 개로 줄였습니다.",
        "신고한 분께 드리는 답": "살펴 주신 덕분에 줄인 돈은 점자 안내를 붙이는 데 씁니다.",
    }).presses("답 보내기")  # fmt: skip


def go_and_look() -> None:
    for place, work in enumerate(_works()[:2]):
        jiu = visit(OFFICER.name).opens(f"2025/execute/watch/{work.number}/visit/")
        wants = "" if place else "그늘이 드는 쪽에 등받이가 있는 의자를 하나 더 놓아 주세요."
        said = {"다녀온 모임": GROUP, "다녀온 날": "2025-11-12", "다녀온 사람 수": 6, "고쳐 달라고 하는 것": wants}
        jiu.fills(said | {"살펴본 것": "낮과 저녁에 한 번씩 가서 앉아 보고 걸어 보았습니다."})
        found = dict.fromkeys(USUAL, "잘됨") | ({} if place else {USUAL[2]: "아쉬움"})
        jiu.fills(found)
        jiu.fills({"사진": ("visit.png", _drawn("#7a9a6a")), "사진 설명": "모니터링단이 앉아 본 자리"}).presses("적기")


def answer_group() -> None:
    work = _works()[0]
    hyeonsu = visit(PARKS.name).opens("2025/execute/watch/desk/").follows(work.project.title)
    hyeonsu.fills({"부서의 답": "등받이가 있는 의자를 느티나무 아래에 하나 더 놓기로 했습니다."}).presses("답 보내기")
    for when, colour, alt in (
        ("하기 전", "#a8905a", "풀이 무릎까지 자란 빈 물가"),
        ("하고 나서", "#5a8fa8", "의자가 놓이고 길이 난 물가"),
    ):
        hyeonsu.opens(f"2025/execute/watch/{work.number}/pictures/").fills({"언제": when})
        hyeonsu.fills({"사진": ("bench.png", _drawn(colour)), "사진 설명": alt}).presses("사진 올리기")


def _works() -> list[Work]:
    """Of the parks office: the bench first, then the others that go on or are done, in the order of the list."""
    works = Work.objects.filter(project__cycle__fiscal_year=2025, project__office__name=PARKS.office)
    found = works.exclude(state="cancelled").select_related("project").order_by("project__number")
    return sorted(found, key=lambda work: work.number != BENCH)


def _extract(day: date) -> bytes:
    """In won, by line: what the projects spent by that day; and one line that is not theirs."""
    entries = Entry.objects.filter(fiscal_year=2025, booking__on__lte=day)
    spent = accounts(entries.filter(project__isnull=False), "line")
    whole = accounts(Entry.objects.filter(fiscal_year=2025, project=None), "line")
    text = io.StringIO(newline="")
    rows = csv.writer(text)
    rows.writerow(HEADING)
    for line in Line.objects.filter(fiscal_year=2025, pk__in=whole):
        said = (
            line.code,
            line.name,
            line.item_code,
            whole[line.pk].available,
            spent[line.pk].spent if line.pk in spent else 0,
        )
        rows.writerow(["2025", f"{day:%Y%m%d}", "100", *said])
    rows.writerow(["2025", f"{day:%Y%m%d}", "100", *ELSEWHERE])
    return text.getvalue().encode("cp949")


def _drawn(colour: str) -> bytes:
    """A picture that nobody took: a stream, a bank and a bench."""
    picture = Image.new("RGB", (960, 640), "#dfe8ee")
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 380, 960, 640), fill=colour)
    draw.rectangle((320, 330, 640, 350), fill="#6b4a2b")
    for x in (340, 600):
        draw.rectangle((x, 350, x + 18, 420), fill="#6b4a2b")
    made = io.BytesIO()
    picture.save(made, "PNG")
    return made.getvalue()
