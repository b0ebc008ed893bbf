"""What every ballot form can do: show the projects in groups, check by the manifest, and lose nothing that was chosen."""

from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from madang_methods.sealing.ballot_rule import GroupRule
from madang_methods.sealing.marks import Marks

from ..models import Option, Poll
from .sentences import group_words, say


@dataclass
class Section:
    """A fieldset: the projects of one group with the group's own limit, or all of them. `faults` are sentences."""

    title: str
    options: list[Option]
    rule: GroupRule | None = None
    faults: tuple[str, ...] = ()


class BallotPaper(forms.Form):
    """A subclass names its `template`, gives `marks()`, and says with `fields_of` where its values stand."""

    template = ""
    check = forms.RegexField(
        r"^[0-9]{4}$", label=gettext_lazy("확인숫자"), required=False, strip=True, max_length=4,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={"invalid": gettext_lazy("숫자 네 개를 적거나 비워 두세요.")},
    )  # fmt: skip

    def __init__(self, poll: Poll, options: list[Option], data=None):
        super().__init__(data)
        self.poll, self.manifest = poll, poll.frozen
        self.rule = self.manifest.ballot
        self.options = {option.code: option for option in options if option.withdrawn_at is None}
        self.withdrawn = [option for option in options if option.withdrawn_at is not None]
        self.group_faults: dict[str, list[str]] = {}
        for place, option in enumerate(self.options.values()):
            option.place = place
        self.build()
        if not poll.asks_check_digits:
            del self.fields["check"]

    def build(self) -> None:
        """Add the fields of this kind."""
        raise NotImplementedError

    def marks(self) -> Marks:
        """Of cleaned data."""
        raise NotImplementedError

    def picked(self) -> list[str]:
        """Codes of what is chosen when the paper is shown again, also what the rule refuses."""
        raise NotImplementedError

    def field_of(self, about: str) -> str | None:
        """Which field a fault stands at; None for the whole paper."""
        return None

    def words_of(self, option: Option) -> str:
        """What the second look says of a chosen project beside its title: points, place."""
        return ""

    def chosen(self) -> list[Option]:
        return [self.options[code] for code in self.marks().choices]

    def lines(self) -> list[tuple[Option, str]]:
        return [(option, self.words_of(option)) for option in self.chosen()]

    @property
    def cost(self) -> int:
        """What is chosen costs together, also on a paper that was refused."""
        return sum(self.options[code].cost for code in self.picked() if code in self.options)

    def carried(self) -> list[tuple[str, str]]:
        """What travels on in hidden fields: it is stored nowhere between the pages."""
        kept = [name for name in self.fields if self.cleaned_data.get(name) not in (None, "", [])]
        return [(name, str(value)) for name in kept for value in _each(self.cleaned_data[name])]

    def remember(self, posted: QueryDict) -> None:
        for name, field in self.fields.items():
            self.initial[name] = field.widget.value_from_datadict(posted, {}, name)

    def clean(self):
        values = super().clean()
        for option in self.withdrawn:
            if option.code in self.picked():
                gone = _("%(title)s: 투표 중에 빠진 사업입니다. 다른 사업을 골라 주세요.") % {"title": option.title}
                self.add_error(self.field_of(""), gone)
        if self.errors:
            return values
        for fault in self.manifest.paper.check(self.marks()):
            words = say(fault, self)
            if fault.code.startswith("group_"):
                self.group_faults.setdefault(fault.about, []).append(words)
            self.add_error(self.field_of(fault.about), words)
        return values

    def sections(self) -> Iterator[Section]:
        """By the groups of the first word that has a rule; what is in none of them stands last."""
        word = self.rule.groups[0].group.partition(":")[0] if self.rule.groups else ""
        rules = [rule for rule in self.rule.groups if rule.group.startswith(f"{word}:")]
        groups = {item.id: item.groups for item in self.manifest.projects}
        left = dict(self.options)
        for rule in rules:
            inside = [option for code, option in self.options.items() if rule.group in groups[code]]
            faults = tuple(self.group_faults.get(rule.group, ()))
            yield Section(group_words(rule.group, self.poll), inside, rule, faults)
            left = {code: option for code, option in left.items() if option not in inside}
        if left:
            yield Section(str(_("그 밖의 사업") if rules else _("후보 사업")), list(left.values()))

    def other_limits(self) -> list[tuple[str, GroupRule]]:
        """Limits of groups that are no fieldset of their own."""
        shown = {section.rule.group for section in self.sections() if section.rule}
        return [(group_words(one.group, self.poll), one) for one in self.rule.groups if one.group not in shown]


def _each(value) -> list:
    return value if isinstance(value, list) else [value]
