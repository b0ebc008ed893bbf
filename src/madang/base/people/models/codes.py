"""Access codes (우편 참여번호) that a government hands out in letters: kept as salted hashes, each good for one person."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.places.models import Area, Government

from .person import Person
from .proofs import Belonging


class CodeQuerySet(models.QuerySet):
    def of(self, government: Government):
        return self.filter(government=government)


class CodeBatch(models.Model):
    """Codes made at one time for one area, to be printed and sent."""

    government = models.ForeignKey(Government, models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("동네"))
    kind = models.CharField(_("받는 사람"), max_length=12, choices=Belonging, default=Belonging.REGISTERED)
    size = models.PositiveIntegerField(_("개수"))
    made_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField(_("만든 때"), default=clock.now)
    expires_at = models.DateTimeField(_("쓸 수 있는 마지막 때"))
    void_at = models.DateTimeField(_("못 쓰게 한 때"), null=True, blank=True)

    objects = CodeQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.made_at:%Y-%m-%d} {self.size}"

    @property
    def subject(self) -> str:
        return f"codes/{self.pk}"


class AccessCode(models.Model):
    """One code: a locator to find it by and a hash of its secret."""

    batch = models.ForeignKey(CodeBatch, models.CASCADE, related_name="codes")
    government = models.ForeignKey(Government, models.PROTECT, related_name="+")
    locator = models.CharField(max_length=5)
    salt = models.CharField(max_length=32)
    secret_hash = models.CharField(max_length=64)  # scrypt, codes.py
    used_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    used_at = models.DateTimeField(null=True, blank=True)

    objects = CodeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["government", "locator"], name="a_locator_finds_one_code"),
        ]

    def __str__(self) -> str:
        return self.locator


class CodeTry(models.Model):
    """A failed try at a code, kept for a day: no locator is tried without end, and nobody tries without end.

    `origin` of who has no account: a digest of their network address, another one every day.
    """

    government = models.ForeignKey(Government, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+", null=True)
    origin = models.CharField(max_length=64, null=True)
    locator = models.CharField(max_length=5)
    at = models.DateTimeField(default=clock.now)

    objects = CodeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["government", "locator", "at"], name="tries_at_a_locator"),
            models.Index(fields=["person", "at"], name="tries_of_a_person"),
            models.Index(fields=["origin", "at"], name="tries_from_an_address"),
        ]

    def __str__(self) -> str:
        return self.locator
