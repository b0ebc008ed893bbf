"""A new list of fields and sectors for later years; the years before keep theirs."""

import pytest
from django.core.management import CommandError, call_command

from madang.cycle.budget.models import Classification

NEW = "level,code,name_ko,name_en,parent_code,source\n분야,060,문화,Culture,,행정안전부 훈령\n부문,061,예술,Arts,060,행정안전부 훈령\n"


@pytest.fixture
def load(db, tmp_path, capsys):
    """load(text, since=2026): what the command prints."""

    def load(text, since=2026):
        file = tmp_path / "list.csv"
        file.write_text(text, "utf-8")
        call_command("load-classification", file, since=since)
        return capsys.readouterr().out

    Classification.objects.get_or_create(
        since=2022, level="field", code="060", defaults={"name": "문화 및 관광", "source": "test"}
    )
    return load


def test_a_newer_list_holds_from_its_year_on(load):
    assert load(NEW) == "2 fields and sectors since 2026.\n"
    assert Classification.objects.in_year(2025).get(level="field", code="060").name == "문화 및 관광"
    assert Classification.objects.in_year(2027).get(level="field", code="060").name == "문화"
    assert Classification.objects.in_year(2027).count() == 2


def test_a_list_is_never_written_over(load):
    load(NEW)
    with pytest.raises(CommandError, match="already"):
        load(NEW)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("부문,061", "부서,061", "line 3, level"),
        (",060,행정", ",070,행정", "line 3, parent_code"),
        ("061,예술", "061,", "line 3, name_ko"),
        ("parent_code,", "", "line 2"),
    ],
)
def test_a_wrong_list_is_told_by_line_and_nothing_is_loaded(load, old, new, told):
    with pytest.raises(CommandError, match=told):
        load(NEW.replace(old, new, 1))
    assert not Classification.objects.filter(since=2026).exists()
