"""The government and the year that a file speaks of."""

import re
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import Locale
from django.utils.text import slugify

from madang.base.places.models import Government, Tier
from madang.cycle.plan.models import Cycle, Stage, Window
from madang_methods.counting.pabulib import PabulibError, PabulibFile
from madang_methods.counting.pabulib.errors import shown

ZONES = {"PL": "Europe/Warsaw", "HU": "Europe/Budapest", "FR": "Europe/Paris", "NL": "Europe/Amsterdam"}
_COUNTRIES = {name: code for code, name in Locale("en").territories.items() if len(code) == 2 and code.isalpha()}


def government_of(file: PabulibFile, path: Path, slug: str = "") -> Government:
    """The city, made if it is not here yet. Its address is `slug`, or the second part of the file's usual name."""
    slug = slug or _slug(file, path)
    country = _COUNTRIES.get(file.meta.get("country", ""), "")
    name = file.meta.get("unit", "").strip() or slug.title()
    government, _ = Government.objects.get_or_create(
        slug=slug,
        defaults={
            "name": name[:60],
            "name_en": name[:80],
            "tier": Tier.MUNICIPALITY,
            "country": country or "XX",
            "code": slug[:10],
            "currency": _currency(file),
            "time_zone": ZONES.get(country, "UTC"),
            "language": "en",
            "accent": "teal",
        },
    )
    return government


def cycle_of(file: PabulibFile, government: Government, budget: int) -> Cycle:
    """The year, made or made larger: a city's districts come as a file each."""
    year = _year(file)
    cycle, new = Cycle.objects.get_or_create(
        government=government, fiscal_year=year, defaults={"cycle_year": year, "total_ceiling": max(budget, 1)}
    )
    if not new:
        cycle.total_ceiling += budget
        cycle.save(update_fields=["total_ceiling"])
    opens, closes = _dates(file, government, year)
    Window.objects.get_or_create(cycle=cycle, stage=Stage.VOTE, defaults={"opens_at": opens, "closes_at": closes})
    return cycle


def _year(file: PabulibFile) -> int:
    instance = file.meta.get("instance", "") or "2000"
    if found := re.search(r"(?<!\d)(19|20|21)\d\d(?!\d)", instance):
        return int(found[0])
    raise PabulibError(0, "instance", f"{shown(instance)} names no year", "Write a year, such as 2024.")


def _currency(file: PabulibFile) -> str:
    currency = file.meta.get("currency", "").strip() or "EUR"
    if re.fullmatch(r"[A-Z]{3}", currency):
        return currency
    raise PabulibError(0, "currency", f"{shown(currency)} is no currency", "Write three capital letters, such as PLN.")


def _slug(file: PabulibFile, path: Path) -> str:
    parts = path.stem.split("_")
    return slugify(parts[1] if len(parts) > 1 else file.meta.get("unit", ""))[:40] or "imported"


def _dates(file: PabulibFile, government: Government, year: int) -> tuple[datetime, datetime]:
    """First moment of the first day, and the first moment after the last; a whole year where the file is silent."""
    zone = ZoneInfo(government.time_zone)
    try:
        first, last = (_day(file.meta[key]) for key in ("date_begin", "date_end"))
    except (KeyError, ValueError):
        return datetime(year, 1, 1, tzinfo=UTC), datetime(year + 1, 1, 1, tzinfo=UTC)
    return datetime.combine(first, time(), zone), datetime.combine(last + timedelta(days=1), time(), zone)


def _day(text: str) -> date:
    day, month, year = map(int, text.split("."))
    return date(year, month, day)
