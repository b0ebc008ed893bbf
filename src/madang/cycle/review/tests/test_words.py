"""Every code the review passes on has its sentence; deadlines are working days; nothing decides by itself."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest

from madang.cycle.propose.models import MOVES, State
from madang.cycle.propose.reasons import Exclusion
from madang.cycle.review.clocks import after_working_days, working_days_between
from madang.cycle.review.complete import __file__ as complete
from madang.cycle.review.models import Verdict
from madang.cycle.review.standards import STANDARDS

HERE = Path(complete).parent


def sources():
    return [path for path in HERE.rglob("*.py") if not {"tests", "migrations"} & set(path.parts)]


def test_every_code_has_its_words():
    codes = {code for path in sources() for code in re.findall(r'"review\.([a-z_]+)"', path.read_text())}
    addresses = set(re.findall(r'name="([a-z_]+)"', (HERE / "urls.py").read_text()))
    words = {path.stem for path in (HERE / "templates/review").rglob("*") if path.parent.name in _WORDS}
    assert codes - addresses - words == set()
    assert len(codes) > 40


_WORDS = ("refusal", "record", "notice")


def test_what_lacks_is_said():
    lacks = set(ast.literal_eval(re.search(r"= \((.*?)\)", Path(complete).read_text(), re.DOTALL)[0][2:]))
    said = (HERE / "templates/review/missing.html").read_text()
    assert {code for code in lacks if f'code == "{code}"' not in said} == set()


@pytest.mark.parametrize(
    ("first", "days", "last"),
    [
        (date(2026, 5, 4), 1, date(2026, 5, 6)),  # Children's Day between
        (date(2026, 5, 8), 1, date(2026, 5, 11)),  # a weekend between
        (date(2026, 5, 8), 0, date(2026, 5, 8)),
        (date(2026, 9, 23), 1, date(2026, 9, 28)),  # Chuseok
    ],
)
def test_a_deadline_is_so_many_working_days_later(first, days, last):
    assert after_working_days(first, days) == last
    assert working_days_between(first, last) == days


def test_every_verdict_is_a_state_that_a_review_leads_to():
    assert {verdict.road for verdict in Verdict} <= MOVES[State.REVIEWING]


def test_every_shipped_criterion_says_where_it_comes_from_and_how_to_check_it():
    assert [one.code for one in STANDARDS if not (one.source and one.how_to_check and one.question_en)] == []
    assert len(Exclusion) >= 22


def test_nothing_decides_at_night():
    """No scheduled task, no command and no save of a model moves a proposal: only acts, and each names its person."""
    assert not list(HERE.rglob("tasks.py")) + list(HERE.rglob("management"))
    movers = [path for path in sources() if "move(" in path.read_text()]
    assert movers
    for path in movers:
        for call in ast.walk(ast.parse(path.read_text())):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "move":
                assert "by" in {keyword.arg for keyword in call.keywords}, path
