import re
from pathlib import Path

import pytest
from django.template import Context, Template
from django.test import override_settings
from django.utils import translation

from madang.base.pages import catalogue

pytestmark = pytest.mark.django_db
HERE = Path(catalogue.__file__).parent


def drawn(source, **context):
    with translation.override("ko"):
        return Template(source).render(Context(context))


@pytest.fixture
def page(client):
    with override_settings(DEMO=True):
        return (
            client.get("/pages/components/").content.decode() + client.get("/pages/components/desk/").content.decode()
        )


def test_catalogue_is_only_where_the_site_is_tried_out(client):
    with override_settings(DEMO=False, DEBUG=False):
        assert client.get("/pages/components/").status_code == 404


def test_catalogue_shows_every_component():
    shown = "".join(
        (HERE / "templates/pages" / name).read_text()
        for name in ("components.html", "components_desk.html", "display.html", "error.html")
    )
    within = "".join(path.read_text() for path in (HERE / "templates").rglob("*.html"))
    names = {path.stem.replace("_", "-") for path in (HERE / "templates/cotton").glob("*.html")}
    used = set(re.findall(r"<c-([a-z-]+)", shown)) - {"slot", "vars"}
    assert names - used == {"errors", "icon"}  # drawn within others
    assert "<c-icon" in within


def test_no_component_writes_a_style_or_a_handler(page):
    assert not re.findall(r"<[^>]+\s(?:style|on[a-z]+)=", page)


def test_ids_are_unique(page):
    first, desk = page.split("<!doctype html>")[1:]
    for part in (first, desk):
        ids = re.findall(r'\sid="([^"]+)"', part)
        assert sorted({i for i in ids if ids.count(i) > 1}) == []


def test_hostile_text_is_escaped_wherever_it_is_passed():
    evil = '"><script>alert(1)</script>\' onfocus="x'
    for source in (
        '{% cotton card title="{{ evil }}" href="/x" %}{% endcotton %}',
        '{% cotton card :title="evil" href="/x" / %}',
        '{% cotton button :data-name="evil" %}x{% endcotton %}',
        '{% cotton button data-name="{{ evil }}" %}x{% endcotton %}',
        '{% cotton tag :title="evil" %}x{% endcotton %}',
        '{% cotton kpi :label="evil" %}1{% endcotton %}',
    ):
        html = drawn(source, evil=evil)
        assert "<script>" not in html and 'onfocus="' not in html, source


def test_true_stands_alone_and_false_stays_away():
    assert "<button" in drawn("{% cotton button disabled %}x{% endcotton %}")
    assert " disabled>" in drawn("{% cotton button disabled %}x{% endcotton %}")
    assert "disabled" not in drawn('{% cotton button :disabled="no" %}x{% endcotton %}', no=False)


def test_card_does_not_take_its_title_from_the_page():
    assert "leak" not in drawn("{% cotton card %}x{% endcotton %}", title="leak", href="leak", tag="leak")


def test_year_keeps_four_stations_near_on_a_phone(page):
    first = page[: page.index("올해 숫자")]
    assert len(re.findall(r'<li class="[^"]*near', first)) == 4
    assert len(re.findall(r'<li class="(?:done|here|next|skipped)', first)) == 14
    assert "14걸음 가운데 7번째" in first and 'aria-current="step"' in first


@pytest.mark.parametrize(("amount", "said"), [(42_000_000, "4,200만 원"), (0, "0원")])
def test_money_is_said(amount, said):
    assert said in drawn('{% cotton money :amount="amount" / %}', amount=amount)


def test_photo_that_is_missing_is_drawn_by_its_field():
    assert "pages/fields/safety.svg" in drawn('{% cotton photo field="safety" / %}')
    assert "pages/fields/village.svg" in drawn('{% cotton photo field="unheard-of" / %}')


def test_every_page_of_a_list_keeps_the_question(client):
    with override_settings(DEMO=True):
        page = client.get("/pages/components/", {"q": "등", "page": 12}).content.decode()
    assert "?q=%EB%93%B1&amp;page=13" in page


def test_first_view_is_light(client):
    css = (HERE / "static/pages/madang.css").stat().st_size
    script = (HERE / "static/pages/madang.js").stat().st_size
    assert css <= 32_000 and css + script <= 36_000
