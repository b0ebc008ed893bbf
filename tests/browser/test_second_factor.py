"""An officer's way to the desk by the real doors: account, password, second factor. A password alone says what to do."""

from .addresses import HANEUL


def test_a_password_alone_says_what_to_do(officer):
    _, told, _, _ = officer
    assert "담당자의 일은 2단계 확인을 한 다음에 할 수 있습니다." in told
    assert "아직 2단계 확인을 켜지 않았습니다." in told


def test_with_the_digits_the_desk_opens_where_she_wanted_it(officer):
    _, _, _, came_to = officer
    assert came_to.endswith("/haeoreum/desk/")


def test_next_time_password_and_digits_lead_to_the_desk(officer, someone, site):
    her, tab = officer[0], someone(None, site("middle changing"))
    her.gives_password(tab, site("middle changing"), "desk/")
    assert "/accounts/2fa/authenticate/" in tab.url
    tab.context.new_page().goto(site("middle changing").address("desk/"))
    assert "/accounts/" in tab.context.pages[-1].url  # a password has not let her in yet
    her.gives_code(tab, "000000")
    assert "번호가 맞지 않습니다" in tab.inner_text(".errors")
    her.gives_digits(tab)
    assert tab.url.endswith("/haeoreum/desk/")
    assert tab.inner_text("h1").startswith("내 일감")


def test_a_resident_with_a_second_factor_has_no_desk(someone, site):
    """A negative control: it is the part that opens the desk, not the digits."""
    tab = someone(HANEUL, site("middle"))
    assert tab.goto(site("middle").address("desk/")).status == 403
    assert tab.locator("main a", has_text="인증 앱 켜기").count() == 0


def test_the_pages_on_the_way_are_for_everyone(officer):
    _, _, seen, _ = officer
    assert {one.where: one.axe + one.wide + one.small + one.console for one in seen} == {one.where: [] for one in seen}
