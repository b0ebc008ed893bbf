"""Who wrote how often lately, so that nobody floods a page: counted here, without a riddle to solve."""

from django.db import models

from madang.base import clock


class Attempt(models.Model):
    """`mark` is a keyed mark of a person or an address; rows go after a day."""

    kind = models.CharField(max_length=10)
    mark = models.CharField(max_length=64)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = [models.Index(fields=["kind", "mark", "at"], name="attempts_of_one")]

    def __str__(self) -> str:
        return f"{self.kind} {self.mark[:8]}"
