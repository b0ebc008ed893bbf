"""회의록, 소집 통지, 참석부: in the government's language, as every form that documents come in."""

from collections.abc import Iterable
from datetime import datetime

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from madang.base import clock
from madang.base.documents.document import Document, Facts, Heading, Items, Note, Paragraph, Signature, Table
from madang.base.pages.words import count_of, moment

from .content import content_of, public_part
from .models import Attendance, Capacity, Choice, Kind, Majority, Manner, Meeting, Minutes, Mode, Outcome, Quorum


def minutes_paper(meeting: Meeting, minutes: Minutes, address: str, *, whole: bool = False) -> Document:
    """What was approved, or how the draft reads now. `whole` names residents and observers too: for the archive only."""
    content = minutes.content or content_of(meeting, minutes.course)
    shown = content | {"unnamed": {}} if whole else public_part(content)
    with translation.override(meeting.government.language):
        return Document(
            title=_("회의록: %(title)s") % {"title": content["name"]},
            number=_number(meeting, "MINUTES"),
            date=timezone.localtime(minutes.approved_at or clock.now()).date(),
            issuer=content["government"],
            summary=_summary(content),
            keywords=[_("주민참여예산"), _("회의록"), content["host"]],
            blocks=[
                *_draft(minutes), *_where(content), *_people(shown), Heading(_("진행 순서")), Items(_lines(content["course"])),
                *_items(shown), *_signed(minutes), *_corrections(minutes),
            ],
            language=meeting.government.language,
            address=address,
        )  # fmt: skip


def call_paper(meeting: Meeting, address: str) -> Document:
    """소집 통지: when, where, what about, how many have to come, and how to ask for what one needs."""
    with translation.override(meeting.government.language):
        facts = [
            (_("회의 이름"), meeting.title), (_("개최기관"), meeting.holder.title), (_("일시"), _when(meeting.starts_at, meeting.ends_at)),
            (_("장소"), meeting.place or str(Mode(meeting.mode).label)), (_("만나는 방식"), str(Mode(meeting.mode).label)),
            (_("개의 정족수"), str(Quorum(meeting.quorum).label)), (_("의결 정족수"), str(Majority(meeting.majority).label)),
        ]  # fmt: skip
        items = [f"{one.title}" for one in meeting.items.all()]
        agenda = [Items(items, numbered=True)] if items else [Paragraph(_("정한 안건이 없습니다."))]
        about = [Paragraph(meeting.about)] if meeting.about else []
        return Document(
            title=_("회의 소집: %(title)s") % {"title": meeting.title},
            number=_number(meeting, "CALL"),
            date=timezone.localtime(meeting.called_at or clock.now()).date(),
            issuer=meeting.government.name,
            keywords=[_("주민참여예산"), meeting.holder.title],
            blocks=[
                *about, Facts(facts), Heading(_("안건")), *agenda, Note(_how_to_ask(), title=_("필요한 편의")),
                Signature(meeting.holder.title, seal=_("직인생략")),
            ],
            language=meeting.government.language,
            address=address,
        )  # fmt: skip


def sheet_paper(meeting: Meeting, seats: Iterable[Attendance], address: str) -> Document:
    """참석부: a line a seat, with room to sign. For who runs the meeting."""
    with translation.override(meeting.government.language):
        header = [_("이름"), _("소속"), _("참석 자격"), _("표결권"), _("출석"), _("서명란")]
        rows = [
            [one.name, one.affiliation, str(Capacity(one.capacity).label), _("있음") if one.voting else "", str(one.was_there), ""]
            for one in seats
        ]  # fmt: skip
        facts = Facts([(_("일시"), _when(meeting.starts_at, meeting.ends_at)), (_("장소"), meeting.place or "–")])
        return Document(
            title=_("참석부: %(title)s") % {"title": meeting.title},
            number=_number(meeting, "SHEET"),
            date=timezone.localtime(meeting.starts_at).date(),
            issuer=meeting.government.name,
            blocks=[facts, Table(_("부른 사람"), header, rows) if rows else Note(_("부른 사람이 없습니다."))],
            language=meeting.government.language,
            address=address,
        )


def _how_to_ask() -> str:
    return _(
        "수어 통역, 문자 통역, 점자, 큰 글자, 아이 돌봄, 차편이 필요하시면 회의 이레 전까지 알려 주세요. 그 뒤에 알려 주셔도 할 수 있는 만큼 마련합니다."
    )


def _draft(minutes: Minutes) -> list:
    return [] if minutes.digest else [Note(_("아직 확인하지 않은 초안입니다."))]


def _where(content: dict) -> list:
    facts = [
        (_("명칭"), content["name"]),
        (_("종류"), _word(Kind, content["kind"])),
        (_("개최기관"), f"{content['government']} {content['host']}"),
        (_("일시"), _when(datetime.fromisoformat(content["starts_at"]), datetime.fromisoformat(content["ends_at"]))),
        (_("장소"), content["place"] or _word(Mode, content["mode"])),
    ]
    if content["sitting"]:
        told = {"sitting": content["sitting"], "present": len(content["present"]), "needed": content["quorum_needed"]}
        facts.append((_("정족수"), _("재적 %(sitting)s, 출석 %(present)s, 있어야 하는 수 %(needed)s") % told))
    if content["reached"] is not None:
        facts.append((_("함께한 사람"), count_of(content["reached"], "person")))
    return [Heading(_("회의")), Facts(facts)]


def _people(content: dict) -> list:
    return [
        Heading(_("참석자와 배석자")),
        *_roll(_("참석자"), content, "present"),
        *_roll(_("불참한 위원"), content, "absent"),
        *_roll(_("배석자"), content, "attending"),
    ]


def _roll(title: str, content: dict, which: str) -> list:
    seats, more = content[which], content["unnamed"].get(which, 0)
    blocks: list = []
    if seats:
        rows = [[one["name"], one["affiliation"], _word(Capacity, one["capacity"])] for one in seats]
        blocks.append(Table(title, [_("이름"), _("소속"), _("참석 자격")], rows))
    elif not more and which != "absent":
        blocks.append(Paragraph(_("%(title)s: 없음") % {"title": title}))
    if more:
        told = {"title": title, "more": count_of(more, "person")}
        blocks.append(Paragraph(_("%(title)s 가운데 주민과 방청인 %(more)s은 이름을 싣지 않습니다.") % told))
    return blocks


def _items(content: dict) -> list:
    blocks: list = [Heading(_("상정 안건"))]
    if not content["items"]:
        return [*blocks, Paragraph(_("정한 안건이 없습니다."))]
    for item in content["items"]:
        blocks += [
            Heading(f"{item['order']}. {item['title']}", level=2),
            Heading(_("발언 요지"), level=3), Paragraph(item["said"] or _("없음")),
            *_recused(item),
            Heading(_("결정 사항"), level=3), Paragraph(item["decided"] or _("없음")),
            Heading(_("표결 내용"), level=3), *_motions(item["motions"]),
        ]  # fmt: skip
    return blocks


def _recused(item: dict) -> list:
    told = [f"{one['name']}: {one['reason']}" for one in item["recused"]]
    hidden = item.get("recused_number", len(told)) - len(told)
    if hidden:
        told.append(_("이름을 싣지 않는 사람 %(more)s") % {"more": count_of(hidden, "person")})
    return [Heading(_("제척·기피·회피"), level=3), Items(told)] if told else []


def _motions(motions: list[dict]) -> list:
    if not motions:
        return [Paragraph(_("표결하지 않았습니다."))]
    header = [
        _("표결한 것"), _("표결 방법"), _("재적"), _("방 안에 있던 사람"), _("찬성"), _("반대"), _("기권"), _("있어야 하는 찬성"), pgettext("표결", "결과"),
    ]  # fmt: skip
    rows = [
        [
            one["words"], _word(Manner, one["manner"]), one["sitting"], one["present"], one["yes"], one["no"], one["abstain"],
            one["yes_needed"], _word(Outcome, one["outcome"]),
        ]
        for one in motions
    ]  # fmt: skip
    blocks: list = [Table(_("표결 결과"), header, rows, numeric=[2, 3, 4, 5, 6, 7])]
    for one in motions:
        if one["voices"]:
            voices = [[voice["name"], _word(Choice, voice["choice"])] for voice in one["voices"]]
            blocks.append(Table(_("기명 표: %(words)s") % {"words": one["words"]}, [_("이름"), _("표")], voices))
    return blocks


def _signed(minutes: Minutes) -> list:
    if not minutes.digest:
        return []
    facts = [(_("회의록을 확인한 때"), moment(minutes.approved_at)), (_("확인값(SHA-256)"), minutes.digest)]
    return [Heading(_("확인")), Facts(facts), Signature(minutes.approver, seal=_("서명생략"))]


def _corrections(minutes: Minutes) -> list:
    told = [f"{moment(one.at)}: {one.words}" for one in minutes.corrections.all()]
    return [Heading(_("공개한 뒤 바로잡은 것")), Items(told)] if told else []


def _summary(content: dict) -> str:
    told = {"host": content["host"], "items": count_of(len(content["items"]), "item")}
    return _("%(host)s 회의의 기록입니다. 안건 %(items)s.") % told


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()] or ["–"]


def _when(starts_at: datetime, ends_at: datetime) -> str:
    return f"{moment(starts_at)} – {moment(ends_at, 'short')}"


def _number(meeting: Meeting, kind: str) -> str:
    return f"CPB-{timezone.localtime(meeting.starts_at).year}-{kind}-{meeting.pk:05}"


def _word(choices, code: str) -> str:
    return str(choices(code).label) if code in choices.values else code
