"""madang board: the public boards of votes. The worker does a round every five minutes; this does one at once.

madang board                                            what is due: batches, files, witnesses
madang board now                                        every envelope that waits, however few
madang board files GOVERNMENT YEAR TRACK                write all files of a board again from the tables
madang board submission GOVERNMENT YEAR TRACK --old N   what a witness without a server signs, on stdout
madang board cosigned GOVERNMENT YEAR TRACK NOTE        take in a note (a file) that a witness has signed
madang board witness GOVERNMENT KEY [--url URL]         somebody who watches the boards from the next paper on
"""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from madang.base.places.models import Government
from madang.cycle.vote.board.batch import boards
from madang.cycle.vote.board.files import write_files
from madang.cycle.vote.board.lines import tree_hashes
from madang.cycle.vote.board.rounds import go_round
from madang.cycle.vote.board.witnesses import add_witness, take_note
from madang.cycle.vote.models import Checkpoint
from madang.cycle.vote.named import poll_named
from madang_methods.sealing.errors import SealError
from madang_methods.sealing.merkle import Tree
from madang_methods.sealing.witness import submission

WHAT = ("round", "now", "files", "submission", "cosigned", "witness")


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("what", nargs="?", choices=WHAT, default="round")
        parser.add_argument("words", nargs="*")
        parser.add_argument("--old", type=int, default=0, help="how many lines the witness has already signed")
        parser.add_argument("--url", default="", help="address of the witness's add-checkpoint")

    def handle(self, *args, what, words, old, url, **options):
        try:
            self.stdout.write(_DO[what](words, old=old, url=url))
        except (SealError, OSError, TypeError, ValueError, IndexError) as error:
            raise CommandError(f"{error}") from error


def _round(words, **_):
    return f"{go_round()} of {len(boards())} boards have a new checkpoint"


def _now(words, **_):
    return f"{go_round(now=True)} of {len(boards())} boards have a new checkpoint"


def _files(words, **_):
    return f"{write_files(poll_named(*words))} files written"


def _submission(words, *, old, **_):
    poll = poll_named(*words)
    last = Checkpoint.objects.of(poll).latest("size")
    proof = Tree(tree_hashes(poll, last.size)).consistency(old)
    return submission(old, proof, last.note).decode()


def _cosigned(words, **_):
    *named, file = words
    text = sys.stdin.read() if file == "-" else Path(file).read_text()
    return f"new signatures: {', '.join(take_note(poll_named(*named), text)) or 'none'}"


def _witness(words, *, url, **_):
    slug, key = words
    return f"{add_witness(Government.objects.taking_part().get(slug=slug), key, url)} watches from the next paper on"


_DO = dict(zip(WHAT, (_round, _now, _files, _submission, _cosigned, _witness), strict=True))
