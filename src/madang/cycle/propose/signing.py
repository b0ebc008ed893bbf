"""연서부: names under a proposal, counted line by line without keeping a single one."""

import csv
import io

from django.db import transaction
from python_calamine import CalamineError, CalamineWorkbook

from madang.base.files.actions import store_attachment
from madang.base.people.marks import normalise
from madang.base.people.models import Person
from madang.base.people.refusals import require
from madang.base.record.actions import note

from .models import Proposal, Signatures
from .permissions import why_not_assist


@transaction.atomic
def write_signatures(proposal: Proposal, total: int, duplicates: int, *, by: Person, sheet=None) -> Signatures:
    """`sheet` is a checked attachment; it is for officers alone."""
    require(why_not_assist(by, proposal.cycle))
    government, subject = proposal.cycle.government, f"signatures/{proposal.pk}"
    kept = store_attachment(government, sheet, by=by, subject=subject, public=False) if sheet else None
    signed = Signatures.objects.create(proposal=proposal, total=total, duplicates=duplicates, sheet=kept, by=by)
    facts = {"people": signed.people, "duplicates": duplicates}
    note(government, proposal.subject, "propose.signed", by=by, actor="officer", public=proposal.is_public, **facts)
    return signed


def count_sheet(data: bytes) -> tuple[int, int] | None:
    """(lines, lines that are there twice) of a CSV or XLSX under a header; None for what is no table, such as a scan.

    Two lines are one person when their first two cells (name; birth date or address) are the same.
    """
    try:
        rows = [[str(cell) for cell in row] for row in _rows(data)]
    except (CalamineError, UnicodeDecodeError, csv.Error, ValueError, IndexError):
        return None
    lines = [tuple(normalise(cell) for cell in row[:2]) for row in rows[1:] if any(cell.strip() for cell in row)]
    return (len(lines), len(lines) - len(set(lines))) if lines else None


def _rows(data: bytes):
    if data.startswith(b"PK"):
        return CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    if data.startswith(b"%PDF"):
        raise ValueError("not a table")
    return csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True)
