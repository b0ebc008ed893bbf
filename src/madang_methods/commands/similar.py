"""similar --corpus FILE --query TEXT: which proposals of a file resemble a title, and which words say so."""

import argparse
import json
from pathlib import Path

from ..likeness import Index, Match, SimpleReader, best_reader
from ..likeness.corpus import read_corpus
from ..likeness.errors import CorpusError
from ..likeness.saved import load, save
from .progress import progress

EXAMPLES = """examples:
  python -m madang_methods similar --corpus proposals.csv --query "좁은 골목에 소화기를 놓아 주세요"
  python -m madang_methods similar --corpus proposals.csv --query "유모차 소독기" --json
  python -m madang_methods similar --corpus proposals.csv --save proposals.likeness
  python -m madang_methods similar --index proposals.likeness --query "유모차 소독기"

A corpus is CSV with a column title (or 제목) and, if you like, id (or 번호); JSON lines with the same; or a title a line.
"""


def add_to(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    parser = commands.add_parser(
        "similar",
        help=__doc__,
        description=__doc__,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--corpus", metavar="FILE", help="the proposals to look among")
    source.add_argument("--index", metavar="FILE", help="the same, saved before")
    parser.add_argument("--query", metavar="TEXT", help="the title to compare")
    parser.add_argument("--save", metavar="FILE", help="save the index for --index")
    parser.add_argument("--most", metavar="N", type=int, default=3, help="how many at most (3)")
    parser.add_argument("--simple", action="store_true", help="do not use Kiwi even where it is installed")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    if given.query is None and given.save is None:
        raise CorpusError(
            given.corpus or given.index, None, "Say what to look for (--query) or where to save (--save)."
        )
    with progress("reading Korean"):
        reader = SimpleReader() if given.simple else best_reader()
        index = (
            Index.build(read_corpus(Path(given.corpus)), reader) if given.corpus else load(Path(given.index), reader)
        )
    if given.save:
        save(index, Path(given.save))
    if given.query is None:
        return 0
    found = index.similar(given.query, most=max(given.most, 1))
    print(json.dumps(_as_json(given.query, index, found), ensure_ascii=False, indent=2) if given.json else _told(found))
    return 0


def _as_json(query: str, index: Index, found: list[Match]) -> dict[str, object]:
    return {
        "query": query,
        "reader": index.reader.name,
        "documents": len(index.documents),
        "similar": [
            {
                "id": match.id,
                "title": match.title,
                "likeness": match.likeness,
                "shared_words": [{"asked": asked, "found": found} for asked, found in match.shared],
                "shared_runs": list(match.runs),
            }
            for match in found
        ],
    }


def _told(found: list[Match]) -> str:
    if not found:
        return "Nothing resembles it."
    return "\n".join(f"{match.likeness:.2f}  {match.id}  {match.title}  ({_why(match)})" for match in found)


def _why(match: Match) -> str:
    """The words both hold, with the other's word where it differs."""
    words = [asked if asked == found else f"{asked} = {found}" for asked, found in match.shared]
    return ", ".join(words or match.runs) or "single syllables alone"
