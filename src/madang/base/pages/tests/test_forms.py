import re
from html.parser import HTMLParser

import pytest
from django.utils import translation

from madang.base.pages.catalogue import SampleForm
from madang.base.pages.forms import DisplayForm

CONTROLS = {"input", "select", "textarea"}


class Page(HTMLParser):
    """The controls, labels and ids of a page."""

    def __init__(self, html):
        super().__init__()
        self.controls, self.fors, self.ids, self.fieldsets, self.hrefs = [], set(), [], [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag in CONTROLS and attrs.get("type") != "hidden":
            self.controls.append(attrs)
        if tag == "label":
            self.fors.add(attrs.get("for"))
        if tag == "fieldset":
            self.fieldsets.append(attrs)
        if tag == "a":
            self.hrefs.append(attrs["href"])
        if "id" in attrs:
            self.ids.append(attrs["id"])


@pytest.fixture(params=["empty", "wrong"])
def page(request):
    form = SampleForm() if request.param == "empty" else SampleForm({"title": "가" * 41, "email": "x", "cost": "-3"})
    with translation.override("ko"):
        return Page(str(form))


def test_every_control_has_a_label(page):
    assert [c for c in page.controls if c.get("id") not in page.fors and not c.get("aria-label")] == []


def test_every_description_exists(page):
    named = " ".join(c.get("aria-describedby") or "" for c in page.controls + page.fieldsets).split()
    assert [name for name in named if name not in page.ids] == []
    assert len(page.ids) == len(set(page.ids))


def test_wrong_field_says_so_and_its_error_leads_to_it():
    with translation.override("ko"):
        html = str(SampleForm({"title": "가" * 41, "email": "x", "cost": "-3"}))
    page = Page(html)
    controls = {c.get("id"): c for c in page.controls}
    assert controls["id_title"]["aria-invalid"] == "true"
    assert controls["id_title"]["aria-describedby"] == "id_title_helptext id_title_error"
    assert [href.removeprefix("#") in page.ids for href in page.hrefs] == [True] * len(page.hrefs)
    assert "#id_channel_0" in page.hrefs
    assert "제안 제목 — 40자까지 쓸 수 있습니다. 지금은 41자입니다." in html
    assert "전자우편 — name@example.kr처럼 전자우편 주소를 써 주세요." in html
    assert "어림잡은 돈(원) — 0 이상으로 써 주세요." in html


def test_what_was_typed_stays():
    assert f'value="{"가" * 41}"' in str(SampleForm({"title": "가" * 41}))


def test_right_form_has_no_error_summary():
    assert 'class="errors"' not in str(SampleForm())


def test_only_what_may_stay_empty_is_marked():
    with translation.override("ko"):
        html = str(SampleForm())
    marked = re.findall(r"(?:<label[^>]*>|<legend>)([^<]+) <span class=\"optional\">\(선택\)", html)
    assert marked == ["전자우편", "어림잡은 돈(원)", "바라는 날", "어떤 분야인가요", "만날 날과 시각", "사진"]


def test_browser_may_fill_in_what_it_knows():
    assert 'autocomplete="email"' in str(SampleForm()["email"])


def test_radio_buttons_stand_in_a_fieldset_with_their_question():
    with translation.override("ko"):
        html = DisplayForm()["size"].as_field_group()
    assert re.search(r'<fieldset class="field">\s*<legend>글자 크기</legend>', html)
    assert html.count('<label class="option"') == 4


def test_english_form_is_english():
    with translation.override("en"):
        html = str(SampleForm({}))
    assert not re.findall(r"[가-힣]+", html.replace("달빛동", "").replace("솔바람동", ""))
