"""A person's own data: all of it to take along, and leaving for good."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from madang.base import clock
from madang.base.places.models import Government
from madang.base.record.actions import note

from .looks import looks_at
from .models import CodeTry, IdentityProof, Person, ResidenceProof


def own_data(person: Person) -> dict:
    """What this room knows of a person, as JSON values. The front adds what the rooms above know."""
    return {
        "account": {
            "id": person.pk,
            "email": person.email,
            "name": person.name,
            "language": person.language,
            "joined_at": person.joined_at.isoformat(),
            "agreed_at": person.agreed_at and person.agreed_at.isoformat(),
        },
        "parts": [_part(part) for part in person.parts.select_related("government", "area").order_by("since", "pk")],
        "identity_proofs": [_identity(proof) for proof in person.identity_proofs.select_related("government")],
        "residence_proofs": [
            _residence(proof) for proof in person.residence_proofs.select_related("government", "area")
        ],
        "institutions": list(SocialAccount.objects.filter(user=person).values_list("provider", flat=True)),
        "looks": [_look(entry) for entry in looks_at(person)],
    }


@transaction.atomic
def close_account(person: Person) -> None:
    """Make the row nobody's: what they did keeps its number, nothing says who they were. Every session ends.

    The marks of identity proofs stay until they expire, so that leaving is not a way to vote twice.
    """
    for government in Government.objects.filter(pk__in=_where_known(person)):
        note(government, person.subject, "people.account_closed", by=person, public=False)
    now = clock.now()
    person.parts.current().update(ended_at=now)
    person.identity_proofs.update(birth_year=None)
    for rows in (person.residence_proofs, CodeTry.objects.filter(person=person)):
        rows.all().delete()
    for model in (EmailAddress, SocialAccount, Authenticator):
        model.objects.filter(user=person).delete()
    person.email, person.name = f"left-{person.pk}@invalid", ""
    person.agreed_at, person.last_login = None, None
    person.closed_at, person.is_active = now, False
    person.set_unusable_password()  # a session is bound to the password, so all of them end here
    person.save()


def forget_expired() -> int:
    """Remove marks and residences whose time is over; how many. For the nightly `madang forget-expired`."""
    expired = [model.objects.filter(expires_at__lte=clock.now()) for model in (IdentityProof, ResidenceProof)]
    return sum(rows.delete()[0] for rows in expired)


def _where_known(person) -> set[int]:
    rows = (person.parts, person.identity_proofs, person.residence_proofs)
    return {government for known in rows for government in known.values_list("government", flat=True)}


def _part(part) -> dict:
    return {
        "government": part.government.name,
        "role": part.role,
        "office": part.office,
        "area": part.area.name if part.area else "",
        "since": part.since.isoformat(),
        "until": part.until and part.until.isoformat(),
        "ended_at": part.ended_at and part.ended_at.isoformat(),
    }


def _identity(proof) -> dict:
    return {
        "government": proof.government.name,
        "provider": proof.provider,
        "method": proof.method,
        "assurance": proof.assurance,
        "birth_year": proof.birth_year,
        **_times(proof),
    }


def _residence(proof) -> dict:
    return {
        "government": proof.government.name,
        "area": proof.area.name if proof.area else "",
        "method": proof.method,
        "kind": proof.kind,
        **_times(proof),
    }


def _times(proof) -> dict:
    return {
        "proved_at": proof.proved_at.isoformat(),
        "expires_at": proof.expires_at and proof.expires_at.isoformat(),
    }


def _look(entry) -> dict:
    return {"government": entry.government.name, "at": entry.at.isoformat(), "by": entry.actor, **entry.facts}
