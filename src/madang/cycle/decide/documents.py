"""투표 결과 보고: what an officer files after a vote, in the government's own language."""

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from madang.base.documents.document import Document, Facts, Heading, Note, Paragraph, Signature, Table
from madang.base.pages.words import count_of, day, josa, moment, money, percent
from madang.cycle.vote.models import Ballot, RollEntry
from madang.cycle.vote.withdrawn import told_withdrawn

from .data import report_rows
from .models import CheckState, Count, Outcome, Resolution
from .reasons import REASONS
from .templatetags.decide import fraction

_SAYS = dict(REASONS)
_OUTCOMES = dict(Outcome.choices)


def report(count: Count, resolution: Resolution | None, address: str) -> Document:
    """All of it was fixed when the result was published or the resolution adopted, so it always reads the same."""
    cycle, track = count.poll.cycle, count.poll.track
    government, year = cycle.government, cycle.fiscal_year
    with translation.override(government.language):
        people, projects = count_of(count.ballots, "person"), count_of(len(count.outcome["funded"]), "project")
        return Document(
            title=_("%(year)s년 예산 주민투표 결과 보고: %(track)s") % {"year": year, "track": track.name},
            number=f"CPB-{year}-VOTE-{track.code}",
            date=timezone.localtime(count.published_at).date(),
            issuer=government.name,
            summary=_("%(people)s 투표하여 사업 %(projects)s 뽑혔습니다. 의회가 예산을 정하기 전까지는 제안입니다.")
            % {"people": _is(people), "projects": _is(projects)},
            keywords=[_("주민참여예산"), _("투표 결과"), str(year), track.name],
            blocks=[
                *_turnout(count),
                *_projects(count, resolution),
                *_gone(count),
                *_ties(count),
                *_proofs(count),
                *_resolution(resolution),
                *_signatures(),
            ],
            language=government.language,
            address=address,
        )


def _turnout(count: Count) -> list:
    poll, currency = count.poll, count.poll.cycle.government.currency
    roll, voted = RollEntry.objects.of(poll).standing().count(), RollEntry.objects.of(poll).voted().count()
    facts = [
        (_("한도"), money(poll.budget, currency)),
        (_("쓰는 돈과 남는 돈"), f"{money(count.spent, currency)} / {money(count.left, currency)}"),
        (_("센 표"), count_of(count.ballots, "vote")),
    ]
    if roll:
        facts[:0] = [
            (_("선거인명부"), count_of(roll, "person")),
            (_("투표한 사람과 투표율"), f"{count_of(voted, 'person')} ({percent(voted, roll)})"),
        ]
    cast = Ballot.objects.of(poll).count()
    same = _("같음") if not roll or voted == cast else _("다름: 까닭을 밝혀야 함")
    return [Heading(_("투표 개요")), Facts([*facts, (_("투표한 사람과 센 표의 수"), same)])]


def _projects(count: Count, resolution: Resolution | None) -> list:
    currency = count.poll.cycle.government.currency
    amount = _shown_in(currency)
    unit = _("점") if count.noun == "point" else _("표")
    rows = [
        [
            str(place), title, _score(score), "" if share is None else f"{share}", amount(cost), amount(cumulative),
            str(_OUTCOMES[resolved]) if resolved else (_("뽑힘") if funded else _("뽑히지 않음")), str(_SAYS[reason]),
        ]
        for place, _code, title, _area, score, share, cost, cumulative, funded, reason, resolved in report_rows(count)
    ]  # fmt: skip
    header = [_("순위"), _("사업"), _("득표"), _("득표율"), _("금액"), _("누적 금액"), _("결과"), _("비고")]
    return [
        Heading(_("사업별 결과")),
        Table(
            _("총회의 의결을 담은 표") if resolution else _("집계한 차례대로"),
            header,
            rows,
            units=["", "", unit, "%", currency, currency, "", ""],
            numeric=[2, 3, 4, 5],
            row_headers=False,
        ),
    ]


def _gone(count: Count) -> list:
    """Projects that left the paper while people voted: a mark for one counts for nothing."""
    said = (f"{option.title}: {why}" if why else option.title for option, why in told_withdrawn(count.poll))
    return [Note(one, title=_("투표 중에 빠진 사업")) for one in said]


def _ties(count: Count) -> list:
    certificate = count.outcome["certificate"]
    ties = [f"{tie['ahead']} = {tie['behind']} ({fraction(tie, 'score')})" for tie in certificate.get("ties", [])]
    facts = [
        (_("같은 표"), ", ".join(ties) or _("없음")),
        (_("제비뽑기"), _("결과를 갈랐음") if certificate.get("lot_mattered") else _("결과와 상관없음")),
        (_("제비뽑기 씨앗"), count.seed or _("없음")),
    ]
    if closest := certificate.get("closest"):
        gap = f"{closest['funded']} – {closest['unfunded']} ({fraction(closest, 'score')})"
        facts.append((_("가장 아슬아슬한 차이"), gap))
    return [Heading(_("같은 표와 제비뽑기")), Facts(facts)]


def _proofs(count: Count) -> list:
    check = count.checks.filter(state=CheckState.SAME).last()
    facts = [
        (_("센 때"), moment(count.at)),
        (_("다시 센 결과"), _("같음 (%(when)s)") % {"when": moment(check.ended_at)} if check else _("다시 세지 않음")),
        (_("공개한 때"), moment(count.published_at)),
        (_("프로그램"), f"Madang {count.software} {count.engine}".strip()),
        (_("규칙의 지문"), count.rule_digest),
        (_("표의 지문"), count.ballots_digest),
        (_("표 파일의 지문"), count.file_digest),
        (_("결과의 지문"), count.outcome_digest),
    ]
    return [Heading(_("누구나 확인할 수 있는 지문")), Facts(facts)]


def _resolution(resolution: Resolution | None) -> list:
    if resolution is None:
        return [Note(_("총회의 의결은 아직 없습니다."))]
    facts = [
        (_("의결한 곳"), resolution.body),
        (_("의결한 날"), day(resolution.adopted_on)),
        (_("자리한 사람 수"), count_of(resolution.present, "person")),
    ]
    blocks = [Heading(_("총회 의결")), Facts(facts)]
    for row in resolution.decisions.select_related("option"):
        if row.differs:
            said = {"title": row.option.title, "outcome": str(_OUTCOMES[row.outcome]), "reason": row.reason}
            blocks.append(Note(_("%(title)s: %(outcome)s. %(reason)s") % said, title=_("집계와 다르게 정한 까닭")))
    return [*blocks, *([Paragraph(resolution.words)] if resolution.words else [])]


def _signatures() -> list:
    """Lines to sign on paper; names are not printed."""
    signing = [_("개표 담당자"), _("개표 참관인"), _("참여예산 담당자")]
    return [Heading(_("서명")), *(Signature(f"{who}", seal=_("서명")) for who in signing)]


def _shown_in(currency: str):
    """Won stay numbers that the table groups; other currencies are written with their own decimals."""
    if currency == "KRW":
        return lambda amount: amount
    return lambda amount: "" if amount is None else money(amount, currency)


def _score(score):
    """Whole numbers are grouped by the table; a total keeps its decimals."""
    return int(score) if score == int(score) else score


def _is(words: str) -> str:
    return josa(words, "이/가") if translation.get_language() == "ko" else words
