"""Questions as whoever opens a survey writes them, and answers as they come from a form or a list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from .models.question import CHOICES, WORDS, Kind, Question


@dataclass(frozen=True)
class Asked:
    """Asked("single", "어떤 길이 더 어둡나요?", ["학교 앞길", "새내천 길"], required=True)

    `people`, beside the options: how many live here of whom each is true; then the results are weighted by it too.
    """

    kind: str
    text: str
    options: Sequence[str] = ()
    required: bool = False
    hint: str = ""
    lowest: int | None = None
    highest: int | None = None
    lowest_means: str = ""
    highest_means: str = ""
    unit: str = ""
    people: Sequence[int] = ()

    def __post_init__(self):
        if (self.kind in CHOICES) != (len(self.options) >= 2) or (self.options and self.kind not in CHOICES):
            raise ValueError(f"{self.text!r}: a question of choice has two options or more, another has none.")
        if len(set(self.options)) != len(self.options):
            raise ValueError(f"{self.text!r}: the same option twice.")
        if self.people and (self.kind != Kind.SINGLE or len(self.people) != len(self.options)):
            raise ValueError(f"{self.text!r}: people are counted for each option of a question with one answer.")

    @property
    def fields(self) -> dict:
        names = ["kind", "text", "hint", "required", "lowest", "highest", "lowest_means", "highest_means", "unit"]
        return {name: getattr(self, name) for name in names}


# By question number: an option's number, several of them (in order for a ranking), a number, or words.
Given = Mapping[int, int | Sequence[int] | str]


def rows_of(question: Question, given) -> list[dict]:
    """The rows of Answer for what was given to one question; none for nothing."""
    if given is None or given in ("", []):
        return []
    if question.kind in WORDS:
        return [{"words": given}]
    if question.kind == Kind.SINGLE:
        return [{"option_id": given}]
    if question.kind == Kind.MULTIPLE:
        return [{"option_id": option} for option in given]
    if question.kind == Kind.RANKING:
        return [{"option_id": option, "rank": rank} for rank, option in enumerate(given, start=1)]
    return [{"number": given}]
