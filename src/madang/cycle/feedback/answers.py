"""The answer as it is generated for each end, out of what was recorded; an officer completes it before it goes."""

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import translation

from madang.cycle.budget.ledger import accounts
from madang.cycle.budget.models import Entry
from madang.cycle.plan.models import Cycle
from madang_methods.money import Account

from .ends import Ended, Way, ways_of
from .models import Reply
from .models.reply import WITHIN


@dataclass(frozen=True)
class Waiting:
    """Somebody is owed an answer: for which end, by when, and the words that were generated."""

    way: Way
    ended: Ended
    due: object
    words: str = ""

    @property
    def key(self) -> str:
        """How the desk's list names it: "412-cut"."""
        return f"{self.way.proposal.number}-{self.ended.end}"


def waiting(cycle: Cycle, ways: list[Way] | None = None) -> list[Waiting]:
    """Who has not been answered yet, oldest end first."""
    sent = set(Reply.objects.of(cycle).values_list("proposal", "end"))
    owed = [
        Waiting(way, ended, ended.on + WITHIN)
        for way in (ways_of(cycle) if ways is None else ways)
        for ended in way.ends
        if ended.end.is_replied and (way.proposal.pk, str(ended.end)) not in sent
    ]
    return sorted(owed, key=lambda one: (one.due, one.way.proposal.number))


def with_words(cycle: Cycle, owed: list[Waiting]) -> list[Waiting]:
    """The same with their words; the money of all of them in one query."""
    money = accounts(Entry.objects.of_cycle(cycle), "project") if any(one.way.project for one in owed) else {}
    return [Waiting(one.way, one.ended, one.due, words_for(one.way, one.ended, money)) for one in owed]


def words_for(way: Way, ended: Ended, money: dict | None = None) -> str:
    """Plain text in the government's language."""
    government, project = way.proposal.cycle.government, way.project
    if money is None:
        money = accounts(Entry.objects.filter(project=project), "project") if project else {}
    context = {
        "proposal": way.proposal,
        "government": government,
        "ended": ended,
        "project": project,
        "account": money.get(project.pk, Account()) if project else None,
    }
    with translation.override(government.language):
        return render_to_string(f"feedback/answer/{ended.end}.txt", context).strip()
