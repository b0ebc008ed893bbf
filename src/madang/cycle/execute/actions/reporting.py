"""분기 집행현황: how far each work is, what was done, and why it is late; many works at once."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from madang.base import clock
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require

from ..models import ENDED, WAITING_FOR_A_REASON, Report, State, Work
from ..permissions import why_not_carry_out
from ..quarters import Quarter
from .facts import locked, tell


@dataclass(frozen=True)
class Said:
    """What an office says of one work. `why`: where it corrects what stood there."""

    work: Work
    state: State
    percent: int
    done: str
    reason: str = ""
    why: str = ""


def is_late(said: Said, quarter: Quarter) -> bool:
    """Whether it has to say why: by what it says, or because its end has gone by."""
    return said.state in WAITING_FOR_A_REASON or (said.state not in ENDED and said.work.until <= quarter.ends)


@transaction.atomic
def report(quarter: Quarter, rows: Iterable[Said], *, by: Person) -> list[Report]:
    """All of them or none. Refuses with execute.not_over_yet, late_says_why, cancelled_by_a_change, why_corrected."""
    require("execute.not_over_yet" if quarter.begins > clock.today() else None, quarter=str(quarter))
    return [made for made in (_report(quarter, said, by) for said in rows) if made]


def _report(quarter: Quarter, said: Said, by: Person) -> Report | None:
    require(why_not_carry_out(by, said.work.project))
    work = locked(said.work)
    _refuse(work, said, quarter)
    last = Report.objects.standing().filter(work=work, year=quarter.year, quarter=quarter.number).first()
    if last and (last.state, last.percent, last.done, last.reason) == (
        said.state,
        said.percent,
        said.done,
        said.reason,
    ):
        return None
    if last and not said.why.strip():
        raise Refused("execute.why_corrected", title=work.project.title)
    made = Report.objects.create(
        work=work, year=quarter.year, quarter=quarter.number, state=said.state, percent=said.percent, done=said.done,
        reason=said.reason, corrects=last, why=said.why if last else "", at=clock.now(), by=by,
    )  # fmt: skip
    if not _later(work, quarter).exists():
        _stand(work, said, quarter)
    tell(
        work.project, "execute.reported", by=by, quarter=quarter.number, of=quarter.year, state=said.state, percent=said.percent,
        done=said.done, reason=said.reason,
    )  # fmt: skip
    return made


def _refuse(work: Work, said: Said, quarter: Quarter) -> None:
    title = work.project.title
    ended = said.state == State.CANCELLED or work.state == State.CANCELLED
    require("execute.cancelled_by_a_change" if ended and said.state != work.state else None, title=title)
    require("execute.late_says_why" if is_late(said, quarter) and not said.reason.strip() else None, title=title)
    require("execute.done_is_a_hundred" if (said.state == State.DONE) != (said.percent == 100) else None, title=title)


def _later(work: Work, quarter: Quarter):
    after = Report.objects.filter(work=work, year__gt=quarter.year)
    return after | Report.objects.filter(work=work, year=quarter.year, quarter__gt=quarter.number)


def _stand(work: Work, said: Said, quarter: Quarter) -> None:
    """A work stands as it was last reported. Its days are those of the report, where no step says a better one."""
    day = min(clock.today(), quarter.ends)
    if said.state not in (State.NOT_STARTED, State.CANCELLED) and work.begun_on is None:
        work.begun_on = min(day, max(work.starts, quarter.begins))
    ended = said.state in ENDED
    work.ended_on = (work.ended_on or day) if ended else None
    work.state, work.percent = said.state, said.percent
    work.revision += 1
    work.save(update_fields=["state", "percent", "begun_on", "ended_on", "revision"])
