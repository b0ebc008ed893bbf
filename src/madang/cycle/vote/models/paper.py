"""Ballot papers from the box: batches with scans, each sheet keyed twice by people who do not see each other's entry."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from madang.base.files.models import Upload
from madang.base.people.models import Person

from .booth import Station
from .poll import OfPoll, Poll
from .roll import RollEntry


class BatchState(models.TextChoices):
    ISSUED = "issued", _("내줌")
    RETURNED = "returned", _("돌아옴")
    ENTERED = "entered", _("두 번 적음")
    SIGNED = "signed", _("서명함")


class PaperBatch(models.Model):
    """A pad of numbered stubs at a station, and what became of its papers."""

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="batches")
    station = models.ForeignKey(Station, models.PROTECT, related_name="batches")
    number = models.PositiveIntegerField(_("묶음 번호"))
    first_stub = models.PositiveIntegerField(_("첫 부본 번호"), default=1)
    printed = models.PositiveIntegerField(_("인쇄한 장수"))
    issued = models.PositiveIntegerField(_("내준 장수"), default=0)
    in_box = models.PositiveIntegerField(_("함에 든 장수"), null=True)
    spoiled = models.PositiveIntegerField(_("버린 장수"), default=0)
    unreturned = models.PositiveIntegerField(_("돌아오지 않은 장수"), default=0)
    seals = models.JSONField(default=list)  # numbers of the box's seals, in the order they were put on
    state = models.CharField(max_length=10, choices=BatchState, default=BatchState.ISSUED)
    signed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    countersigned_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects = OfPoll.as_manager()

    class Meta:
        ordering = ["poll", "number"]
        constraints = [
            models.UniqueConstraint(fields=["poll", "number"], name="a_batch_number_once"),
            models.CheckConstraint(
                condition=models.Q(issued__lte=models.F("printed")), name="no_more_issued_than_printed"
            ),
            models.CheckConstraint(
                condition=models.Q(state=BatchState.ISSUED)
                | models.Q(
                    in_box__isnull=False,
                    issued=models.F("in_box") + models.F("spoiled") + models.F("unreturned"),
                ),
                name="papers_add_up",
            ),
            models.CheckConstraint(
                condition=models.Q(countersigned_by=None) | ~models.Q(countersigned_by=models.F("signed_by")),
                name="two_people_sign_a_batch",
            ),
        ]

    @property
    def stubs_told(self) -> str:
        """ "1–20": the first and the last number of the pad."""
        return f"{self.first_stub}–{self.first_stub + self.printed - 1}"


class PaperStub(models.Model):
    """부본: the numbered half that stays on the pad, with the roll entry whose hand the paper went into.

    The paper itself has no number. `queued`: written down by hand at a desk without a network, entered afterwards.
    """

    batch = models.ForeignKey(PaperBatch, models.PROTECT, related_name="stubs")
    number = models.PositiveIntegerField(_("부본 번호"))
    entry = models.ForeignKey(RollEntry, models.PROTECT, related_name="+")
    spoiled = models.BooleanField(default=False)  # given back spoiled; another paper may follow
    queued = models.BooleanField(default=False)
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["batch", "number"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="a_stub_once"),
            models.UniqueConstraint(
                fields=["entry"], condition=models.Q(spoiled=False), name="one_paper_in_a_persons_hand"
            ),
        ]


class PaperSheet(models.Model):
    """A sheet, numbered after the box was mixed. Entries are sealed; their HMACs say whether two are the same."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    batch = models.ForeignKey(PaperBatch, models.PROTECT, related_name="sheets")
    number = models.PositiveIntegerField()
    scan = models.ForeignKey(Upload, models.PROTECT, null=True, related_name="+")
    first = models.CharField(max_length=64, blank=True, default="")
    first_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    second = models.CharField(max_length=64, blank=True, default="")
    second_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    third_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    void_reason = models.CharField(_("무효 사유"), max_length=40, blank=True, default="")
    leaf = models.CharField(max_length=64, blank=True, default="")  # of the envelope it became

    class Meta:
        ordering = ["batch", "number"]
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="a_sheet_number_once_a_batch"),
            models.CheckConstraint(
                condition=models.Q(second_by=None) | ~models.Q(second_by=models.F("first_by")),
                name="two_people_key_a_sheet",
            ),
            models.CheckConstraint(
                condition=models.Q(third_by=None)
                | (~models.Q(third_by=models.F("first_by")) & ~models.Q(third_by=models.F("second_by"))),
                name="a_third_person_decides_a_sheet",
            ),
            models.CheckConstraint(
                condition=models.Q(leaf="") | models.Q(void_reason=""), name="a_sheet_is_counted_or_void"
            ),
        ]
