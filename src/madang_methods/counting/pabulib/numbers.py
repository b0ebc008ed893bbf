"""Numbers in a file, exactly: amounts of money as decimals, counts and points as whole numbers."""

import re
from decimal import Decimal

# Sums of money and votes are kept in 64 bits with a bit to spare (counting.md 6.15).
MOST = 2**62 - 1

AMOUNT = re.compile(r"([0-9]{1,15})(?:[.]([0-9]{1,6}))?")
# With three digits after the comma it could as well be a thousands separator, so that is not taken.
AMOUNT_WITH_COMMA = re.compile(r"[0-9]{1,15},[0-9]{1,2}")
TOO_LARGE = re.compile(r"[0-9]{16,}+(?:[.,][0-9]*+)?")
WHOLE_WITH_ZEROS = re.compile(r"([0-9]{1,15})(?:[.]0{1,6})?")


def amount(text: str) -> Decimal | None:
    """Money as written, such as 8000000.00 or 150,5; None if it is no finite amount from 0.

    >>> amount("8000000.00"), amount("12,5"), amount("-5"), amount("1e9"), amount("1,000")
    (Decimal('8000000.00'), Decimal('12.5'), None, None, None)
    """
    text = text.strip()
    if AMOUNT_WITH_COMMA.fullmatch(text):
        text = text.replace(",", ".")
    return Decimal(text) if AMOUNT.fullmatch(text) else None


def decimals(money: Decimal) -> int:
    """How many digits after the point the amount needs.

    >>> decimals(Decimal("100000.0")), decimals(Decimal("10.50"))
    (0, 1)
    """
    text = f"{money:f}"
    return len(text.rstrip("0").partition(".")[2]) if "." in text else 0


def units(money: Decimal, exponent: int) -> int:
    """The amount in units of 10^-exponent; ValueError if it is not a whole number of them, or more than `MOST`.

    >>> units(Decimal("8000000.00"), 0), units(Decimal("10.5"), 2)
    (8000000, 1050)
    """
    scaled = money.scaleb(exponent)
    if scaled != scaled.to_integral_value():
        raise ValueError(f"{money} is finer than {exponent} digits after the point")
    if scaled > MOST:
        raise ValueError(f"{money} is too large to be counted in units with {exponent} digits after the point")
    return int(scaled)


def as_amount(number: int, exponent: int) -> str:
    """The amount as text, with as many digits after the point as `exponent` says.

    >>> as_amount(1050, 2), as_amount(8000000, 0)
    ('10.50', '8000000')
    """
    return f"{Decimal(number).scaleb(-exponent):f}"


def whole(text: str) -> int | None:
    """A whole number from 0, such as 3 or 3.0; None if it is something else."""
    found = WHOLE_WITH_ZEROS.fullmatch(text.strip())
    return int(found[1]) if found else None
