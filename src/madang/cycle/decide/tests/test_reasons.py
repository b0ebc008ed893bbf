"""Every reason a count can give has its sentence, its two words and its line in the data, in both languages."""

import re
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from madang.cycle.decide.models import Verdict
from madang.cycle.decide.reasons import REASONS
from madang_methods.counting import Reason

# What rules tell with a reason, all at once; a sentence takes what it needs.
FACTS = {
    "score": 12, "votes": 12, "cost": 700_000_000, "left_before": 500_000_000, "left_after": 1, "short": 200_000_000,
    "threshold": 20, "threshold_of": 1, "missing": 8, "missing_of": 1, "budget": 600_000_000, "over": 100_000_000,
    "fair_votes": 15, "cap": 900_000_000, "cap_used": 800_000_000, "ceiling": 300_000_000, "held": 710_000_000,
    "paid_by": 11, "held_at_start": 400_000_000, "short_at_start": 300_000_000, "held_at_end": 100_000_000,
    "over_cost": 1_500_000_000, "granted": 500_000_000, "needed": 5, "needed_of": 2, "price_needed": 500_000_000,
}  # fmt: skip
# The least that comes with every reason: what is missing is left out of the sentence.
LEAST = {"cost": 1, "left_before": 2, "budget": 1, "over": 1, "fair_votes": 1, "missing": 1}
HANGUL = re.compile("[가-힣]")


def said(folder, reason, language, facts, *, noun="vote", by=None, by_name=""):
    verdict = Verdict(reason=reason, facts=facts, funded=False, granted=500_000_000, by_name=by_name)
    verdict._state.fields_cache["by"] = by
    context = {
        "verdict": verdict, "noun": noun, "currency": "KRW", "government": SimpleNamespace(language="ko"),
        "count": SimpleNamespace(outcome={"rule_spec": {"components": [{"code": "residents", "sources": ["online"]}]}}),
    }  # fmt: skip
    with translation.override(language):
        return " ".join(render_to_string(f"decide/{folder}/{reason}.html", context).split())


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("reason", [str(reason) for reason in Reason])
def test_every_reason_is_said_in_full_and_in_two_words(reason, language):
    for noun in ("vote", "point"):
        for facts in (FACTS, LEAST):
            for by_name in ("", "area:달빛동", "residents", "total"):
                whole = said("reason", reason, language, facts, noun=noun, by_name=by_name)
                assert len(whole) > 8, reason
                assert whole.endswith((".", "</code>")), whole
    assert said("short", reason, language, FACTS)
    if language == "en":
        words = re.sub(
            "달빛동|위원회", "", said("reason", reason, language, FACTS) + said("short", reason, language, FACTS)
        )
        assert not HANGUL.search(words), words


def test_no_reason_is_missing_in_the_data():
    assert {code for code, _ in REASONS} == set(map(str, Reason))


def test_points_are_called_points():
    facts = {"threshold": 20, "missing": 8, "points_needed": 9}
    told = said("reason", "below_threshold", "ko", facts, noun="point")
    assert told == "적어도 20점이 있어야 하는데 8점이 모자랐습니다. 9점을 더 받았다면 뽑혔습니다."
    assert "vote" not in said("reason", "below_threshold", "en", facts, noun="point")


def test_whose_project_took_the_money_is_named():
    other = SimpleNamespace(title="공원")
    assert "가장 많이 쓰인 곳은 “공원”입니다" in said("reason", "outcompeted", "ko", FACTS, by=other)
