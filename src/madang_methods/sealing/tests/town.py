"""A small town votes: everything from the making of the key to the finished kit, from one seed."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from madang_methods.counting import RuleSpec
from madang_methods.sealing.ballot_rule import BallotRule, exactly
from madang_methods.sealing.ballots_file import write_ballots
from madang_methods.sealing.board import audit_entry, freeze_entry, manifest_entry
from madang_methods.sealing.box import write_box
from madang_methods.sealing.checkpoint import Checkpoint, sign_checkpoint, with_signatures
from madang_methods.sealing.counts import Counts, District, Roll, Station
from madang_methods.sealing.envelope import Envelope, seal
from madang_methods.sealing.key_file import Made, make_key, unlock
from madang_methods.sealing.kit import Published, write_kit
from madang_methods.sealing.manifest import Item, Manifest, envelope_bytes
from madang_methods.sealing.manifest_parts import Custody, Dates, Keys, Money
from madang_methods.sealing.marks import Marks
from madang_methods.sealing.merkle import Tree, leaf_hash
from madang_methods.sealing.note import public_key
from madang_methods.sealing.opening import Opening, counted_file, open_box, place_of
from madang_methods.sealing.openings import Machine, Openings, sample_file
from madang_methods.sealing.receipts import Receipt, key_name
from madang_methods.sealing.sampling import sample_size
from madang_methods.sealing.tally import tally
from madang_methods.sealing.withdrawals import Withdrawal, withdrawn_file
from madang_methods.sealing.witness import Witness, submission

ELECTION = "vote.haeoreum.example/2027"
HOLDERS = ("김감사", "이위원", "박참관")
PROJECTS = (
    Item("A1", 30_000_000, "골목길 조명", ("road", "east")),
    Item("A2", 55_000_000, "어린이 공원", ("park", "east")),
    Item("A3", 20_000_000, "버스 정류장 의자", ("road", "west")),
    Item("A4", 80_000_000, "작은 도서관", ("park", "west")),
    Item("A5", 15_000_000, "쓰레기통; \"깨끗한\" 거리", ("road", "west")),
    Item("A6", 45_000_000, "텃밭", ("park", "east")),
)  # fmt: skip


def key(name: str) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(sha256(name.encode()).digest())


@dataclass(frozen=True)
class Town:
    """`voters` people vote, a tenth of them twice; one envelope in fifty is voided."""

    voters: int = 60
    ballot: BallotRule = exactly(3)  # noqa: RUF009
    spec: RuleSpec = RuleSpec()  # noqa: RUF009
    seed: int = 1
    gone: tuple[Withdrawal, ...] = ()  # after the first batch

    @cached_property
    def chance(self) -> random.Random:
        return random.Random(self.seed)

    @cached_property
    def made(self) -> Made:
        return make_key(ELECTION, HOLDERS, 2, random=lambda n: self.chance.randbytes(n))

    @cached_property
    def witnesses(self) -> tuple[Witness, ...]:
        boards = [public_key(ELECTION, key("board"))]
        return tuple(Witness(f"witness.example/{name}", key(name), boards) for name in ("press", "university"))

    @cached_property
    def manifest(self) -> Manifest:
        keys = Keys(
            self.made.file.public,
            public_key(ELECTION, key("board")),
            public_key(key_name(ELECTION), key("receipts")),
            tuple(witness.key for witness in self.witnesses),
            2,
        )
        return Manifest(
            election=ELECTION,
            title="해오름시 2027년 주민참여예산 투표",
            projects=PROJECTS,
            ballot=self.ballot,
            money=Money(150_000_000, caps={"park": 130_000_000}, conflicts=(("A2", "A6"),)),
            counting=self.spec,
            dates=Dates("2027-06-01T09:00:00+09:00", "2027-06-14T18:00:00+09:00"),
            keys=keys,
            custody=Custody("trustees", 2, HOLDERS),
            envelope_bytes=envelope_bytes(PROJECTS, self.ballot, ELECTION),
        )

    def marks(self) -> Marks:
        """What one more voter marks."""
        rule, ids = self.ballot, [project.id for project in PROJECTS]
        while True:
            some = tuple(self.chance.sample(ids, self.chance.randint(rule.least, min(rule.most, len(ids)))))
            points = tuple(self.chance.randint(1, rule.each) for _ in some) if rule.kind == "points" else ()
            if not self.manifest.paper.check(Marks(some, points)):
                return Marks(some, points)

    def envelope(self, marks: Marks) -> Envelope:
        ballot, digits = marks.canonical(self.ballot.kind), f"{self.chance.randint(0, 9999):04d}"
        return seal(ballot, place_of(self.manifest), self.manifest.keys.election, digits, self.chance.randbytes(32))

    @cached_property
    def cast(self) -> tuple[list[Envelope], list[Envelope], list[Envelope]]:
        """Counted, superseded, voided."""
        counted = [self.envelope(self.marks()) for _ in range(self.voters)]
        superseded = [self.envelope(self.marks()) for _ in range(self.voters // 10)]
        return counted, superseded, [self.envelope(self.marks()) for _ in range(self.voters // 50)]

    @cached_property
    def counted(self) -> bytes:
        return counted_file(envelope.leaf for envelope in self.cast[0])

    @cached_property
    def frozen(self) -> list[bytes]:
        """The board up to the freeze: two batches, each sorted by leaf."""
        counted, superseded, voided = self.cast
        everything = [*counted, *superseded, *voided]
        half = len(everything) // 2
        batches = [sorted(some, key=lambda one: one.leaf) for some in (everything[:half], everything[half:])]
        entries = [manifest_entry(ELECTION, self.manifest.digest), *(one.entry for one in batches[0])]
        entries += [one.entry(ELECTION) for one in self.gone]
        entries += [audit_entry(ELECTION, "ab" * 32), *(one.entry for one in batches[1])]
        reasons = {"desk": len(voided)} if voided else {}
        digest = sha256(self.counted).hexdigest()
        return [*entries, freeze_entry(ELECTION, digest, len(counted), len(superseded), reasons)]

    @cached_property
    def box(self) -> bytes:
        return write_box(ELECTION, self.manifest.digest, self.cast[0])

    def open_with(self, *holders: int) -> Opening:
        private = unlock(self.made.file, [self.made.shares[holder] for holder in holders])
        return open_box(self.box, private, self.manifest, self.counted)

    @cached_property
    def counts(self) -> Counts:
        counted, superseded, voided = self.cast
        votes, people = len(counted), len(counted) * 3
        east = District("동쪽", people, people // 2, votes // 2)
        west = District("서쪽", people, people - people // 2, votes - votes // 2)
        booth = Station("주민센터", issued=20, box=12, spoiled=3, unreturned=5, entry_a=12, entry_b=12, valid=11)
        roll = Roll(people - 3, 5, 2, people, 7)
        reasons = {"desk": len(voided)} if voided else {}
        return Counts(ELECTION, roll, votes, len(superseded), reasons, (east, west), (booth,))

    @cached_property
    def published(self) -> Published:
        return self.published_as()

    def published_as(self, **changed: bytes) -> Published:
        """With some files replaced, as a town that cheats would promise them on its own board."""
        opening = self.open_with(0, 1)
        ballots = changed.get("ballots") or write_ballots(self.manifest, opening.ballots)
        counted = changed.get("counted") or self.counted
        gone = changed["withdrawn"] if "withdrawn" in changed else withdrawn_file(self.manifest, self.gone)
        told = changed.get("tally") or tally(self.manifest, ballots, counted, opening.rejects, "1 2 3", gone)
        digests = sha256(ballots).hexdigest(), sha256(told).hexdigest()
        machines = tuple(Machine(name, *digests) for name in HOLDERS[:2])
        openings = Openings(ELECTION, self.manifest.digest, opening.box, machines).encoded
        root = Tree(map(leaf_hash, self.frozen)).root()
        sample = sample_file(root, "drand 1", "3 1 6", opening.opened, sample_size(len(opening.opened)))
        rest = {"counts": self.counts.encoded, "openings": openings, "sample": sample} | {
            name: data for name, data in changed.items() if name in ("counts", "openings", "sample")
        }
        return Published(self.manifest, counted, ballots, told, withdrawn=gone, **rest)

    def kit(self, published: Published | None = None, entries: list[bytes] | None = None) -> dict[str, bytes]:
        published = published or self.published
        frozen = self.frozen if entries is None else entries
        entries = [*frozen, published.entry]
        tree = Tree(map(leaf_hash, entries))
        for witness in self.witnesses:
            witness.seen.clear()
        earlier, last = {}, 0
        for size in sorted({1, len(frozen) // 2, len(frozen), len(entries)}):
            note = sign_checkpoint(Checkpoint(ELECTION, size, tree.root(size)), key("board"))
            body = submission(last, tree.consistency(last, size), note)
            answers = [witness.add_checkpoint(body, 1_811_000_000 + size) for witness in self.witnesses]
            earlier[size] = with_signatures(note, [one for answer in answers for one in answer.signatures])
            last = size
        receipts = [
            (one.leaf, Receipt(ELECTION, one.leaf, "2027-06-14T19:00+09:00").signed(key("receipts")))
            for one in self.cast[0][:5]
        ]
        note = earlier.pop(len(entries))
        return write_kit(published, entries, note, earlier, receipts)


def broken(judged: dict[str, object]) -> set[str]:
    """The names of what does not hold, from the verifier's or the invariants' JSON."""
    invariants = judged["invariants"]
    assert isinstance(invariants, list)
    return {one["id"] for one in invariants if one["findings"]}


Mutate = Callable[[dict[str, bytes]], dict[str, bytes]]
