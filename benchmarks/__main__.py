"""python -m benchmarks NAME: run one measurement; without a name, list them."""

import importlib
import pkgutil
import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    names = sorted(
        module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]) if module.name[0] != "_"
    )
    if not arguments or arguments[0] not in names:
        print("Benchmarks:", ", ".join(names), file=sys.stderr)
        return 2 if arguments else 0
    importlib.import_module(f"benchmarks.{arguments[0]}").main(*arguments[1:])
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1] / "src"))
    sys.exit(main(sys.argv[1:]))
