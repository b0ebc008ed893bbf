"""What an officer's form may name is what the documents say: a table that is called otherwise tomorrow fails here today."""

import inspect

import pytest

from madang.cycle.budget.statement import document as statement
from madang.cycle.settle import documents as settlement
from madang.cycle.settle import table
from madang.front.blanks import OFFERS

SAID_IN = {"statement": [statement], "settlement": [settlement, table]}


@pytest.mark.parametrize("offer", OFFERS, ids=lambda offer: offer.name)
def test_every_list_and_column_is_one_of_the_document(offer):
    said = "".join(inspect.getsource(module) for module in SAID_IN[offer.name])
    places = [*offer.rows, *(place for row in offer.rows.values() for place in row)]
    assert [place for place in places if f'_("{place}")' not in said] == []


def test_every_document_has_its_own_name():
    assert len({offer.name for offer in OFFERS}) == len(OFFERS) == len(SAID_IN)
