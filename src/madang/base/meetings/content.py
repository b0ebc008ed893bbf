"""What minutes say: the nine things of 공공기록물법 시행령 §18②, as plain values taken from what was entered."""

import hashlib
import json

from .models import Attendance, Item, Meeting, Motion

# 명칭, 개최기관, 일시·장소, 참석자·배석자 명단, 진행 순서, 상정 안건, 발언 요지, 결정 사항, 표결 내용.


def content_of(meeting: Meeting, course: str) -> dict:
    """JSON values, complete: everyone by name. What is published is `public_part` of it. Seven queries."""
    seats = list(meeting.attendances.all())
    items = meeting.items.prefetch_related("recusals__attendance", "motions__voices__attendance")
    sitting = meeting.sitting or 0
    return {
        "name": meeting.title,
        "kind": meeting.kind,
        "government": meeting.government.name,
        "host": meeting.holder.title,
        "starts_at": meeting.starts_at.isoformat(),
        "ends_at": meeting.ends_at.isoformat(),
        "mode": meeting.mode,
        "place": meeting.place,
        "audience": meeting.audience,
        "reached": meeting.reached,
        "rule": meeting.rule,
        "sitting": sitting,
        "quorum_needed": meeting.quorum_of(sitting),
        "present": [_seat(one) for one in seats if one.voting and one.present],
        "absent": [_seat(one) for one in seats if one.voting and not one.present],
        "attending": [_seat(one) for one in seats if not one.voting and one.present],
        "course": course,
        "items": [_item(one) for one in items],
    }


def public_part(content: dict) -> dict:
    """The same, where residents and observers are counted and not named (개인정보 보호법 §3)."""
    names = ("present", "absent", "attending")
    shown = {name: [one for one in content[name] if one["named"]] for name in names}
    hidden = {name: len(content[name]) - len(shown[name]) for name in names}
    unnamed = {one["seat"] for name in names for one in content[name] if not one["named"]}
    items = [_without(item, unnamed) for item in content["items"]]
    return content | shown | {"unnamed": hidden, "items": items}


def digest_of(content: dict) -> str:
    """SHA-256 of the public part, so that anyone can say whether a paper is the one that was approved."""
    said = json.dumps(public_part(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


def _without(item: dict, unnamed: set[int]) -> dict:
    recused = [one for one in item["recused"] if one["seat"] not in unnamed]
    motions = [
        motion | {"voices": [one for one in motion["voices"] if one["seat"] not in unnamed]}
        for motion in item["motions"]
    ]
    return item | {"recused": recused, "motions": motions, "recused_number": len(item["recused"])}


def _seat(one: Attendance) -> dict:
    return {
        "seat": one.pk, "name": one.name, "affiliation": one.affiliation, "capacity": one.capacity, "named": one.is_named,
    }  # fmt: skip


def _item(item: Item) -> dict:
    return {
        "order": item.order,
        "title": item.title,
        "subject": item.subject,
        "said": item.said,
        "decided": item.decided,
        "recused": [
            {"seat": one.attendance_id, "name": one.attendance.name, "reason": one.reason}
            for one in item.recusals.all()
        ],
        "motions": [_motion(one) for one in item.motions.all()],
    }


NUMBERS = ("sitting", "present", "recused", "quorum_needed", "yes_needed", "yes", "no", "abstain")


def _motion(motion: Motion) -> dict:
    voices = motion.voices.all()
    return {
        "words": motion.words,
        "proposed_by": motion.proposed_by,
        "manner": motion.manner,
        "outcome": motion.outcome,
        "voices": [{"seat": one.attendance_id, "name": one.attendance.name, "choice": one.choice} for one in voices],
        **{name: getattr(motion, name) for name in NUMBERS},
    }
