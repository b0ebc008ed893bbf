"""The town's offices, who reviews and who signs, and a published proposal of Ara's."""

import pytest

from madang.base import clock
from madang.cycle.propose.models import Proposal
from madang.cycle.review.actions import approving, reviewing, screening, setting
from madang.cycle.review.models import CostLine, Criterion, Finding, Modification, Office


@pytest.fixture
def parks(haeoreum):
    return Office.objects.create(government=haeoreum, name="공원녹지과")


@pytest.fixture
def safety(haeoreum):
    return Office.objects.create(government=haeoreum, name="안전총괄과")


@pytest.fixture
def do(settle, haeoreum):
    """Reviews for the parks office."""
    return settle("do", haeoreum, "reviewer", office="공원녹지과")


@pytest.fixture
def an(settle, haeoreum):
    """Reviews for the safety office."""
    return settle("an", haeoreum, "reviewer", office="안전총괄과")


@pytest.fixture
def noh(settle, haeoreum):
    """Signs."""
    return settle("noh", haeoreum, "approver", office="예산담당관")


@pytest.fixture
def panel(settle, haeoreum):
    """Three members of the committee."""
    return [settle(name, haeoreum, "member") for name in ("goh", "shin", "heo")]


@pytest.fixture
def wish(year, track, ara, during):
    """wish("긴 의자"): a proposal of Ara's, published during the review."""
    during(year, "review", days=1)

    def wish(title="골목마다 보이는 소화기", state="published"):
        now = clock.now()
        return Proposal.objects.create(
            cycle=year, track=track, number=Proposal.objects.of(year).count() + 1, title=title, idea="보이는 곳에 답니다.",
            proposer=ara, state=state, submitted_at=now, published_at=now if state == "published" else None,
        )  # fmt: skip

    return wish


@pytest.fixture
def criteria(year, kim):
    """The shipped criteria, taken over."""
    setting.take_over_standards(year, by=kim)
    return list(Criterion.objects.of(year).filter(kind="review"))


@pytest.fixture
def review(wish, parks, kim):
    return screening.assign(wish(), parks, by=kim)


@pytest.fixture
def written(criteria, do):
    """written(review, "eligible"): taken up and written by Do, not yet handed in."""

    def written(review, verdict="eligible", by=do, lines=((1_200_000, 3),), **said):
        review = reviewing.take_up(review, by=by)
        words = {"reason": "", "sentence": "", "alternatives": "", "when_possible": "", "procedures": ""} | said
        if verdict != "eligible":
            words["sentence"] = words["sentence"] or "골목이 좁아 설치할 자리가 없습니다."
        if verdict == "ineligible":
            words["reason"] = words["reason"] or "land"
        mark = "ok" if verdict == "eligible" else "not"
        findings = [Finding(criterion=one, mark=mark, words="" if mark == "ok" else "자리가 없음") for one in criteria]
        sheet = [
            CostLine(kind="once", item=f"소화기함 {n}", unit_price=price, quantity=number)
            for n, (price, number) in enumerate(lines)
        ]
        changed = None
        if verdict == "modified":
            changed = Modification(title="큰길가에 보이는 소화기", idea="큰길가에만 답니다.", why="골목이 좁습니다.")
        words["verdict"] = verdict
        return reviewing.save_sheet(review, words, findings, sheet, changed, by=by, seen=review.revision)

    return written


@pytest.fixture
def decided(written, do, noh):
    """decided(review, "ineligible"): written and handed in by Do, signed by Noh."""

    def decided(review, verdict="eligible", by=do, **more):
        sheet = written(review, verdict, by=by, **more)
        sheet = reviewing.hand_in(sheet, by=by, seen=sheet.revision)
        return approving.approve(sheet, by=noh, seen=sheet.revision)

    return decided
