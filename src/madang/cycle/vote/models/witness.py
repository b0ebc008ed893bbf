"""Who watches the boards of a government from outside, and what was published with a result."""

from hashlib import sha256

from django.db import models
from django.utils.translation import gettext_lazy as _

from madang.base.places.models import Government

from .poll import OfPoll, Poll


class WitnessQuerySet(models.QuerySet):
    def of(self, government: Government):
        return self.filter(government=government)

    def watching(self):
        return self.filter(ended_at=None)


class Witness(models.Model):
    """Somebody outside who signs each checkpoint they have seen. Their key stands in the manifest of every later vote."""

    government = models.ForeignKey(Government, models.PROTECT, related_name="+")
    name = models.CharField(_("지켜보는 이"), max_length=120)
    key = models.CharField(_("공개 열쇠"), max_length=300)  # name+id+base64, c2sp.org/signed-note
    address = models.URLField(_("서버 주소"), blank=True, default="")  # of add-checkpoint; none if they sign by file
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = WitnessQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["government", "name"], condition=models.Q(ended_at=None), name="a_witness_once_a_government"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Publication(models.Model):
    """The files of a result that no other table holds, as they were published. Texts of canonical JSON."""

    poll = models.OneToOneField(Poll, models.PROTECT, related_name="publication")
    tally = models.TextField()
    counts = models.TextField()
    openings = models.TextField()
    sample = models.TextField(blank=True, default="")
    at = models.DateTimeField()

    objects = OfPoll.as_manager()

    @property
    def tally_digest(self) -> str:
        return sha256(self.tally.encode()).hexdigest()
