"""위원 명부와 성비표, 운영세칙: written once, handed out as page, PDF, HWPX, XLSX and the other forms."""

from collections import Counter

from django.utils import translation
from django.utils.translation import gettext as _

from madang.base import clock
from madang.base.documents.document import Document, Facts, Heading, Note, Paragraph, Table
from madang.base.pages.words import day, name_of
from madang.base.places.models import Area
from madang.cycle.plan.models import Cycle

from .composition import balance, bars
from .models import AgeBand, Body, Feature, Member, Route, Rules, SeatPlan, Sex

FEATURES = list(Feature.values)


def roster(cycle: Cycle, body: Body, members: list[Member], address: str) -> Document:
    """Names, routes, terms and capacity of who sits; sexes and age bands as sums, never beside a name."""
    with translation.override(cycle.government.language):
        rows = [
            [
                str(place), one.name, str(Route(one.route).label), one.capacity, one.get_role_display(),
                day(one.since), day(one.until) if one.until else _("직에 있는 동안"), str(one.term),
            ]
            for place, one in enumerate(members, start=1)
        ]  # fmt: skip
        header = [
            _("번호"),
            _("이름"),
            _("어떻게 앉는지"),
            _("어떤 자격으로"),
            _("맡은 자리"),
            _("임기 시작"),
            _("임기 끝"),
            _("몇 번째 임기"),
        ]
        blocks = [
            Facts([
                (_("기구"), body.name), (_("종류"), body.get_kind_display()), (_("법적 근거"), body.legal_basis),
                (_("임기"), _("%(years)d년, 연임 %(times)d번까지") % {"years": body.term_years, "times": body.renewals}),
            ]),
            Heading(_("위원 명부")),
            Table(_("위원 명부"), header, rows) if rows else Note(_("아직 앉은 위원이 없습니다.")),
            *_sums(body, members),
        ]  # fmt: skip
        return _document(cycle, body, _("%(name)s 위원 명부"), "ROSTER", blocks, address)


def rules(cycle: Cycle, found: Rules, versions: list[Rules], address: str) -> Document:
    """The rules as adopted, with the list of versions."""
    body = found.body
    with translation.override(cycle.government.language):
        blocks = [
            Facts([
                (_("기구"), body.name), (_("판"), str(found.version)), (_("정한 날"), day(found.adopted_on)),
                (_("어느 회의에서"), found.adopted_in),
            ]),
            *[Paragraph(text.strip()) for text in found.words.split("\n\n") if text.strip()],
            Heading(_("판의 내력")),
            Table(
                _("판의 내력"), [_("판"), _("정한 날"), _("어느 회의에서"), _("무엇을 고쳤는지")],
                [[str(one.version), day(one.adopted_on), one.adopted_in, one.changed or _("처음 정함")] for one in versions],
            ),
        ]  # fmt: skip
        return _document(cycle, body, _("%(name)s 운영세칙"), f"RULES-{found.version}", blocks, address)


def quota_rows(plan: SeatPlan) -> list[tuple[str, object, int, int]]:
    """(feature, label of the value, lowest, highest) as the pages show them."""
    areas = {str(area.pk): area for area in Area.objects.of(plan.body.government)} if plan.quotas.all() else {}
    labels = {**dict(Sex.choices), **dict(AgeBand.choices), "yes": _("해당함")}
    return [
        (
            Feature(one.feature).label,
            name_of(areas[one.value])
            if one.value in areas and one.feature == Feature.AREA
            else labels.get(one.value, ""),
            one.lowest,
            one.highest,
        )
        for one in plan.quotas.all()
    ]


def _sums(body: Body, members: list[Member]) -> list:
    if not members:
        return []
    now = balance(members)
    blocks = [
        Heading(_("성비표")),
        Table(
            _("위촉직의 성별"), [_("성별"), _("사람 수")], [[_("여성"), now.women], [_("남성"), now.men]], numeric=[1],
            totals=[_("위촉직"), now.total],
        ),
    ]  # fmt: skip
    routes = Counter(one.route for one in members)
    blocks.append(
        Table(
            _("어떻게 앉았는지"), [_("길"), _("사람 수")],
            [[str(route.label), routes[route]] for route in Route if routes[route]], numeric=[1],
            totals=[_("모두"), len(members)],
        )
    )  # fmt: skip
    for feature, rows in bars(body, members).items():
        if feature == Feature.AGE:
            told = [[str(one.label), one.people] for one in rows]
            blocks.append(Table(_("나이대"), [_("나이대"), _("사람 수")], told, numeric=[1]))
    return blocks


def _document(cycle: Cycle, body: Body, title: str, code: str, blocks: list, address: str) -> Document:
    return Document(
        title=title % {"name": body.name},
        number=f"CPB-{cycle.fiscal_year}-{code}-{body.pk}",
        date=clock.today(),
        issuer=cycle.government.name,
        keywords=[_("주민참여예산"), body.get_kind_display(), str(cycle.fiscal_year)],
        blocks=blocks,
        language=cycle.government.language,
        address=address,
    )
