"""What a government's desk keeps for itself: who takes complaints, and the filters an officer comes back to."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from madang.base.people.models import Person
from madang.base.places.models import Government
from madang.cycle.plan.models import OfGovernment


class ComplaintOffice(models.Model):
    """민원 부서: where a wish that is really a complaint is taken care of, and how to reach it. Shown to everyone."""

    government = models.OneToOneField(Government, models.CASCADE, related_name="+")
    name = models.CharField(_("민원 부서"), max_length=80)
    phone = models.CharField(_("전화"), max_length=40, blank=True)
    page = models.URLField(_("누리집 주소"), blank=True)
    hours = models.CharField(_("언제 받나요"), max_length=80, blank=True)

    objects = OfGovernment.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(name=""), name="the_complaint_office_has_a_name")]

    def __str__(self) -> str:
        return self.name


class DeskFilterQuerySet(OfGovernment):
    def of_person(self, person: Person, government: Government, desk: str):
        return self.filter(person=person, government=government, desk=desk)


class DeskFilter(models.Model):
    """A name for a query of a desk's list ("waiting", "review"), for the officer alone."""

    government = models.ForeignKey(Government, models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    desk = models.CharField(max_length=10)
    name = models.CharField(_("이름"), max_length=40)
    query = models.CharField(max_length=300)

    objects = DeskFilterQuerySet.as_manager()

    class Meta:
        ordering = ["person_id", "desk", "name"]
        constraints = [
            models.UniqueConstraint(fields=["government", "person", "desk", "name"], name="one_desk_filter_a_name")
        ]

    def __str__(self) -> str:
        return self.name
