"""What a voter may mark, as data: how many, in which groups, within which money, with which points.

Idea: a few numbers say every ballot rule in use, so that an officer sets it up without code and a machine at home can
check every ballot by it.

>>> up_to(5).most, exactly(3).least, each_group({"road": 1, "park": 1}).groups[0]
(5, 3, GroupRule(group='road', least=0, most=1))
>>> BallotRule.from_dict(exactly(168).as_dict()) == exactly(168)
True
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, get_args

from .errors import SealError
from .fields import Fields

BallotKind = Literal["approval", "points", "ranking"]
WrongPaper = Literal["void", "trim"]


@dataclass(frozen=True, slots=True)
class GroupRule:
    """Of the projects in `group` at least `least` and at most `most` may be marked."""

    group: str
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class BallotRule:
    """The rule of the ballot paper.

    kind         `approval`: marks; `points`: points; `ranking`: first, second, …
    least, most  how many projects; equal numbers mean exactly so many
    groups       the same for the projects of a group (track, area, field)
    spend        the projects marked may not cost more together (knapsack); 0 asks for nothing
    points       how many points there are to give; `all_points`: they must all be given; `each`: at most to one project
    blank        whether an empty ballot is a vote
    wrong_paper  what a paper that breaks the rule means: `void` or `trim` (see ballot_rules.trim); online it is refused
    """

    kind: BallotKind = "approval"
    least: int = 1
    most: int = 1
    groups: tuple[GroupRule, ...] = ()
    spend: int = 0
    points: int = 0
    each: int = 0
    all_points: bool = False
    blank: bool = False
    wrong_paper: WrongPaper = "void"

    def __post_init__(self) -> None:
        if not 0 <= self.least <= self.most or self.most < 1:
            raise SealError("rule_most", "A ballot rule needs 0 <= least <= most and most >= 1.")
        for rule in self.groups:
            if not 0 <= rule.least <= rule.most:
                raise SealError("rule_group", f"The group {rule.group} needs 0 <= least <= most.", group=rule.group)
        if len({rule.group for rule in self.groups}) != len(self.groups):
            raise SealError("rule_group", "A group has two rules.")
        if sum(rule.least for rule in self.groups) > self.most and len(self.groups) > 0:
            raise SealError("rule_group", "The groups ask for more projects than the ballot may name.")
        if (self.kind == "points") != (self.points > 0) or (self.points and not 1 <= self.each <= self.points):
            raise SealError("rule_points", "Points, and only points, need a sum to give and a most for each project.")
        if self.kind != "points" and (self.each or self.all_points):
            raise SealError("rule_points", "Only a points ballot has points to give.")

    def as_dict(self) -> dict[str, Any]:
        return asdict(self) | {"groups": [asdict(rule) for rule in self.groups]}

    @classmethod
    def from_dict(cls, data: Any) -> "BallotRule":
        given = Fields(data, "ballot")
        groups = [Fields(one, "ballot.groups") for one in given.list("groups")]
        rule = cls(
            kind=_kind(given.one_of("kind", get_args(BallotKind))),
            least=given.number("least"),
            most=given.number("most", 1),
            groups=tuple(GroupRule(one.text("group"), one.number("least"), one.number("most")) for one in groups),
            spend=given.number("spend"),
            points=given.number("points"),
            each=given.number("each"),
            all_points=given.flag("all_points"),
            blank=given.flag("blank"),
            wrong_paper="trim" if given.one_of("wrong_paper", get_args(WrongPaper)) == "trim" else "void",
        )
        for fields in (*groups, given):
            fields.end()
        return rule


def up_to(most: int, least: int = 1) -> BallotRule:
    return BallotRule(least=least, most=most)


def exactly(number: int) -> BallotRule:
    return BallotRule(least=number, most=number)


def each_group(most: Mapping[str, int], least: int = 0) -> BallotRule:
    """At most so many of each group; at least `least` of each."""
    groups = tuple(GroupRule(group, least, number) for group, number in most.items())
    return BallotRule(least=max(1, least * len(groups)), most=sum(most.values()), groups=groups)


def within(spend: int, most: int) -> BallotRule:
    """As many as the money allows: spend it as if it were yours."""
    return BallotRule(most=most, spend=spend)


def share_points(points: int, most: int, each: int = 0) -> BallotRule:
    return BallotRule("points", most=most, points=points, each=each or points)


def rank(most: int, least: int = 1) -> BallotRule:
    return BallotRule("ranking", least=least, most=most)


def strict_on_paper(rule: BallotRule, wrong_paper: WrongPaper) -> BallotRule:
    return replace(rule, wrong_paper=wrong_paper)


def _kind(kind: str) -> BallotKind:
    return "points" if kind == "points" else "ranking" if kind == "ranking" else "approval"
