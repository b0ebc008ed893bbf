"""Three people hold the key of a vote: they make it at home, try it, open the box on two machines, and open the lot.

At home is a folder here, where real shares are on paper: so whoever plays with the demo city can be the trustees, too.
"""

import re
from pathlib import Path

from django.conf import settings

from madang_methods.sealing.ballots_file import write_ballots
from madang_methods.sealing.key_file import KeyFile, make_key, unlock
from madang_methods.sealing.manifest import Manifest
from madang_methods.sealing.opening import Opening, open_box
from madang_methods.sealing.openings import sample_file
from madang_methods.sealing.sampling import sample_size
from madang_methods.sealing.seal_test import answer
from madang_methods.sealing.shares import read_share
from madang_methods.sealing.tally import tally

from ..city.cast import COUNTER, OFFICER
from ..visitor import Visitor
from .act import visit

HOLDERS = ("감사담당관 이서윤", "참여예산위원장 박준호", "시민단체 최은영")
RANDOMNESS, VALUE, DICE = "drand quicknet 11223344", "5f3c9a11", "3 1 6 6 2"


class Trustees:
    """The key of one vote, whose box lies at `year`/`track`."""

    def __init__(self, year: int, track: str) -> None:
        self.office, self.site = f"{year}/vote/papers/{track}/", f"{year}/vote/{track}/"
        self.home: Path = settings.VAR / "trustees-at-home" / f"{year}-{track}"
        self.opening: Opening | None = None

    def bring_the_key(self) -> None:
        """Made at home under the name that the page gives; every one of them takes part in opening a test envelope."""
        jiu = visit(OFFICER.name).opens(self.office + "trustees/")
        made = make_key(re.search(r"seal keygen (\S+)", jiu.text)[1], HOLDERS)
        self.home.mkdir(parents=True)
        for share in made.shares:
            (self.home / f"share-{share.number}.txt").write_text(share.text, encoding="utf-8")
        jiu.fills({"열쇠 파일(key.json)": ("key.json", made.file.encoded)}).presses("열쇠 파일 올리기")
        for pair in ((0, 1), (1, 2)):
            number = self._read_test(jiu, made.file, pair)
            jiu.opens(self.office + "trustees/")
            jiu.fills(
                {"함께 시험 봉투를 연 열쇠지기": [HOLDERS[one] for one in pair], "시험 봉투에서 나온 번호": number}
            )
            jiu.presses("번호 확인하기")

    def open_at_home(self) -> None:
        """Two machines; what both found comes back to the site."""
        counter = visit(COUNTER.name)
        for holder, pair in ((0, (0, 1)), (2, (1, 2))):
            ballots, told = self._open(counter, pair)
            counter.opens(self.office + "openings/").fills({"누구의 컴퓨터에서 열었나요": HOLDERS[holder]})
            counter.fills(
                {"표 파일(ballots.pb)": ("ballots.pb", ballots), "집계 파일(tally.json)": ("tally.json", told)}
            )
            counter.presses("결과 올리기")

    def open_the_lot(self) -> None:
        """With the very words that the page gives for the command."""
        counter = visit(COUNTER.name).opens(self.office + "audit/")
        root, beacon, dice = re.search(r'--root (\w+) --beacon "(.+?)" --dice "(.+?)"', counter.text).groups()
        opened = self.opening.opened
        sample = sample_file(bytes.fromhex(root), beacon, dice, opened, sample_size(len(opened)))
        counter.fills({"뽑힌 봉투를 연 파일(sample.json)": ("sample.json", sample)}).presses("연 파일 올리기")

    def _read_test(self, visitor: Visitor, file: KeyFile, pair: tuple[int, int]) -> str:
        envelope = visitor.opens(self.office + "trustees/test.bin").page.body
        return answer(envelope, file.election, self._unlocked(file, pair))

    def _open(self, visitor: Visitor, pair: tuple[int, int]) -> tuple[bytes, bytes]:
        """ballots.pb and tally.json."""
        box, file = (visitor.opens(f"{self.office}trustees/{name}").page.body for name in ("box.txt", "key.json"))
        paper, counted = (visitor.opens(self.site + name).page.body for name in ("manifest.json", "counted.txt"))
        manifest = Manifest.from_bytes(paper)
        self.opening = open_box(box, self._unlocked(KeyFile.from_bytes(file), pair), manifest, counted)
        ballots = write_ballots(manifest, self.opening.ballots)
        return ballots, tally(manifest, ballots, counted, self.opening.rejects)

    def _unlocked(self, file: KeyFile, pair: tuple[int, int]):
        papers = [self.home / f"share-{one + 1}.txt" for one in pair]
        return unlock(file, [read_share(paper.read_text(encoding="utf-8")) for paper in papers])


def name_the_lot(year: int, tracks: tuple[str, ...], known_at: str) -> None:
    """Before anybody can know the value."""
    counter = visit(COUNTER.name)
    for track in tracks:
        counter.opens(f"{year}/vote/papers/{track}/audit/")
        counter.fills({"추첨에 쓸 공개 난수": RANDOMNESS, "값이 나오는 때": known_at}).presses("공개 난수 적어 두기")


def draw_the_lot(year: int, tracks: tuple[str, ...]) -> None:
    counter = visit(COUNTER.name)
    for track in tracks:
        counter.opens(f"{year}/vote/papers/{track}/audit/")
        counter.fills({"나온 값": VALUE, "여러 사람 앞에서 던진 주사위": DICE}).presses("추첨하기")
