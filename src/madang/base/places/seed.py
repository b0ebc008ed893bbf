"""Korea's local governments, past and present, from the file beside this one (sources in its last column)."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

FILE = Path(__file__).parent / "data" / "korea_local_governments.csv"
MINISTRY = {"code": "1741000", "name": "행정안전부", "name_en": "Ministry of the Interior and Safety"}


def rows() -> Iterator[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def seed(Government, Area) -> None:
    """Fill empty tables. The models are passed in, so that a migration can give its own."""
    Government.objects.create(tier="national", kind="중앙행정기관", slug="ministry", office_code="1741000", **MINISTRY)
    made = {}
    for row in rows():
        if row["is_local_government"] == "1":
            made[row["code5"]] = _government(Government, row, made.get(row["parent_code"]))
        else:
            Area.objects.create(
                government=made[row["parent_code"]],
                level="district",
                code=row["code10"],
                name=row["name_ko"],
                **_validity(row),
            )
    for row in rows():
        if row["is_local_government"] == "1" and row["successor_code"]:
            made[row["code5"]].successors.set(made[code] for code in row["successor_code"].split("|"))


def _government(Government, row, parent):
    return Government.objects.create(
        name=row["name_ko"],
        tier="province" if row["level"] == "sido" else "municipality",
        kind=row["kind"],
        parent=parent,
        code=row["code5"],
        finance_code=row["lofin_laf_cd"],
        office_code=row["std_inst_code_unverified"],
        **_validity(row),
    )


def _validity(row) -> dict[str, date | None]:
    return {key: date.fromisoformat(row[key]) if row[key] else None for key in ("valid_from", "valid_to")}
