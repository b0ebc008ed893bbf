"""One table of what happened. The database refuses to change or remove a row; the digest chain shows if it was done."""

import hashlib
import json
import secrets
from datetime import UTC

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.places.models import Government

START = "0" * 64  # what the first entry of a government follows


def _salt() -> str:
    return secrets.token_hex(16)


class EntryQuerySet(models.QuerySet):
    def of(self, government: Government):
        return self.filter(government=government)

    def about(self, subject: str):
        return self.filter(subject=subject)

    def public(self):
        """What everyone may read, with the government in whose language it was written."""
        return self.filter(is_public=True).select_related("government")


class Entry(models.Model):
    """One thing that happened. Written once, never changed."""

    government = models.ForeignKey(Government, models.PROTECT, related_name="+")
    number = models.PositiveBigIntegerField(_("번호"))  # 1, 2, 3 … in this government, without a gap
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    by_salt = models.CharField(max_length=32, default=_salt)
    actor = models.CharField(_("누가"), max_length=80, blank=True)  # what the public may know: a part or an office
    subject = models.CharField(max_length=60)  # "proposal/17"
    stage = models.CharField(max_length=12)
    event = models.CharField(max_length=30)
    facts = models.JSONField(default=dict)
    is_public = models.BooleanField(default=True)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64, unique=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["government", "number"]
        constraints = [
            models.UniqueConstraint(fields=["government", "number"], name="entries_are_numbered_once"),
            models.UniqueConstraint(fields=["government", "previous"], name="the_chain_never_forks"),
        ]
        indexes = [models.Index(fields=["government", "subject"], name="entries_about_a_thing")]

    def __str__(self) -> str:
        return f"{self.number} {self.stage}.{self.event} {self.subject}"

    @property
    def template(self) -> str:
        """The stage that wrote the entry also owns how it reads."""
        return f"{self.stage}/record/{self.event}.html"

    def what_was_said(self) -> dict:
        """What the digest binds. The person appears only as a salted mark, so this can be published."""
        mark = hashlib.sha256(f"{self.by_salt}|{self.by_id}".encode()).hexdigest()
        return {
            "government": self.government_id,
            "number": self.number,
            "at": self.at.astimezone(UTC).isoformat(),  # as the database gives it back
            "by": mark,
            "actor": self.actor,
            "subject": self.subject,
            "what": f"{self.stage}.{self.event}",
            "facts": self.facts,
            "public": self.is_public,
            "previous": self.previous,
        }

    def seal(self) -> str:
        said = json.dumps(self.what_was_said(), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(said.encode()).hexdigest()
