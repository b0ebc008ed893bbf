"""Many new tables in one step of a migration, so that Django builds the models once and not again for each table."""

from collections.abc import Sequence

from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.operations.models import CreateModel


class AtOnce(Operation):
    """`operations` create models of one app, each after those that it points to.

    With the apps rendered, every CreateModel renders anew whatever hangs together with it, which is nearly all; so they are
    put aside while the models come in, and rendered when the first table is made.
    """

    serialization_expand_args = ["operations"]
    reversible = True
    category = OperationCategory.ADDITION

    def __init__(self, operations: Sequence[CreateModel]) -> None:
        self.operations = operations

    def state_forwards(self, app_label, state) -> None:
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(self, app_label, schema_editor, from_state, to_state) -> None:
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state) -> None:
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return "Create models " + ", ".join(operation.name for operation in self.operations)
