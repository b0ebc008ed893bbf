"""A page of the town where people talk: ara and bom who live there, kim the officer, noh who may answer for him."""

import pytest

from madang.base.talk.actions import write
from madang.base.talk.masking import Page
from madang.base.talk.models import Text

PAGE = Page("thing/1", "골목 소화기", "record")


@pytest.fixture
def noh(settle, haeoreum):
    """The chief of the office."""
    return settle("noh", haeoreum, "approver", office="예산담당관")


@pytest.fixture
def say(haeoreum, ara):
    """say("좋아요"): ara's comment."""

    def say(words="좋은 생각입니다.", by=None, **fields):
        return write(haeoreum, words, PAGE, by=by or ara, **fields)[0]

    return say


@pytest.fixture
def comment(say):
    """What ara said."""
    return say()


@pytest.fixture
def fresh():
    """fresh(comment): its text as the database has it now."""
    return lambda comment: Text.objects.select_related("comment", "author").get(pk=comment.pk)
