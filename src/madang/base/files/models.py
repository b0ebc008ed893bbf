"""What people put up: pictures with their words, attachments with their names. The bytes lie on the shelf."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from madang.base import clock
from madang.base.people.models import Person
from madang.base.places.models import Government

from .limits import WIDTHS

PREFIX = 20  # letters of the digest in an address: 80 bits


class FileKind(models.TextChoices):
    PICTURE = "picture", _("사진")
    ATTACHMENT = "attachment", _("첨부 파일")


class UploadQuerySet(models.QuerySet):
    def of(self, government: Government):
        return self.filter(government=government)

    def about(self, subject: str):
        return self.filter(subject=subject)

    def pictures(self):
        return self.filter(kind=FileKind.PICTURE)

    def attachments(self):
        return self.filter(kind=FileKind.ATTACHMENT)

    def public(self):
        return self.filter(is_public=True)

    def beginning_with(self, digest: str):
        # A range uses the index in every collation, where LIKE may not.
        return self.filter(digest__gte=digest, digest__lt=digest + "g")


class Upload(models.Model):
    """One thing one person put up about one subject. Equal bytes of a government lie on the shelf once."""

    government = models.ForeignKey(Government, models.PROTECT, related_name="+")
    subject = models.CharField(max_length=60)  # "proposal/17"
    uploaded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now, editable=False)
    kind = models.CharField(max_length=10, choices=FileKind)
    is_public = models.BooleanField(_("누구나 볼 수 있음"), default=True)

    digest = models.CharField(max_length=64)  # SHA-256 of the stored bytes, not of those sent
    size = models.PositiveIntegerField(_("크기"), help_text="bytes")
    content_type = models.CharField(max_length=80)  # found in the content, never told by the sender
    original_name = models.CharField(_("파일 이름"), max_length=100)
    alt = models.CharField(_("사진 설명"), max_length=300, blank=True)
    width = models.PositiveSmallIntegerField(null=True)
    height = models.PositiveSmallIntegerField(null=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="attachment") | Q(alt__gt="", width__gt=0, height__gt=0),
                name="a_picture_has_words_and_a_size",
            ),
            models.CheckConstraint(condition=Q(size__gt=0), name="an_upload_is_not_empty"),
        ]
        indexes = [
            models.Index(fields=["government", "digest"], name="uploads_by_content"),
            models.Index(fields=["government", "subject"], name="uploads_about_a_thing"),
        ]

    def __str__(self) -> str:
        return self.original_name

    @property
    def file_name(self) -> str:
        """Its name on the shelf and, for a picture, in its address."""
        return "full.webp" if self.kind == FileKind.PICTURE else "file"

    @property
    def address(self) -> str:
        """Inside the government's site. A picture has smaller copies at "800.webp" and "320.webp" beside it."""
        name = self.file_name if self.kind == FileKind.PICTURE else self.original_name
        return self._at(name)

    @property
    def small(self) -> str:
        return self._at(f"{WIDTHS[0]}.webp")

    @property
    def middle(self) -> str:
        return self._at(f"{WIDTHS[1]}.webp")

    @property
    def srcset(self) -> str:
        """For <img srcset>: only the copies that are smaller than the picture, and the picture."""
        smaller = [f"{self._at(f'{width}.webp')} {width}w" for width in WIDTHS if width < self.width]
        return ", ".join([*smaller, f"{self.address} {self.width}w"])

    def _at(self, name: str) -> str:
        return reverse("files:file", args=[self.digest[:PREFIX], name])
