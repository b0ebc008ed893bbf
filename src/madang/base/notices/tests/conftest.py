"""A town whose stage has two messages, and a channel that remembers instead of sending."""

from copy import deepcopy
from pathlib import Path

import pytest

from madang.base.notices.channels.recording import Recording


@pytest.fixture(autouse=True)
def messages_of_the_town(settings):
    templates = deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = [*templates[0].get("DIRS", []), Path(__file__).parent / "templates"]
    settings.TEMPLATES = templates
    settings.MADANG_URL = "https://madang.example"


@pytest.fixture
def postman(settings):
    """Takes every e-mail, text and Alimtalk."""
    Recording.forget()
    way = "madang.base.notices.channels.recording.Recording"
    settings.MADANG_CHANNELS = {"email": way, "sms": way, "kakao": way}
    yield Recording
    Recording.forget()
