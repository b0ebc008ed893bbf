"""English is complete in every room: nothing unsaid, nothing guessed, and one sentence never said in two ways."""

import re
import shutil
from collections import defaultdict
from pathlib import Path

import polib
import pytest
from django.core.management import call_command

SOURCE = Path(__file__).resolve().parents[1] / "src" / "madang"
ROOMS = sorted(path.parent for path in SOURCE.rglob("apps.py"))
NOT_READ = ("tests", "migrations", "locale", "static", "__pycache__")
MISSING = [tool for tool in ("xgettext", "msguniq", "msgmerge", "msgattrib") if not shutil.which(tool)]
PLACE = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
TOLD = re.compile(
    r"{%\s*(?:translate|trans)\b.*?%}|{%\s*blocktranslate\b.*?{%\s*endblocktranslate\s*%}"
    r"|_\(\"[^\"]*\"\)|{%\s*comment\b.*?{%\s*endcomment\s*%}|{#.*?#}",
    re.DOTALL,
)
SPECIMENS = {"components.html", "components_desk.html"}  # made-up people and places, to look at
HANGUL = re.compile(r"[가-힣][가-힣 ]*")

each_room = pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)


def catalogue(room: Path) -> polib.POFile | None:
    path = room / "locale/en/LC_MESSAGES/django.po"
    return polib.pofile(str(path)) if path.exists() else None


def english(room: Path) -> polib.POFile:
    return catalogue(room) or polib.POFile()


def key(entry: polib.POEntry) -> tuple[str | None, str, str]:
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def forms(entry: polib.POEntry) -> list[str]:
    return [entry.msgstr_plural[n] for n in sorted(entry.msgstr_plural)] if entry.msgid_plural else [entry.msgstr]


def asked(room: Path, desk: Path) -> set[tuple]:
    """What Django's own extraction finds in a copy of the room on the desk; the room itself stays untouched."""
    copy = desk / room.name
    shutil.copytree(room, copy, ignore=shutil.ignore_patterns(*NOT_READ))
    (copy / "locale").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(copy)
        call_command("makemessages", locale=["en"], keep_pot=True, no_wrap=True, no_location=True, verbosity=0)
    found = copy / "locale" / "django.pot"
    return {key(entry) for entry in polib.pofile(str(found))} if found.exists() else set()


def unsaid(po: polib.POFile) -> list[str]:
    """Fuzzy or empty; what is no longer asked for does not count."""
    return [
        entry.msgid for entry in po if not entry.obsolete and ("fuzzy" in entry.flags or not all(forms(entry) or [""]))
    ]


def misplaced(po: polib.POFile) -> list[str]:
    """Where the English does not carry the same values. Only "one" may leave its number out."""
    return [entry.msgid for entry in po if not entry.obsolete and not _carries(entry)]


def _carries(entry: polib.POEntry) -> bool:
    wanted = set(PLACE.findall(entry.msgid_plural or entry.msgid))
    said = [set(PLACE.findall(form)) for form in forms(entry)]
    return said[-1] == wanted and all(one <= wanted for one in said)


def said_in_two_ways(catalogues) -> list[str]:
    """Django merges all catalogues into one, so the first room's English would be shown everywhere."""
    ways = defaultdict(set)
    for po in catalogues:
        for entry in po:
            if not entry.obsolete:
                ways[entry.msgctxt, entry.msgid].add(tuple(forms(entry)))
    return [msgid for (_, msgid), said in ways.items() if len(said) > 1]


def korean_outside(template: str) -> list[str]:
    return HANGUL.findall(TOLD.sub("", template))


@each_room
def test_english_is_complete(room):
    assert unsaid(english(room)) == []


@each_room
def test_english_carries_the_same_values(room):
    assert misplaced(english(room)) == []


@each_room
def test_no_english_is_korean(room):
    assert [entry.msgid for entry in english(room) if any(HANGUL.search(form) for form in forms(entry))] == []


@pytest.mark.skipif(bool(MISSING), reason=f"{', '.join(MISSING)} missing: apt install gettext")
@each_room
def test_every_sentence_of_the_room_is_in_its_catalogue(room, tmp_path):
    assert asked(room, tmp_path) - {key(entry) for entry in english(room) if not entry.obsolete} == set()


def test_no_sentence_is_said_in_two_ways():
    assert said_in_two_ways(english(room) for room in ROOMS) == []


@each_room
def test_templates_say_nothing_in_korean_only(room):
    templates = [path for path in room.glob("templates/**/*.*") if path.name not in SPECIMENS]
    assert {path.name: said for path in templates if (said := korean_outside(path.read_text()))} == {}


def test_the_checks_see_what_is_wrong():
    bad = polib.POFile()
    bad.append(polib.POEntry(msgid="빈 말", msgstr=""))
    bad.append(polib.POEntry(msgid="짐작한 말", msgstr="A guess", flags=["fuzzy"]))
    bad.append(polib.POEntry(msgid="%(name)s 님", msgstr="you"))
    bad.append(polib.POEntry(msgid="%(n)s개", msgid_plural="%(n)s개", msgstr_plural={0: "one", 1: "several"}))
    good = polib.POFile()
    good.append(polib.POEntry(msgid="%(n)s명", msgid_plural="%(n)s명", msgstr_plural={0: "one", 1: "%(n)s people"}))
    other = polib.POFile()
    other.append(polib.POEntry(msgid="%(name)s 님", msgstr="%(name)s"))
    assert unsaid(bad) == ["빈 말", "짐작한 말"]
    assert misplaced(bad) == ["%(name)s 님", "%(n)s개"]
    assert unsaid(good) + misplaced(good) + misplaced(other) == []
    assert said_in_two_ways([bad, good, other]) == ["%(name)s 님"]
    assert korean_outside(
        '{% translate "말" %}<b>{# 메모 #}그냥 말</b>{% blocktranslate %}글{% endblocktranslate %}'
    ) == ["그냥 말"]


@pytest.mark.skipif(bool(MISSING), reason=f"{', '.join(MISSING)} missing: apt install gettext")
def test_the_extraction_sees_a_sentence_nobody_translated(tmp_path):
    room = tmp_path / "room"
    (room / "templates").mkdir(parents=True)
    (room / "forms.py").write_text('from django.utils.translation import gettext as _\n_("잊은 말")\n')
    (room / "templates/page.html").write_text('{% load i18n %}{% translate "앞" context "쪽" %}')
    assert asked(room, tmp_path / "desk") == {(None, "잊은 말", ""), ("쪽", "앞", "")}
    assert sorted(path.name for path in room.rglob("*") if path.is_file()) == ["forms.py", "page.html"]
