"""연서부: names under a proposal, counted line by line without keeping a single one."""

from django.db import transaction

from madang.base.files.actions import store_attachment
from madang.base.files.tables.read import table_of
from madang.base.files.tables.table import Unreadable
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
    if data.startswith(b"%PDF"):
        return None
    try:
        _header, *rows = table_of(data).rows or [(0, ())]
    except Unreadable:
        return None
    lines = [tuple(map(normalise, cells[:2])) for _number, cells in rows if any(cell.strip() for cell in cells)]
    return (len(lines), len(lines) - len(set(lines))) if lines else None
