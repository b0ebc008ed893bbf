"""Check a public lottery: one file, Python 3.9 or newer, nothing else needed.

    python3 verify.py [FOLDER] [--digest HEX] [--receipt FILE] [--json]      exit 0: everything holds; 1: something does not

FOLDER holds record.json and, after the draw, draw.json; people.csv where everybody's pseudonym is published; perhaps
portfolio.csv, all tickets as a table. --digest is what was announced before the draw, --receipt what one volunteer was
given. Written apart from the program that made the
files; it shares no line with it and believes none of its sums: fractions are added up again, hashes are hashed again.
"""

# ruff: noqa: B905 — zip has no strict in Python 3.9
from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import math
import os
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from itertools import accumulate
from typing import Any

MOST_STATES = 50_000
Q = Fraction


class Broken(Exception): ...


class Skipped(Exception): ...


def require(holds: bool, text: str) -> None:
    if not holds:
        raise Broken(text)


def sha(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def read_json(data: bytes) -> Any:
    """The value, if these are exactly its canonical bytes: sorted keys, whole numbers, composed letters."""
    value = json.loads(data.decode())
    require(canonical(value) == data, "This is not canonical JSON.")
    require(unicodedata.normalize("NFC", data.decode()) == data.decode(), "This text is not composed (NFC).")
    return value


def leaf_hash(person: Any) -> bytes:
    return sha(b"\x00" + canonical(list(person)))


def root_of(hashes: list[bytes]) -> bytes:
    """RFC 9162, 2.1: pair up level by level; what is left over at the right end is carried up as it is."""
    while len(hashes) > 1:
        pairs = [sha(b"\x01" + hashes[at] + hashes[at + 1]) for at in range(0, len(hashes) - 1, 2)]
        hashes = pairs + (hashes[-1:] if len(hashes) % 2 else [])
    return hashes[0] if hashes else sha(b"")


def climbed(leaf: bytes, place: int, size: int, proof: list[bytes]) -> bytes:
    """The root to which a proof leads (RFC 9162, 2.1.3.2)."""
    last = size - 1
    for other in proof:
        if place % 2 or place == last:
            leaf = sha(b"\x01" + other + leaf)
            while not place % 2 and place:
                place, last = place >> 1, last >> 1
        else:
            leaf = sha(b"\x01" + leaf + other)
        place, last = place >> 1, last >> 1
    return leaf if not last else b""


def rank(seed: bytes, purpose: str, name: str) -> bytes:
    return sha(b"\x00".join([seed, purpose.encode(), name.encode()]))


class Bundle:
    """The files by name, and what follows from the record."""

    def __init__(self, files: dict[str, bytes], digest: str | None = None, receipt: bytes | None = None) -> None:
        self.files, self.announced, self.receipt = files, digest, receipt
        self.record: Any = read_json(files["record.json"])
        self.digest = sha(files["record.json"]).hex()
        record = self.record
        self.units: list[Any] = record["units"]
        self.people = [people for _, _, people in self.units]
        self.tickets = [(copies, dict(map(tuple, counts))) for copies, counts in record["tickets"]]
        self.number = sum(copies for copies, _ in self.tickets)
        totals: Counter[int] = Counter()
        for copies, counts in self.tickets:
            for unit, count in counts.items():
                totals[unit] += copies * count
        self.totals = [totals[unit] for unit in range(len(self.units))]
        self.chance = [Q(total, self.number * people) for total, people in zip(self.totals, self.people)]
        self.never = {unit for unit, _ in record["certificate"]["never"]}
        self.rows = list(self._rows())
        self.ranked: list[tuple[str, int, str, str]] = []

    def _rows(self) -> Any:
        """(weights by unit, least, most): quotas, kinds of households, seats, then cuts."""
        types, features = self.record["types"], self.record["features"]
        for feature, value, least, most in self.record["quotas"]:
            at = features.index(feature)
            yield {u: 1 for u, one in enumerate(self.units) if types[one[0]][at] == value}, least, most
        for home, (_, count) in enumerate(self.record["homes"]):
            yield {u: 1 for u, one in enumerate(self.units) if one[1] == home}, 0, count
        yield dict.fromkeys(range(len(self.units)), 1), self.record["seats"], self.record["seats"]
        for weights, most in self.record["certificate"]["cuts"]:
            yield {u: weight for u, weight in enumerate(weights) if weight}, 0, most

    @property
    def firm(self) -> int:
        return len(self.rows) - len(self.record["certificate"]["cuts"])

    def panel(self, ticket: int) -> dict[int, int]:
        ends = accumulate(copies for copies, _ in self.tickets)
        return next(counts for end, (_, counts) in zip(ends, self.tickets) if ticket <= end)

    def draw(self) -> Any:
        if "draw.json" not in self.files:
            raise Skipped("There has been no draw yet.")
        return read_json(self.files["draw.json"])

    def seed(self) -> bytes:
        return bytes.fromhex(self.draw()["seed"])

    def by_rank(self) -> list[tuple[str, int, str, str]]:
        seed = self.seed()
        if not self.ranked:
            self.ranked = sorted(self.everybody(), key=lambda one: rank(seed, "rank", one[0]))
        return self.ranked

    def everybody(self) -> list[tuple[str, int, str, str]]:
        if "people.csv" not in self.files:
            raise Skipped("The people are not published here.")
        rows = list(csv.reader(io.StringIO(self.files["people.csv"].decode())))
        return [(name, int(unit), household, salt) for name, unit, household, salt in rows[1:]]


def check_record(bundle: Bundle) -> str:
    require(bundle.record["format"] == "madang-sortition/1", "Another form of record.")
    require(sum(bundle.people) == bundle.record["people"], "The types do not add up to the people.")
    if bundle.announced:
        require(bundle.announced.lower() == bundle.digest, "The record is not the one that was announced.")
    return bundle.digest


def check_tickets(bundle: Bundle) -> str:
    for at, (copies, counts) in enumerate(bundle.tickets):
        require(copies > 0, f"Panel {at} has no tickets.")
        require(all(0 < count <= bundle.people[unit] for unit, count in counts.items()), f"Panel {at}: too many.")
        for row, (weights, least, most) in enumerate(bundle.rows):
            total = sum(weights.get(unit, 0) * count for unit, count in counts.items())
            require(least <= total <= most, f"Panel {at} breaks row {row}: {total} is not within {least} and {most}.")
    return f"{bundle.number} tickets, {len(bundle.tickets)} different panels"


def check_close(bundle: Bundle) -> str:
    """Every ticket has of every unit and quota what is expected, rounded down or up."""
    if not bundle.record["close"]:
        raise Skipped("The record does not claim it.")
    sums = [sum(weight * bundle.totals[u] for u, weight in row[0].items()) for row in bundle.rows[: bundle.firm]]
    for at, (_, counts) in enumerate(bundle.tickets):
        for unit, total in enumerate(bundle.totals):
            require(abs(counts.get(unit, 0) * bundle.number - total) < bundle.number, f"Panel {at}, unit {unit}.")
        for row, total in enumerate(sums):
            here = sum(bundle.rows[row][0].get(unit, 0) * count for unit, count in counts.items())
            require(abs(here * bundle.number - total) < bundle.number, f"Panel {at}, row {row}.")
    return "within one of what is expected, in every intersection"


def check_chances(bundle: Bundle) -> str:
    lowest = min(one for unit, one in enumerate(bundle.chance) if unit not in bundle.never)
    stated = bundle.record["chances"]
    require(str(lowest) == stated["lowest"], f"The lowest chance is {lowest}, not {stated['lowest']}.")
    require(str(max(bundle.chance)) == stated["highest"], "The highest chance is another.")
    require(all(bundle.totals[unit] == 0 for unit in bundle.never), "Somebody impossible is on a ticket.")
    return f"lowest {float(lowest):.5f}, highest {float(max(bundle.chance)):.5f}"


def whole(step: Any) -> tuple[dict[int, int], dict[int, int]]:
    """Weights and prices times one number that makes them whole; only their proportions matter."""
    weights = {unit: Q(text) for unit, text in step.get("weights", [])}
    prices = {row: Q(text) for row, text in step["prices"]}
    scale = 1
    for value in (*weights.values(), *prices.values()):
        scale = scale * value.denominator // math.gcd(scale, value.denominator)
    require(all(weight >= 0 for weight in weights.values()), "A weight is negative.")
    return {u: int(one * scale) for u, one in weights.items()}, {r: int(one * scale) for r, one in prices.items()}


def charged(bundle: Bundle, prices: dict[int, int], sign: int = 1) -> tuple[list[int], int]:
    """What the prices charge each unit, and what the limits of the rows are worth at these prices."""
    out = [0] * len(bundle.units)
    for row, price in prices.items():
        for unit, weight in bundle.rows[row][0].items():
            out[unit] += price * weight
    return out, sum(price * bundle.rows[row][2 if price * sign > 0 else 1] for row, price in prices.items())


def level(bundle: Bundle, step: Any, settled: dict[int, Fraction], cap: Fraction) -> Fraction:
    """What nobody left can be raised above, by these multipliers, if those settled keep their levels."""
    weights, prices = whole(step)
    costs, worth = charged(bundle, prices)
    kept: Counter[Fraction] = Counter()
    share = room = 0
    for unit, people in enumerate(bundle.people):
        if unit in bundle.never:
            continue
        weight = max(0, costs[unit]) if unit in settled else weights.get(unit, 0)
        if unit in settled:
            kept[settled[unit]] += weight * people
        else:
            share += weight * people
        room += people * max(0, weight - costs[unit])
    total = worth + cap * room - sum((one * mass for one, mass in kept.items()), Q(0))
    return min(cap, total / share) if share else cap


def least_cap(bundle: Bundle, step: Any) -> Fraction:
    """What some chance reaches in every lottery that gives everybody at least the floor."""
    weights, prices = whole(step)
    costs, limits = charged(bundle, prices, sign=-1)
    total, floor = Q(limits), Q(step["floor"])
    for unit, people in enumerate(bundle.people):
        if unit not in bundle.never:
            worth = weights.get(unit, 0) - costs[unit]
            total += people * worth * (floor if worth > 0 else 1)
    return total / Q(sum(weight * bundle.people[unit] for unit, weight in weights.items()))


def check_proof(bundle: Bundle) -> str:
    """The levels follow from the multipliers, and every chance is its level, rounded to tickets."""
    proof, aim = bundle.record["certificate"], bundle.record["objective"]
    require(bool(proof["cap"]) == (aim in ("balanced", "goldilocks")), "This objective is proved otherwise.")
    if aim == "balanced":
        floor = Q(proof["steps"][0]["level"]) * (1 - Q(bundle.record["slack"]))
        require(Q(proof["cap"]["floor"]) == floor, "The floor is not the best lowest chance.")
    settled: dict[int, Fraction] = {}
    for capped in (False, True) if proof["cap"] else (False,):
        steps = [step for step in proof["steps"] if step["capped"] == capped]
        cap, settled = Q(proof["cap"]["level"]) if capped else Q(1), {}
        for step in steps:
            high = Q(step["level"])
            require(level(bundle, step, settled, cap) == high, f"Level {high} does not follow.")
            # Whoever has a weight in a bound that is reached can have no more; without one somebody was left behind.
            tight = (
                {unit for unit, text in step["weights"] if Q(text) > 0} if high < cap else set(range(len(bundle.units)))
            )
            require(tight >= set(step["settled"]) and not settled.keys() & set(step["settled"]), "Settled too early.")
            settled.update(dict.fromkeys(step["settled"], high))
        if not capped and proof["cap"]:
            require(least_cap(bundle, proof["cap"]) == Q(proof["cap"]["level"]), "The cap does not follow.")
    _near(bundle, settled)
    everybody = set(range(len(bundle.units))) - bundle.never
    require(aim == "maximin" or set(settled) >= everybody, "Somebody was left unsettled.")
    return f"no lottery has a lowest chance above {proof['steps'][0]['level']}"


def _near(bundle: Bundle, settled: dict[int, Fraction]) -> None:
    for unit, one in settled.items():
        off = abs(one - bundle.chance[unit]) * bundle.number * bundle.people[unit]
        require(off < 1 or not bundle.record["close"], f"Unit {unit} is too far off its level.")


def check_never(bundle: Bundle) -> str:
    """Whoever has no chance could have none; and every cut holds."""
    for unit, prices in bundle.record["certificate"]["never"]:
        weights, costs = whole({"weights": [[unit, "1"]], "prices": prices})
        spent, bound = charged(bundle, costs)
        bound += sum(n * max(0, weights.get(u, 0) - spent[u]) for u, n in enumerate(bundle.people))
        if bound >= weights[unit]:
            require(best_panel(bundle, {unit: 1}) == 0, f"Unit {unit} could have been drawn.")
    for weights, most in bundle.record["certificate"]["cuts"]:
        require(best_panel(bundle, dict(enumerate(weights))) <= most, "A cut is broken by a panel.")
    return f"{len(bundle.never)} impossible units, {len(bundle.record['certificate']['cuts'])} cuts"


def best_panel(bundle: Bundle, worth: dict[int, int]) -> int:
    """The greatest worth of a panel, by trying all sums of rows; only for small pools."""
    rows = bundle.rows[: bundle.firm]
    states: dict[tuple[int, ...], int] = {(0,) * len(rows): 0}
    for unit, people in enumerate(bundle.people):
        held = [row for row, (weights, _, _) in enumerate(rows) if unit in weights]
        more: dict[tuple[int, ...], int] = {}
        for sums, best in states.items():
            for count in range(people + 1):
                new = list(sums)
                for row in held:
                    new[row] += count
                if any(new[row] > rows[row][2] for row in held):
                    break
                key = tuple(new)
                more[key] = max(more.get(key, -1), best + count * worth.get(unit, 0))
        states = more
        if len(states) > MOST_STATES:
            raise Skipped("Too many panels to try here; the solver's word stands alone.")
    fit = [best for sums, best in states.items() if all(total >= row[1] for total, row in zip(sums, rows))]
    return max(fit, default=0)


def check_people(bundle: Bundle) -> str:
    """Everybody's leaf leads to the root; types and households are as counted."""
    people = bundle.everybody()
    require(people == sorted(people), "The people are not in order.")
    require(len({name for name, _, _, _ in people}) == len(people), "A pseudonym stands twice.")
    root = root_of([leaf_hash(one) for one in people]).hex()
    require(root == bundle.record["root"], "These are not the people of the record.")
    counts = Counter(unit for _, unit, _, _ in people)
    require(all(counts[unit] == number for unit, number in enumerate(bundle.people)), "A type is miscounted.")
    homes: dict[str, list[int]] = {}
    for _, unit, household, _ in people:
        if bundle.units[unit][1] is not None:
            homes.setdefault(household, []).append(unit)
    kinds = Counter(
        (bundle.units[units[0]][1], tuple(sorted(bundle.units[u][0] for u in units))) for units in homes.values()
    )
    stated = {(at, tuple(members)): count for at, (members, count) in enumerate(bundle.record["homes"])}
    require(kinds == stated, "A kind of household is miscounted.")
    return f"{len(people)} people"


def check_portfolio(bundle: Bundle) -> str:
    """The table of all tickets that people read says what the record says."""
    if "portfolio.csv" not in bundle.files:
        raise Skipped("No table of the tickets is here.")
    record, first, stated = bundle.record, 1, [["from", "to", *bundle.record["features"], "people"]]
    for copies, counts in record["tickets"]:
        for unit, number in counts:
            stated.append(
                [str(first), str(first + copies - 1), *record["types"][record["units"][unit][0]], str(number)]
            )
        first += copies
    require(list(csv.reader(io.StringIO(bundle.files["portfolio.csv"].decode()))) == stated, "It is not the record's.")
    return f"{len(stated) - 1} lines"


def check_seed(bundle: Bundle) -> str:
    """The draw belongs to this record, and the seed follows from the randomness that the record named."""
    draw = bundle.draw()
    require(draw["record"] == bundle.digest, "This is the draw of another record.")
    names = [name for name, _ in draw["randomness"]]
    require(names == bundle.record["randomness"], "The record named other randomness.")
    if not names:
        raise Skipped("The record names no randomness: the seed was simply given.")
    seed = sha(canonical(["budget-sortition/v1", bundle.digest, draw["randomness"]])).hex()
    require(seed == draw["seed"], "The seed does not follow from the randomness.")
    return seed


def check_ticket(bundle: Bundle) -> str:
    seed, limit, at = bundle.seed(), 2**256 // bundle.number * bundle.number, 0
    while (value := int.from_bytes(rank(seed, "ticket", str(at)), "big")) >= limit:
        at += 1
    ticket = value % bundle.number + 1
    require(ticket == bundle.draw()["ticket"], f"The seed names ticket {ticket}.")
    drawn = Counter(unit for _, unit in bundle.draw()["drawn"])
    require(drawn == Counter(bundle.panel(ticket)), "The panel is not the one of the ticket.")
    return f"ticket {ticket} of {bundle.number}"


def check_panel(bundle: Bundle) -> str:
    """The members are the first of their unit by hash; of a household at most one."""
    draw, seed, members = bundle.draw(), bundle.seed(), []
    blocks: dict[int, set[str]] = {}
    by_unit: dict[int, list[Any]] = {}
    for one in bundle.by_rank():
        by_unit.setdefault(one[1], []).append(one)
    for unit, wanted in sorted(bundle.panel(draw["ticket"]).items()):
        people, home = by_unit[unit], bundle.units[unit][1]
        if home is not None:
            used = blocks.setdefault(home, set())
            first: dict[str, Any] = {}
            for one in people:
                if one[2] not in used:
                    first.setdefault(one[2], one)
            people = [first[code] for code in sorted(first, key=lambda code: rank(seed, "household", code))]
            used.update(one[2] for one in people[:wanted])
        members += people[:wanted]
    require(sorted([one[0], one[1]] for one in members) == sorted(draw["drawn"]), "The hashes draw other people.")
    return f"{len(members)} members"


def check_replacements(bundle: Bundle) -> str:
    """Whoever came for somebody who could not was next by hash."""
    draw, everybody = bundle.draw(), bundle.by_rank()
    known = {one[0]: one for one in everybody}
    members, gone, log = [known[name] for name, _ in draw["drawn"]], set(), []
    for name in draw["withdrawn"]:
        gone.add(name)
        if known[name] in members:
            members.remove(known[name])
            into, how = _next(bundle, everybody, members, gone, known[name])
            members += [into] if into else []
            log.append([name, into[0] if into else None, how])
    require(log == draw["replacements"], "Somebody else was next.")
    require(sorted(one[0] for one in members) == sorted(draw["members"]), "The members are others.")
    waiting: dict[int, list[str]] = {}
    for one in _standby(everybody, members, gone):
        waiting.setdefault(bundle.units[one[1]][0], []).append(one[0])
    for type, names in draw["reserves"]:
        left = waiting.get(type, [])
        require(names == left[: len(names)], "The reserves are in another order.")
    return f"{len(log)} replacements"


def _standby(everybody: list[Any], members: list[Any], gone: set[str]) -> list[Any]:
    taken, homes = {one[0] for one in members} | gone, {one[2] for one in members if one[2]}
    return [one for one in everybody if one[0] not in taken and one[2] not in homes]


def _next(bundle: Bundle, everybody: list[Any], members: list[Any], gone: set[str], leaver: Any) -> tuple[Any, str]:
    standby = _standby(everybody, members, gone)
    for one in standby:
        if bundle.units[one[1]][0] == bundle.units[leaver[1]][0]:
            return one, "same_type"
    features, vacant = bundle.record["features"], bundle.record["seats"] - len(members)
    for one in standby:
        sums = Counter(
            pair for who in (*members, one) for pair in zip(features, bundle.record["types"][bundle.units[who[1]][0]])
        )
        missing: Counter[str] = Counter()
        for feature, value, least, _ in bundle.record["quotas"]:
            missing[feature] += max(0, least - sums[feature, value])
        over = any(sums[feature, value] > most for feature, value, _, most in bundle.record["quotas"])
        if not over and all(number < vacant for number in missing.values()):
            return one, "quotas"
    return None, "none"


def check_receipt(bundle: Bundle) -> str:
    if bundle.receipt is None:
        raise Skipped("No receipt was given.")
    receipt = json.loads(bundle.receipt)
    require(receipt["record"] == bundle.digest, "This receipt belongs to another record.")
    proof = [bytes.fromhex(one) for one in receipt["proof"]]
    found = climbed(leaf_hash(receipt["leaf"]), receipt["place"], bundle.record["people"], proof)
    require(found.hex() == bundle.record["root"], "This person is not in the record.")
    chance = bundle.chance[receipt["leaf"][1]]
    return f"in the record, with a chance of {chance} ({round(chance * 100_000)} in 100,000)"


CHECKS: list[Callable[[Bundle], str]] = [
    check_record,
    check_tickets,
    check_close,
    check_chances,
    check_proof,
    check_never,
]
CHECKS += [check_people, check_portfolio, check_seed, check_ticket, check_panel, check_replacements, check_receipt]
UNREADABLE = (KeyError, ValueError, TypeError, IndexError, ZeroDivisionError, AttributeError, StopIteration, csv.Error)


def judge(files: dict[str, bytes], digest: str | None = None, receipt: bytes | None = None) -> list[dict[str, str]]:
    """[{"name", "state": holds | broken | skipped, "said"}, …]"""
    out, bundle = [], None
    for check in CHECKS:
        try:
            bundle = bundle or Bundle(files, digest, receipt)
            state, said = "holds", check(bundle)
        except Skipped as skipped:
            state, said = "skipped", str(skipped)
        except Broken as broken:
            state, said = "broken", str(broken)
        except UNREADABLE as error:
            state, said = "broken", f"This cannot be read: {type(error).__name__} {error}"
        out.append({"name": check.__name__[6:], "state": state, "said": said})
    return out


def read_files(folder: str) -> dict[str, bytes]:
    files = {}
    for name in ("record.json", "draw.json", "people.csv", "portfolio.csv"):
        if os.path.exists(os.path.join(folder, name)):
            with open(os.path.join(folder, name), "rb") as file:
                files[name] = file.read()
    return files


def main() -> int:
    parser = argparse.ArgumentParser(description="Check a public lottery. Exit 0: all holds; 1: something does not.")
    parser.add_argument("folder", nargs="?", default=os.path.dirname(os.path.abspath(__file__)))
    parser.add_argument("--digest", help="the digest that was announced before the draw")
    parser.add_argument("--receipt", type=argparse.FileType("rb"), help="the file one volunteer was given")
    parser.add_argument("--json", action="store_true", help="print one JSON list")
    given = parser.parse_args()
    checks = judge(read_files(given.folder), given.digest, given.receipt.read() if given.receipt else None)
    holds = all(one["state"] != "broken" for one in checks)
    if given.json:
        print(json.dumps(checks, ensure_ascii=False, indent=2))
        return 0 if holds else 1
    for one in checks:
        print(f"{one['name']:13} {one['state'].upper() if one['state'] == 'broken' else one['state']:8} {one['said']}")
    print("Everything that can be checked holds." if holds else "This lottery does not hold.")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
