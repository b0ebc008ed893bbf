"""What a translating machine has to be able to do; MADANG_TRANSLATOR names the class: "town.machine.Machine"."""

from typing import Protocol


class Provider(Protocol):
    name: str  # shown to readers, such as "파파고"

    def translate(self, text: str, source: str, target: str) -> str:
        """The text in the target language (codes such as "ko", "en"). Raises OSError when it cannot be reached."""
        ...
