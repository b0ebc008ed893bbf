"""madang demo: a fictional city in the middle of its year, on this machine, for anyone to walk through."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from madang.base import clock
from madang.base.places.models import Government
from madang.front.rehearsal import MIDDLE_OF_THE_YEAR, TOWN


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser):
        parser.add_argument("--real", type=Path, action="append", default=[], metavar="FILE.pb")
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--fresh", action="store_true", help="forget the city and rehearse it anew")
        parser.add_argument("--no-serve", action="store_true", help="only fill the database")

    def handle(self, real, host, port, fresh, no_serve, **options):
        if not settings.DEMO:
            raise CommandError("The demo runs only in its own mode: ./run demo")
        if fresh:
            _forget()
        call_command("migrate", verbosity=0)
        if not Government.objects.filter(slug=TOWN).exists():
            call_command("rehearse", stdout=self.stdout)
        for file in real:
            self._bring_in(file)
        if not no_serve:
            self._serve(host, port)

    def _bring_in(self, file: Path):
        try:
            call_command("import-pabulib", file, stdout=self.stdout)
        except CommandError as error:
            self.stdout.write(str(error))

    def _serve(self, host: str, port: int):
        ahead = (MIDDLE_OF_THE_YEAR - datetime.now(tz=UTC)).total_seconds()
        env = os.environ | {"MADANG_CLOCK_AHEAD": str(ahead), "MADANG_URL": f"http://{host}:{port}"}
        worker = subprocess.Popen([sys.executable, "-m", "madang", "worker"], env=env, stdout=subprocess.DEVNULL)
        self._tell(f"http://{host}:{port}")
        try:
            serve = [sys.executable, "-m", "madang", "serve", "--host", host, "--port", str(port)]
            subprocess.run(serve, env=env, check=False)
        except KeyboardInterrupt:
            pass
        finally:
            worker.terminate()

    def _tell(self, url: str):
        local = MIDDLE_OF_THE_YEAR.astimezone(clock.KOREA)
        self.stdout.write(
            f"\n  해오름시 마당  {url}/{TOWN}/\n"
            f"  오늘은 {local:%Y-%m-%d}입니다 · the city's today is {local:%Y-%m-%d}\n"
            f"  누구로든 들어가기 · sign in as any of the cast:  {url}/{TOWN}/demo/\n"
            f"    한지우 (담당자, officer) · 김하늘 (주민, resident) · 로그인 없이 (visitor)\n"
            f"  다른 정부 · all governments:  {url}/\n"
            f"  멈추려면 Ctrl+C · stop with Ctrl+C\n"
        )


def _forget():
    database = settings.DATABASES["default"]
    if not database["ENGINE"].endswith("sqlite3"):
        raise CommandError("--fresh only forgets the embedded database. Empty this one yourself.")
    for suffix in ("", "-wal", "-shm"):
        Path(f"{database['NAME']}{suffix}").unlink(missing_ok=True)
