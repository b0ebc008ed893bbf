"""The votes of a poll as a Pabulib file: the imported file's own bytes, or a new one."""

from madang.cycle.vote.models import Poll, Source
from madang_methods.counting import count
from madang_methods.counting.pabulib import PabulibFile, write
from madang_methods.counting.pabulib import file_of as file_of_election

from ..actions import election_of, rule_of
from ..models import Count
from .rows import surface_of, whole_row


def file_of(poll: Poll) -> bytes:
    source = Source.objects.filter(poll=poll).first()
    return write(_rebuilt(source) if source else _new(poll))


def _rebuilt(source: Source) -> PabulibFile:
    layout = source.layout
    voters = source.voters.order_by("row").select_related("ballot").iterator(5000)
    return PabulibFile(
        meta=dict(layout["meta"]),
        project_columns=tuple(layout["project_columns"]),
        projects=tuple(map(tuple, layout["projects"])),
        vote_columns=tuple(layout["vote_columns"]),
        votes=tuple(whole_row(layout["vote_columns"], voter.columns, voter.ballot) for voter in voters),
        surface=surface_of(layout),
    )


def _new(poll: Poll) -> PabulibFile:
    government, cycle = poll.cycle.government, poll.cycle
    meta = {
        "description": f"{government.name_en or government.name}, {poll.track.name_en or poll.track.name}",
        "country": government.country,
        "unit": government.name_en or government.name,
        "subunit": poll.track.name_en or poll.track.name,
        "instance": str(cycle.fiscal_year),
    }
    election = election_of(poll)
    seed = Count.objects.of(poll).values_list("seed", flat=True).first()
    result = count(election, rule_of(poll), seed=seed) if seed is not None else None
    return file_of_election(election, meta | _rule_words(poll), result)


def _rule_words(poll: Poll) -> dict[str, str]:
    """The greedy family in Pabulib's vocabulary."""
    rule = rule_of(poll)
    if rule.cutoff == "stop":
        return {"rule": "greedy-no-skip"}
    if rule.min_score:
        return {"rule": "greedy-threshold", "min_project_score_threshold": str(rule.min_score)}
    return {"rule": "greedy"}
