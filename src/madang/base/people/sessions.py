"""What a session proves about the person behind it, and how long it may last."""

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import login
from django.http import HttpRequest

from .models import Person

# The kinds of proof that count as a second factor. A passkey asks for the owner's finger or PIN itself.
_SECOND_FACTORS = frozenset({"totp", "webauthn", "recovery_codes"})
_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def passed_second_factor(request: HttpRequest, person: Person) -> bool:
    """Whether this session holds a second factor of this very person, besides whatever else it holds."""
    return any(
        record.get("method") == "mfa" and record.get("type") in _SECOND_FACTORS
        for record in get_authentication_records(request, person)
    )


def sign_in(request: HttpRequest, person: Person, *, second_factor: bool) -> None:
    """Begin a session without asking for anything: for the demo's door and for tests."""
    login(request, person, backend=_BACKEND)
    if second_factor:
        record_authentication(request, person, "mfa", type="totp")
