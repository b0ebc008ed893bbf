"""What a voter has to declare before their first envelope: only what the plan's rule asks and the roll does not know.

A census tells age and, if it has the column, who is an official. Whoever came onto the roll by living here is asked.
"""

from django.utils.translation import gettext as _

from madang.base.people.models import IdentityProof

from .models import Census, CensusState, Poll, RollEntry, RollSource

AGE, NO_OFFICIAL = "age", "no_official"


def asked_of(poll: Poll, entry: RollEntry | None) -> list[tuple[str, str]]:
    """(what, sentence) of each declaration that is still missing; a declared fact is not asked again."""
    if entry is None:
        return []
    missing = [one for one in _unknown(poll, entry) if one not in (entry.declared or "").split()]
    return [(one, _sentence(one, poll)) for one in missing]


def declare(entry: RollEntry, facts: list[str]) -> None:
    """Written down as facts, beside what was declared before."""
    before = entry.declared
    take_down(entry, facts)
    if entry.declared != before:
        entry.save(update_fields=["declared"])


def take_down(entry: RollEntry, facts: list[str]) -> None:
    """The same for an entry that is written in a moment anyway, by the cast under its lock."""
    said = {*(entry.declared or "").split(), *facts}
    entry.declared = " ".join(sorted(said)) or None


def _unknown(poll: Poll, entry: RollEntry) -> list[str]:
    track = poll.track
    unknown = []
    if track.voter_age and entry.source == RollSource.REGISTER and not _birth_known(poll, entry):
        unknown.append(AGE)
    if not track.officials_may_vote and not (entry.source == RollSource.CENSUS and _officials_known(poll)):
        unknown.append(NO_OFFICIAL)
    return unknown


def _birth_known(poll: Poll, entry: RollEntry) -> bool:
    proofs = IdentityProof.objects.of(poll.cycle.government).current()
    return proofs.filter(person=entry.person_id, birth_year__isnull=False).exists()


def _officials_known(poll: Poll) -> bool:
    return Census.objects.of(poll).filter(state=CensusState.ACTIVE, knows_officials=True).exists()


def _sentence(what: str, poll: Poll) -> str:
    if what == AGE:
        return _("저는 투표 마지막 날에 만 %(age)s세 이상입니다") % {"age": poll.track.voter_age}
    return _("저는 %(town)s 소속 공무원이 아닙니다") % {"town": poll.cycle.government.name}
