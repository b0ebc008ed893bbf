"""The table that `datasets` measures: many areas of one town, written in one form to nowhere."""

import json
import time
from pathlib import Path

from django.core.management import call_command

from madang.base.datasets.column import Column
from madang.base.datasets.dataset import Dataset
from madang.base.datasets.formats import FORMATS
from madang.base.places.models import Area, Government

TYPES = {
    "code": "string",
    "name": "string",
    "name_en": "string",
    "level": "string",
    "valid_from": "date",
    "population": "integer",
    "government_id": "integer",
    "id": "integer",
}
AREAS = Dataset(
    name="areas",
    title="동네",
    description="",
    columns=tuple(Column(field, type, field) for field, type in TYPES.items()),
    rows=lambda town: Area.objects.of(town).order_by("code").values_list(*TYPES),
)


def fill(count: int) -> None:
    call_command("migrate", verbosity=0)
    town = Government.objects.create(slug="bench", name="잣는고을", tier="municipality", code="99999")
    for start in range(0, count, 10_000):
        Area.objects.bulk_create(
            Area(government=town, code=f"{number:010}", name=f"동네 {number}", population=number * 7 % 90_000)
            for number in range(start, min(start + 10_000, count))
        )


def write(form: str) -> None:
    table = AREAS.table(Government.objects.get(slug="bench"))
    begun, first, size = time.perf_counter(), None, 0
    for piece in FORMATS[form].write(table):
        first = first or time.perf_counter() - begun
        size += len(piece)
    print(json.dumps({"seconds": time.perf_counter() - begun, "first": first, "bytes": size, "peak": _peak()}))


def _peak() -> int:
    """Highest resident size of this process in KiB."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1])
    raise SystemExit("This benchmark reads /proc/self/status, so it needs Linux.")
