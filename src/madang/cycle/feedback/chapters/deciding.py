"""The vote and what the assembly made of it."""

from django.utils.translation import gettext as _

from madang.base.documents.document import Paragraph
from madang.base.pages.words import count_of, percent
from madang.cycle.decide.data import RESOLUTIONS, VERDICTS
from madang.cycle.decide.models import Count

from ..figures import bars
from .year import Year, table_or


def vote(year: Year):
    counts = Count.objects.of_cycle(year.cycle).published().select_related("poll__track")
    for counted in counts:
        said = {
            "track": counted.poll.track.name,
            "ballots": count_of(counted.ballots, "vote"),
            "turnout": _turnout(counted.poll),
        }
        yield Paragraph(_("%(track)s: %(ballots)s를 세었습니다. 투표율 %(turnout)s.") % said)
        top = list(counted.verdicts.select_related("option").order_by("place")[:10])
        rows = [(one.option.title, int(one.points), f"{one.points:,}") for one in top]
        if chart := bars(_("많이 고른 사업: %(track)s") % said, rows):
            yield chart
    if not counts:
        yield Paragraph(_("이 누리집에서 한 투표가 없습니다."))
    yield year.read(VERDICTS).source


def decision(year: Year):
    read = year.read(RESOLUTIONS)
    outcomes = [(name, number, count_of(number, "project")) for name, number in read.counted("outcome")]
    if chart := bars(_("총회의 의결"), outcomes):
        yield chart
    wanted = [name for name in ("place", "title", "outcome", "amount", "reason") if name in read.places]
    yield table_or(read.listed(wanted), _("이 누리집에 적은 의결이 없습니다. 사업은 다른 곳에서 골랐습니다."))
    yield read.source


def _turnout(poll) -> str:
    return percent(poll.voters_at_close or 0, poll.roll_at_close or 0)
