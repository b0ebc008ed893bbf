"""Text messages through whatever gateway a government has a contract with."""

from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

from madang.base.notices.letters import Letter


class SmsGateway(Protocol):
    """What a gateway's adapter has to offer. settings.MADANG_SMS is its dotted path; it is called without arguments."""

    def send_text(self, number: str, text: str, *, key: str) -> None:
        """Hand over one text. `key` is the same on every attempt. Raises when it was not taken over."""


class Sms:
    def why_not(self) -> str | None:
        return None if getattr(settings, "MADANG_SMS", "") else "MADANG_SMS is not set: no SMS gateway"

    def send(self, letter: Letter) -> None:
        gateway: SmsGateway = import_string(settings.MADANG_SMS)()
        gateway.send_text(letter.to, letter.short, key=letter.key)
