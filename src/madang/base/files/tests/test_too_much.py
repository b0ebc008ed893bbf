"""Nobody fills the disk with one request."""

import pytest
from django.conf import global_settings
from django.core.exceptions import RequestDataTooBig
from django.test import RequestFactory

from .made import file


@pytest.fixture
def sent(settings):
    settings.FILE_UPLOAD_HANDLERS = [
        "madang.base.files.handlers.NotTooMuch",
        *global_settings.FILE_UPLOAD_HANDLERS,
    ]
    settings.MADANG_FILE_LIMITS = {"bytes": 200_000, "pictures": 2, "attachments": 2}
    return lambda size: RequestFactory().post("/", {"picture": file("a.jpg", b"x" * size)})


def test_an_ordinary_form_comes_in(sent):
    assert sent(300_000).FILES["picture"].size == 300_000


def test_a_form_larger_than_any_of_ours_is_turned_away(sent):
    with pytest.raises(RequestDataTooBig):
        sent(2_000_000).FILES  # noqa: B018
