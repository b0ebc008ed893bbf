"""Who lives in the city, and what its officer does for those who are missing."""

from collections.abc import Iterator

from ..city.areas import AREAS
from ..city.cast import OFFICER
from .act import Act, on, visit

# Of a thousand people of a neighbourhood, by age; the villages are older than the town.
AGES = {"0-18": 150, "19-29": 140, "30-39": 140, "40-49": 160, "50-59": 165, "60-69": 135, "70+": 110}
VILLAGE = {"0-18": 80, "19-29": 70, "30-39": 80, "40-49": 120, "50-59": 180, "60-69": 230, "70+": 240}
DISABLED_IN_A_THOUSAND = 52


def looking() -> Iterator[Act]:
    yield Act(on(2026, 1, 7), "한지우가 해오름시에 사는 사람 수를 올립니다", population)
    yield Act(on(2026, 4, 14), "한지우가 두 면의 경로당을 찾아간 일을 적습니다", visiting)
    yield Act(on(2026, 6, 9), "한지우가 그 뒤 달라진 것을 적습니다", telling)


def population() -> None:
    jiu = visit(OFFICER.name).opens("plan/population/")
    file = ("haeoreum-2025-12.csv", whole().encode())
    jiu.fills({"인구 파일(CSV)": file, "기준일": "2025-12-31", "출처": "해오름시 주민등록 인구통계(지어낸 수)"})
    jiu.presses("인구 올리기")


def whole() -> str:
    """Neighbourhood by sex by age, and disability alone."""
    lines = ["동네,성별,나이대,장애,사람수"]
    for area in AREAS:
        shares = VILLAGE if area.name.endswith("면") else AGES
        for age, share in shares.items():
            people = area.population * share // 1000
            lines += [f"{area.name},female,{age},,{people - people // 2}", f"{area.name},male,{age},,{people // 2}"]
    everybody = sum(area.population for area in AREAS)
    disabled = everybody * DISABLED_IN_A_THOUSAND // 1000
    lines += [f",,,예,{disabled}", f",,,아니오,{everybody - disabled}"]
    return "\n".join(lines) + "\n"


def visiting() -> None:
    jiu = visit(OFFICER.name).opens("2027/plan/office/measures/")
    jiu.fills(
        {
            "조치": "찾아가서 설명하고 제안 받기",
            "누구를 위한 조치인가요": "고랑면",
            "무엇을 했나요": "고랑면과 샘터면의 경로당 여섯 곳에서 이야기를 듣고 제안을 받아 적었습니다",
            "한 날": "2026-04-13",
        }
    ).presses("조치 적어 두기")


def telling() -> None:
    jiu = visit(OFFICER.name).opens("2027/plan/office/measures/").follows("달라진 것 적기")
    jiu.fills({"무엇이 달라졌나요": "두 면에서 온 제안이 지난해보다 늘었습니다"}).presses("달라진 것 적어 두기")
