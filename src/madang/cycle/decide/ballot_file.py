"""The votes of a poll as the bytes of a file: what everyone downloads, and what a second count reads."""

from dataclasses import replace

from madang.cycle.vote.models import Poll
from madang_methods.counting import CompositeElection, RuleSpec
from madang_methods.counting.composite.file import to_json
from madang_methods.counting.pabulib import PabulibFile, write
from madang_methods.counting.pabulib import file_of as file_of_election


def words_of(poll: Poll, rule) -> dict[str, str]:
    """The head of the file. Kept with the count, so that a government that renames itself changes no digest."""
    government, cycle = poll.cycle.government, poll.cycle
    return {
        "description": f"{government.name_en or government.name}, {poll.track.name_en or poll.track.name}",
        "country": government.country,
        "unit": government.name_en or government.name,
        "subunit": poll.track.name_en or poll.track.name,
        "instance": str(cycle.fiscal_year),
        **_rule_words(rule),
    }


def bytes_of(election, words: dict[str, str], funded: list[str] | None = None) -> bytes:
    """With `funded`, a column says which projects the count chose. Several voices together are one JSON file."""
    if isinstance(election, CompositeElection):
        return to_json(election).encode()
    file = file_of_election(election, words)
    return write(file if funded is None else _with_selected(file, set(funded)))


def _with_selected(file: PabulibFile, funded: set[str]) -> PabulibFile:
    ids = file.project_cells("project_id")
    rows = zip(file.projects, ids, strict=True)
    return replace(
        file,
        project_columns=(*file.project_columns, "selected"),
        projects=tuple((*row, str(int(id in funded))) for row, id in rows),
    )


def _rule_words(rule) -> dict[str, str]:
    """The greedy family in Pabulib's vocabulary; another rule by its name, as the vocabulary has no parameters."""
    if not isinstance(rule, RuleSpec) or rule.rule != "greedy":
        return {"rule": getattr(rule, "rule", "composite")}
    if rule.cutoff == "stop":
        return {"rule": "greedy-no-skip"}
    if rule.min_score:
        return {"rule": "greedy-threshold", "min_project_score_threshold": str(rule.min_score)}
    return {"rule": "greedy"}
