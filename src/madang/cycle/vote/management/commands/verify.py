"""madang verify GOVERNMENT/YEAR/TRACK [--json]: whether everything that must hold in a vote holds (I-1 … I-25).

With --against NOTE, a checkpoint that a witness kept, also whether the board only grew since then: after a backup was
restored that is the proof that nothing on the board was lost. Reads only. Exit 0: nothing contradicts; exit 1: at least one statement is broken, and which is said by name.
"""

import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from madang.cycle.vote.board.lost import contradiction
from madang.cycle.vote.named import poll_named
from madang.cycle.vote.verify import as_json, examine
from madang_methods.sealing.errors import SealError


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument(
            "election", help="such as haeoreum/2027/city, with or without the board's “vote.” before it"
        )
        parser.add_argument("--json", action="store_true")
        parser.add_argument("--against", type=Path, help="a file with a signed checkpoint of this board")

    def handle(self, *args, election, json: bool, against, **options):
        poll = poll_named(*_words(election))
        if not poll.manifest:
            raise CommandError("The paper of this vote is not frozen: there is nothing to check yet.")
        told = as_json(poll, examine(poll))
        if against and (differs := _compared(poll, against)):
            self.stderr.write(f"This is not the board that was signed: {differs}.")
            told["holds"] = False
        self.stdout.write(_as_json(told) if json else "\n".join(_lines(told)))
        if not told["holds"]:
            sys.exit(1)


def _words(election: str) -> list[str]:
    words = election.removeprefix("vote.").split("/")
    if len(words) != 3 or not words[1].isdigit():
        raise CommandError("An election is GOVERNMENT/YEAR/TRACK, such as haeoreum/2027/city.")
    return words


def _compared(poll, file: Path) -> str:
    try:
        return contradiction(poll, file.read_text())
    except (OSError, SealError) as error:
        raise CommandError(f"{error}") from error


def _as_json(told: dict) -> str:
    return json.dumps(told, ensure_ascii=False, indent=2)


def _lines(told: dict):
    yield f"{told['election']} ({told['state']})"
    for one in told["invariants"]:
        yield f"{one['id']:5} {one['state']:12} {one['statement']}" + (f" ({one['why']})" if one["why"] else "")
        for finding in one["findings"]:
            facts = ", ".join(f"{name} {fact}" for name, fact in finding["facts"].items())
            yield f"      {finding['code']}: {facts}"
    yield "Everything that can be checked holds." if told["holds"] else "This vote does not hold."
