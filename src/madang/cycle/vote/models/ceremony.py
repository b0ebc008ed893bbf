"""What the ceremony leaves behind: public keys, the seal test, two people's word, the counted list, the nameless box."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from madang.base.people.models import Person

from .custody import KeyOffer
from .poll import OfPoll, Poll


class Purpose(models.TextChoices):
    ELECTION = "election", _("표를 봉하는 열쇠")
    BOARD = "board", _("게시판에 서명하는 열쇠")
    RECEIPTS = "receipts", _("투표확인증에 서명하는 열쇠")


class ElectionKey(models.Model):
    """The public half of a key; the private half is never in the database. `locked`: the trustees' locked key file."""

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="keys")
    purpose = models.CharField(max_length=10, choices=Purpose)
    public = models.CharField(max_length=64)  # hexadecimal
    key_id = models.CharField(max_length=8)  # first four bytes of sha256, hexadecimal
    locked = models.TextField(blank=True, default="")
    made_at = models.DateTimeField()

    objects = OfPoll.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "purpose"], name="one_key_a_purpose")]


class SealTrial(models.Model):
    """A test envelope, made by the server; the vote does not open before its holders typed back what is in it."""

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="seal_trials")
    ct = models.TextField()  # base64
    expected = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    offer = models.ForeignKey(KeyOffer, models.PROTECT, null=True, related_name="trials")  # none: the server's own key
    holders = models.JSONField(default=list)  # the names of those who opened it together
    passed_at = models.DateTimeField(null=True)
    by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects = OfPoll.as_manager()


class Step(models.TextChoices):
    """What takes two people."""

    CLOSE = "close", _("마감")
    FREEZE = "freeze", _("셀 봉투 확정")
    UNLINK = "unlink", _("이름 지우기")
    OPEN = "open", _("봉투 열기")
    FINAL = "final", pgettext_lazy("투표", "끝내기")
    PURGE = "purge", _("비밀 없애기")


class Approval(models.Model):
    """One person's word for a step. A step is taken when an officer and a counter have given theirs."""

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="approvals")
    step = models.CharField(max_length=8, choices=Step)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    role = models.CharField(max_length=12)
    at = models.DateTimeField()

    objects = OfPoll.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["poll", "step", "by"], name="one_word_a_person_a_step"),
            models.UniqueConstraint(fields=["poll", "step", "role"], name="one_word_a_role_a_step"),
        ]


class CountedList(models.Model):
    """counted.txt: which envelopes will be counted, published before anyone has seen a ballot."""

    poll = models.OneToOneField(Poll, models.PROTECT, related_name="counted_list")
    text = models.TextField()
    digest = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    superseded = models.PositiveIntegerField()
    voided = models.JSONField()  # {reason: number}
    frozen_at = models.DateTimeField()

    objects = OfPoll.as_manager()


class BoxEnvelope(models.Model):
    """An envelope after its name was taken off: written in order of leaves in one go, with no way to the roll."""

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="+")
    leaf = models.CharField(max_length=64, unique=True)
    ct = models.BinaryField()
    data = models.TextField()  # the board's line

    objects = OfPoll.as_manager()


class Unlinking(models.Model):
    """How far the names were taken off: the digest of the box, and each cleaning step with what it found."""

    poll = models.OneToOneField(Poll, models.PROTECT, related_name="unlinking")
    box_digest = models.CharField(max_length=64)
    envelopes = models.PositiveIntegerField()
    done = models.JSONField(default=dict)  # {"vacuum": "done" | "not allowed" | …}
    residue = models.PositiveIntegerField(null=True)  # links found afterwards in the database's own files
    at = models.DateTimeField()

    objects = OfPoll.as_manager()


class OpenedBox(models.Model):
    """What came out of the box: how many, what could not be counted, and the digests to compare."""

    poll = models.OneToOneField(Poll, models.PROTECT, related_name="opened_box")
    box_digest = models.CharField(max_length=64)
    ballots_digest = models.CharField(max_length=64)  # of ballots.pb
    valid = models.PositiveIntegerField()
    rejects = models.JSONField(default=list)  # [{"leaf": …, "code": …}]
    at = models.DateTimeField()

    objects = OfPoll.as_manager()
