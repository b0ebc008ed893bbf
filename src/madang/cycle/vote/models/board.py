"""The public board of a vote: leaves that only grow, and what was signed over them."""

from django.db import models

from .poll import OfPoll, Poll


class BoardLeaf(models.Model):
    """A line of the board; `data` are its canonical bytes as text, `leaf` their RFC 9162 hash in hexadecimal."""

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="+")
    seq = models.PositiveBigIntegerField()
    data = models.TextField()
    leaf = models.CharField(max_length=64)

    objects = OfPoll.as_manager()

    class Meta:
        ordering = ["poll", "seq"]
        constraints = [
            models.UniqueConstraint(fields=["poll", "seq"], name="one_leaf_a_place"),
            models.UniqueConstraint(fields=["poll", "leaf"], name="a_leaf_once_on_a_board"),
        ]


class Checkpoint(models.Model):
    """The signed note over the first `size` leaves; `root` in hexadecimal."""

    poll = models.ForeignKey(Poll, models.PROTECT, related_name="+")
    size = models.PositiveBigIntegerField()
    root = models.CharField(max_length=64)
    note = models.TextField()
    at = models.DateTimeField()

    objects = OfPoll.as_manager()

    class Meta:
        ordering = ["poll", "size"]
        constraints = [models.UniqueConstraint(fields=["poll", "size"], name="one_checkpoint_a_size")]


class Cosignature(models.Model):
    """A witness's signature line under a checkpoint."""

    checkpoint = models.ForeignKey(Checkpoint, models.PROTECT, related_name="cosignatures")
    witness = models.CharField(max_length=120)
    line = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["checkpoint", "witness"], name="a_witness_signs_once")]
