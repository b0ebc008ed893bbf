"""A desk without a network: the list of torn stubs that was kept by hand, entered afterwards. Paper wins."""

from django.utils.translation import gettext as _

from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.base.record.actions import note

from ..gate import gate
from ..models import IdentifierKind, PaperBatch, PaperStub, Poll, RollEntry, RollIdentifier
from ..roll.hashing import Hasher
from .giving import hand_over
from .permissions import why_not_queue
from .queue_file import MOST_FAULTS, Line, QueueFault, fault, read_queue


def enter_queue(poll: Poll, data: bytes, *, by: Person) -> int:
    """CSV with the columns 부본번호, 이름 and, for lines of a census, 생년월일. All of it or nothing: QueueFault.

    A line that was entered before counts for nothing, so a list may be sent twice. How many are new.
    """
    require(why_not_queue(by, poll))
    lines = list(read_queue(data))
    faults: list[str] = []
    with gate(poll):
        require(why_not_queue(by, Poll.objects.select_related("cycle__government").get(pk=poll.pk)))
        new = sum(_enter(poll, line, by, faults) for line in lines)
        if faults:
            raise QueueFault(faults[:MOST_FAULTS])  # and all of it is rolled back
        facts = {"people": new, "lines": len(lines)}
        note(poll.cycle.government, poll.subject, "vote.queue_entered", by=by, actor="officer", **facts)
    return new


def _enter(poll: Poll, line: Line, by: Person, faults: list[str]) -> bool:
    """Whether this line was new. What is wrong with it goes to `faults`."""
    batch = _pad(poll, line.stub)
    entries = _people(poll, line)
    if batch is None:
        return fault(faults, line, _("부본 번호"), _("어느 묶음에도 없는 번호입니다. 번호를 다시 보아 주세요."))
    if len(entries) != 1:
        none = _("명부에서 찾지 못했습니다. 이름과 생년월일을 다시 보아 주세요.")
        several = _("같은 이름이 여럿입니다. 생년월일을 적어 주세요.")
        return fault(faults, line, _("이름"), several if entries else none)
    entry = RollEntry.objects.select_for_update().get(pk=entries[0].pk)
    before = PaperStub.objects.filter(batch=batch, number=line.stub).first()
    if before is not None:
        if before.entry_id == entry.pk:
            return False
        return fault(faults, line, _("부본 번호"), _("다른 사람에게 내준 번호로 이미 적혀 있습니다."))
    if PaperStub.objects.filter(entry=entry, spoiled=False).exists():
        return fault(
            faults,
            line,
            _("이름"),
            _("종이를 이미 받은 사람입니다. 이 줄을 빼고, 두 장이 함에 든 일을 이의로 적어 주세요."),
        )
    # A sheet in a box cannot be taken out again, so paper also goes before what was cast at a terminal.
    entry.in_person = False
    try:
        hand_over(batch, entry, line.stub, by=by, queued=True)
    except Refused as refused:
        return fault(faults, line, _("부본 번호"), _said(refused))
    return True


def _said(refused: Refused) -> str:
    if refused.reason == "vote.pad_returned":
        return _("이 묶음은 이미 맞추어 보았습니다. 맞추기 전에 목록을 올려야 합니다.")
    return _("명부에서 뺀 사람입니다. 이 줄을 빼고 이의로 적어 주세요.")


def _pad(poll: Poll, stub: int) -> PaperBatch | None:
    for batch in PaperBatch.objects.of(poll).filter(first_stub__lte=stub).order_by("-first_stub")[:1]:
        batch.poll = poll
        return batch if stub < batch.first_stub + batch.printed else None
    return None


def _people(poll: Poll, line: Line) -> list[RollEntry]:
    """By name and date of birth where the line has both, which a census knows; else by the name of an account."""
    entries = RollEntry.objects.of(poll)
    if line.born:
        marks = RollIdentifier.objects.of(poll).filter(
            kind=IdentifierKind.PERSON, hmac=Hasher(poll).person(line.name, line.born)
        )
        if found := list(entries.filter(pk__in=marks.values("entry"))[:2]):
            return found
    return list(entries.filter(person__name__iexact=line.name)[:2])
