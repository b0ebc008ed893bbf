"""Access codes: 5 letters to find one by and 10 letters of secret (50 bits), in an alphabet nobody misreads."""

import hashlib
import os
import secrets
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from django.db.models import Q

from madang.base import clock
from madang.base.places.models import Government

from .marks import normalise
from .models import AccessCode, CodeBatch, CodeTry, Person

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no I, L, O, U
LOCATOR, SECRET = 5, 10
TRIES_AT_A_LOCATOR, TRIES_OF_A_PERSON, WITHIN = 5, 10, timedelta(hours=1)
TRIES_FROM_AN_ADDRESS = 30  # a village hall shares one

_MISREAD = str.maketrans("ILO", "110")
_NOBODY_SALT = "00" * 16


class TooManyTries(Exception):
    """Wait `WITHIN` before the next try."""


def generate(batch: CodeBatch) -> list[str]:
    """Store `batch.size` new codes and return them, readable for the only time: ["7K2MP-9XQ4T-R8WAE", …]."""
    taken = set(AccessCode.objects.of(batch.government).values_list("locator", flat=True))
    pairs = [(_fresh(taken), _letters(SECRET)) for _ in range(batch.size)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:  # scrypt leaves the interpreter free
        rows = list(pool.map(lambda pair: _row(batch, *pair), pairs))
    AccessCode.objects.bulk_create(rows, batch_size=500)
    return [f"{locator}-{secret[:5]}-{secret[5:]}" for locator, secret in pairs]


def read(text: str) -> str | None:
    """The fifteen letters of a code as someone typed it, or None.

    >>> read("7k2mp 9xq4t-r8wae"), read("7K2MP-9XQ4T-R8WAI"), read("7K2MP")
    ('7K2MP9XQ4TR8WAE', '7K2MP9XQ4TR8WA1', None)
    """
    letters = normalise(text).upper().replace("-", "").translate(_MISREAD)
    return letters if len(letters) == LOCATOR + SECRET and set(letters) <= set(ALPHABET) else None


def redeem(government: Government, letters: str, person: Person) -> AccessCode | None:
    """The code these letters open, now this person's, or None. Raises TooManyTries.

    A locator that is not there costs the same time as one that is.
    """
    locator, secret = letters[:LOCATOR], letters[LOCATOR:]
    refuse_endless_tries(government, locator, person)
    code = _usable(government).filter(locator=locator).select_related("batch__area").first()
    right = secrets.compare_digest(_hash(secret, code.salt if code else _NOBODY_SALT), code.secret_hash if code else "")
    if not right or not _take(code, person):
        count_try(government, locator, person)
        return None
    return code


def new_code() -> str:
    """Fifteen letters that nobody has seen."""
    return _letters(LOCATOR + SECRET)


def as_printed(letters: str) -> str:
    """
    >>> as_printed("7K2MP9XQ4TR8WAE")
    '7K2MP-9XQ4T-R8WAE'
    """
    return "-".join(letters[at : at + 5] for at in range(0, LOCATOR + SECRET, 5))


def count_try(government: Government, locator: str, who: Person | str) -> None:
    CodeTry.objects.create(government=government, locator=locator, **_whose(who))


def refuse_endless_tries(government: Government, locator: str, who: Person | str) -> None:
    """`who` is a person, or without an account `origin_of(request)`. Raises TooManyTries.

    Codes on a roll of voters are guarded by the same count, whichever door they are tried at.
    """
    CodeTry.objects.filter(at__lt=clock.now() - timedelta(days=1)).delete()
    recent = CodeTry.objects.of(government).filter(at__gt=clock.now() - WITHIN)
    most = TRIES_FROM_AN_ADDRESS if isinstance(who, str) else TRIES_OF_A_PERSON
    if recent.filter(locator=locator).count() >= TRIES_AT_A_LOCATOR or recent.filter(**_whose(who)).count() >= most:
        raise TooManyTries


def _whose(who: Person | str) -> dict:
    return {"origin": who} if isinstance(who, str) else {"person": who}


def _usable(government):
    return AccessCode.objects.of(government).filter(batch__void_at=None, batch__expires_at__gt=clock.now())


def _take(code, person) -> bool:
    free_or_theirs = Q(used_at=None) | Q(used_by=person)
    taken = AccessCode.objects.filter(free_or_theirs, pk=code.pk)
    return taken.update(used_at=clock.now(), used_by=person) == 1


def _fresh(taken: set[str]) -> str:
    while (locator := _letters(LOCATOR)) in taken:
        pass
    taken.add(locator)
    return locator


def _letters(count: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(count))


def _row(batch, locator, secret) -> AccessCode:
    salt = secrets.token_hex(16)
    return AccessCode(
        batch=batch, government=batch.government, locator=locator, salt=salt, secret_hash=_hash(secret, salt)
    )


def _hash(secret: str, salt: str) -> str:
    return hashlib.scrypt(secret.encode(), salt=bytes.fromhex(salt), n=2**14, r=8, p=1, dklen=32).hex()
