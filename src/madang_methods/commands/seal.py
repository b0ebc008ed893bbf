"""seal: make the key of a sealed vote, test it, open the box; watch the board; and verify a published vote."""

import argparse
import importlib
import sys

EXAMPLES = """a vote from key to result:
  python -m madang_methods seal keygen vote.town.example/2027 --holder Kim --holder Lee --holder Park --out key
  python -m madang_methods seal shares key/key.json                      (each holder types the share back)
  python -m madang_methods seal test key/key.json test.bin               (before the vote opens)
  python -m madang_methods seal open box.txt --key key/key.json --manifest manifest.json --counted counted.txt --out result
  python -m madang_methods seal sample result/opened.private.jsonl --root … --beacon … --dice … --out sample.json
  python -m madang_methods seal verify kit/                              (anyone, with the published kit)
"""
PARTS = ("seal_keys", "seal_open", "seal_sample", "seal_witness", "seal_verify")


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "seal",
        help=__doc__,
        description=__doc__,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    try:
        # Counting needs no cryptography, so it must not be asked for it.
        parts = [importlib.import_module(f"madang_methods.commands.{name}") for name in PARTS]
    except ModuleNotFoundError as error:
        parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
        parser.set_defaults(run=_lacks, lacks=error.name)
        return
    acts = parser.add_subparsers(title="commands", required=True)
    for part in parts:
        part.add_to(acts)


def _lacks(given: argparse.Namespace) -> int:
    print(f"Sealing needs {given.lacks}: pip install 'madang-methods[seal]'.", file=sys.stderr)
    return 2
