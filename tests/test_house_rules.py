"""Rules of the house that no single room can check."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.apps import apps
from django.db.migrations import RunPython
from django.db.migrations.loader import MigrationLoader
from django.urls import URLPattern, get_resolver

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import iterate
from madang.base.datasets.identifiers import raw_identifiers
from madang.base.people.models import Person
from madang.cycle.propose.data import PROPOSALS
from madang.front import catalogue

SOURCE = Path(__file__).resolve().parents[1] / "src" / "madang"
ORDER = [
    *[
        "places",
        "record",
        "people",
        "notices",
        "files",
        "datasets",
        "documents",
        "pages",
        "talk",
        "surveys",
        "meetings",
    ],
    *[
        "plan",
        "learn",
        "convene",
        "propose",
        "review",
        "deliberate",
        "vote",
        "decide",
        "budget",
        "execute",
        "settle",
        "feedback",
        "assess",
        "share",
    ],
    "front",
]
# Addresses that belong to the visitor and not to a government's affairs.
PERSONAL = re.compile(
    r"^(accounts/|accessibility/|source/|notices/stop/|people/(me|privacy)/|language/|display/|demo/|manifest|icon|pages/|healthz)"
)


def ours():
    return [model for model in apps.get_models() if model.__module__.startswith("madang.")]


def patterns(resolver, before=""):
    for item in resolver.url_patterns:
        if isinstance(item, URLPattern):
            yield before + str(item.pattern), item.callback
        else:
            yield from patterns(item, before + str(item.pattern))


def looks_bound(view) -> bool:
    while view is not None:
        if getattr(view, "bound_to_government", False):
            return True
        view = getattr(view, "__wrapped__", None)
    return False


def test_every_address_is_bound_to_a_government():
    bare = [path for path, view in patterns(get_resolver()) if not PERSONAL.match(path) and not looks_bound(view)]
    assert bare == []


def test_the_check_sees_a_bare_view():
    assert not looks_bound(lambda request: None)


def keys_ahead(models):
    return [
        f"{model.__name__}.{field.name}"
        for model in models
        for field in model._meta.get_fields()
        if field.is_relation and field.concrete and field.related_model in models
        if field.remote_field.model is not Person  # the one key a setting names (decision 7)
        if ORDER.index(field.related_model._meta.app_label) > ORDER.index(model._meta.app_label)
    ]


def test_foreign_keys_look_back():
    """Even a key written as a string may only point to the same room or an earlier one."""
    assert keys_ahead(ours()) == []


def test_a_key_into_another_room_names_no_way_back():
    leaks = {
        f"{field.related_model._meta.label} -> {model._meta.label}.{field.name}"
        for model in ours()
        for field in model._meta.get_fields()
        if field.is_relation and field.auto_created and not field.concrete and not field.hidden
        if field.related_model in ours() and field.related_model._meta.app_label != model._meta.app_label
    }
    # The doors we want: a government's cycles, a person's own parts, proofs and files.
    assert leaks <= {"plan.Cycle -> places.Government.cycles"}


def test_only_the_seed_of_places_asks_for_the_models_of_its_moment():
    # Each RunPython has Django build every model anew; triggers are laid by `ByHand`, which needs none.
    asking = {
        key
        for key, migration in MigrationLoader(None).disk_migrations.items()
        if key[0] in ORDER and any(isinstance(operation, RunPython) for operation in migration.operations)
    }
    assert asking == {("places", "0002_korea")}


def refusals_raised():
    """Every "stage.code" that Python passes on as a reason."""
    for path in SOURCE.rglob("*.py"):
        if "tests" in path.parts or "migrations" in path.parts:
            continue
        for found in re.finditer(r'(?:return|Refused\(|else|if|reason =)\s*\(?"(\w+)\.(\w+)"', path.read_text()):
            if found[1] in ORDER:
                yield found[1], found[2]


def test_every_refusal_has_its_sentence():
    missing = {
        f"{stage}/refusal/{code}.html"
        for stage, code in refusals_raised()
        if not list(SOURCE.rglob(f"templates/{stage}/refusal/{code}.html"))
    }
    assert missing == set()


def test_every_entry_of_the_record_can_be_read():
    missing = {
        f"{stage}/record/{event}.html"
        for path in SOURCE.rglob("actions.py")
        for stage, event in re.findall(r'note\([^"]*"(\w+)\.(\w+)"', path.read_text())
        if not list(SOURCE.rglob(f"templates/{stage}/record/{event}.html"))
    }
    assert missing == set()


FORBIDDEN = re.compile(r"\bstyle=|\bonclick=|\bonchange=|<script(?![^>]*\bsrc=)|<style\b")


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("templates/**/*.html")), ids=lambda path: path.name)
def test_no_template_needs_inline_script_or_style(path):
    assert FORBIDDEN.findall(path.read_text()) == []


def test_nobody_asks_for_a_resident_registration_number():
    asked = re.compile(r"주민등록번호|resident_?registration|\brrn\b", re.IGNORECASE)
    fields = [
        f"{model.__name__}.{field.name}"
        for model in ours()
        for field in model._meta.get_fields()
        if asked.search(f"{field.name} {getattr(field, 'verbose_name', '')} {getattr(field, 'help_text', '')}")
    ]
    assert fields == []


def published():
    return [*catalogue.PLATFORM, *catalogue.GOVERNMENT, *catalogue.YEAR]


@pytest.fixture
def lively_year(client, sign_in, year, track, during, ara, kim):
    """A year in which somebody proposed, so that the tables have rows."""
    during(year, "propose")
    wish = {
        "title": "긴 의자",
        "problem": "앉을 곳",
        "idea": "하나",
        "field": "parks",
        "cost": "1000",
        "track": track.pk,
    }
    sign_in(client, ara).post("/haeoreum/2027/propose/new/", wish)
    sign_in(client, kim).post("/haeoreum/2027/propose/waiting/publish/", {"number": [1]})
    return year


def test_no_public_table_holds_a_residents_identifier(lively_year):
    scopes = {"platform": None, "government": lively_year.government, "cycle": lively_year}
    found = {
        dataset.name: findings
        for dataset in published()
        if (findings := raw_identifiers(dataset, iterate(dataset.rows(scopes[dataset.scope]))))
    }
    assert found == {}
    assert len(list(iterate(PROPOSALS.rows(lively_year)))) == 1


def test_the_check_sees_an_identifier():
    leaking = replace(PROPOSALS, columns=(*PROPOSALS.columns, Column("proposer_email", "string", "전자우편")))
    assert raw_identifiers(leaking)
