import re

import pytest
from django.template import Context, Template
from django.utils import translation

from madang.base.pages.charts import Bar, Bars, Dots, Lines, Pair, Series, Stack, Stacks
from madang.base.pages.charts.scale import at, ticks
from madang.base.pages.maps import Dot, Map, Shape

VOTES = Bars((Bar("소화기", 1842), Bar("부엌", 921, "rest"), Bar("없음", 0)), unit="vote", what="사업", measure="표")
STATES = Stacks(("끝남", "하는 중"), (Stack("2026", (3, 1)), Stack("2025", (2, 0))), unit="project", what="해")
YEARS = Lines(("2025", "2026", "2027"), (Series("누리집", (10, None, 30)), Series("종이", (20, 25, 5))), what="해")
SHARES = Dots(("참여", "주민"), (Pair("여성", 0.58, 0.5),), what="누구")
TOWN = Map(
    (Shape("달빛동", [[[0, 0], [10, 0], [10, 10], [0, 10]]], 4), Shape("새내동", [[[10, 0], [20, 0], [20, 10], [10, 10]]], 9)),
    unit="proposal", what="동네", measure="제안",
)  # fmt: skip


def drawn(thing, component="chart"):
    page = Template(
        f"""{{% cotton {component} :of="thing" title="읽을 제목" finding="찾은 것" download="/data/votes/" / %}}"""
    )
    with translation.override("ko"):
        return page.render(Context({"thing": thing}))


@pytest.mark.parametrize("chart", [VOTES, STATES, YEARS, SHARES], ids=["bars", "stacks", "lines", "dots"])
def test_every_chart_has_title_finding_table_and_download_and_no_style(chart):
    page = drawn(chart)
    assert "<h3>읽을 제목</h3><p>찾은 것</p>" in page
    assert '<table><caption class="sr">읽을 제목</caption>' in page
    assert 'href="/data/votes.csv"' in page
    assert "style=" not in page


@pytest.mark.parametrize("chart", [VOTES, STATES, YEARS, SHARES], ids=["bars", "stacks", "lines", "dots"])
def test_every_number_of_a_chart_is_in_its_table(chart):
    head, rows = chart.table
    page = drawn(chart)
    cells = re.findall(r"<t[hd] [^>]*>([^<]*)</t[hd]>", page[page.index("<table>") :])
    assert cells == [*head, *(cell for row in rows for cell in row)]


def test_longest_bar_fills_its_bed_and_nothing_has_no_length():
    assert [row["width"] for row in VOTES.rows] == ["100%", "50%", "0%"]
    assert [row["shown"] for row in VOTES.rows] == ["1,842표", "921표", "0표"]


def test_bars_of_nothing_draw_nothing():
    assert Bars(()).rows == [] and "읽을 제목" in drawn(Bars(()))


def test_parts_of_a_whole_follow_one_another():
    assert [(p["x"], p["width"]) for p in STATES.rows[0]["parts"]] == [("0%", "75%"), ("75%", "25%")]
    assert [p["drawn"] for p in STATES.rows[1]["parts"]] == [True, False]


def test_line_breaks_where_a_value_is_missing():
    web, paper = YEARS.traces
    assert (len(web["steps"]), len(web["points"]), len(paper["steps"])) == (0, 2, 2)


def test_names_of_lines_that_end_together_stand_apart():
    together = Lines(("1", "2"), tuple(Series(str(i), (1, 10)) for i in range(3)))
    assert sorted(float(trace["name_y"][:-1]) for trace in together.traces) == [4, 13, 22]


@pytest.mark.parametrize(
    ("highest", "marks"),
    [(9204, [0, 2500, 5000, 7500, 10000]), (0, [0, 0.0]), (1, [0, 0.25, 0.5, 0.75, 1]), (38, [0, 10, 20, 30, 40])],
)
def test_axis_has_round_marks(highest, marks):
    assert len(ticks(highest)) <= 5
    if highest:
        assert ticks(highest) == marks


def test_place_on_an_axis():
    assert [at(3, 0, 4), at(0, 0, 0), at(1, 0, 3), at(5, 0, 10, 10, 90)] == ["75%", "0%", "33.33%", "50%"]


def test_map_stands_beside_its_list_and_hides_from_screen_readers():
    page = drawn(TOWN, "map")
    assert 'aria-hidden="true"' in page and "<span>달빛동</span>" in page and "style=" not in page
    assert [area["step"] for area in TOWN.areas] == [1, 5]
    assert TOWN.areas[0]["path"] == "M8,200L200,200L200,8L8,8Z"
    assert TOWN.areas[0]["label"] == ("104", "104")


def test_places_on_a_map_are_numbered_as_in_the_list():
    pins = Map(TOWN.shapes, (Dot("소화기", 5, 5), Dot("등", 15, 5))).pins
    assert [(pin["number"], pin["at"]) for pin in pins] == [(1, ("104", "104")), (2, ("296", "104"))]


def test_area_without_a_number_stays_grey_and_without_outline_stays_in_the_list_only():
    town = Map((Shape("가", [[[0, 0], [1, 0], [1, 1]]]), Shape("나", [], 3)), unit="proposal")
    assert [area["step"] for area in town.areas] == [0]
    assert town.table[1] == [["가", "–"], ["나", "3건"]]


def test_hostile_name_is_escaped():
    assert "<script>" not in drawn(Bars((Bar("<script>", 1),))) + drawn(
        Map((Shape("<script>", [[[0, 0], [1, 0], [1, 1]]]),)), "map"
    )
