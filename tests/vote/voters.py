"""Voters at browsers: they ask for the paper, look again, send; write down what they were told; send again if nothing came."""

import html
import http.client
import os
import random
import re
import threading
import time
from collections import Counter
from pathlib import Path

_NONCE = re.compile(r'name="nonce" value="([^"]+)"')
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_NUMBER = re.compile(r'<p class="receipt"><code>([^<]+)</code>')
PAPER = "/haeoreum/2027/vote/city/"
FAILED = (OSError, http.client.HTTPException)


class Voter:
    """`ports` are tried in turn, as a proxy would."""

    def __init__(self, session: str, ports: list[int]) -> None:
        self.cookies, self.ports = {"sessionid": session}, ports
        self.seen: Counter[int] = Counter()
        self.headers: dict[str, str] = {}

    def ask(self, path: str, fields: list[tuple[str, str]] | None = None) -> tuple[int, str]:
        """Status and page; an OSError if no port answers."""
        for port in self.ports:
            try:
                return self._ask(port, path, fields)
            except FAILED as error:
                last = error
        raise last

    def form(self) -> list[tuple[str, str]]:
        """What the second look would send: chosen at random."""
        page = self.whole(PAPER)
        code = random.choice(re.findall(r'name="choices"[^>]*value="([^"]+)"', page))
        again = self.whole(PAPER + "confirm/", [("choices", code), *_hidden(page)])
        return [("choices", code), *_hidden(again)]

    def whole(self, path: str, fields=None) -> str:
        """The page, however often one must ask; a page that should not be is a fault."""
        for _ in range(600):
            try:
                status, page = self.ask(path, fields)
            except FAILED:
                time.sleep(0.05)
                continue
            if status < 400:
                return page
            time.sleep(0.05)
        raise AssertionError(f"{path}: never answered")

    def send(self, form) -> int:
        return self.ask(PAPER + "cast/", form)[0]

    def number(self) -> str:
        found = _NUMBER.search(self.whole(PAPER + "receipt/"))
        return found[1] if found else ""

    def _ask(self, port, path, fields):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())} | self.headers
            body = None
            if fields is not None:
                headers["Content-Type"] = "application/x-www-form-urlencoded"
                body = "&".join(f"{name}={_quoted(value)}" for name, value in fields)
            connection.request("POST" if fields is not None else "GET", path, body, headers)
            answer = connection.getresponse()
            page = answer.read().decode()
            for cookie in answer.headers.get_all("Set-Cookie") or ():
                name, _, value = cookie.partition(";")[0].partition("=")
                self.cookies[name] = value
            self.seen[answer.status] += 1
            self.retry_after = answer.headers.get("Retry-After")
            return answer.status, page
        finally:
            connection.close()


class Crowd:
    """So many people at once, each for a share of the accounts, until told to stop. Acks are fsynced by the voter."""

    def __init__(self, town, ports: list[int], size: int = 12) -> None:
        self.town, self.ports, self.over = town, ports, threading.Event()
        self.seen: Counter[int] = Counter()
        self.faults: list[str] = []
        people = town.people
        self.threads = [threading.Thread(target=self._vote, args=(n, people[n::size])) for n in range(size)]
        for thread in self.threads:
            thread.start()

    def stop(self) -> None:
        self.over.set()
        for thread in self.threads:
            thread.join(120)

    def _vote(self, number: int, people: list[dict]) -> None:
        with Path(self.town.folder / f"acks-{number}").open("a") as file:
            while not self.over.is_set():
                voter = Voter(random.choice(people)["session"], self.ports)
                try:
                    self._one(voter, file)
                except AssertionError as error:
                    self.faults.append(str(error))
                self.seen.update(voter.seen)

    def _one(self, voter: Voter, file) -> None:
        form = voter.form()
        nonce = dict(form)["nonce"]
        note(file, nonce)
        while True:
            try:
                status = voter.send(form)
            except FAILED:
                time.sleep(0.05)
                continue
            if status == 302:
                return note(file, f"{nonce} acknowledged")
            if status == 403:  # no more changes
                return note(file, f"{nonce} refused")
            time.sleep(0.05)


def note(file, line: str) -> None:
    file.write(line + "\n")
    file.flush()
    os.fsync(file.fileno())


def _hidden(page: str) -> list[tuple[str, str]]:
    return [("nonce", html.unescape(_NONCE.search(page)[1])), ("csrfmiddlewaretoken", _TOKEN.search(page)[1])]


def _quoted(value: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else "".join(f"%{b:02X}" for b in c.encode()) for c in value)
