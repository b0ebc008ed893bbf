"""The sums of one thing: a project, a budget line, a field, a department, a year."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from fractions import Fraction


@dataclass(frozen=True)
class Account:
    """Sums by column in the currency's smallest unit, named as the settlement names them; what follows from them is exact."""

    selected: int = 0
    requested: int = 0
    bill: int = 0
    budget: int = 0
    carried_in: int = 0
    reserve: int = 0
    moved: int = 0
    committed: int = 0
    spent: int = 0
    carried_out: int = 0

    def __add__(self, other: "Account") -> "Account":
        return Account(*(mine + its for mine, its in zip(self, other, strict=True)))

    def __iter__(self) -> Iterator[int]:
        return (getattr(self, field.name) for field in fields(self))

    @property
    def available(self) -> int:
        """예산현액 = 예산액 + 전년도이월액 + 예비비 + 전용 등 증감."""
        return self.budget + self.carried_in + self.reserve + self.moved

    @property
    def unspent(self) -> int:
        """집행잔액 = 예산현액 - 지출액 - 다음연도이월액."""
        return self.available - self.spent - self.carried_out

    @property
    def over_years(self) -> "Account":
        """Of sums over several fiscal years: what was carried from one into the next is counted once, as money of the first.

        >>> both = Account(budget=70, spent=42, carried_out=22) + Account(carried_in=22, spent=22)
        >>> both.available, both.over_years.available, both.over_years.unspent
        (92, 70, 6)
        """
        return replace(self, carried_in=0, carried_out=self.carried_out - self.carried_in)

    @property
    def rate(self) -> Fraction | None:
        """집행률: spent out of what was available, or None where nothing was."""
        return Fraction(self.spent, self.available) if self.available > 0 else None
