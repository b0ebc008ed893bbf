"""python -m madang_methods count FILE: anyone can repeat the town's count at home."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

from . import __version__
from .counting import ElectionError, RuleError
from .counting.pabulib import PabulibError
from .sealing.errors import SealError

COMMANDS = ("count", "compare", "margins", "verify", "composite", "seal")
# What a command needs beyond NumPy, and the extra of madang-methods that brings it.
EXTRAS = {"seal": "seal"}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit status: 0 done, 1 something is wrong with a result, 2 refused."""
    parser = argparse.ArgumentParser(prog="python -m madang_methods", description=__doc__)
    parser.add_argument("--version", action="version", version=f"madang_methods {__version__}")
    commands = parser.add_subparsers(title="commands", required=True)
    said = sys.argv[1:] if argv is None else list(argv)
    for command in _commands(said[0] if said else ""):
        command.add_to(commands)
    given = parser.parse_args(said)
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
    except SealError as error:
        print(error, file=sys.stderr)
        return 2
    return status


def _commands(called: str) -> Iterator[Any]:
    """The command that is called, or all of them for the help: a count at home needs no more than NumPy."""
    for name in (called,) if called in COMMANDS else COMMANDS:
        try:
            yield import_module(f"madang_methods.commands.{name}")
        except ModuleNotFoundError as error:
            if name == called:
                extra = f": pip install 'madang-methods[{EXTRAS[name]}]'" if name in EXTRAS else ""
                print(f"{name} needs {error.name}{extra}.", file=sys.stderr)
                raise SystemExit(2) from error


if __name__ == "__main__":
    sys.exit(main())
