"""Groups of projects that a rule may speak of: the word before the colon in `area:달빛동`, `kind:event`, `field:*`."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Group(models.TextChoices):
    AREA = "area", _("동네")
    TRACK = "track", _("유형")
    FIELD = "field", _("분야")
    KIND = "kind", _("종류")


def group_label(pattern: str) -> str:
    """`area:*` is said as 동네, `kind:event` as 종류 event."""
    kind, _colon, name = pattern.partition(":")
    label = str(Group(kind).label) if kind in Group.values else kind
    return label if name in ("", "*") else f"{label} {name}"
