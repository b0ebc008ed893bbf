"""English is complete, and every code has its sentence."""

import re
from pathlib import Path

import polib
import pytest
from django.template.loader import get_template

ROOM = Path(__file__).parents[1]
ENGLISH = polib.pofile(str(ROOM / "locale/en/LC_MESSAGES/django.po"))


def python():
    return "\n".join(path.read_text() for path in ROOM.rglob("*.py") if "tests" not in path.parts)


def test_english_is_complete():
    assert [entry.msgid for entry in ENGLISH if not entry.translated() or entry.fuzzy] == []


def test_no_english_sentence_is_korean():
    assert [entry.msgid for entry in ENGLISH if re.search("[가-힣]", entry.msgstr)] == []


def test_every_korean_sentence_of_the_templates_is_in_the_list():
    told = {entry.msgid for entry in ENGLISH}
    asked = {
        found
        for path in ROOM.rglob("templates/**/*")
        if path.is_file()
        for found in re.findall(r"""{% translate ["'](.+?)["'] %}""", path.read_text())
    }
    assert asked - told == set()


@pytest.mark.parametrize("code", sorted(set(re.findall(r'"people\.(\w+)"', python()))))
def test_every_code_has_its_sentence(code):
    """Refusals and entries alike; keys of the session are not sentences."""
    if code not in {"began", "seen"}:
        kind = "record" if (ROOM / f"templates/people/record/{code}.html").exists() else "refusal"
        get_template(f"people/{kind}/{code}.html")
