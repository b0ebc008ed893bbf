"""What was hidden after the statement was kept shows no title any more; what is kept stays as it is."""

from madang.base.talk.hidden import hidden_numbers
from madang.cycle.plan.models import Cycle
from madang.cycle.propose.models import Proposal


def veiled(cycle: Cycle, content: dict) -> tuple[dict, int]:
    """A copy to look at, and how many titles were taken out of it."""
    hidden = Proposal.objects.of(cycle).filter(pk__in=hidden_numbers("proposal"))
    numbers = set(hidden.values_list("number", flat=True))
    codes = {row["code"] for row in content["proposals"] if row["number"] in numbers and row["title"]}
    if not codes:
        return content, 0
    proposals = [
        row | {"title": "", "why_no_title": "hidden"} if row["code"] in codes else row for row in content["proposals"]
    ]  # fmt: skip
    projects = [row | {"title": ""} if row["proposal"] in codes else row for row in content["projects"]]
    return content | {"proposals": proposals, "projects": projects}, len(codes)
