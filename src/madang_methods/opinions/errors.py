"""What is refused, with the row where it stands."""


class VotesError(ValueError):
    """Votes on statements that cannot be read.

    >>> str(VotesError(3, "A vote is 1, 0 or -1, not 2."))
    'row 3: A vote is 1, 0 or -1, not 2.'
    """

    def __init__(self, row: int | None, text: str) -> None:
        self.row = row
        super().__init__(f"row {row}: {text}" if row else text)
