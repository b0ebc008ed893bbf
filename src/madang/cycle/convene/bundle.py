"""What everybody may take home of a lottery: record, draw, portfolio, and the program that checks them, in one file."""

import csv
import io
import zipfile

from madang_methods import sortition
from madang_methods.sealing.canonical import read_canonical

from .models import Lottery

# The same files give the same bytes: a moment that says nothing.
_EPOCH = (1980, 1, 1, 0, 0, 0)


def bundle_of(lottery: Lottery) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in sorted(files_of(lottery).items()):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.external_attr = 0o644 << 16
            file.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def files_of(lottery: Lottery) -> dict[str, bytes]:
    record = lottery.record.encode()
    files = sortition.bundle(sortition.Record(record, ()), people=False)
    files |= {"people.csv": lottery.people.encode(), "portfolio.csv": portfolio(record)}
    return files | ({"draw.json": lottery.draw.encode()} if lottery.draw else {})


def portfolio(record: bytes) -> bytes:
    """Every ticket: from which number to which it is the same panel, and how many of every type that panel has."""
    facts = read_canonical(record)
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["from", "to", *facts["features"], "people"])
    first = 1
    for copies, counts in facts["tickets"]:
        for unit, number in counts:
            rows.writerow([first, first + copies - 1, *facts["types"][facts["units"][unit][0]], number])
        first += copies
    return out.getvalue().encode()
