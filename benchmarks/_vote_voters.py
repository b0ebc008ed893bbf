"""Voters at the site: a connection each, the forms they were shown with their tokens, and a mailbox for their codes."""

import asyncio
import re
import time
from dataclasses import dataclass, field
from email import message_from_bytes
from itertools import count
from urllib.parse import urlencode

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
CHOICE = re.compile(r'name="choices" value="([^"]+)"')
NUMBER = re.compile(r"<code>([^<]+)</code>")
CODE = re.compile(r"\b(\d{6})\b")
PAPER = "/bench/2027/vote/city/"
LETTER = PAPER + "letter/"
STAYS = 5  # seconds that a connection without a request is trusted to stay open


class Wrong(Exception):
    """A page that is not the one that should have come."""


@dataclass
class Told:
    """What one run of voters saw. `seconds` of what the clock ran over; `steps` by name of the step."""

    acknowledged: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    steps: dict[str, list[float]] = field(default_factory=dict)
    begun: float = 0
    ended: float = 0


class Mailbox:
    """Takes letters by SMTP, and gives the six digits that stand in them to whoever waits."""

    def __init__(self):
        self._letters: dict[str, asyncio.Future] = {}

    async def open(self, port: int) -> None:
        await asyncio.start_server(self._take, "127.0.0.1", port)

    def expect(self, address: str) -> asyncio.Future:
        self._letters[address] = asyncio.get_running_loop().create_future()
        return self._letters[address]

    async def _take(self, reader, writer) -> None:
        writer.write(b"220 bench\r\n")
        while line := await reader.readline():
            word = line[:4].upper()
            if word == b"DATA":
                writer.write(b"354 go on\r\n")
                self._keep(await reader.readuntil(b"\r\n.\r\n"))
            writer.write(b"221 bye\r\n" if word == b"QUIT" else b"250 well\r\n")
        writer.close()

    def _keep(self, letter: bytes) -> None:
        message = message_from_bytes(letter)
        part = next(part for part in message.walk() if part.get_content_type() == "text/plain")
        waiting = self._letters.pop(message["To"], None)
        if waiting and (found := CODE.search(part.get_payload(decode=True).decode())):
            waiting.set_result(found[1])


class Voter:
    """A browser of one person: cookies, one connection that stays open, no pictures and no styles."""

    def __init__(self, port: int, number: int):
        self.email, self.number, self._port = f"voter{number}@bench.example", number, port
        self._cookies: dict[str, str] = {}
        # Everyone comes from an address of their own; limits on tries count by it.
        self._from = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        self._reader = self._writer = None
        self._used = 0.0

    async def get(self, path: str) -> str:
        return await self._ask("GET", path, b"", 200)

    async def send(self, path: str, page: str, status: int, **fields) -> str:
        """The form of `page` with its hidden fields, as a browser sends it. With 302 the address it leads to."""
        hidden = dict(HIDDEN.findall(page))
        given = [(name, hidden[name]) for name in ("csrfmiddlewaretoken", "nonce") if name in hidden]
        return await self._ask("POST", path, urlencode(given + list(fields.items()), doseq=True).encode(), status)

    async def leave(self) -> None:
        if self._writer:
            self._writer.close()

    async def _ask(self, method: str, path: str, body: bytes, wanted: int) -> str:
        if self._writer is None or time.monotonic() - self._used > STAYS:
            await self.leave()
            self._reader, self._writer = await asyncio.open_connection("127.0.0.1", self._port)
        host = f"127.0.0.1:{self._port}"
        cookies = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: {host}\r\nX-Forwarded-Proto: https\r\nX-Forwarded-For: {self._from}\r\n"
            f"Origin: https://{host}\r\nAccept-Language: ko\r\nCookie: {cookies}\r\n"
            f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        self._writer.write(head.encode() + body)
        lines = (await self._reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        status, length, onward = int(lines[0].split()[1]), 0, ""
        for line in lines[1:]:
            name, _colon, value = line.partition(": ")
            match name.lower():
                case "content-length":
                    length = int(value)
                case "location":
                    onward = value
                case "set-cookie":
                    cookie, _equals, worth = value.partition(";")[0].partition("=")
                    self._cookies[cookie] = worth
        text = (await self._reader.readexactly(length)).decode() if length else ""
        self._used = time.monotonic()
        if status != wanted:
            raise Wrong(f"{method} {path}: {status} {onward} {_heading(text)}")
        return onward or text


async def warm(port: int) -> None:
    """Both processes of the site read their code and templates before the clock runs."""

    async def look_around() -> None:
        voter = Voter(port, 0)
        for path in ("/bench/", "/bench/2027/vote/", "/bench/accounts/login/code/") * 3:
            await voter.get(path)
        await voter.leave()

    await asyncio.gather(*(look_around() for _ in range(8)))


async def sign_in(voter: Voter, mailbox: Mailbox) -> None:
    """With the six digits that come by e-mail: nobody needs a password to vote."""
    page = await voter.get("/bench/accounts/login/code/")
    letter = mailbox.expect(voter.email)
    await voter.send("/bench/accounts/login/code/", page, 302, email=voter.email)
    page = await voter.get("/bench/accounts/login/code/confirm/")
    await voter.send("/bench/accounts/login/code/confirm/", page, 302, code=await letter)


async def look(voter: Voter, paper: str = PAPER, second: str = PAPER + "confirm/") -> tuple[str, list[str]]:
    """The second look, and what was chosen."""
    page = await voter.get(paper)
    chosen = CHOICE.findall(page)[:5]
    return await voter.send(second, page, 200, choices=chosen), chosen


async def cast(voter: Voter, page: str, chosen: list[str]) -> str:
    return await voter.send(PAPER + "cast/", page, 302, choices=chosen)


async def receipt(voter: Voter, where: str = PAPER) -> str:
    """The number of the envelope."""
    return NUMBER.search(await voter.get(where + "receipt/"))[1]


async def journeys(port: int, mailbox: Mailbox, voters: int, clients: int) -> Told:
    """Everybody from the door to the receipt."""

    async def one(voter: Voter, told: Told) -> None:
        begun = time.perf_counter()
        await _timed(told, "sign in", sign_in(voter, mailbox))
        page, chosen = await _timed(told, "ballot and second look", look(voter))
        await _timed(told, "cast", cast(voter, page, chosen))
        told.acknowledged.append(await _timed(told, "receipt", receipt(voter)))
        told.seconds.append(time.perf_counter() - begun)

    return await _all(port, voters, clients, one)


async def by_letter(port: int, codes: list[str], voters: int, clients: int) -> Told:
    """Everybody from the door with their letter to the receipt: six requests, no account and no e-mail."""

    async def one(voter: Voter, told: Told) -> None:
        begun = time.perf_counter()
        await _timed(told, "door", _enter(voter, codes[voter.number]))
        page, chosen = await _timed(told, "ballot and second look", look(voter, LETTER + "paper/", LETTER + "look/"))
        await _timed(told, "cast", voter.send(LETTER + "cast/", page, 302, choices=chosen))
        told.acknowledged.append(await _timed(told, "receipt", receipt(voter, LETTER)))
        told.seconds.append(time.perf_counter() - begun)

    return await _all(port, voters, clients, one)


async def _enter(voter: Voter, code: str) -> None:
    page = await voter.get(LETTER)
    await voter.send(LETTER, page, 302, code=code, name=f"주민{voter.number}", born="1950-03-01")


async def casts(port: int, mailbox: Mailbox, voters: int, clients: int) -> Told:
    """Everybody signs in and takes the second look; then the clock runs, and they send. Afterwards they see the receipt."""
    ready: list[tuple] = []

    async def prepare(voter: Voter, _told: Told) -> None:
        await sign_in(voter, mailbox)
        ready.append((voter, *await look(voter)))

    before = await _all(port, voters, clients, prepare, stay=True)
    waiting = iter(ready)

    async def send(_voter: Voter, told: Told) -> None:
        voter, page, chosen = next(waiting)
        begun = time.perf_counter()
        await cast(voter, page, chosen)
        told.seconds.append(time.perf_counter() - begun)

    told = await _all(port, len(ready), clients, send)
    there = iter(ready)

    async def ask(_voter: Voter, after: Told) -> None:
        voter, *_shown = next(there)
        after.acknowledged.append(await receipt(voter))
        await voter.leave()

    after = await _all(port, len(ready), clients, ask)
    told.acknowledged, told.errors = after.acknowledged, before.errors + told.errors + after.errors
    return told


async def _all(port: int, voters: int, clients: int, act, stay: bool = False) -> Told:
    """`clients` at a time until every voter has had their turn."""
    told, numbers = Told(begun=time.perf_counter()), count()

    async def client() -> None:
        while (number := next(numbers)) < voters:
            voter = Voter(port, number)
            try:
                await act(voter, told)
            except (Wrong, OSError, asyncio.IncompleteReadError, TypeError) as error:
                told.errors.append(f"voter {number}: {error!r}")
            if not stay:
                await voter.leave()

    await asyncio.gather(*(client() for _ in range(clients)))
    told.ended = time.perf_counter()
    return told


async def _timed(told: Told, name: str, step):
    begun = time.perf_counter()
    done = await step
    told.steps.setdefault(name, []).append(time.perf_counter() - begun)
    return done


def _heading(text: str) -> str:
    found = re.search(r"<h1[^>]*>([^<]*)", text)
    return found[1].strip() if found else text[:200]
