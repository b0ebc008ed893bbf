"""Money in words people use: 3억 2,000만 원; amounts are integers in the currency's minor unit."""

from decimal import Decimal

from babel.numbers import format_currency, get_currency_precision
from django.utils.translation import get_language

_STEPS = ((10**12, "조"), (10**8, "억"), (10**4, "만"))


def won(amount: int) -> str:
    """320000000 as "3억 2,000만 원"; in English "₩320,000,000"."""
    if (get_language() or "ko") != "ko":
        return f"{'-' if amount < 0 else ''}₩{abs(amount):,}"
    parts, rest = [], abs(amount)
    for size, name in _STEPS:
        if count := rest // size:
            parts.append(f"{count:,}{name}")
        rest %= size
    words = " ".join(parts) + " 원" if parts and not rest else " ".join([*parts, f"{rest:,}원"])
    return f"-{words}" if amount < 0 else words


def money(amount: int, currency: str = "KRW") -> str:
    """An amount in minor units as people of the page's language write it: 1250 EUR is "€12.50"."""
    if currency == "KRW":
        return won(amount)
    precision = get_currency_precision(currency)
    return format_currency(Decimal(amount).scaleb(-precision), currency, locale=(get_language() or "ko").split("-")[0])
