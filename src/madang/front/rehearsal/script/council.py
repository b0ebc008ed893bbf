"""The council: a bill goes in, committees and the budget committee deal with it, the plenary decides; one supplementary budget."""

import csv
import io
from collections.abc import Iterator, Mapping

from ..city.cast import OFFICER
from ..visitor import Visitor
from .act import Act, on, visit

MINUTES = "https://council.haeoreum.example.org/minutes/{}"
DOUBT = "공원녹지과의 도시텃밭 사업으로 할 수 있습니다."
# What the council left of 2025's projects, by number: five cut, three reduced, each with its reason.
LEFT_2025: dict[int, tuple[int, str]] = {
    3: (100_000_000, "보도턱 마흔 곳 가운데 서른세 곳을 먼저 하고, 나머지는 도로 정비와 함께 합니다."),
    8: (80_000_000, "학교 세 곳 가운데 두 곳의 큰길부터 심습니다."),
    12: (0, "보건소의 금연거리 사업과 겹칩니다."),
    14: (60_000_000, "연습실 두 칸 가운데 한 칸을 먼저 만들고 쓰는 사람을 보아 늘립니다."),
    20: (0, DOUBT),
    24: (0, "장날마다 돌볼 사람을 둘 방법이 정해지지 않았습니다."),
    28: (0, "옥상의 안전 진단이 끝나지 않았습니다."),
    29: (0, "지난해에 한 번 손본 담벼락이어서 급하지 않습니다."),
}
# One more was cut by its committee; the budget committee gave it back.
IN_COMMITTEE = LEFT_2025 | {38: (0, "시 전체의 방송 장치를 함께 살핀 뒤에 바꾸자는 뜻입니다.")}
GIVEN_BACK = {38: (13_900_000, "외딴집의 재난 방송은 미룰 수 없다는 주민의견서의 뜻을 받아들였습니다.")}
SUPPLEMENT = {
    22: (38_400_000, "물받이를 놓을 자리에서 묻힌 관이 나와 옮기는 값이 더 듭니다."),
    2: (79_200_000, "횡단보도 한 곳은 경찰서가 먼저 고쳐 그만큼 줄입니다."),
}


def counselling() -> Iterator[Act]:
    yield Act(
        on(2024, 11, 20),
        "한지우가 2025년 예산안을 의회에 냅니다",
        lambda: submit(2025, 0, "2024-11-20", "제298회 제2차 정례회"),
    )
    yield Act(
        on(2024, 12, 3),
        "상임위원회가 2025년 사업을 깎고 줄입니다",
        lambda: deal(2025, "상임위원회", "2024-12-02", "298-2", IN_COMMITTEE, "도시복지위원회"),
    )
    yield Act(
        on(2024, 12, 13),
        "예산결산특별위원회가 하나를 되살립니다",
        lambda: deal(2025, "예산결산특별위원회", "2024-12-12", "298-3", GIVEN_BACK),
    )
    yield Act(
        on(2024, 12, 18), "의회가 2025년 예산을 의결합니다", lambda: decide(2025, 0, "2024-12-18", "298-4", LEFT_2025)
    )
    yield Act(on(2025, 3, 10), "한지우가 2025년 제1회 추가경정예산안을 짜서 냅니다", supplement)
    yield Act(on(2025, 3, 28), "의회가 추가경정예산을 의결합니다", lambda: decide(2025, 1, "2025-03-28", "301-2", {}))
    yield Act(
        on(2025, 11, 20),
        "한지우가 2026년 예산안을 의회에 냅니다",
        lambda: submit(2026, 0, "2025-11-20", "제305회 제2차 정례회"),
    )
    yield Act(
        on(2025, 12, 5),
        "상임위원회가 2026년 사업 하나를 줄입니다",
        lambda: deal(2026, "상임위원회", "2025-12-04", "305-2", _largest(2026), "도시복지위원회"),
    )
    yield Act(
        on(2025, 12, 17),
        "의회가 2026년 예산을 의결합니다",
        lambda: decide(2026, 0, "2025-12-17", "305-4", _largest(2026)),
    )


def submit(year: int, sequence: int, day: str, session: str) -> None:
    jiu = visit(OFFICER.name).opens(f"{year}/budget/office/council/{sequence}/submit/")
    jiu.fills({"의회에 낸 날": day, "회기": session}).presses("의회에 낸 것으로 적기")


def deal(year: int, place: str, day: str, minutes: str, left: Mapping, body: str = "") -> None:
    jiu = visit(OFFICER.name)
    file = _table(jiu, year, 0, left)
    jiu.opens(f"{year}/budget/office/council/0/acts/")
    jiu.fills({"심의한 곳": place, "위원회 이름": body, "심의한 날": day, "회의록 주소": MINUTES.format(minutes)})
    jiu.fills({"표 파일(CSV, XLSX)": file}).presses("심의 적기")


def decide(year: int, sequence: int, day: str, minutes: str, left: Mapping) -> None:
    jiu = visit(OFFICER.name)
    file = _table(jiu, year, sequence, left)
    jiu.opens(f"{year}/budget/office/council/{sequence}/decide/")
    jiu.fills({"의결한 날": day, "본회의 회의록 주소": MINUTES.format(minutes), "표 파일(CSV, XLSX)": file})
    jiu.presses("다시 보기").presses("이대로 의결 적기")


def supplement() -> None:
    jiu = visit(OFFICER.name).opens("2025/budget/council/").presses("추가경정예산안 시작하기")
    file = _table(jiu, 2025, 1, SUPPLEMENT)
    jiu.opens("2025/budget/office/council/1/supplement/").fills({"표 파일(CSV, XLSX)": file})
    jiu.presses("추가경정예산안에 담기")
    submit(2025, 1, "2025-03-10", "제301회 임시회")


def _table(jiu: Visitor, year: int, sequence: int, left: Mapping) -> tuple[str, bytes]:
    """The table that the site gives, with what differs written in."""
    rows = _rows(jiu, year, sequence)
    for row in rows:
        if said := left.get(int(row["번호"])):
            row["금액"], row["까닭"] = said
    written = io.StringIO()
    table = csv.DictWriter(written, list(rows[0]))
    table.writeheader()
    table.writerows(rows)
    return "의회 심의.csv", written.getvalue().encode()


def _rows(jiu: Visitor, year: int, sequence: int) -> list[dict]:
    given = jiu.opens(f"{year}/budget/office/council/{sequence}/table.csv").page.body.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(given)))


def _largest(year: int) -> dict[int, tuple[int, str]]:
    """The largest project of the bill keeps nine parts of ten."""
    row = max(_rows(visit(OFFICER.name), year, 0), key=lambda row: int(row["예산안"]))
    return {
        int(row["번호"]): (
            int(row["예산안"]) * 9 // 10_000 * 1_000,
            "설계를 마친 뒤 모자라면 추가경정예산으로 세웁니다.",
        )
    }
