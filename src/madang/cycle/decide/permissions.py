"""Why somebody may not count, or not see the result yet."""

from madang.base.people.models import Person, Role
from madang.cycle.plan.models import Stage
from madang.cycle.vote.models import Poll

from .models import Count


def why_not_count(person: Person, poll: Poll) -> str | None:
    if not person.is_authenticated:
        return "decide.officers_only"
    reason = person.why_not_play(poll.cycle.government, Role.OFFICER, Role.COUNTER)
    if reason:
        return "decide.officers_only" if reason == "people.not_your_part" else reason
    if not poll.cycle.has_ended(Stage.VOTE):
        return "decide.vote_not_over"
    return "decide.already_counted" if Count.objects.of(poll).exists() else None
