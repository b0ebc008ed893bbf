"""A link of a menu, a trail or a list of actions."""

from typing import NamedTuple


class Link(NamedTuple):
    """`current` marks the page one is on; `count` is shown beside the label, as in the desk's rail.

    In the menu of every page the bar holds only what is `first` or current; the sheet behind the button holds all.
    """

    label: str
    url: str
    current: bool = False
    count: int | None = None
    first: bool = True
