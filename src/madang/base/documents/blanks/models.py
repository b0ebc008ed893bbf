"""An officer's form for one kind of document: the newest that is not put away is used."""

from django.db import models
from django.db.models import Q

from madang.base import clock
from madang.base.files.models import Upload
from madang.base.people.models import Person
from madang.base.places.models import Government


class BlankQuerySet(models.QuerySet):
    def of(self, government: Government):
        return self.filter(government=government)

    def for_document(self, name: str):
        return self.filter(document=name)

    def in_use(self):
        return self.filter(retired_at=None)


class Blank(models.Model):
    """Versions count up from 1 for each government and document; a file is never changed, another version follows."""

    government = models.ForeignKey(Government, models.PROTECT, related_name="+")
    document = models.CharField(max_length=60)  # the offer's name
    version = models.PositiveSmallIntegerField()
    file = models.ForeignKey(Upload, models.PROTECT, related_name="+")
    places = models.JSONField(default=dict)  # {"fields": ["제목"], "rows": {"사업": ["이름"]}}
    kept_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    kept_at = models.DateTimeField(default=clock.now)
    retired_at = models.DateTimeField(null=True)

    objects = BlankQuerySet.as_manager()

    class Meta:
        ordering = ["-version"]
        constraints = [
            models.UniqueConstraint(fields=["government", "document", "version"], name="a_form_has_its_own_version"),
            models.CheckConstraint(condition=Q(version__gte=1), name="forms_count_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.document} {self.version}"

    @property
    def subject(self) -> str:
        return f"blank/{self.document}"
