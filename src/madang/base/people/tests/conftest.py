"""More people of the town: an operator, a helper at the desk, an auditor."""

import pytest

from madang.base.people.models import Role


@pytest.fixture
def oh(settle, haeoreum):
    """Runs the platform for the town."""
    return settle("oh", haeoreum, Role.OPERATOR)


@pytest.fixture
def ham(settle, haeoreum):
    """Helps at the desk of a neighbourhood."""
    return settle("ham", haeoreum, Role.HELPER, office="달빛동")


@pytest.fixture
def audrey(settle, haeoreum):
    """Audits."""
    return settle("audrey", haeoreum, Role.AUDITOR)


@pytest.fixture
def visitor(client, sign_in):
    """visitor(kim): a browser of their own, signed in."""

    def visitor(person, **how):
        return sign_in(client.__class__(), person, **how)

    return visitor
