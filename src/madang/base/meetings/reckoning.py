"""Who may vote on an item, whether there are enough of them, and how many have to agree."""

from dataclasses import dataclass

from .models import Item, Majority, Meeting, RecusedCount


@dataclass(frozen=True)
class Room:
    """For one item: `sitting` 재적, `there` who counts for the quorum, `present` who is in the room to vote, and `recused`."""

    sitting: int
    there: int
    present: int
    recused: int
    quorum_needed: int
    yes_needed: int

    @property
    def has_quorum(self) -> bool:
        return self.there >= self.quorum_needed and self.present > 0


def room_for(item: Item) -> Room:
    """room_for(item): as the meeting's rule says, with everyone who left the room for this item out of the vote."""
    meeting = item.meeting
    gone = {one.attendance_id for one in item.recusals.all()}
    seats = list(meeting.attendances.voting().values_list("pk", "present"))
    sitting = meeting.sitting if meeting.sitting is not None else len(seats)
    return reckon(
        meeting,
        sitting=sitting,
        present=sum(there is True for _, there in seats),
        recused_there=sum(there is True and pk in gone for pk, there in seats),
        recused=sum(pk in gone for pk, _ in seats),
    )


def reckon(meeting: Meeting, *, sitting: int, present: int, recused_there: int, recused: int) -> Room:
    """The arithmetic alone. `recused_there` are those who came to the meeting and left for the item."""
    if meeting.recused == RecusedCount.OUT:
        sitting -= recused
    inside = present - recused_there
    return Room(
        sitting=sitting,
        there=present if meeting.recused == RecusedCount.QUORUM else inside,
        present=inside,
        recused=recused,
        quorum_needed=meeting.quorum_of(sitting),
        yes_needed=Majority(meeting.majority).needed(sitting, inside),
    )
