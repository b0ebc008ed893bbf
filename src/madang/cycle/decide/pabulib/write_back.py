"""The votes of a poll as a Pabulib file: the imported file's own bytes, or a new one."""

from madang.cycle.vote.models import Poll, Source
from madang_methods.counting.pabulib import PabulibFile, write

from ..ballot_file import bytes_of, words_of
from ..bridge import election_of, rule_of
from ..models import Count
from .rows import surface_of, whole_row


def file_of(poll: Poll) -> bytes:
    source = Source.objects.filter(poll=poll).first()
    return write(_rebuilt(source)) if source else _new(poll)


def _rebuilt(source: Source) -> PabulibFile:
    layout = source.layout
    voters = source.voters.order_by("row").select_related("ballot").iterator(5000)
    return PabulibFile(
        meta=dict(layout["meta"]),
        project_columns=tuple(layout["project_columns"]),
        projects=tuple(map(tuple, layout["projects"])),
        vote_columns=tuple(layout["vote_columns"]),
        votes=tuple(whole_row(layout["vote_columns"], voter.columns, voter.ballot) for voter in voters),
        surface=surface_of(layout),
    )


def _new(poll: Poll) -> bytes:
    counted = Count.objects.of(poll).first()
    words = dict(counted.file_words) if counted and counted.file_words else words_of(poll, rule_of(poll))
    return bytes_of(election_of(poll), words, counted.outcome["funded"] if counted else None)
