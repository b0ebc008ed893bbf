"""Everything that is checked, in one order: `check` (no tests), `test` (both databases and the browser), `long`."""

import importlib.util
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent

CHECKS = [
    ("style", ["ruff", "check", "."]),
    ("format", ["ruff", "format", "--check", "."]),
    ("types of madang_methods", ["mypy"]),
    ("who imports whom", ["lint-imports"]),
    ("templates", ["djlint", "src", "--lint", "--quiet"]),
    ("migrations up to date", ["python", "-m", "madang", "makemigrations", "--check", "--dry-run"]),
    ("deployment settings", ["python", "-m", "madang", "check", "--deploy", "--fail-level", "WARNING"]),
]
# Long walks whose answers another database cannot change: `test` takes them on SQLite, `long` on both.
ONCE = [
    "tests/test_house_rules.py", "tests/test_words.py", "tests/test_permissions.py", "tests/test_odd_requests.py",
    "tests/test_hostile_words.py", "tests/test_other_towns.py", "tests/test_bench.py", "tests/vote/test_letter_twice.py",
    "tests/test_queries.py", "tests/test_defences.py", "tests/vote/test_secret.py", "tests/vote/test_board_survives.py", "tests/vote/test_on_the_disk.py",
    "src/madang/cycle/decide/tests/test_real_elections.py", "src/madang/base/people/tests/test_modes.py", "src/madang/base/documents", "src/madang/base/pages",
    "src/madang/base/files", "src/madang/front/rehearsal", "tests/vote/test_cut_and_full.py",
    "src/madang/cycle/vote/tests/test_keyed_wrongly.py", "src/madang/cycle/vote/tests/test_presets_on_paper.py",
]  # fmt: skip
# Races mean more where many write at once: on PostgreSQL where there is one, in `long` on both.
RACES = [
    "tests/test_races.py",
    "tests/test_review_races.py",
    "tests/test_meeting_races.py",
    "tests/vote/test_double.py",
]
AS_DEPLOYED = {
    "MADANG_MODE": "production",
    "MADANG_SECRET_KEY": "checked, never used: 6f1c1b0d2a934d0aa5b0a1c0f3e7d9a2",
    "MADANG_HOSTS": "madang.example",
    "MADANG_URL": "https://madang.example",
    "MADANG_SMTP_HOST": "localhost",
}


def main(verb: str, *rest: str) -> int:
    os.chdir(ROOT)
    say_what_is_missing()
    if verb == "check":
        return check()
    if rest:
        return run(["pytest", *rest])
    return check() or (test_long() if verb == "long" else test())


def check() -> int:
    for name, command in CHECKS:
        began = time.monotonic()
        extra = AS_DEPLOYED if "--deploy" in command else {}
        if code := run(command, **extra):
            print(f"✗ {name}")
            return code
        print(f"✓ {name} ({time.monotonic() - began:.1f} s)", flush=True)
    return 0


def test() -> int:
    """SQLite first, with the browser; then what knows a database again on PostgreSQL, without the browser."""
    elsewhere = [f"--ignore={path}" for path in RACES] if postgresql() else []
    return run(["pytest", "-n", "2", "--dist", "loadgroup", "-m", "not long", *elsewhere]) or on_postgresql(ONCE)


def on_postgresql(left_out: list[str], marks: str = "not long and not browser") -> int:
    if not (ours := postgresql()):
        return 0
    print("the same on PostgreSQL", flush=True)
    rooms = ["src/madang", "tests", *(f"--ignore={path}" for path in left_out)]  # the methods have no database
    return run([*ours, "pytest", *rooms, "-n", "2", "--dist", "loadgroup", "-m", marks])


def test_long() -> int:
    return test() or run(["pytest", *RACES]) or on_postgresql([], "not browser") or run(["pytest", "-m", "long"])


def postgresql() -> list[str]:
    """A throw-away server where Debian's pg_virtualenv is, or the one that DATABASE_URL names."""
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return ["env"]
    if not shutil.which("pg_virtualenv"):
        return []
    url = 'DATABASE_URL="postgresql://$PGUSER:$PGPASSWORD@$PGHOST:$PGPORT/postgres" exec "$@"'
    # A throw-away server does not sync by itself, and `madang verify` would rightly say so (I-23).
    return ["pg_virtualenv", "-t", "-o", "fsync=on", "sh", "-c", url, "sh"]


def say_what_is_missing() -> None:
    if not shutil.which("chromium") and not os.environ.get("MADANG_CHROMIUM"):
        print("! Chromium is missing, browser tests are skipped: apt install chromium (or set MADANG_CHROMIUM)")
    if not postgresql():
        print("! PostgreSQL is missing, only SQLite is tested: apt install postgresql (or set DATABASE_URL)")
    fonts = subprocess.run(["fc-list", ":lang=ko"], capture_output=True, text=True) if shutil.which("fc-list") else None
    if not (fonts and fonts.stdout.strip()):
        print("! No Korean font, PDF tests are skipped: apt install fonts-nanum")
    if importlib.util.find_spec("outloud") is None:
        print("  (the PDF/UA checker runs in ./run test-long)")


def run(command: list[str], **extra: str) -> int:
    command = [str(BIN / command[0]), *command[1:]] if (BIN / command[0]).exists() else command
    return subprocess.run(command, env=os.environ | extra).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
