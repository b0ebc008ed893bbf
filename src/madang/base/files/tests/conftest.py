"""A shelf of its own for every test."""

import pytest


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


@pytest.fixture
def on_the_shelf(media):
    """on_the_shelf(): the names of all files there."""
    return lambda: sorted(path.name for path in media.rglob("*") if path.is_file())


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """`with commit():` does at its end what a commit would do."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
