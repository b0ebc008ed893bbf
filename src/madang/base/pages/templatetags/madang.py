"""The filters and tags of every page: `{% load madang %}`, or nothing at all where it is a builtin."""

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.translation import get_language

from madang.base.pages import words
from madang.base.pages.addresses import with_value
from madang.base.pages.charts import drawn_with
from madang.base.pages.drawings import icon_lines
from madang.base.pages.pictures import picture_of
from madang.base.pages.year import near

register = template.Library()

for name in ("won", "money", "count_of", "number", "percent", "day", "moment", "until", "dday", "nearness", "name_of"):
    register.filter(name, getattr(words, name))
register.filter("near", near)
register.filter("picture_of", picture_of)
register.filter("drawn_with", drawn_with)
register.filter("icon_lines", icon_lines)


@register.filter(is_safe=True)
def josa(word, pair: str) -> str:
    """The word with its particle; in other languages the word alone, so that one sentence serves both."""
    if _page_language() != "ko":
        return word if isinstance(word, str) else str(word)
    return words.josa(word, pair)


@register.filter
def told_in(text, language: str) -> str:
    """What people wrote, marked with its language where the page speaks another (WCAG 3.1.2). Not for attributes."""
    if not text or language in ("", None, _page_language()):
        return text
    return format_html('<span lang="{}">{}</span>', language, text)


@register.simple_tag
def lang_of(language: str) -> str:
    """The attribute that says the same of a whole element: <div{% lang_of government.language %}>."""
    return "" if language in ("", None, _page_language()) else format_html(' lang="{}"', language)


@register.filter
def passed(attrs, skip: str = "") -> str:
    """The attributes a component hands on, every value escaped; True stands alone, False and None stay away.

    `class` is written by the component itself, and so is what `skip` names.
    """
    given = attrs.attrs_dict() if hasattr(attrs, "attrs_dict") else attrs
    kept = {key: value for key, value in given.items() if key not in ("class", *skip.split())}
    return format_html_join(
        "", "{}", ((_attribute(k, v),) for k, v in kept.items() if v is not None and v is not False)
    )


def _attribute(key: str, value) -> str:
    pair = ((key, conditional_escape(value)),)
    return format_html_join("", " {}", ((key,),)) if value is True else format_html_join("", ' {}="{}"', pair)


@register.filter
def shared_by(amount: int, people: int) -> int:
    """An amount for each of so many people, rounded to a whole minor unit."""
    return round(amount / people)


@register.filter
def near_pages(page) -> list[int | None]:
    """The page numbers worth showing, None where some are left out."""
    return [n if isinstance(n, int) else None for n in page.paginator.get_elided_page_range(page.number, on_ends=1)]


@register.simple_tag(takes_context=True)
def page_address(context, key: str, number: int) -> str:
    """The address of the present page with another page number."""
    return with_value(context["request"].get_full_path(), key, number)


@register.filter
def as_format(address: str, suffix: str) -> str:
    """Where the same page is had as data: /data/votes/ as csv is /data/votes.csv; ?format= where a query is given."""
    if address.startswith("?") or "?" in address:
        return with_value(address, "format", suffix)
    return f"{address.rstrip('/')}.{suffix}"


def _page_language() -> str:
    return get_language() or "ko"
