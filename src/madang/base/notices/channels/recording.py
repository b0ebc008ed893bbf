"""A channel and gateway that remember what they were given, for tests and rehearsals."""

from typing import ClassVar

from madang.base.notices.letters import Letter


class Recording:
    """Everything handed to any of its instances, in order. `fail_with` makes the next sends fail."""

    letters: ClassVar[list[Letter]] = []
    texts: ClassVar[list[tuple[str, str]]] = []
    fail_with: Exception | None = None

    @classmethod
    def forget(cls) -> None:
        cls.letters.clear()
        cls.texts.clear()
        cls.fail_with = None

    def why_not(self) -> str | None:
        return None

    def send(self, letter: Letter) -> None:
        self._fail()
        self.letters.append(letter)

    def send_text(self, number: str, text: str, *, key: str) -> None:
        self._fail()
        self.texts.append((number, text))

    def send_approved(self, number: str, *, title: str, text: str, key: str) -> None:
        self._fail()
        self.texts.append((number, text))

    def _fail(self) -> None:
        if self.fail_with:
            raise self.fail_with
