"""A long document is made in the background: once at a time, with a word on the way, and kept for a while."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from madang.base import clock
from madang.base.documents.making.actions import KEPT, forget, start_making
from madang.base.documents.making.models import PATIENCE, Making
from madang.base.documents.making.recipe import UnknownRecipe, find
from madang.base.documents.making.run import run
from madang.base.files import shelf
from madang.base.files.models import Upload
from madang.base.people.refusals import Refused

from . import recipes

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def wait(monkeypatch):
    """wait(minutes=11): so much later."""

    def wait(**span):
        later = clock.now() + timedelta(**span)
        monkeypatch.setattr(clock, "now", lambda: later)

    return wait


@pytest.fixture
def start(haeoreum, kim):
    """start(recipe, suffix): the officer asks for it."""
    return lambda recipe, suffix="html", **args: start_making(haeoreum, recipe, args, by=kim, suffix=suffix)


@pytest.mark.parametrize("suffix", ["html", "hwpx", "xlsx", "csv", "json"])
def test_the_worker_makes_what_was_asked_for(start, suffix, haeoreum, django_capture_on_commit_callbacks):
    making = start(recipes.projects, suffix, rows=4)
    with django_capture_on_commit_callbacks(execute=True):
        assert run(making.pk) == "done"
    making.refresh_from_db()
    assert (making.state, making.percent, making.tries) == ("done", 100, 1)
    assert making.file.original_name == f"목록-1.{suffix}"
    assert shelf.find(haeoreum, making.file.digest, "file").stat().st_size == making.file.size
    assert len(making.document_digest) == 64


def test_it_is_handed_to_the_worker_by_name(start):
    making = start(recipes.projects)
    assert making.recipe == "madang.base.documents.making.tests.recipes.projects"
    assert find(making.recipe) is recipes.projects


@pytest.mark.parametrize(
    "name",
    [
        "os.system",
        "madang.base.documents.making.tests.recipes.undeclared",
        "madang.base.documents.making.tests.recipes.heard",
        "madang.base.documents.nothing",
        "madang",
        "",
    ],
)
def test_only_what_was_declared_is_ever_called(start, name, haeoreum, kim):
    with pytest.raises(UnknownRecipe):
        start_making(haeoreum, name, by=kim)
    assert not Making.objects.exists()


def test_a_row_that_names_something_else_fails_and_calls_nothing(start):
    making = start(recipes.projects)
    Making.objects.update(recipe="madang.base.documents.making.tests.recipes.undeclared")
    assert run(making.pk) == "failed"


def test_whoever_may_not_have_it_may_not_ask_for_it(haeoreum, ara):
    with pytest.raises(Refused):
        start_making(haeoreum, recipes.projects, by=ara)
    assert start_making(haeoreum, recipes.open_to_all, by=ara).asked_by == ara


def test_two_who_ask_at_once_get_one_document(start, haeoreum, settle):
    lee = settle("lee", haeoreum, "officer")
    first = start(recipes.projects, rows=2)
    assert start_making(haeoreum, recipes.projects, {"rows": 2}, by=lee, suffix="html") == first
    assert start(recipes.projects, rows=3) != first
    assert start(recipes.projects, "xlsx", rows=2) != first


def test_after_it_is_made_it_may_be_made_anew(start):
    first = start(recipes.projects)
    run(first.pk)
    assert start(recipes.projects) != first


def test_two_workers_make_it_once(start):
    making = start(recipes.asking)
    second = []
    recipes.heard[:] = [lambda: second.append(run(making.pk))]
    assert (run(making.pk), second) == ("done", ["nothing to do"])
    assert Upload.objects.count() == 1


def test_what_goes_wrong_is_said_and_nothing_is_kept(start):
    making = start(recipes.broken)
    assert run(making.pk) == "failed"
    making.refresh_from_db()
    assert (making.state, making.error, making.percent) == ("failed", "ZeroDivisionError: no people", 28)
    assert not Upload.objects.exists()


def test_a_form_that_the_document_has_not_is_a_failure(start):
    making = start(recipes.open_to_all, "csv")
    assert run(making.pk) == "failed"


def test_a_crash_in_the_middle_is_noticed_and_another_worker_takes_over(start, wait):
    making = start(recipes.cut_off)
    with pytest.raises(KeyboardInterrupt):
        run(making.pk)
    making.refresh_from_db()
    assert (making.state, making.is_silent, run(making.pk)) == ("running", False, "nothing to do")
    wait(seconds=PATIENCE.total_seconds() + 1)
    assert making.is_silent
    Making.objects.update(recipe=recipes.open_to_all.name)
    assert run(making.pk) == "done"


def test_a_document_that_kills_its_worker_twice_is_left_alone(start, wait):
    making = start(recipes.cut_off)
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            run(making.pk)
        wait(seconds=PATIENCE.total_seconds() + 1)
    assert run(making.pk) == "nothing to do"
    assert start(recipes.cut_off) != making
    making.refresh_from_db()
    assert (making.state, making.error) == ("failed", "silent")


def test_a_worker_that_was_given_up_keeps_nothing(start, wait):
    making = start(recipes.asking)
    recipes.heard[:] = [lambda: Making.objects.update(state="failed", ended_at=clock.now(), error="silent")]
    assert run(making.pk) == "overtaken"
    assert not Upload.objects.exists()
    making.refresh_from_db()
    assert making.state == "failed"


def test_what_was_made_is_forgotten_after_a_month(start, wait, haeoreum, django_capture_on_commit_callbacks):
    making = start(recipes.projects)
    with django_capture_on_commit_callbacks(execute=True):
        run(making.pk)
    digest = Making.objects.get().file.digest
    assert (forget(), Making.objects.count()) == (0, 1)
    wait(seconds=KEPT.total_seconds() + 1)
    with django_capture_on_commit_callbacks(execute=True):
        assert forget() == 1
    assert (Making.objects.count(), Upload.objects.count()) == (0, 0)
    assert shelf.find(haeoreum, digest, "file") is None


@pytest.mark.parametrize(
    "change", [{"state": "done"}, {"state": "failed"}, {"percent": 101}, {"ended_at": clock.now()}]
)
def test_the_database_keeps_half_a_truth_out(start, change):
    start(recipes.projects)
    with pytest.raises(DatabaseError), transaction.atomic():
        Making.objects.update(**change)


def test_the_database_keeps_a_second_one_out(start):
    making = start(recipes.projects)
    making.pk = None
    with pytest.raises(DatabaseError), transaction.atomic():
        making.save(force_insert=True)
