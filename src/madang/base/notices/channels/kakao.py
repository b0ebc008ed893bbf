"""Kakao Alimtalk (알림톡): texts whose template Kakao approved before, so only the approved frame is sent."""

from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from madang.base.notices.letters import Letter


class AlimtalkGateway(Protocol):
    """What a dealer's adapter has to offer. settings.MADANG_KAKAO is its dotted path; it is called without arguments.

    The adapter knows the approved template's code; its text has the two variables #{title} and #{text}.
    """

    def send_approved(self, number: str, *, title: str, text: str, key: str) -> None:
        """Hand over one message. `key` is the same on every attempt. Raises when it was not taken over."""


class Kakao:
    def why_not(self) -> str | None:
        return None if getattr(settings, "MADANG_KAKAO", "") else "MADANG_KAKAO is not set: no Alimtalk gateway"

    def send(self, letter: Letter) -> None:
        gateway: AlimtalkGateway = import_string(settings.MADANG_KAKAO)()
        gateway.send_approved(letter.to, title=letter.title, text=letter.short, key=letter.key)
