"""What every channel has to offer."""

from typing import Protocol

from madang.base.notices.letters import Letter


class Undeliverable(Exception):
    """The recipient can never be reached this way: trying again is pointless."""


class Provider(Protocol):
    """One channel. `send` returns when the next carrier took the letter over, and raises otherwise."""

    def why_not(self) -> str | None:
        """What an operator has to set before this channel sends, or None when it is ready."""

    def send(self, letter: Letter) -> None: ...
