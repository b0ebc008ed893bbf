"""Which unit amounts are printed in: won, thousands or millions, chosen on the page; sums are made of whole won first."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from madang.base.pages.words import money
from madang_methods.money import in_unit

SIZES = (1, 1_000, 1_000_000)


@dataclass(frozen=True)
class Unit:
    """`say` an amount in minor units; other currencies than the won are said in full."""

    size: int = 1_000
    currency: str = "KRW"

    @classmethod
    def asked(cls, request, currency: str, usual: int = 1_000) -> "Unit":
        asked = request.GET.get("unit", "")
        sizes = {str(size): size for size in SIZES}
        return cls(sizes.get(asked, usual) if currency == "KRW" else 1, currency)

    def say(self, amount: int) -> str:
        return f"{in_unit(amount, self.size):,}" if self.currency == "KRW" else money(amount, self.currency)

    @property
    def name(self) -> str:
        return _name(self.size) if self.currency == "KRW" else self.currency

    @property
    def said(self) -> str:
        """Beside the name of a table."""
        return _("(단위: %(unit)s)") % {"unit": self.name}

    @property
    def choices(self) -> list[tuple[str, str]]:
        return [(str(size), _name(size)) for size in SIZES] if self.currency == "KRW" else []


def _name(size: int) -> str:
    return {1: pgettext("unit", "원"), 1_000: _("천원"), 1_000_000: _("백만원")}[size]
