"""seal: the key of a sealed vote, on a machine without network: make, share, test, open; and verify a published vote."""

import argparse

from . import seal_keys, seal_open, seal_verify

EXAMPLES = """a vote from key to result:
  python -m madang_methods seal keygen vote.town.example/2027 --holder Kim --holder Lee --holder Park --out key
  python -m madang_methods seal shares key/key.json                      (each holder types the share back)
  python -m madang_methods seal test key/key.json test.bin               (before the vote opens)
  python -m madang_methods seal open box.txt --key key/key.json --manifest manifest.json --counted counted.txt --out result
  python -m madang_methods seal verify kit/                              (anyone, with the published kit)
"""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "seal",
        help=__doc__,
        description=__doc__,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    acts = parser.add_subparsers(title="commands", required=True)
    for part in (seal_keys, seal_open, seal_verify):
        part.add_to(acts)
