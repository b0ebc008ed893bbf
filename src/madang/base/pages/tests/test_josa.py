import hangeul
import pytest
from django.template import Context, Template
from django.utils import translation

from madang.base.pages.words import josa

TABLE = [
    ("예산", "은/는", "예산은"),
    ("투표", "은/는", "투표는"),
    ("달빛동", "이/가", "달빛동이"),
    ("솔바람", "과/와", "솔바람과"),
    ("제주", "과/와", "제주와"),
    ("서울", "으로/로", "서울로"),
    ("부산", "으로/로", "부산으로"),
    ("대구", "으로/로", "대구로"),
    ("하늘", "아/야", "하늘아"),
    ("영희", "아/야", "영희야"),
    ("마을", "이다/다", "마을이다"),
    ("공원", "이나/나", "공원이나"),
    ("3", "을/를", "3을"),
    ("2", "을/를", "2를"),
    ("7", "으로/로", "7로"),
    ("0", "은/는", "0은"),
    ("10", "으로/로", "10으로"),
    ("1,000", "은/는", "1,000은"),
    ("1,000,000,000,000", "은/는", "1,000,000,000,000는"),
    ("12.5", "은/는", "12.5는"),
    ("02-123-4560", "으로/로", "02-123-4560으로"),
    (2027, "은/는", "2027은"),
    ("100%", "이/가", "100%가"),
    ("5kg", "은/는", "5kg은"),
    ("3km", "은/는", "3km는"),
    ("3억 2,000만 원", "을/를", "3억 2,000만 원을"),
    ("KRDS", "이/가", "KRDS가"),
    ("LH", "은/는", "LH는"),
    ("URL", "은/는", "URL은"),
    ("CPR", "으로/로", "CPR로"),
    ("ATM", "이/가", "ATM이"),
    ("Seoul", "으로/로", "Seoul로"),
    ("book", "은/는", "book은"),
    ("Park", "은/는", "Park는"),
    ("center", "은/는", "center는"),
    ("해오름시(새내읍)", "은/는", "해오름시(새내읍)는"),
    ("「지방재정법」", "은/는", "「지방재정법」은"),
    ("“우리 골목”", "이라고/라고", "“우리 골목”이라고"),
    ("", "은/는", "는"),
]


@pytest.mark.parametrize(("word", "pair", "said"), TABLE)
def test_particle_fits_how_the_word_is_read(word, pair, said):
    assert josa(word, pair) == said


@pytest.mark.parametrize("pair", ["은/는", "이/가", "을/를", "과/와", "으로/로"])
def test_hangul_and_numbers_agree_with_another_program(pair):
    words = [chr(code) for code in range(ord("가"), ord("힣") + 1, 7)] + [str(n) for n in range(1, 200)]
    assert [josa(word, pair) for word in words] == [hangeul.attach(word, pair) for word in words]


def test_pair_that_is_no_pair_is_refused():
    with pytest.raises(ValueError, match="은/는"):
        josa("예산", "은")


def _page(word):
    return Template('{% load madang %}{{ word|josa:"은/는" }}').render(Context({"word": word}))


def test_english_page_shows_the_word_alone():
    with translation.override("en"):
        assert _page("Haeoreum") == "Haeoreum"


def test_name_with_markup_stays_escaped():
    with translation.override("ko"):
        assert _page("<b>예산") == "&lt;b&gt;예산은"
