"""What people wrote keeps its own language on a page in another (WCAG 3.1.2)."""

import pytest
from django.template import Context, Template
from django.utils import translation
from django_cotton.compiler_regex import CottonCompiler

TITLE = '불 & "켜"'
SAID = "불 &amp; &quot;켜&quot;"


def shown(template: str, page: str, language: str) -> str:
    with translation.override(page):
        return Template("{% load madang %}" + template).render(Context({"title": TITLE, "language": language}))


@pytest.mark.parametrize(
    ("page", "language", "seen"),
    [
        ("en", "ko", f'<span lang="ko">{SAID}</span>'),
        ("ko", "ko", SAID),
        ("ko", "pl", f'<span lang="pl">{SAID}</span>'),
        ("en", "", SAID),
    ],
)
def test_a_title_is_marked_where_the_page_speaks_another_language(page, language, seen):
    assert shown("{{ title|told_in:language }}", page, language) == seen


@pytest.mark.parametrize(("page", "seen"), [("en", '<p lang="ko">'), ("ko", "<p>")])
def test_a_whole_element_is_marked_the_same_way(page, seen):
    assert shown("<p{% lang_of language %}>", page, "ko") == seen


def test_a_picture_s_words_are_marked_too():
    card = '<c-card title="{{ title }}" picture="/p.webp" alt="{{ title }}" lang="{{ language }}" />'
    with translation.override("en"):
        page = _cotton(card)
    assert f'<img class="art" src="/p.webp" alt="{SAID}" lang="ko" loading="lazy">' in page
    assert f'<span lang="ko">{SAID}</span>' in page
    assert '<article class="card ">' in page


def _cotton(card: str) -> str:
    compiled = CottonCompiler().process("{% load madang %}" + card)
    return Template(compiled).render(Context({"title": TITLE, "language": "ko"}))
