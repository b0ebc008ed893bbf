"""Before everyone reads a proposal, what identifies a person is taken out of it and kept apart."""

from madang.base.talk.masking import Page, receive

from .models import Proposal

TEXTS = ("title", "problem", "idea", "effect", "place", "proposer_name")


def mask_texts(proposal: Proposal) -> tuple[str, ...]:
    """Which kinds of personal data were found. Officers have read the proposal as it was sent; from now on nobody does."""
    cycle = proposal.cycle
    here = Page(proposal.subject, proposal.title, "propose:proposal", (cycle.fiscal_year, proposal.number))
    written = {name: getattr(proposal, name) for name in TEXTS if getattr(proposal, name)}
    received = receive(cycle.government, written, here, by=proposal.proposer, subject=proposal.subject)
    changed = [name for name, words in received.words.items() if words != written[name]]
    for name in changed:
        longest = Proposal._meta.get_field(name).max_length
        setattr(proposal, name, received.words[name][:longest])
    if changed:
        proposal.save(update_fields=[*changed, "search", "title_search"])
        received.text.title = proposal.title[:120]
        received.text.save(update_fields=["title"])
    return received.kinds
