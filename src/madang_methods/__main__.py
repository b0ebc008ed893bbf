"""python -m madang_methods count FILE: anyone can repeat the town's count at home."""

import argparse
import sys
from collections.abc import Sequence

from . import __version__
from .commands import compare, composite, count, draw, margins, money, opinions, seal, similar, verify
from .counting import ElectionError, RuleError
from .counting.pabulib import PabulibError
from .likeness.errors import CorpusError
from .sealing.errors import SealError

COMMANDS = (count, compare, margins, verify, composite, seal, similar, opinions, draw, money)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status: 0 done, 1 something is wrong with a result, 2 refused."""
    parser = argparse.ArgumentParser(prog="python -m madang_methods", description=__doc__)
    parser.add_argument("--version", action="version", version=f"madang_methods {__version__}")
    commands = parser.add_subparsers(title="commands", required=True)
    for command in COMMANDS:
        command.add_to(commands)
    given = parser.parse_args(argv)
    try:
        status: int = given.run(given)
    except BrokenPipeError:
        # The reader (head, less) has seen enough. Nothing more can be written, not even at exit.
        sys.stderr.close()
        return 0
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 2
    except (PabulibError, ElectionError, RuleError) as error:
        print(f"{given.file}: {error}", file=sys.stderr)
        return 2
    except (SealError, CorpusError) as error:
        print(error, file=sys.stderr)
        return 2
    return status


if __name__ == "__main__":
    sys.exit(main())
