"""What a session proves about the person behind it, and how long it may last."""

import time

from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import SESSION_KEY, login
from django.contrib.sessions.models import Session
from django.http import HttpRequest

from .models import STAFF, Person

# The kinds of proof that count as a second factor. A passkey asks for the owner's finger or PIN itself.
_SECOND_FACTORS = frozenset({"totp", "webauthn", "recovery_codes"})
# Seconds without a request, and seconds in all. Staff: OWASP ASVS 7.3; residents come back within a cycle.
_STAFF_IDLE, _STAFF_ALL = 30 * 60, 8 * 3600
_IDLE, _ALL = 7 * 86400, 30 * 86400
_BEGAN, _SEEN, _SEEN_EVERY = "people.began", "people.seen", 60
_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def passed_second_factor(request: HttpRequest, person: Person) -> bool:
    """Whether this session holds a second factor of this very person, besides whatever else it holds."""
    return any(
        record.get("method") == "mfa" and record.get("type") in _SECOND_FACTORS
        for record in get_authentication_records(request, person)
    )


def is_over(request: HttpRequest, person: Person) -> bool:
    """Whether this session rested or lasted too long; otherwise notes that it was used.

    Counts real seconds, not the clock's: a rehearsal lives a year in minutes and nobody in it is thrown out.
    """
    now, session = time.time(), request.session
    idle, whole = (_STAFF_IDLE, _STAFF_ALL) if _works_here(request, person) else (_IDLE, _ALL)
    if now - session.get(_SEEN, now) > idle or now - session.setdefault(_BEGAN, now) > whole:
        return True
    if now - session.get(_SEEN, 0) > _SEEN_EVERY:
        session[_SEEN] = now
    return False


def begin(request: HttpRequest) -> None:
    """Signed in just now: written with the session that is being made, instead of with the next page."""
    request.session[_BEGAN] = request.session[_SEEN] = time.time()


def sign_in(request: HttpRequest, person: Person, *, second_factor: bool) -> None:
    """Begin a session without asking for anything: for the demo's door and for tests."""
    login(request, person, backend=_BACKEND)
    if second_factor:
        record_authentication(request, person, "mfa", type="totp")


def people_with(key: str, value, rested: int) -> set[int]:
    """In whose session the list under `key` has `value`, and who have not been here for `rested` real seconds."""
    since, found = time.time() - rested, set()
    for session in Session.objects.iterator():
        told = session.get_decoded()
        if value in told.get(key, ()) and told.get(_SEEN, 0) <= since and SESSION_KEY in told:
            found.add(int(told[SESSION_KEY]))
    return found


def _works_here(request, person) -> bool:
    # Without a second factor a staff part counts for nothing, so only such sessions need asking about.
    return passed_second_factor(request, person) and person.parts.current().filter(role__in=STAFF).exists()
