"""The one command: `madang demo`, `madang serve`, `madang rehearse`, `madang drill`, and every management command by its name."""

import atexit
import os
import shutil
import sys
import tempfile

from django.core.management import execute_from_command_line


def main(argv: list[str] | None = None) -> None:
    argv = sys.argv[1:] if argv is None else argv
    if argv[:1] == ["demo"]:
        os.environ.setdefault("MADANG_MODE", "demo")
        os.environ.setdefault("MADANG_VAR", "var/demo")
    if argv[:1] == ["drill"] and "MADANG_VAR" not in os.environ:
        os.environ["MADANG_VAR"] = tempfile.mkdtemp(prefix="madang-drill-")
        atexit.register(shutil.rmtree, os.environ["MADANG_VAR"], ignore_errors=True)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "madang.config.settings")
    execute_from_command_line(["madang", *(argv or ["help"])])


if __name__ == "__main__":
    main()
