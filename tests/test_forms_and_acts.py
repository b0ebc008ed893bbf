"""Every form has labels, and every act is written down."""

import ast
import importlib
from pathlib import Path

import pytest
from django import forms

SOURCE = Path(__file__).resolve().parents[1] / "src"
ROOMS = SOURCE / "madang"


def modules(name):
    for path in sorted(ROOMS.rglob(name)):
        if "tests" not in path.parts:
            yield path, ".".join(path.relative_to(SOURCE).with_suffix("").parts)


def forms_of_the_house():
    for pattern in ("*form*.py", "forms/*.py", "sign_up.py"):
        for _, dotted in modules(pattern):
            module = importlib.import_module(dotted)
            for thing in vars(module).values():
                if isinstance(thing, type) and issubclass(thing, forms.BaseForm) and thing.__module__ == dotted:
                    yield thing


def unlabelled(form):
    """Fields a person sees without words of their own; a name such as "per_project_max" is no word."""
    return [
        f"{form.__name__}.{name}"
        for name, field in form.base_fields.items()
        if not field.widget.is_hidden
        and name not in getattr(form, "labels", {})
        and (not field.label or str(field.label) == name or str(field.label).lower().replace(" ", "_") == name)
    ]


def test_every_form_has_labels():
    found = list(forms_of_the_house())
    assert len(found) > 15
    # A ballot's label is the poll's own and is set when the paper is made.
    assert [
        name for form in found for name in unlabelled(form) if not name.startswith(("BallotForm", "PaperForm"))
    ] == []


def test_the_check_sees_a_field_without_a_label():
    class Bare(forms.Form):
        first_name = forms.CharField()

    assert unlabelled(Bare) == ["Bare.first_name"]


# What people arrange for themselves is nobody else's business and is not on the record.
THEIR_OWN = {"follow", "unfollow", "prefer", "stop", "mark_read", "forget_left", "announce", "note"}
# Files are noted by the stage whose act brought them.
THEIR_OWN |= {"store_picture", "store_attachment", "remove_upload", "show_to_all"}
# A vote leaves its trace in the turnout. An entry here would put a name and a minute to it.
THEIR_OWN |= {"cast_ballot"}
# A draft is its writer's; what somebody says on an opinion map is on no list, so that nobody can look it up.
THEIR_OWN |= {"save_sheet", "react"}
# An answer to a survey is nobody's business; papers are entered, checked and shown by whoever the row itself names.
OF_SURVEYS = {f"surveys.{name}" for name in ("answer", "take_back", "enter", "check", "show")}
# A question may be rewritten until its survey opens.
UNPUBLISHED = {"surveys.ask", "surveys.remove"}
# Who learns what is theirs too.
OF_LEARNERS = {"learn.register", "learn.give_back"}
# Helps of an act that notes itself.
THEIR_OWN |= {
    "write_result",
    "election_of",
    "rule_of",
    "ballots_digest",
    "strongest_residence",
    "broken_links",
    "head",
    "holds",
}


# A document that is being made is its asker's own wait; its file is noted by the act that sends or publishes it.
OF_DOCUMENTS = {f"making.{name}" for name in ("start_making", "give_up", "forget")} | {"files.keep_made"}
# Questions that an act asks, or that a page asks of it; nothing changes.
QUESTIONS = {f"blanks.{name}" for name in ("looked_at", "blank_in_use", "fill_blank")}
QUESTIONS |= {f"council.{name}" for name in ("locked", "why_not_on", "outcome_of", "first_day")}
QUESTIONS |= {"statement.statement_of", "statement.changed_since_adopted"}
QUESTIONS |= {"extracts.why_not_take", "extracts.what_is_left"}
ASIDE = OF_SURVEYS | UNPUBLISHED | OF_LEARNERS | OF_DOCUMENTS | QUESTIONS


# A step of a proposal (propose.life.move) is noted by the step itself, whoever takes it; a point of an agenda by
# meetings; a bill, and each of its projects, by the tellers of the council (budget.council.telling).
NOTES = {"note", "move", "put_item", "tell_of_bill", "tell_of_project"}


def acts_without_a_note():
    for path, _ in modules("actions.py"):
        tree = ast.parse(path.read_text())
        functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
        for name, node in functions.items():
            act = f"{path.parent.name}.{name}"
            quiet = name.startswith("_") or name in THEIR_OWN or act in ASIDE
            if not quiet and not _notes(node, functions, set()):
                yield act


def _notes(node, functions, seen) -> bool:
    called = {call.func.id for call in ast.walk(node) if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)}
    if called & NOTES:
        return True
    return any(_notes(functions[name], functions, seen | {name}) for name in called & functions.keys() - seen)


def test_every_act_is_on_the_record():
    assert list(acts_without_a_note()) == []


# The money's acts lie in folders, and those of the watch beside its pages. What is asked, prepared or helped with, by room:
OF_THE_MONEY = {
    "budget": {"choosing.selected_of", "lining.bill_in_draft", "requesting.selected_for"},
    "execute": {
        "changing.next_years_line", "facts.locked", "facts.facts_of", "opening.waiting", "paying.spread", "reporting.is_late",
    },
    "settle": {"filling.grip"},
    "feedback": set(),
    "watch": {"visiting.pictures_of", "wasting.find_by_word"},
}  # fmt: skip
# A department's draft is noted when it is sent, what a resident saw with its answer. Who rated is nobody's business, and words that are shown are the record.
# surveys.open_survey notes the survey that surveying opens.
UNSENT = {
    "requesting.fill_in",
    "visiting.tell_sighting",
    "rating.rate",
    "rating.take_back",
    "rating.show_words",
    "surveying.open_satisfaction",
}
TELLERS = NOTES | {"tell", "write_down"}


def acts_of(room):
    """{"file.act": (the act, all functions of the room)}"""
    if room == "watch":
        paths = [ROOMS / "cycle/execute/watch" / f"{name}.py" for name in ("visiting", "wasting")]
    else:
        paths = sorted((ROOMS / "cycle" / room / "actions").glob("*.py"))
    trees = {path.stem: ast.parse(path.read_text()).body for path in paths}
    found = {f"{stem}.{node.name}": node for stem, tree in trees.items() for node in tree if _is_function(node)}
    return found, {node.name: node for node in found.values()}


def _is_function(node):
    return isinstance(node, ast.FunctionDef)


def quiet_acts_of(room, tellers=TELLERS):
    found, functions = acts_of(room)
    for act, node in found.items():
        if not node.name.startswith("_") and not _tells(node, functions, {node.name}, tellers):
            yield act


def _tells(node, functions, seen, tellers) -> bool:
    calls = [call.func for call in ast.walk(node) if isinstance(call, ast.Call)]
    called = {one.id for one in calls if isinstance(one, ast.Name)} | {
        one.attr for one in calls if isinstance(one, ast.Attribute)
    }
    if called & tellers:
        return True
    return any(_tells(functions[name], functions, seen | {name}, tellers) for name in called & functions.keys() - seen)


@pytest.mark.parametrize("room", OF_THE_MONEY)
def test_every_act_of_the_money_is_on_the_record(room):
    assert set(quiet_acts_of(room)) - OF_THE_MONEY[room] - UNSENT == set()


@pytest.mark.parametrize("room", OF_THE_MONEY)
def test_the_check_sees_acts_that_tell_nobody(room):
    """The negative control: when nothing counts as telling, every act of the room is found, and there are some."""
    found, _functions = acts_of(room)
    acts = {act for act, node in found.items() if not node.name.startswith("_")}
    assert set(quiet_acts_of(room, tellers=set())) == acts
    assert len(acts) > 3
