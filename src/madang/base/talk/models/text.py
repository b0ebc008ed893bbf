"""A text that everyone may read, of whatever stage, and what was taken out of it."""

from django.db import models
from django.urls import reverse

from madang.base import clock
from madang.base.people.models import Person
from madang.base.places.models import Government


class TextQuerySet(models.QuerySet):
    def of(self, government: Government):
        return self.filter(government=government)

    def about(self, subject: str):
        """What stands on the page of this subject."""
        return self.filter(about=subject)


class Text(models.Model):
    """What can be reported and hidden: "comment/12", "proposal/17". It stands on the page of `about`."""

    government = models.ForeignKey(Government, models.PROTECT, related_name="+")
    subject = models.CharField(max_length=60)
    about = models.CharField(max_length=60)
    title = models.CharField(max_length=120)  # what the page is called
    page = models.JSONField(default=dict)  # {"name": "propose:proposal", "args": [2027, 17]}
    author = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    language = models.CharField(max_length=10)
    written_at = models.DateTimeField(default=clock.now)

    objects = TextQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["government", "subject"], name="a_text_is_known_once"),
        ]
        indexes = [models.Index(fields=["government", "about", "written_at"], name="texts_of_a_page")]

    def __str__(self) -> str:
        return self.subject

    @property
    def shown_title(self) -> str:
        """What the page may be called in public: a page that is hidden itself is called by its subject alone."""
        own = self.subject == self.about and any(hiding.restored_at is None for hiding in self.hidings.all())
        return self.subject if own else self.title

    @property
    def page_url(self) -> str:
        return reverse(self.page["name"], args=self.page["args"])

    @property
    def anchor(self) -> str:
        return self.subject.replace("/", "-")

    def get_absolute_url(self) -> str:
        return f"{self.page_url}#{self.anchor}"


class Original(models.Model):
    """A text as it was written, kept apart because personal data was taken out of it. Officers look, and every look is noted.

    Resident registration numbers are taken out here too: nobody may keep them (개인정보 보호법 §24의2).
    """

    text = models.ForeignKey(Text, models.CASCADE, related_name="originals")
    name = models.CharField(max_length=20, blank=True)  # which part of the text, such as "idea"
    words = models.TextField()
    kinds = models.JSONField(default=list)  # what was found, by madang_methods.personal_data.Kind
    kept_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["kept_at", "pk"]

    def __str__(self) -> str:
        return f"{self.text} {self.name}"
