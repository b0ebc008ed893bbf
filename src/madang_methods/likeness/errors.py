"""What is refused, with the file and the line where it stands."""


class CorpusError(ValueError):
    """A corpus or a saved index that cannot be used.

    >>> str(CorpusError("wishes.csv", 3, "The title is empty."))
    'wishes.csv, line 3: The title is empty.'
    """

    def __init__(self, file: str, line: int | None, text: str) -> None:
        self.file, self.line = file, line
        super().__init__(f"{file}, line {line}: {text}" if line else f"{file}: {text}")
