"""What a sheet still lacks before it may be handed in: codes, each with its sentence in review/missing.html."""

from .models import Criterion, Kind, Mark, Review, Verdict

# Each names a sentence of review/missing.html.
CRITERIA, VERDICT, COST, SENTENCE, REASON, CHANGED, NOT_YES, WON = (
    "criteria", "verdict", "cost", "sentence", "reason", "changed", "not_yes", "won",
)  # fmt: skip


def what_is_missing(review: Review) -> list[str]:
    proposal = review.proposal
    asked = set(
        Criterion.objects.of(proposal.cycle).for_track(proposal.track, Kind.REVIEW).values_list("pk", flat=True)
    )
    findings = list(review.findings.all())
    missing = [] if asked <= {finding.criterion_id for finding in findings} else [CRITERIA]
    missing += _about_verdict(review)
    bad = any(finding.mark in (Mark.NOT, Mark.MEND) for finding in findings)
    return [*missing, NOT_YES] if review.verdict == Verdict.ELIGIBLE and bad else missing


def _about_verdict(review: Review) -> list[str]:
    verdict = review.verdict
    if not verdict:
        return [VERDICT]
    missing = []
    if verdict in Verdict.yes() and not review.total:
        missing.append(COST)
    if verdict != Verdict.ELIGIBLE and not review.sentence:
        missing.append(SENTENCE)
    if verdict == Verdict.INELIGIBLE and not review.reason:
        missing.append(REASON)
    if verdict == Verdict.MODIFIED and not review.modifications.filter(asked_at=None).exists():
        missing.append(CHANGED)
    if review.round > 1 and verdict not in Verdict.yes():
        # A panel has lifted the "no": the office reckons and words it, and does not decide it again.
        missing.append(WON)
    return missing
