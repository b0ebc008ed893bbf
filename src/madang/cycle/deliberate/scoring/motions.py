"""Motions that a meeting of the body has carried: any of them may stand for the shortlist."""

from madang.base.meetings.models import Motion
from madang.cycle.convene.models import Body


def carried_by(body: Body) -> list[tuple[str, str]]:
    """[("motion/12", "…")], the latest first."""
    carried = Motion.objects.filter(
        item__meeting__government=body.government, item__meeting__host=body.subject, outcome="carried"
    )
    return [(f"motion/{pk}", words) for pk, words in carried.order_by("-closed_at").values_list("pk", "words")[:20]]
