"""{% told lesson "title" %}: a text in the language of the page, or marked with its own."""

from django import template

from madang.base.pages.templatetags.madang import lang_of, told_in

register = template.Library()


@register.simple_tag
def told(thing, name: str):
    return told_in(thing.told(name), thing.language_of(name))


@register.simple_tag
def language_of(thing, name: str) -> str:
    """The attribute that says it of a whole element."""
    return lang_of(thing.language_of(name))
