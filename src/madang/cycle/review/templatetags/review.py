"""How the review's codes and days are shown: verdicts and answers in words, days out of the record, questions in the page's language."""

from datetime import date

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from madang.base.pages.words import day

from ..models import Answer, AppealOutcome, Criterion, Silence, Verdict

register = template.Library()
_PARTS = {"officer": _("참여예산 담당자"), "resident": _("제안자"), "panel": _("재심의"), "": ""}
_WORDS = {**dict(Verdict.choices), **dict(AppealOutcome.choices)}


@register.filter
def noted_day(written: str) -> str:
    """A day as the record keeps it: "2026-05-20" in the reader's words."""
    return day(date.fromisoformat(written), "short")


@register.filter
def verdict_name(code: str) -> str:
    return _WORDS.get(code, code)


@register.filter
def answer_name(code: str) -> str:
    return dict(Answer.choices).get(code, code)


@register.filter
def silence_name(code: str) -> str:
    return dict(Silence.choices).get(code, code)


@register.filter
def asked(criterion: Criterion) -> str:
    """The question in English where the page is and somebody wrote it so."""
    return criterion.question_en if criterion.question_en and get_language() != "ko" else criterion.question


@register.filter
def plain_number(value) -> str:
    """12.50 as 12.5, 3.00 as 3."""
    return f"{value.normalize():,f}"


@register.filter
def who(step) -> str:
    """The office or part that took a step, never a person."""
    return str(_PARTS.get(step.actor, step.actor))
