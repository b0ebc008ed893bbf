"""A text comes on the table, changes are proposed and answered, two sides agree, and the proposal says it so."""

from django.db import transaction

from madang.base import clock
from madang.base.notices.actions import announce
from madang.base.people.models import Person
from madang.base.people.refusals import Refused, require
from madang.base.record.actions import note
from madang.cycle.propose.actions import reword_proposal
from madang.cycle.propose.life import facts_of, people_of
from madang.cycle.propose.models import Proposal

from ..masked import without_personal_data
from ..models import Answer, Change, Together, Version, Whose
from .paragraphs import in_paragraphs
from .permissions import (
    whose_of,
    why_not_agree,
    why_not_answer,
    why_not_change,
    why_not_lay_open,
    why_not_settle,
)

LONGEST = 4000
ANSWERED = {True: "deliberate.change_accepted", False: "deliberate.change_refused"}


@transaction.atomic
def lay_open(proposal: Proposal, *, by: Person) -> Together:
    require(why_not_lay_open(by, proposal))
    made = Together.objects.create(proposal=proposal, opened_by=by)
    Version.objects.create(together=made, number=1, text=in_paragraphs(proposal.idea))
    _note(made, "deliberate.on_the_table", by, "resident")
    announce(
        proposal.cycle.government,
        proposal.subject,
        "deliberate.on_the_table",
        facts_of(proposal),
        also=people_of(proposal),
    )
    return made


@transaction.atomic
def propose_change(together: Together, paragraph: int, after: str, why: str, *, by: Person) -> Change:
    """`paragraph` from 1; one more than there are is a new one at the end. An empty `after` takes the paragraph out."""
    together = _locked(together)
    require(why_not_change(by, together))
    version = together.versions.last()
    paragraphs = version.paragraphs
    if not 1 <= paragraph <= len(paragraphs) + 1:
        raise Refused("deliberate.no_such_paragraph")
    before = paragraphs[paragraph - 1] if paragraph <= len(paragraphs) else ""
    after = " ".join(line.strip() for line in without_personal_data(after).splitlines()).strip()
    if after == before:
        raise Refused("deliberate.nothing_changed")
    whose = whose_of(by, together)
    office = by.office_in(together.proposal.cycle.government) if whose == Whose.OFFICE else ""
    made = Change.objects.create(
        together=together, base=version.number, paragraph=paragraph, before=before, after=after,
        why=without_personal_data(why), whose=whose, office=office, by=by,
    )  # fmt: skip
    _note(together, "deliberate.change_proposed", by, office or "resident", whose=str(whose), office=office)
    return made


@transaction.atomic
def answer_change(change: Change, *, accepted: bool, words: str, by: Person) -> None:
    """Accepted, it makes a new version; and what the government had agreed to is no longer the text on the table."""
    together = change.together = _locked(change.together)
    require(why_not_answer(by, change))
    words = without_personal_data(words)
    if not words:
        raise Refused("deliberate.say_why")
    if accepted:
        _apply(together, change)
    given = Answer.ACCEPTED if accepted else Answer.REFUSED
    told = {"answer": given, "answer_words": words, "answered_by": by, "answered_at": clock.now()}
    if not Change.objects.filter(pk=change.pk, answer=Answer.WAITING).update(**told):
        raise Refused("deliberate.change_answered_already")
    _note(together, ANSWERED[accepted], by, "resident" if change.whose != Whose.PROPOSER else "officer", words=words)
    facts = facts_of(together.proposal) | {"words": words, "accepted": accepted}
    government = together.proposal.cycle.government
    announce(
        government, together.proposal.subject, "deliberate.change_answered", facts, also=[change.by], followers=False
    )


@transaction.atomic
def agree(together: Together, *, by: Person) -> None:
    """The government agrees to the version as it stands; the proposer is asked."""
    together = _locked(together)
    require(why_not_agree(by, together))
    latest = together.versions.last().number
    if latest == 1:
        raise Refused("deliberate.nothing_changed")
    Together.objects.filter(pk=together.pk, settled_at=None).update(
        agreed_version=latest, agreed_at=clock.now(), agreed_by=by
    )
    office = by.office_in(together.proposal.cycle.government)
    _note(together, "deliberate.office_agreed", by, office, office=office, version=latest)
    proposal = together.proposal
    announce(
        proposal.cycle.government, proposal.subject, "deliberate.office_agreed", facts_of(proposal) | {"office": office},
        also=people_of(proposal), followers=False,
    )  # fmt: skip


@transaction.atomic
def settle(together: Together, *, by: Person, version: int) -> None:
    """The proposer agrees to what they read; from here on the proposal says it so, and the first text stays here."""
    together = _locked(together)
    require(why_not_settle(by, together))
    latest = together.versions.last()
    if version != latest.number:
        raise Refused("deliberate.text_changed_meanwhile")
    together.settled_at, together.settled_by = clock.now(), by
    together.save(update_fields=["settled_at", "settled_by"])
    _note(together, "deliberate.text_settled", by, "resident", version=latest.number)
    reword_proposal(together.proposal, latest.text, by=by, version=latest.number)


def _locked(together: Together) -> Together:
    """As it stands, held until the act is over."""
    rows = Together.objects.select_for_update(of=("self",))
    return rows.select_related("proposal__cycle__government", "proposal__proposer").get(pk=together.pk)


def _apply(together: Together, change: Change) -> None:
    latest = together.versions.last()
    paragraphs = list(latest.paragraphs)
    if change.before:
        if change.before not in paragraphs:
            raise Refused("deliberate.paragraph_changed_meanwhile")
        place = paragraphs.index(change.before)
        paragraphs[place : place + 1] = [change.after] if change.after else []
    else:
        paragraphs.append(change.after)
    text = "\n\n".join(paragraphs)
    if not text or len(text) > LONGEST:
        raise Refused("deliberate.text_too_long_or_empty")
    Version.objects.create(together=together, number=latest.number + 1, text=text)
    together.agreed_version = together.agreed_at = together.agreed_by = None
    together.save(update_fields=["agreed_version", "agreed_at", "agreed_by"])


def _note(together: Together, event: str, by: Person, actor: str, **more) -> None:
    proposal = together.proposal
    note(proposal.cycle.government, proposal.subject, event, by=by, actor=actor, **(facts_of(proposal) | more))
