"""Ballot rules by name, each as a government used it: where an officer begins.

Idea: a name, and for the groups of projects on one's own paper the same numbers a group. What a government did about
wrong papers is only known where it is said; elsewhere a wrong paper is void.

>>> preset("gwangju-bukgu").least, preset("gwangsan", ["district", "dong"]).groups[1].most
(3, 2)
>>> preset("dobong-dong", projects=5).most, preset("dobong-dong", projects=6).most
(2, 3)
"""

from collections.abc import Callable, Mapping, Sequence

from .ballot_rule import BallotRule, GroupRule, exactly, up_to
from .errors import SealError

Groups = Sequence[str]


def _each(most: int) -> Callable[[Groups, int], BallotRule]:
    """So many of each group at most."""
    return lambda groups, _: BallotRule(most=most * len(groups), groups=tuple(GroupRule(g, 0, most) for g in groups))


def _of(*most: int) -> Callable[[Groups, int], BallotRule]:
    """So many of the first group, so many of the second …"""
    return lambda groups, _: BallotRule(
        most=sum(most), groups=tuple(GroupRule(group, 0, n) for group, n in zip(groups, most, strict=True))
    )


def _any(rule: BallotRule) -> Callable[[Groups, int], BallotRule]:
    return lambda groups, projects: rule


# The number of groups a preset needs: None means any number from one.
NEEDS: Mapping[str, int | None] = {
    "seoul-2015": None,
    "seoul-2020": 2,
    "yeoju": 4,
    "chungnam": None,
    "gwangsan": 2,
    "gangdong-2025": 2,
}
PRESETS: Mapping[str, Callable[[Groups, int], BallotRule]] = {
    "seoul-2014": _any(exactly(168)),  # 168 of 560, one more or less and the ballot is void
    "seoul-2015": lambda groups, _: BallotRule(most=5, groups=tuple(GroupRule(g, 0, 1) for g in groups)),  # fields
    "seoul-2020": _of(7, 3),  # 광역, 협치
    "seoul-2024": _any(up_to(5)),
    "yeoju": _each(3),  # four 분과
    "incheon-donggu": _any(up_to(4)),
    "chungnam": _each(5),  # fields
    "gwangju-bukgu": _any(exactly(3)),
    "incheon-seogu-2020": _any(up_to(8)),
    "gwangsan": _each(2),
    "gangdong-2025": _each(4),  # 구, 동
    "daegu-2016": _any(up_to(165)),  # of 413, by the committee
    "dobong-dong": lambda groups, projects: up_to(2 if projects <= 5 else 3),  # the dong assembly
}


def preset(name: str, groups: Groups = (), projects: int = 0) -> BallotRule:
    """The rule of this name. `groups` are the groups of one's own paper, `projects` how many stand on it."""
    if name not in PRESETS:
        raise SealError("preset_unknown", f"There is no ballot rule {name!r}.", preset=name)
    needs = NEEDS.get(name, 0)
    if (len(groups) < 1) if needs is None else len(groups) != needs:
        text = f"The ballot rule {name} needs {'groups' if needs is None else f'{needs} groups'}, not {len(groups)}."
        raise SealError("preset_groups", text, preset=name, groups=len(groups))
    return PRESETS[name](groups, projects)
