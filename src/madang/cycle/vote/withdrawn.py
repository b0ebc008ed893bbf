"""Which projects left the paper while people voted, as the public board says it. The manifest stays as it is."""

from madang_methods.sealing.canonical import read_canonical
from madang_methods.sealing.withdrawals import Withdrawal, withdrawn_file

from .models import BoardLeaf, Option, Poll

_LINE = '"t":"withdraw"'  # inside a text such a quotation mark would have a backslash before it


def withdrawals_of(poll: Poll) -> list[Withdrawal]:
    """In the order of the board, each with its reason."""
    lines = BoardLeaf.objects.of(poll).filter(data__contains=_LINE).order_by("seq").values_list("data", flat=True)
    told = map(read_canonical, (line.encode() for line in lines))
    return [Withdrawal(one["project"], one["why"]) for one in told if one.get("t") == "withdraw"]


def file_of_withdrawn(poll: Poll) -> bytes:
    """withdrawn.json; empty if nothing was withdrawn. A vote that was brought in from a file has no manifest."""
    return withdrawn_file(poll.frozen, withdrawals_of(poll)) if poll.manifest else b""


def codes_withdrawn(poll: Poll) -> frozenset[str]:
    """Projects for which a mark counts for nothing; the rest of the ballot stands."""
    return frozenset(Option.objects.of(poll).exclude(withdrawn_at=None).values_list("code", flat=True))


def told_withdrawn(poll: Poll) -> list[tuple[Option, str]]:
    """For the pages: the project and why it left."""
    gone = list(Option.objects.of(poll).exclude(withdrawn_at=None).order_by("withdrawn_at"))
    reasons = {one.project: one.why for one in withdrawals_of(poll)} if gone else {}
    return [(option, reasons.get(option.code, "")) for option in gone]
