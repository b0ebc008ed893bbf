"""The demo city on disk: rehearsed once, copied for whoever changes something, served at any day of its year."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from madang.base.clock import KOREA
from madang.front.rehearsal import MIDDLE_OF_THE_YEAR, TOWN

VOTERS = 60
# Days of the city's year at which it is visited.
SPRING = datetime(2026, 4, 15, 10, tzinfo=KOREA)  # proposals are received
MIDDLE = MIDDLE_OF_THE_YEAR  # residents vote
AUTUMN = datetime(2026, 9, 20, 10, tzinfo=KOREA)  # the vote is over
COUNTING = datetime(2026, 9, 16, 10, tzinfo=KOREA)  # the boxes were opened, and nothing is counted yet
NEVER = datetime(2100, 1, 1, tzinfo=KOREA)
WINTER = datetime(2027, 1, 5, 10, tzinfo=KOREA)  # the next year is planned

REST_OF_THE_YEAR = """
from datetime import datetime
import django
django.setup()
from madang.base import clock
from madang.front.rehearsal import MIDDLE_OF_THE_YEAR
from madang.front.rehearsal.script import acts
for act in acts(seed=2027, voters={voters}):
    if MIDDLE_OF_THE_YEAR < act.at < datetime.fromisoformat("{until}"):
        with clock.set_to(act.at):
            act.play()
        print(f"  {{act.at:%Y-%m-%d}}  {{act.title}}")
"""

# Work on the officers' desks: a proposal waits in spring, papers have come back to be keyed, and in winter the next year's plan is half written.
MAKE_WORK = """
import datetime
import django
django.setup()
from madang.base import clock
from madang.front.rehearsal.script.act import visit
with clock.set_to(datetime.datetime.fromisoformat("{spring}")):
    haneul = visit("김하늘").opens("2027/propose/new/")
    haneul.fills({{"유형": "동네참여형", "제목": "골목 어귀에 긴 의자 하나", "분야": "건강", "동네": "달빛동"}})
    haneul.fills({{"무엇이 불편한가요": "쉬어 갈 데가 없습니다.", "어떻게 하면 좋을까요": "의자를 놓아 주세요."}})
    haneul.presses("제안 보내기")
with clock.set_to(datetime.datetime.fromisoformat("{middle}")):
    papers = visit("한지우").opens("2027/vote/dong/paper/1/")
    papers.fills({{"함에 든 장수": 3, "못 쓰게 된 장수": 1, "돌아오지 않은 장수": 0}}).presses("장수 맞추기")
with clock.set_to(datetime.datetime.fromisoformat("{winter}")):
    visit("한지우").opens("plan/start/").fills({{"옮겨 올 해": "해오름시 2027"}}).presses("이 해를 다음 해로 옮기기")
    visit("한지우").opens("2028/plan/office/draft/").fills({{"목적과 근거": "쓰는 중입니다."}}).presses("글 저장하기")
    visit("한지우").opens("2026/settle/desk/2026/open/").fills({{
        "까닭을 적을 집행잔액": 500_000, "까닭을 적을 비율(%)": 5, "기준의 근거": "2026년 운영계획 14쪽",
    }}).presses("시작하기")
    jiu = visit("한지우").opens("2026/settle/desk/2026/indicators/new/")
    (first, *_) = jiu.page.html.find("select", {{"name": "project"}}).find_all("option")[1:]
    jiu.fills({{
        "사업": first.get_text().strip(), "지표": "새로 앉을 수 있는 자리", "단위": "곳", "기대한 값": 12, "어느 쪽이 좋은지": "클수록 좋음",
        "기대한 값을 적은 곳": "제안서",
    }}).presses("적어 두기")
"""


@dataclass(frozen=True)
class City:
    """`var` holds its database and its files; nothing of it is anywhere else."""

    var: Path

    def rehearse(self) -> str:
        """What the command prints: an act a line."""
        self._run("-m", "madang", "migrate", "-v0")
        return self._run("-m", "madang", "rehearse", "--voters", str(VOTERS))

    def live_on(self, until: datetime = NEVER) -> str:
        """The acts after the middle of the year, up to a moment or to the last."""
        return self._run("-c", REST_OF_THE_YEAR.format(voters=VOTERS, until=until.isoformat()))

    def make_work(self) -> None:
        self._run("-c", MAKE_WORK.format(spring=SPRING, middle=MIDDLE, winter=WINTER))

    def asks(self, question: str) -> str:
        """The database's answer to a line of Python that prints."""
        return self._run("-m", "madang", "shell", "-v0", "-c", question).strip()

    def copy(self, name: str) -> "City":
        return City(Path(shutil.copytree(self.var, self.var.with_name(name))))

    @contextmanager
    def serve(self, at: datetime) -> Iterator["Site"]:
        """The city's site, at this moment of its year; several may serve one city."""
        port = _free_port()
        log = self.var.with_name(f"{self.var.name}-{port}.log")
        ahead = {"MADANG_CLOCK_AHEAD": str((at - datetime.now(UTC)).total_seconds())}
        url = f"http://127.0.0.1:{port}"
        words = ["-m", "madang", "serve", "--host", "127.0.0.1", "--port", str(port), "--workers", "1"]
        with log.open("w", encoding="utf-8") as out:
            server = subprocess.Popen(
                [sys.executable, *words], env=self._env() | ahead | {"MADANG_URL": url}, stdout=out, stderr=out,
                start_new_session=True,
            )  # fmt: skip
        try:
            _wait_for(server, port, log)
            yield Site(url, log, str(self.var))
        finally:
            _stop(server)

    def _run(self, *words: str) -> str:
        done = subprocess.run([sys.executable, *words], env=self._env(), capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"{' '.join(words)[:80]}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}")
        return done.stdout

    def _env(self) -> dict[str, str]:
        """Its own database, whatever the tests around it use."""
        own = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
        return own | {
            "MADANG_MODE": "demo",
            "MADANG_VAR": str(self.var),
            "DJANGO_SETTINGS_MODULE": "madang.config.settings",
            "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src"),
            "PYTHONUNBUFFERED": "1",
        }


@dataclass(frozen=True)
class Site:
    """`city` tells apart whose database it shows; signed in at one site is signed in at all sites of a city."""

    url: str
    log: Path
    city: str

    def address(self, path: str) -> str:
        """'2027/vote/' is in the town, '/data/' is the platform's."""
        return self.url + (path if path.startswith("/") else f"/{TOWN}/{path}")

    def letters(self) -> str:
        """What the site has printed, letters to its people among it."""
        return self.log.read_text(encoding="utf-8")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _wait_for(server: subprocess.Popen, port: int, log: Path) -> None:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The site did not start.\n{log.read_text(encoding='utf-8')}")


def _stop(server: subprocess.Popen) -> None:
    """The server and its workers, which are a process group of their own."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(server.pid, sign)
            server.wait(timeout=10)
        except (ProcessLookupError, subprocess.TimeoutExpired):
            continue
