"""What a machine made of a text in another language, kept so that it is asked once."""

from django.db import models

from madang.base import clock

from .text import Text


class Translation(models.Model):
    """`source` is the digest of the words it was made of: an edited text is translated anew."""

    text = models.ForeignKey(Text, models.CASCADE, related_name="translations")
    language = models.CharField(max_length=10)
    source = models.CharField(max_length=64)
    words = models.TextField()
    provider = models.CharField(max_length=60)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["text", "language", "source"], name="translated_once"),
        ]

    def __str__(self) -> str:
        return f"{self.text} {self.language}"
