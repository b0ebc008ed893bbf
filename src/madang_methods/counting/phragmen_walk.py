"""The walk of sequential Phragmén: who is next, what becomes of them, until nobody is left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from heapq import heapify, heappop, heappush

from .election import Election
from .limits import Room
from .loads import Carried, Loads, Time
from .result import Reason, Tie
from .rule import RuleSpec
from .standing import Standing
from .supporters import Supporters


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a project (its place in `stand`), with the room and what its supporters carried before that."""

    project: int
    reason: Reason
    carried: Carried
    room: Room
    by: str = ""


@dataclass(slots=True, eq=False)
class Walk:
    """One count. `stand` has None for those that do not compete.

    At the k-th choice among equals, alternative `script[k]` is taken (0, the usual one, beyond its end) of those that
    the first `known` steps of the rule's ties leave; `widths[k]` is how many they were. So the same walk can be taken
    with every other choice.
    """

    spec: RuleSpec
    stand: Sequence[Standing | None]
    room: Room
    loads: Loads
    twins: Sequence[int]
    script: Sequence[int]
    known: int
    widths: list[int] = field(default_factory=list)
    fates: list[Fate] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    # Each project's place by the rule's ties.
    rank: dict[int, int] = field(default_factory=dict)
    # Projects by the time that is known to be their least.
    queue: list[tuple[int, int]] = field(default_factory=list)

    @classmethod
    def through(
        cls,
        election: Election,
        spec: RuleSpec,
        stand: Sequence[Standing | None],
        supporters: Supporters,
        twins: Sequence[int],
        script: Sequence[int],
        known: int,
    ) -> "Walk":
        """From the first purchase to the last."""
        loads = Loads.none(supporters, election.budget, len(stand))
        walk = cls(spec, stand, Room.at_first(election), loads, twins, script, known)
        walk.queue = [((one.cost << loads.shift) // one.votes, place) for place, one in enumerate(stand) if one]
        heapify(walk.queue)
        places = sorted((place for place, one in enumerate(stand) if one), key=walk._key)
        walk.rank = {place: number for number, place in enumerate(places)}
        while walk.queue:
            walk._round()
        return walk

    def _round(self) -> None:
        times = self._earliest()
        left = list(self._drop_shut_out(times))
        dear = [place for place in left if self._one(place).cost > self.room.left]
        if dear and self.spec.cutoff == "stop":
            return self._stop(dear, left)
        if dear:
            self._drop(dear, Reason.TOO_EXPENSIVE)
            left = [place for place in left if place not in dear]
        if left:
            chosen = self._choose(left)
            self._buy(chosen, times[chosen])
            for place in left:
                if place != chosen:
                    heappush(self.queue, (times[place].at_least, place))

    def _earliest(self) -> dict[int, Time]:
        """All projects with the least time, taken from the queue, best first by the rule's ties."""
        now: dict[int, Time] = {}
        of_twin: dict[int, Time] = {}
        least = None
        while self.queue and (least is None or self.queue[0][0] <= least):
            _, place = heappop(self.queue)
            one, twin = self._one(place), self.twins[place]
            if twin not in of_twin:
                of_twin[twin] = self.loads.time(place, one.cost, one.votes)
            now[place] = of_twin[twin]
            least = now[place].at_most if least is None else min(least, now[place].at_most)
        near = [place for place, time in now.items() if least is not None and time.at_least <= least]
        if len(near) > 1:
            exact = {twin: self._exact(twin) for twin in {self.twins[place] for place in near}}
            first = min(exact.values())
            near = [place for place in near if exact[self.twins[place]] == first]
        earliest = {place: now.pop(place) for place in sorted(near, key=self.rank.__getitem__)}
        for place, time in now.items():
            heappush(self.queue, (time.at_least, place))
        return earliest

    def _drop_shut_out(self, places: Sequence[int] | dict[int, Time]) -> Iterator[int]:
        for place in places:
            one = self._one(place)
            shut_out = self.room.bar(one.id, one.cost)
            if shut_out is None:
                yield place
            else:
                self._drop([place], *shut_out)

    def _drop(self, places: Sequence[int], reason: Reason, by: str = "") -> None:
        self.fates += [Fate(place, reason, self.loads.carried(place), self.room, by) for place in places]

    def _stop(self, dear: Sequence[int], left: Sequence[int]) -> None:
        """The first too dear ends the count; the others follow in the order of their times."""
        ender, *_ = dear
        self._drop([ender], Reason.TOO_EXPENSIVE)
        rest = [place for place in left if place != ender] + [place for _, place in self.queue]
        rest.sort(key=lambda place: (self._exact(place), self.rank[place]))
        self._drop(rest, Reason.STOPPED, self._one(ender).id)
        self.queue = []

    def _choose(self, places: Sequence[int]) -> int:
        best = self._key(places[0])[: self.known]
        equal = [place for place in places if self._key(place)[: self.known] == best]
        turn = len(self.widths)
        self.widths.append(len(equal))
        if len(places) > 1:
            self._note_tie(*places[:2])
        return equal[self.script[turn] if turn < len(self.script) else 0]

    def _note_tie(self, ahead: int, behind: int) -> None:
        one, other = self._one(ahead), self._one(behind)
        decided_by = next(tie for tie in self.spec.ties if one.tie(tie) != other.tie(tie))
        self.ties.append(Tie(len(self.fates) + 1, one.id, other.id, int(self._exact(ahead)), decided_by))

    def _buy(self, place: int, time: Time) -> None:
        one = self._one(place)
        self._drop([place], Reason.FITS)
        self.loads.buy(place, one.cost, one.votes, time, self.fates[-1].carried)
        self.room = self.room.after(one.id, one.cost)

    def _exact(self, place: int) -> Fraction:
        one = self._one(place)
        return self.loads.exact_time(one.cost, one.votes, self.loads.carried(place))

    def _key(self, place: int) -> tuple[int, ...]:
        one = self._one(place)
        return tuple(one.tie(tie) for tie in self.spec.ties)

    def _one(self, place: int) -> Standing:
        one = self.stand[place]
        assert one is not None  # only those that compete are in the queue
        return one
