"""What is wrong with a file: where, what, and how to mend it."""

from dataclasses import dataclass


class PabulibError(ValueError):
    """The file is refused. `line` counts from 1 and is 0 where no single line is at fault.

    >>> print(PabulibError(12, "cost", "'-5' is no amount of money", "Write digits, such as 12000."))
    line 12, cost: '-5' is no amount of money. Write digits, such as 12000.
    """

    def __init__(self, line: int, field: str, problem: str, remedy: str) -> None:
        self.line = line
        self.field = field
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{_where(line, field)}{problem}. {remedy}")


@dataclass(frozen=True, slots=True)
class PabulibWarning:
    """The file is taken as it is, but says something that does not agree with itself."""

    line: int
    field: str
    problem: str

    def __str__(self) -> str:
        return f"{_where(self.line, self.field)}{self.problem}."


def _where(line: int, field: str) -> str:
    where = ", ".join(part for part in (f"line {line}" if line else "", field) if part)
    return f"{where}: " if where else ""


def shown(text: str) -> str:
    """A value as it may be printed in a message: short, and with nothing invisible."""
    return ascii(text[:40]) + ("…" if len(text) > 40 else "") if not text.isprintable() else _quoted(text)


def _quoted(text: str) -> str:
    return f"'{text[:40]}…'" if len(text) > 40 else f"'{text}'"
