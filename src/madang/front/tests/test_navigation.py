"""The menu of every page: the bar is short and says where one is, the sheet behind the button leads everywhere."""

import re

import pytest

from madang.front.navigation import FIRST

pytestmark = pytest.mark.django_db


def entries(page: str, menu: str) -> list[str]:
    (said,) = re.findall(rf'<nav[^>]*aria-label="{menu}">(.*?)</nav>', page, re.DOTALL)
    return re.findall(r">([^<]+)</a>", said)


def test_the_bar_is_short_and_the_sheet_holds_everything(client, year):
    page = client.get(f"/haeoreum/{year.fiscal_year}/settle/").content.decode()
    assert entries(page, "주 메뉴") == ["제안", "투표", "결과", "예산", "결산"]
    assert len(entries(page, "전체 메뉴")) == 15
    assert set(entries(page, "주 메뉴")) < set(entries(page, "전체 메뉴"))


def test_where_one_is_stands_in_the_bar_and_is_marked(client, year):
    page = client.get(f"/haeoreum/{year.fiscal_year}/settle/").content.decode()
    assert re.findall(r'<a href="([^"]*)" aria-current="page">결산</a>', page) == ["/haeoreum/2027/settle/"] * 2
    elsewhere = client.get(f"/haeoreum/{year.fiscal_year}/vote/").content.decode()
    assert len(entries(elsewhere, "주 메뉴")) == len(FIRST)


def test_officers_have_their_desk_in_the_bar(client, sign_in, year, kim):
    page = sign_in(client, kim).get(f"/haeoreum/{year.fiscal_year}/settle/").content.decode()
    assert entries(page, "주 메뉴")[-1] == "업무"
