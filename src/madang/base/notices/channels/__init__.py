"""The ways out of the house. None sends anything before an operator configured it, and each says so."""

from django.conf import settings
from django.utils.module_loading import import_string

from madang.base.notices.models import Channel

from .provider import Provider, Undeliverable

__all__ = ["Provider", "Undeliverable", "providers", "ready"]

PROVIDERS = {
    Channel.EMAIL: "madang.base.notices.channels.email.Email",
    Channel.SMS: "madang.base.notices.channels.sms.Sms",
    Channel.KAKAO: "madang.base.notices.channels.kakao.Kakao",
}


def providers() -> dict[str, Provider]:
    """One of each; settings.MADANG_CHANNELS ({"email": "dotted.path.Class"}) replaces single ones."""
    chosen = {**PROVIDERS, **getattr(settings, "MADANG_CHANNELS", {})}
    return {str(Channel(name).value): import_string(path)() for name, path in chosen.items()}


def ready() -> set[str]:
    """Channels a person may choose here. The inbox always works."""
    return {name for name, provider in providers().items() if provider.why_not() is None} | {Channel.IN_APP.value}
