"""Korean is the source; English is complete, and neither ever says more than the council has decided."""

from pathlib import Path

import polib

ROOM = Path(__file__).parents[1]
ENGLISH = polib.pofile(str(ROOM / "locale/en/LC_MESSAGES/django.po"))


def _said(entry):
    return entry.msgstr or all(entry.msgstr_plural.values() or [""])


def test_english_is_complete():
    assert [entry.msgid for entry in ENGLISH if not _said(entry) or entry.fuzzy or entry.obsolete] == []


def test_nothing_is_called_final_before_the_council_decides():
    said = [*ROOM.rglob("templates/**/*.html"), *ROOM.glob("*.py")]
    assert [path.name for path in said if "확정" in path.read_text()] == []
