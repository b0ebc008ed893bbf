"""The signed word in a message with which its recipient, and nobody else, is written to no more."""

from django.core import signing
from django.utils.crypto import salted_hmac

from .models import Message

_SIGNER = signing.Signer(salt="madang.base.notices.stopping")


def stop_token(message: Message) -> str:
    """It names the recipient: "person 12", or the keyed mark of an address. It never expires: old messages stay honest."""
    who = {"person": message.person_id} if message.person_id else {"mark": mark(message.address)}
    return _SIGNER.sign_object(who)


def who_stops(token: str) -> dict | None:
    """{"person": id}, {"mark": text}, or None when the word was not signed here or was changed."""
    try:
        return _SIGNER.unsign_object(token)
    except (signing.BadSignature, ValueError):
        return None


def mark(address: str) -> str:
    return salted_hmac("madang.base.notices.address", address.strip().lower(), algorithm="sha256").hexdigest()
