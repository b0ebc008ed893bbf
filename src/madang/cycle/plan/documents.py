"""운영계획서: a published version as the document that is put up for notice, in the government's own language."""

from django.utils import translation
from django.utils.translation import gettext as _

from madang.base.documents.document import Document, Facts, Heading, Note, Paragraph, Table
from madang.base.pages.words import day, moment, money

from .models import OperatingPlan
from .thaw import Frozen, sections_of, thaw


def plan_document(plan: OperatingPlan, address: str) -> Document:
    """The frozen version and nothing younger, so that the same version always gives the same document."""
    government, year = plan.cycle.government, plan.cycle.fiscal_year
    with translation.override(government.language):
        return Document(
            title=_("%(year)s년 주민참여예산 운영계획") % {"year": year},
            number=f"CPB-{year}-{plan.version}",
            date=plan.notice_from,
            issuer=government.name,
            summary=_("%(year)s년 예산을 주민과 함께 정하는 한 해의 계획 제%(version)s판입니다.")
            % {"year": year, "version": plan.version},
            keywords=[_("주민참여예산"), _("운영계획"), str(year)],
            blocks=[*_head(plan), *_sections(plan), *_tables(thaw(plan)), *_foot(plan)],
            language=government.language,
            address=address,
        )


def _head(plan: OperatingPlan) -> list:
    frozen = plan.frozen
    facts = [
        (_("공고 기간"), f"{day(plan.notice_from)} – {day(plan.notice_until)}"),
        (_("한 해 총한도"), money(frozen["total_ceiling"], frozen["currency"])),
    ]
    if frozen["ordinance"]:
        facts.append((_("근거"), f"{frozen['ordinance']['title']} {frozen['ordinance']['number']}".strip()))
    blocks = [Facts(facts)]
    if plan.change_reason:
        blocks.append(Note(plan.change_reason, title=_("고친 까닭")))
    if plan.short_notice_reason:
        blocks.append(Note(plan.short_notice_reason, title=_("공고 기간을 다 채우지 못한 까닭")))
    return blocks


def _sections(plan: OperatingPlan) -> list:
    return [block for title, text in sections_of(plan) for block in (Heading(str(title)), Paragraph(text))]


def _tables(frozen: Frozen) -> list:
    tracks = [
        [
            track.name,
            str(track.get_level_display()),
            track.total_ceiling,
            track.per_area_ceiling,
            track.project_ceiling(),
        ]
        for track in frozen.tracks
    ]
    windows = [
        [str(window.get_stage_display()), moment(window.opens_at), moment(window.closes_at)]
        for window in sorted(frozen.windows, key=lambda window: window.opens_at)
    ]
    return [
        Heading(_("유형과 한도")),
        Table(
            _("유형마다 쓸 수 있는 돈"),
            [_("유형"), _("결정 단위"), _("총한도"), _("지역별 한도"), _("사업 하나의 한도")],
            tracks,
            units=["", "", frozen.currency, frozen.currency, frozen.currency],
            numeric=[2, 3, 4],
        ),
        *_rules(frozen),
        Heading(_("달력")),
        Table(_("단계마다 여는 때와 닫는 때"), [_("단계"), _("여는 때"), _("닫는 때")], windows),
    ]


def _rules(frozen: Frozen) -> list:
    """Each track's counting rule by its digest: what is printed here is what the count will run."""
    return [
        Facts(
            [(track.name, _("선정 규칙의 지문 %(digest)s") % {"digest": track.rule.digest}) for track in frozen.tracks]
        )
    ]


def _foot(plan: OperatingPlan) -> list:
    return [Heading(_("이 판의 지문")), Paragraph(plan.digest)]
