"""What is refused, by a code that any language can phrase and a sentence in English."""

from collections.abc import Mapping


class SortitionError(ValueError):
    """A pool, a quota or a record that cannot be used. `code` names it, `facts` say where: row, column, value.

    >>> error = SortitionError("empty", "Row 3 says nothing under region.", row=3, column="region")
    >>> str(error), error.code, error.facts["row"]
    ('Row 3 says nothing under region.', 'empty', 3)
    """

    def __init__(self, code: str, text: str, **facts: int | str) -> None:
        self.code = code
        self.facts: Mapping[str, int | str] = facts
        super().__init__(text)
