"""E-mail through Django's mailers: SMTP when the operator set it, else the console of a development machine."""

import smtplib
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, mailers

from madang.base.notices.letters import Letter

from .provider import Undeliverable


class Email:
    def __init__(self) -> None:
        self._mailer = mailers.default

    def why_not(self) -> str | None:
        if settings.PRODUCTION and "console" in settings.MAILERS["default"].get("BACKEND", ""):
            return "MADANG_SMTP_HOST is not set, so e-mail would only be printed here"
        return None

    def send(self, letter: Letter) -> None:
        try:
            self._mailer.send_messages([_mail(letter)])
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _words in error.recipients.values()]
            if all(code >= 500 for code in codes):
                raise Undeliverable(f"the mail server refuses the recipient: {codes}") from error
            raise
        except Exception:
            self._mailer.close()  # a connection that failed once is not used again
            raise


def _mail(letter: Letter) -> EmailMultiAlternatives:
    # The same Message-ID on every attempt lets the reader's mail program drop a repetition.
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    headers = {
        "Message-ID": f"<{letter.key}@{domain}>",
        "Content-Language": letter.language,
        "Auto-Submitted": "auto-generated",
        # RFC 8058: the mail program's own button stops the messages, without signing in.
        "List-Unsubscribe": f"<{letter.stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
    mail = EmailMultiAlternatives(letter.title, letter.text, settings.DEFAULT_FROM_EMAIL, [letter.to], headers=headers)
    mail.attach_alternative(letter.html, "text/html")
    return mail
