"""What was promised and what was kept: the amounts of one thing on the way from the residents' choice to the last payment."""

from dataclasses import dataclass

from .account import Account

STEPS = ("selected", "requested", "bill", "budget", "spent")


@dataclass(frozen=True)
class Promise:
    """The five amounts in order; money that was carried in, moved or given from the reserve stands in `added`.

    >>> bench = Promise.of(Account(selected=30, requested=30, bill=28, budget=20, spent=19))
    >>> bench.changes, bench.kept
    ((0, -2, -8, -1), 19)
    """

    selected: int
    requested: int
    bill: int
    budget: int
    spent: int
    added: int  # 전년도이월액 + 예비비 + 전용 등 증감
    waiting: int  # 다음연도이월액
    unspent: int  # 집행잔액

    @classmethod
    def of(cls, account: Account) -> "Promise":
        return cls(
            account.selected,
            account.requested,
            account.bill,
            account.budget,
            account.spent,
            account.available - account.budget,
            account.carried_out,
            account.unspent,
        )

    @property
    def amounts(self) -> tuple[int, ...]:
        return (self.selected, self.requested, self.bill, self.budget, self.spent)

    @property
    def changes(self) -> tuple[int, ...]:
        """From each step to the next; below 0 is less."""
        return tuple(after - before for before, after in zip(self.amounts, self.amounts[1:], strict=False))

    @property
    def kept(self) -> int:
        """Of what residents chose, what was spent on it: never more than was chosen."""
        return min(self.selected, self.spent)

    def __add__(self, other: "Promise") -> "Promise":
        return Promise(
            self.selected + other.selected,
            self.requested + other.requested,
            self.bill + other.bill,
            self.budget + other.budget,
            self.spent + other.spent,
            self.added + other.added,
            self.waiting + other.waiting,
            self.unspent + other.unspent,
        )


NOTHING = Promise(0, 0, 0, 0, 0, 0, 0, 0)
