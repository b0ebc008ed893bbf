"""What is held by hand can be let go and held again, and no model is asked for it."""

import pytest
from django.db import DatabaseError, connection, transaction

from madang.base.places.models import Government
from madang.base.record.actions import note
from madang.base.record.append_only import append_only
from madang.base.record.models import Entry
from madang.base.record.one_way import one_way
from madang.base.record.refused import refused

pytestmark = pytest.mark.django_db
NO_STATE = (None, None)


def change(stage):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE record_entry SET stage = %s", [stage])
    connection.check_constraints()


def test_a_ledger_is_let_go_and_held_again():
    note(Government.objects.get(code="11110"), "proposal/1", "propose.submitted", by=None)
    connection.check_constraints()
    hand, editor = append_only("record_entry"), connection.schema_editor()
    with pytest.raises(DatabaseError):
        change("vote")
    hand.database_backwards("record", editor, *NO_STATE)
    change("vote")
    hand.database_forwards("record", editor, *NO_STATE)
    with pytest.raises(DatabaseError):
        change("plan")
    assert Entry.objects.get().stage == "vote"


def test_rows_that_move_one_way_are_let_go_and_held_again():
    hand, editor = one_way("places_host", delete="FALSE", insert="TRUE"), connection.schema_editor()
    add = "INSERT INTO places_host (name, government_id) SELECT 'www.example.org', id FROM places_government WHERE code = '11110'"
    hand.database_forwards("places", editor, *NO_STATE)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(add)
    hand.database_backwards("places", editor, *NO_STATE)
    with connection.cursor() as cursor:
        cursor.execute(add)
        assert cursor.rowcount == 1


def test_a_rule_about_new_rows_is_let_go_and_held_again():
    wanted = "EXISTS (SELECT 1 FROM places_host h WHERE h.government_id = NEW.government_id)"
    hand, editor = refused({"a_town_has_one_host": ("places_host", wanted)}), connection.schema_editor()
    add = "INSERT INTO places_host (name, government_id) SELECT %s, id FROM places_government WHERE code = '11110'"
    hand.database_forwards("places", editor, *NO_STATE)
    with connection.cursor() as cursor:
        cursor.execute(add, ["www.example.org"])
        with pytest.raises(DatabaseError, match="a_town_has_one_host"), transaction.atomic():
            cursor.execute(add, ["pb.example.org"])
        hand.database_backwards("places", editor, *NO_STATE)
        cursor.execute(add, ["pb.example.org"])
        assert cursor.rowcount == 1
