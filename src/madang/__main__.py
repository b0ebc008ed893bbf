"""The one command: `madang demo`, `madang serve`, `madang rehearse`, and every management command by its name."""

import os
import sys

from django.core.management import execute_from_command_line


def main(argv: list[str] | None = None) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "madang.config.settings")
    execute_from_command_line(["madang", *(sys.argv[1:] if argv is None else argv)])


if __name__ == "__main__":
    main()
