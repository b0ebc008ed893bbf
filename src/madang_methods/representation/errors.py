"""What is refused, and why."""


class RepresentationError(ValueError):
    """Numbers that cannot be compared, weighted or published; `code` names which rule, for a page to say in its own words."""

    def __init__(self, code: str, text: str) -> None:
        self.code = code
        super().__init__(text)
