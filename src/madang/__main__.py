"""The one command: `madang demo`, `madang serve`, `madang rehearse`, and every management command by its name."""

import os
import sys

from django.core.management import execute_from_command_line


def main(argv: list[str] | None = None) -> None:
    argv = sys.argv[1:] if argv is None else argv
    if argv[:1] == ["demo"]:
        os.environ.setdefault("MADANG_MODE", "demo")
        os.environ.setdefault("MADANG_VAR", "var/demo")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "madang.config.settings")
    execute_from_command_line(["madang", *(argv or ["help"])])


if __name__ == "__main__":
    main()
