"""Gateways that print instead of sending, for a development machine."""

import sys


class Console:
    """Serves as settings.MADANG_SMS and settings.MADANG_KAKAO. It reaches nobody."""

    def send_text(self, number: str, text: str, *, key: str) -> None:
        sys.stdout.write(f"SMS → {number}\n{text}\n")

    def send_approved(self, number: str, *, title: str, text: str, key: str) -> None:
        sys.stdout.write(f"Alimtalk → {number}: {title}\n{text}\n")
