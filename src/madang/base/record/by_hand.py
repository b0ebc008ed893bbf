"""Migration operations written by hand in SQL: they change no model, and so no model is rendered for them."""

from collections.abc import Callable

from django.db import router
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation, OperationCategory

Step = Callable[[BaseDatabaseSchemaEditor], None]


class ByHand(Operation):
    """`forwards` and `backwards` execute SQL through the schema editor they are given.

    Unlike RunPython it never asks for the apps of its moment: Django would build every model anew for each trigger.
    """

    reduces_to_sql = True
    reversible = True
    category = OperationCategory.SQL

    def __init__(self, forwards: Step, backwards: Step) -> None:
        self.forwards, self.backwards = forwards, backwards

    def state_forwards(self, app_label, state) -> None:
        """No model changes."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state) -> None:
        if router.allow_migrate(schema_editor.connection.alias, app_label):
            self.forwards(schema_editor)

    def database_backwards(self, app_label, schema_editor, from_state, to_state) -> None:
        if router.allow_migrate(schema_editor.connection.alias, app_label):
            self.backwards(schema_editor)

    def describe(self) -> str:
        return "SQL written by hand"
