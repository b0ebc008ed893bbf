"""What was chosen becomes money: the officer's list and lines, the departments' requests, the bill that is drawn up."""

from collections.abc import Iterator

from madang.cycle.budget.models import Project, Request

from ..city.cast import CULTURE, OFFICER, PARKS, ROADS, SAFETY, WELFARE
from ..city.chosen import FILE, lines_of, requests_for_2025
from .act import Act, on, visit

DEPARTMENTS = (PARKS, SAFETY, ROADS, WELFARE, CULTURE)
ASSEMBLY = "2024년 주민참여예산위원회 총회"
LINES = {"공원녹지과": "공원과 마을 쉼터 만들기 401-01", "안전총괄과": "골목 안전과 돌봄 시설 401-01"}


def budgeting() -> Iterator[Act]:
    yield Act(on(2024, 10, 14), "한지우가 2024년 총회에서 고른 서른여덟 사업을 표로 올립니다", bring_list)
    yield Act(on(2025, 10, 15), "한지우가 2026년 사업을 의결에서 만듭니다", make_from_resolutions)
    for year in (2025, 2026):
        before = year - 1
        yield Act(on(before, 10, 16), f"한지우가 {year}년 예산의 줄을 올립니다", lambda year=year: bring_lines(year))
        yield Act(on(before, 10, 16, 14), f"한지우가 {year}년 예산요구를 부탁합니다", lambda year=year: ask(year))
        yield Act(on(before, 11, 4), f"한지우가 {year}년 예산안에 담습니다", lambda year=year: put_in_bill(year))
    yield Act(on(2024, 10, 28), "다섯 부서가 2025년 예산을 표로 요구합니다", request_by_table)
    yield Act(on(2025, 10, 27), "두 부서가 2026년 예산을 요구합니다", request_by_hand)


def bring_list() -> None:
    jiu = visit(OFFICER.name).opens("2025/budget/office/projects/")
    file = ("고른 사업 2025.csv", FILE.read_bytes())
    jiu.fills({"사업 표(CSV, XLSX)": file, "어디에서 골랐나요": ASSEMBLY, "고른 날": "2024-10-11"})
    jiu.presses("살펴보고 올리기")


def make_from_resolutions() -> None:
    jiu = visit(OFFICER.name)
    for track in ("시정참여형", "동네참여형"):
        jiu.opens("2026/budget/office/").presses(f"{track} 의결에서 사업 만들기")


def bring_lines(year: int) -> None:
    jiu = visit(OFFICER.name).opens(f"{year}/budget/office/lines/")
    jiu.fills({"예산 줄 표(CSV, XLSX)": ("예산 줄.csv", lines_of(year)), "예산안 칸의 단위": "천원"})
    jiu.presses("살펴보고 올리기")


def ask(year: int) -> None:
    jiu = visit(OFFICER.name).opens(f"{year}/budget/office/")
    jiu.ticks("number", _selected(year))
    jiu.fills({"요구 마감": f"{year - 1}-10-31"}).presses("부서에 예산요구 부탁하기")


def request_by_table() -> None:
    for figure in DEPARTMENTS:
        file = (f"{figure.office}.csv", requests_for_2025(figure.office))
        at_work = visit(figure.name).opens("2025/budget/requests/")
        at_work.fills({"예산요구 표(CSV, XLSX)": file}).presses("살펴보고 모두 보내기")


def request_by_hand() -> None:
    """What was selected is filled in already; each project wants its line."""
    for figure in (PARKS, SAFETY):
        at_work = visit(figure.name)
        asked = Request.objects.filter(project__cycle__fiscal_year=2026, office__name=figure.office)
        for number in asked.order_by("project__number").values_list("project__number", flat=True):
            at_work.opens(f"2026/budget/requests/{number}/")
            at_work.fills_in({"1째 줄": {"예산 줄": LINES[figure.office]}}).presses("예산요구 보내기")


def put_in_bill(year: int) -> None:
    jiu = visit(OFFICER.name).opens(f"{year}/budget/office/")
    jiu.ticks("number", _selected(year))
    jiu.presses("요구한 대로 예산안에 담기")


def _selected(year: int) -> list[int]:
    """All but what is in reserve."""
    rows = Project.objects.filter(cycle__fiscal_year=year).exclude(decision__outcome="reserve")
    return list(rows.values_list("number", flat=True))
