"""The ledger: every amount of every year, written once. It grows; a correction is an entry back (docs/decisions/0020)."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base.people.models import Person
from madang.base.places.models import Government

from .line import Line
from .project import Project


class Column(models.TextChoices):
    """Where a won stands; the names of 지방회계법 시행령 §12. The same codes as `madang_methods.money.Column`."""

    SELECTED = "selected", _("선정액")
    REQUESTED = "requested", _("예산요구액")
    BILL = "bill", _("예산안")
    BUDGET = "budget", _("예산액")
    CARRIED_IN = "carried_in", _("전년도이월액")
    RESERVE = "reserve", _("예비비")
    MOVED = "moved", _("전용 등 증감")
    COMMITTED = "committed", _("원인행위액")
    SPENT = "spent", _("지출액")
    CARRIED_OUT = "carried_out", _("다음연도이월액")


class Source(models.TextChoices):
    NATIONAL = "national", _("국비")
    PROVINCE = "province", _("시·도비")
    MUNICIPAL = "municipal", _("시·군·구비")
    OTHER = "other", _("기타")


class Booking(models.Model):
    """One act that moved money: who, when, why, and which thing it followed from ("bill/3", "payment/17", "import/2")."""

    government = models.ForeignKey(Government, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()  # 1, 2, 3 … in the government, without a gap
    cause = models.CharField(max_length=60)
    on = models.DateField(_("효력이 있는 날"))
    at = models.DateTimeField(_("적은 때"))
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    reason = models.TextField(_("까닭"), blank=True)
    digest = models.CharField(max_length=64)  # sha256 of its entries as canonical JSON

    class Meta:
        ordering = ["government_id", "number"]
        constraints = [models.UniqueConstraint(fields=["government", "number"], name="bookings_are_numbered_once")]


class EntryQuerySet(models.QuerySet):
    def of(self, government: Government):
        return self.filter(government=government)

    def of_cycle(self, cycle):
        """Of the projects chosen in this cycle, whatever year the money stands in."""
        return self.filter(project__cycle=cycle)

    def known_by(self, moment: datetime | None):
        """As the ledger stood at that moment; None: as it stands now."""
        return self if moment is None else self.filter(booking__at__lte=moment)


class Entry(models.Model):
    """`amount`: the currency's minor unit, never 0. Without a project it speaks of a whole line, without a line of money
    that stands on none yet."""

    government = models.ForeignKey(Government, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()  # 1, 2, 3 … in the government, without a gap
    booking = models.ForeignKey(Booking, models.PROTECT, related_name="entries")
    fiscal_year = models.PositiveSmallIntegerField(_("회계연도"))
    project = models.ForeignKey(Project, models.PROTECT, null=True, related_name="+")
    line = models.ForeignKey(Line, models.PROTECT, null=True, related_name="+")
    column = models.CharField(pgettext_lazy("ledger", "칸"), max_length=12, choices=Column)
    source = models.CharField(_("재원"), max_length=10, choices=Source)
    # What kind within the column: main, supplementary, virement (전용), transfer (이용), explicit (명시이월) …
    detail = models.CharField(max_length=16, blank=True)
    amount = models.BigIntegerField(_("금액"))
    reverses = models.OneToOneField("self", models.PROTECT, null=True, related_name="+")

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["government_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["government", "number"], name="ledger_entries_are_numbered_once"),
            models.CheckConstraint(condition=~Q(amount=0), name="an_entry_says_an_amount"),
            models.CheckConstraint(
                condition=Q(project__isnull=False) | Q(line__isnull=False), name="an_entry_belongs_somewhere"
            ),
        ]
        indexes = [
            models.Index(fields=["project", "fiscal_year", "column"], name="entries_of_a_project"),
            models.Index(fields=["line", "column"], name="entries_of_a_line"),
        ]
