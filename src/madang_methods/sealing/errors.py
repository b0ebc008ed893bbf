"""What is refused, by a code that any language can phrase and a sentence in English."""

from collections.abc import Mapping


class SealError(ValueError):
    """Something does not hold. `code` names it, `facts` are the numbers and names that belong to it.

    >>> error = SealError("share_mistyped", "Row 3 of this share is mistyped.", row=3)
    >>> str(error), error.code, error.facts["row"]
    ('Row 3 of this share is mistyped.', 'share_mistyped', 3)
    """

    def __init__(self, code: str, text: str, **facts: int | str) -> None:
        self.code = code
        self.facts: Mapping[str, int | str] = facts
        super().__init__(text)
