"""Check a published vote: one file, Python 3.9 or newer, nothing else needed.

    python3 verify.py [FOLDER] [--json]      exit 0: every statement holds; exit 1: at least one is broken

It is written apart from the program that made the files and shares no line with it: its own Merkle tree (RFC 9162), its
own Ed25519 (RFC 8032), its own reading of ballots and its own count by the greedy rule. What it cannot count again it
says. With the whole package, `python -m madang_methods seal verify FOLDER` counts by every rule.
"""

from __future__ import annotations

import argparse
import base64
import csv
import hashlib
import hmac
import io
import json
import os
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from typing import Any

Finding = tuple[str, dict[str, Any]]


class Broken(Exception):
    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


class NothingToCheck(Exception):
    pass


# --- canonical JSON and digests -------------------------------------------------------------------------------------


def sha(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def hexsha(data: bytes) -> str:
    return sha(data).hex()


def canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def read_json(data: bytes, name: str) -> Any:
    """The value, if these are exactly its canonical bytes: sorted keys, whole numbers, composed letters."""

    def refuse(text: str) -> Any:
        raise Broken("not_whole", file=name)

    try:
        text = data.decode()
        value = json.loads(text, parse_float=refuse, parse_constant=refuse)
    except ValueError:
        raise Broken("not_json", file=name) from None
    if canonical(value) != data or unicodedata.normalize("NFC", text) != text:
        raise Broken("not_canonical", file=name)
    return value


# --- Merkle tree, RFC 9162 section 2.1 ------------------------------------------------------------------------------


def leaf_hash(entry: bytes) -> bytes:
    return sha(b"\x00" + entry)


def root_of(hashes: list[bytes]) -> bytes:
    """Pair up level by level; what is left over at the right end is carried up as it is."""
    if not hashes:
        return sha(b"")
    while len(hashes) > 1:
        pairs = [sha(b"\x01" + hashes[at] + hashes[at + 1]) for at in range(0, len(hashes) - 1, 2)]
        hashes = pairs + (hashes[-1:] if len(hashes) % 2 else [])
    return hashes[0]


def tile_path(level: Any, index: int, width: int) -> str:
    groups = [f"{index % 1000:03d}"]
    while index >= 1000:
        index //= 1000
        groups.insert(0, f"{index % 1000:03d}")
    path = "/".join(["x" + group for group in groups[:-1]] + groups[-1:])
    return f"tile/{level}/{path}" + ("" if width == 256 else f".p/{width}")


def tile_paths(level: Any, size: int) -> Iterator[tuple[str, int, int]]:
    for begin in range(0, size, 256):
        width = min(256, size - begin)
        yield tile_path(level, begin // 256, width), begin, width


# --- Ed25519 verification, RFC 8032 section 5.1.7 -------------------------------------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
SQRT_MINUS_1 = pow(2, (P - 1) // 4, P)
Point = tuple[int, int, int, int]  # X, Y, Z, T with x = X/Z, y = Y/Z, xy = T/Z


def add(p: Point, q: Point) -> Point:
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number: int, p: Point) -> Point:
    total: Point = (0, 1, 1, 0)
    while number:
        if number & 1:
            total = add(total, p)
        p, number = add(p, p), number >> 1
    return total


def decompress(data: bytes) -> Point | None:
    coded = int.from_bytes(data, "little")
    y, sign = coded & (2**255 - 1), coded >> 255
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * SQRT_MINUS_1 % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


def ed25519(public: bytes, message: bytes, signature: bytes) -> bool:
    if len(public) != 32 or len(signature) != 64:
        return False
    a, r, s = decompress(public), decompress(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), "little") % L
    left, right = times(s, BASE), add(r, times(k, a))
    return (left[0] * right[2] - right[0] * left[2]) % P == 0 and (left[1] * right[2] - right[1] * left[2]) % P == 0


_BASE = decompress((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
assert _BASE is not None
BASE = _BASE


# --- signed notes, c2sp.org/signed-note and tlog-cosignature --------------------------------------------------------


def unbase64(text: str) -> bytes:
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        raise Broken("not_base64") from None
    if base64.b64encode(data).decode() != text:
        raise Broken("not_base64")
    return data


class Key:
    def __init__(self, text: str) -> None:
        self.name, _, rest = text.partition("+")
        identity, _, coded = rest.partition("+")
        data = unbase64(coded)
        self.kind, self.public = data[0], data[1:]
        self.id = sha(self.name.encode() + b"\n" + data)[:4]
        if self.id.hex() != identity:
            raise Broken("bad_key", key=self.name)


def verify_note(data: bytes, keys: list[Key]) -> tuple[str, list[Key]]:
    """The text and the keys that signed it. Unlike most readers it refuses signatures nobody can check."""
    try:
        text, _, lines = data.decode().rpartition("\n\n")
    except ValueError:
        raise Broken("not_a_note") from None
    text += "\n"
    if not lines.endswith("\n") or any(letter < " " and letter != "\n" for letter in text):
        raise Broken("not_a_note")
    signers = []
    for line in lines[:-1].split("\n"):
        parts = line.split(" ")
        if len(parts) != 3 or parts[0] != "\u2014":
            raise Broken("not_a_note")
        name, signed = parts[1], unbase64(parts[2])
        key = next((one for one in keys if one.name == name and one.id == signed[:4]), None)
        if key is None:
            raise Broken("signature_unknown", key=name)
        message, signature = text.encode(), signed[4:]
        if key.kind == 4:
            time = int.from_bytes(signature[:8], "big")
            message, signature = f"cosignature/v1\ntime {time}\n".encode() + message, signature[8:]
        if not ed25519(key.public, message, signature):
            raise Broken("false_signature", key=name)
        signers.append(key)
    return text, signers


# --- the kit --------------------------------------------------------------------------------------------------------


class Kit:
    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files

    def file(self, name: str) -> bytes:
        if name not in self.files:
            raise Broken("file_missing", file=name)
        return self.files[name]

    def json(self, name: str) -> Any:
        return read_json(self.file(name), name)

    @cached_property
    def manifest(self) -> Any:
        return self.json("manifest.json")

    @cached_property
    def keys(self) -> list[Key]:
        keys = self.manifest["keys"]
        return [Key(keys["board"])] + [Key(text) for text in keys["witnesses"]]

    def checkpoint(self, name: str) -> tuple[int, bytes, int]:
        """Size, root, number of witnesses; the board itself must have signed."""
        text, signers = verify_note(self.file(name), self.keys)
        found = re.fullmatch(r"([^\n]+)\n(0|[1-9][0-9]{0,17})\n([^\n]+)\n", text)
        if not found or found[1] != self.manifest["election"]:
            raise Broken("bad_checkpoint", file=name)
        if not any(key.kind == 1 for key in signers):
            raise Broken("not_signed", file=name)
        witnesses = {key.name for key in signers if key.kind == 4}
        return int(found[2]), unbase64(found[3]), len(witnesses)

    @cached_property
    def entries(self) -> list[bytes]:
        """From the files, whoever signed them: whether they did is I-7's question."""
        lines = self.file("checkpoint").split(b"\n")
        if len(lines) < 3 or not re.fullmatch(rb"[0-9]{1,12}", lines[1]):
            raise Broken("bad_checkpoint", file="checkpoint")
        found: list[bytes] = []
        for path, _, width in tile_paths("entries", int(lines[1])):
            data, at, some = self.file(path), 0, []
            while at < len(data):
                length = int.from_bytes(data[at : at + 2], "big")
                some.append(data[at + 2 : at + 2 + length])
                at += 2 + length
            if at != len(data) or len(some) != width:
                raise Broken("file_broken", file=path)
            found += some
        return found

    @cached_property
    def told(self) -> list[Any]:
        return [read_json(entry, f"entry {place}") for place, entry in enumerate(self.entries)]

    @cached_property
    def envelopes(self) -> dict[str, int]:
        kept = [(place, told) for place, told in enumerate(self.told) if set(told) == {"v", "e", "c", "h", "k"}]
        return {leaf_hash(self.entries[place]).hex(): place for place, _ in kept}

    def entry(self, kind: str) -> tuple[int, Any]:
        found = [(place, told) for place, told in enumerate(self.told) if told.get("t") == kind]
        if len(found) != 1:
            raise Broken("entry_count", kind=kind, found=len(found))
        return found[0]

    @cached_property
    def counted(self) -> list[str]:
        lines = self.file("counted.txt").decode("ascii").split("\n")
        leaves = lines[:-1]
        if lines[-1] or sorted(set(leaves)) != leaves or not all(re.fullmatch("[0-9a-f]{64}", one) for one in leaves):
            raise Broken("bad_counted", file="counted.txt")
        return leaves

    @cached_property
    def tables(self) -> dict[str, list[list[str]]]:
        """META, PROJECTS and VOTES of the ballots file, each with its heads as the first row."""
        tables: dict[str, list[list[str]]] = {}
        name = ""
        for row in csv.reader(io.StringIO(self.file("ballots.pb").decode(), newline=""), delimiter=";", strict=True):
            if row in (["META"], ["PROJECTS"], ["VOTES"]):
                name = row[0]
                tables[name] = []
            else:
                tables[name].append(row)
        return tables

    @cached_property
    def ballots(self) -> list[dict[str, Any]]:
        heads, rows = self.tables["VOTES"][0], self.tables["VOTES"][1:]
        points = self.manifest["ballot"]["kind"] == "points"
        if heads != ["voter_id", "vote"] + (["points"] if points else []):
            raise Broken("ballots_file", file="ballots.pb")
        ballots = []
        for number, row in enumerate(rows, 1):
            if row[0] != str(number) or len(row) != len(heads):
                raise Broken("ballots_file", file="ballots.pb", row=number)
            ballot: dict[str, Any] = {"choices": row[1].split(",") if row[1] else []}
            if points:
                ballot["points"] = [int(one) for one in row[2].split(",")] if row[2] else []
            ballots.append(ballot)
        spelled = [canonical(ballot) for ballot in ballots]
        if spelled != sorted(spelled):
            raise Broken("ballots_order", file="ballots.pb")
        return ballots

    @cached_property
    def tally(self) -> Any:
        return self.json("tally.json")

    @cached_property
    def withdrawn(self) -> list[str]:
        """Projects that left the paper while people voted, as the board says."""
        return [told["project"] for told in self.told if told.get("t") == "withdraw"]

    @cached_property
    def said(self) -> list[dict[str, Any]]:
        """The ballots without marks of withdrawn projects: those count for nothing, and the rest stands."""
        return [without(ballot, set(self.withdrawn)) for ballot in self.ballots]

    @cached_property
    def marks(self) -> dict[str, int]:
        return dict(Counter(choice for ballot in self.ballots for choice in ballot["choices"]))

    @cached_property
    def supports(self) -> dict[str, int]:
        return dict(Counter(choice for ballot in self.said for choice in ballot["choices"]))

    def as_promised(self, name: str) -> Iterator[Finding]:
        promised = self.entry("result")[1]["files"].get(name)
        if promised is None and name in self.files:
            yield "file_not_promised", {"file": name}
        elif promised is not None and name not in self.files:
            yield "file_missing", {"file": name}
        elif promised is not None and promised != hexsha(self.files[name]):
            yield "file_differs", {"file": name}


def without(ballot: dict[str, Any], gone: set[str]) -> dict[str, Any]:
    kept = [place for place, choice in enumerate(ballot["choices"]) if choice not in gone]
    return {name: [values[place] for place in kept] for name, values in ballot.items()}


# --- the statements -------------------------------------------------------------------------------------------------


def board(kit: Kit) -> Iterator[Finding]:
    """I-7"""
    hashes = [leaf_hash(entry) for entry in kit.entries]
    for name in ["checkpoint"] + sorted(name for name in kit.files if name.startswith("checkpoints/")):
        try:
            size, root, witnesses = kit.checkpoint(name)
        except Broken as broken:
            yield broken.code, {**broken.facts, "file": name}
            continue
        if size > len(hashes) or root_of(hashes[:size]) != root:
            yield "root_differs", {"file": name, "size": size}
        if name not in ("checkpoint", f"checkpoints/{size}"):
            yield "size_differs", {"file": name, "size": size}
        if name == "checkpoint" and witnesses < kit.manifest["keys"]["witness_quorum"]:
            yield "witnesses_missing", {"file": name, "signed": witnesses}
    wanted = {path for path, _, _ in tile_paths("entries", len(hashes))}
    level = 0
    while hashes:
        for path, begin, width in tile_paths(level, len(hashes)):
            wanted.add(path)
            if kit.file(path) != b"".join(hashes[begin : begin + width]):
                yield "tile_differs", {"file": path}
        full = range(0, len(hashes) - 255, 256)
        hashes, level = [root_of(hashes[at : at + 256]) for at in full], level + 1
    for path in sorted(name for name in kit.files if name.startswith("tile/")):
        if path not in wanted:
            yield "tile_differs", {"file": path}


def receipts(kit: Kit) -> Iterator[Finding]:
    """I-8"""
    names = sorted(name for name in kit.files if name.startswith("receipts/"))
    if not names:
        raise NothingToCheck
    election, key = kit.manifest["election"], Key(kit.manifest["keys"]["receipts"])
    for name in names:
        try:
            text, _ = verify_note(kit.files[name], [key])
        except Broken as broken:
            yield broken.code, {**broken.facts, "file": name}
            continue
        found = re.fullmatch(r"madang/receipt/v1\n([^\n]+)\n([0-9a-f]{64})\non board by [^\n]+\n", text)
        if not found or found[1] != election:
            yield "bad_receipt", {"file": name}
        elif found[2] not in kit.envelopes:
            yield "receipt_not_on_board", {"file": name, "leaf": found[2]}


def lists(kit: Kit) -> Iterator[Finding]:
    """I-9"""
    for leaf in kit.counted:
        if leaf not in kit.envelopes:
            yield "counted_not_on_board", {"leaf": leaf}
    place, frozen = kit.entry("freeze")
    digest = hexsha(kit.file("counted.txt"))
    if digest != frozen["counted"] or len(kit.counted) != frozen["size"] or digest != kit.tally["counted"]:
        yield "counted_differs", {"file": "counted.txt"}
    if max(kit.envelopes.values(), default=0) > place:
        yield "envelope_after_freeze", {}
    if kit.entry("result")[0] < place:
        yield "result_before_freeze", {}
    for part in ("c", "h"):
        times = Counter(kit.told[at][part] for at in kit.envelopes.values())
        for said in sorted(said for said in times if times[said] > 1):
            yield "envelope_copied", {part: said, "times": times[said]}
    aside = frozen["superseded"] + sum(frozen["voided"].values())
    if len(kit.counted) + aside != len(kit.envelopes):
        yield "envelopes_differ", {"counted": len(kit.counted), "aside": aside, "envelopes": len(kit.envelopes)}
    counts = kit.json("counts.json")
    if [counts["counted"], counts["superseded"], counts["voided"]] != [
        len(kit.counted),
        frozen["superseded"],
        frozen["voided"],
    ]:
        yield "counts_differ", {"file": "counts.json"}


def sample(kit: Kit) -> Iterator[Finding]:
    """I-10"""
    yield from kit.as_promised("sample.json")
    place, frozen = kit.entry("freeze")
    announced, size = frozen.get("beacon", ""), place + 1
    if "sample.json" not in kit.files:
        if announced:
            yield "sample_missing", {"announced": announced}
            return
        raise NothingToCheck
    told = kit.json("sample.json")
    if announced and not told["beacon"].startswith(announced + " = "):
        yield "beacon_not_announced", {"announced": announced}
    if f"checkpoints/{size}" not in kit.files:
        yield "freeze_not_signed", {"size": size}
    root = root_of([leaf_hash(entry) for entry in kit.entries[:size]])
    seed = sha(root + b"\n" + told["beacon"].encode() + b"\n" + told["dice"].encode())
    rejected = {one["leaf"] for one in kit.tally["rejects"]}
    leaves = [leaf for leaf in kit.counted if leaf not in rejected]
    order = sorted((hmac.new(seed, bytes.fromhex(leaf), hashlib.sha256).digest(), leaf) for leaf in leaves)
    opened = told["opened"]
    if told["root"] != root.hex() or [leaf for _, leaf in order[: len(opened)]] != [one["leaf"] for one in opened]:
        yield "sample_not_drawn", {"opened": len(opened)}
    least = 299 if len(leaves) >= 3000 else min(299, len(leaves), max(1, len(leaves) // 10))
    if len(opened) < least:
        yield "sample_too_small", {"opened": len(opened), "least": least}
    for one in opened:
        said = b"madang/commit/v1\n" + kit.manifest["election"].encode() + b"\n"
        c = hexsha(said + bytes.fromhex(one["r"]) + one["ballot"].encode())
        if c != kit.told[kit.envelopes[one["leaf"]]]["c"]:
            yield "commitment_differs", {"leaf": one["leaf"]}
    published = Counter(canonical(ballot).decode() for ballot in kit.ballots)
    if Counter(one["ballot"] for one in opened) - published:
        yield "sample_not_published", {}


def machines(kit: Kit) -> Iterator[Finding]:
    """I-11"""
    yield from kit.as_promised("tally.json")
    yield from kit.as_promised("openings.json")
    told = kit.json("openings.json")["machines"]
    if len(told) < (2 if kit.manifest["custody"]["kind"] == "trustees" else 1):
        yield "machines_missing", {"machines": len(told)}
    for one in told:
        for name, said in (("tally.json", one["tally"]), ("ballots.pb", one["ballots"])):
            if said != hexsha(kit.file(name)):
                yield "machine_differs", {"machine": one["name"], "file": name}


def sums(kit: Kit) -> Iterator[Finding]:
    """I-12"""
    yield from kit.as_promised("ballots.pb")
    rows, rejects, rule = len(kit.ballots), len(kit.tally["rejects"]), kit.manifest["ballot"]
    if rows + rejects != len(kit.counted) or kit.tally["valid"] != rows:
        yield "rows_differ", {"rows": rows, "rejects": rejects, "counted": len(kit.counted)}
    if kit.tally["votes"] != kit.supports or kit.tally["ballots"] != hexsha(kit.file("ballots.pb")):
        facts = {"supports": sum(kit.tally["votes"].values()), "marks": sum(kit.supports.values())}
        yield "supports_differ", facts
    least, most = (0 if rule["blank"] else rule["least"]) * rows, rule["most"] * rows
    total = sum(kit.marks.values())
    if not least <= total <= most:
        yield "supports_impossible", {"ballots": rows, "supports": total, "least": least, "most": most}
    heads, unit = kit.tables["PROJECTS"][0], 10 ** kit.manifest["money"]["exponent"]
    meta = {row[0]: row[1] for row in kit.tables["META"]}
    id_at, cost_at = heads.index("project_id"), heads.index("cost")
    costs = [(row[id_at], Fraction(row[cost_at]) * unit) for row in kit.tables["PROJECTS"][1:]]
    written = {row[id_at]: int(row[heads.index("votes")]) for row in kit.tables["PROJECTS"][1:]}
    if int(meta["num_votes"]) != rows or Fraction(meta["budget"]) * unit != kit.manifest["money"]["budget"]:
        yield "meta_differs", {"file": "ballots.pb"}
    if costs != [(project["id"], project["cost"]) for project in kit.manifest["projects"]]:
        yield "costs_differ", {"file": "ballots.pb"}
    if written != {project["id"]: kit.marks.get(project["id"], 0) for project in kit.manifest["projects"]}:
        yield "supports_differ", {"file": "ballots.pb"}


def valid(kit: Kit) -> Iterator[Finding]:
    """I-13"""
    for row, ballot in enumerate(kit.ballots, 1):
        for code in faults(ballot, kit.manifest):
            yield "invalid_" + code, {"row": row}
    for one in kit.tally["rejects"]:
        yield "reject", {"leaf": one["leaf"], "reject": one["code"]}


def faults(ballot: Any, manifest: Any) -> Iterator[str]:
    rule, projects = manifest["ballot"], {project["id"]: project for project in manifest["projects"]}
    choices = ballot["choices"]
    if not choices:
        if not rule["blank"]:
            yield "blank"
        return
    if any(choice not in projects for choice in choices):
        yield "unknown_project"
        return
    if len(set(choices)) != len(choices):
        yield "chosen_twice"
    if not rule["least"] <= len(choices) <= rule["most"]:
        yield "too_few" if len(choices) < rule["least"] else "too_many"
    for group in rule["groups"]:
        named = sum(group["group"] in projects[choice]["groups"] for choice in choices)
        if not group["least"] <= named <= group["most"]:
            yield "group_too_few" if named < group["least"] else "group_too_many"
    if rule["spend"] and sum(projects[choice]["cost"] for choice in choices) > rule["spend"]:
        yield "over_budget"
    if rule["kind"] == "points":
        points = ballot["points"]
        if len(points) != len(choices) or min(points) < 1 or max(points) > rule["each"]:
            yield "points_most"
        if sum(points) > rule["points"] or (rule["all_points"] and sum(points) < rule["points"]):
            yield "points_over"


def recount(kit: Kit) -> Iterator[Finding]:
    """I-14"""
    rule, result = kit.manifest["counting"]["rule"], kit.tally["result"]
    digest = hexsha(canonical(rule))
    if digest != kit.manifest["counting"]["digest"] or (result and result["rule"] != digest):
        yield "rule_differs", {"file": "tally.json"}
    commitment = rule.get("seed_commitment", "")
    if commitment and hexsha(kit.tally["seed"].encode()) != commitment:
        yield "seed_differs", {"file": "tally.json"}
    if rule["rule"] != "greedy":
        return
    steps = greedy(kit, rule)
    funded = [project["id"] for project, reason in steps if reason == "fits"]
    spent = sum(project["cost"] for project, reason in steps if reason == "fits")
    budget = kit.manifest["money"]["budget"]
    ours = {
        "order": [project["id"] for project, _ in steps],
        "funded": funded,
        "spent": spent,
        "left": budget - spent,
        "budget": budget,
        "unfunded": {project["id"]: reason for project, reason in steps if reason != "fits"},
        "steps": [[project["id"], reason] for project, reason in steps],
    }
    theirs = {name: result[name] for name in ours}
    theirs["unfunded"] = {name: step["reason"] for name, step in result["unfunded"].items()}
    theirs["steps"] = [[step["project"], step["reason"]] for step in result["steps"]]
    for name, value in ours.items():
        if theirs[name] != value:
            yield "count_differs", {"part": name}


def greedy(kit: Kit, rule: Any) -> list[tuple[Any, str]]:
    """Every project in the order considered, with what became of it."""
    manifest, seed = kit.manifest, kit.tally["seed"]
    budget, people = manifest["money"]["budget"], len(kit.ballots)
    scores = score(kit, rule)
    per_cost = rule.get("per", "project") == "cost"

    def key(project: Any) -> tuple[Any, ...]:
        points, cost = scores[project["id"]], project["cost"]
        rank = (1, Fraction(-points, cost)) if per_cost and cost else (0, Fraction(-points))
        ties = {
            "min_cost": cost,
            "max_votes": -kit.supports.get(project["id"], 0),
            "lot": (hexsha(f"{seed}|{project['id']}".encode()), project["id"]),
        }
        return (rank, *(ties[tie] for tie in rule["ties"]))

    left, used, funded, ended, steps = budget, Counter[str](), set[str](), False, []
    for project in sorted((one for one in manifest["projects"] if one["id"] not in kit.withdrawn), key=key):
        cost, id = project["cost"], project["id"]
        share = rule.get("fair_share", 0) * budget
        rivals = {other for conflict in manifest["money"]["conflicts"] if id in conflict for other in conflict} - {id}
        full = [
            group
            for group, cap in manifest["money"]["caps"].items()
            if group in project["groups"] and used[group] + cost > cap
        ]
        if scores[id] < 1:
            reason = "no_votes"
        elif scores[id] < rule["min_score"]:
            reason = "below_threshold"
        elif cost > budget:
            reason = "over_budget"
        elif share and kit.supports.get(id, 0) * share < people * cost:
            reason = "unfair_share"
        elif ended:
            reason = "stopped"
        elif rivals & funded:
            reason = "conflict"
        elif full:
            reason = "cap"
        else:
            reason = "fits" if cost <= left else "too_expensive"
        if reason == "fits":
            left -= cost
            used.update(dict.fromkeys(project["groups"], cost))
            funded.add(id)
        ended = ended or (reason == "too_expensive" and rule["cutoff"] == "stop")
        steps.append((project, reason))
    return steps


def score(kit: Kit, rule: Any) -> Counter[str]:
    kind, most = kit.manifest["ballot"]["kind"], kit.manifest["ballot"]["most"]
    measure = rule["score"] if rule["score"] != "ballot" else {"approval": "votes", "ranking": "borda"}.get(kind, kind)
    total: Counter[str] = Counter()
    for ballot in kit.said:
        for place, choice in enumerate(ballot["choices"]):
            if measure == "points":
                total[choice] += ballot["points"][place]
            else:
                total[choice] += most - place if measure == "borda" else 1
    return total


def papers(kit: Kit) -> Iterator[Finding]:
    """I-15"""
    stations = kit.json("counts.json")["stations"]
    if not stations:
        raise NothingToCheck
    for one in stations:
        if one["issued"] != one["box"] + one["spoiled"] + one["unreturned"]:
            yield "papers_differ", {"station": one["name"]}
        if not one["entry_a"] == one["entry_b"] == one["box"] >= one["valid"]:
            yield "entries_differ", {"station": one["name"]}


def roll(kit: Kit) -> Iterator[Finding]:
    """I-16"""
    yield from kit.as_promised("counts.json")
    told = kit.json("counts.json")
    numbers = told["roll"]
    if told["election"] != kit.manifest["election"]:
        yield "counts_foreign", {"file": "counts.json"}
    joined = numbers.get("joined", 0)  # by themselves, onto an open roll
    if numbers["opened"] + joined + numbers["added"] - numbers["voided"] != numbers["closed"]:
        yield "roll_differs", dict(numbers)
    if numbers.get("proved", 0) != joined:
        yield "joined_unproved", dict(numbers)
    if numbers["approved_by_two"] != numbers["added"] + numbers["voided"]:
        yield "not_approved", dict(numbers)


def people(kit: Kit) -> Iterator[Finding]:
    """I-18"""
    told = kit.json("counts.json")
    if len(kit.counted) > told["roll"]["closed"]:
        yield "more_votes_than_roll", {"votes": len(kit.counted), "roll": told["roll"]["closed"]}
    for one in told["districts"]:
        if not one["votes"] <= one["roll"] <= one["population"]:
            code = "more_votes_than_roll" if one["votes"] > one["roll"] else "more_roll_than_people"
            yield code, {"district": one["name"]}
    for what, whole in (("roll", told["roll"]["closed"]), ("votes", told["counted"])):
        if told["districts"] and sum(one[what] for one in told["districts"]) != whole:
            yield "districts_differ", {"what": what, "whole": whole}


def manifest(kit: Kit) -> Iterator[Finding]:
    """I-20"""
    digest = hexsha(kit.file("manifest.json"))
    place, entry = kit.entry("manifest")
    if place != 0:
        yield "manifest_not_first", {"place": place}
    meta = {row[0]: row[1] for row in kit.tables["META"]}
    openings = kit.json("openings.json")
    says = {"board": entry["manifest"], "openings.json": openings["manifest"], "ballots.pb": meta.get("manifest")}
    for where, said in {
        **says,
        "tally.json": kit.tally["manifest"],
        "manifest.json": hexsha(canonical(kit.manifest)),
    }.items():
        if said != digest:
            yield "manifest_differs", {"file": where}
    for place, told in enumerate(kit.told):
        if told.get("e") != kit.manifest["election"]:
            yield "entry_foreign", {"place": place}
    yield from withdrawals(kit)


def withdrawals(kit: Kit) -> Iterator[Finding]:
    """What left the paper stands on the board before the freeze, and in the files as it stands there."""
    yield from kit.as_promised("withdrawn.json")
    board = [(place, told) for place, told in enumerate(kit.told) if told.get("t") == "withdraw"]
    file = kit.json("withdrawn.json") if "withdrawn.json" in kit.files else None
    told = file["withdrawn"] if file else []
    if told != [{"project": one["project"], "why": one["why"]} for _, one in board]:
        yield "withdrawn_differs", {"file": "withdrawn.json"}
    if file and (file["election"], file["manifest"]) != (kit.manifest["election"], hexsha(kit.file("manifest.json"))):
        yield "manifest_differs", {"file": "withdrawn.json"}
    ids = [project["id"] for project in kit.manifest["projects"]]
    if len(set(kit.withdrawn)) != len(kit.withdrawn) or not set(kit.withdrawn) <= set(ids):
        yield "bad_withdrawn", {"file": "withdrawn.json"}
    if board and max(place for place, _ in board) > kit.entry("freeze")[0]:
        yield "withdrawn_after_freeze", {}
    if kit.tally.get("withdrawn", []) != sorted(kit.withdrawn):
        yield "withdrawn_differs", {"file": "tally.json"}


STATEMENTS = [
    ("I-7", "Every checkpoint is signed, continues the one before, and is the root of the published board.", board),
    ("I-8", "Every receipt in hand is truly signed and its envelope is on the board.", receipts),
    ("I-9", "Counted, superseded and voided envelopes are together all envelopes, and the list was frozen.", lists),
    ("I-10", "Every envelope opened in public holds the ballot it was committed to.", sample),
    (
        "I-11",
        "All machines that opened the box got the same bytes: two at least where trustees hold the key, the server where it does.",
        machines,
    ),
    ("I-12", "There are as many ballots as counted envelopes, and the votes are their marks.", sums),
    ("I-13", "Every ballot keeps the rule of the ballot paper.", valid),
    ("I-14", "Counting the ballots again by the published rule gives the published result.", recount),
    ("I-15", "At every booth the papers issued are in the box, spoiled or unreturned.", papers),
    ("I-16", "The roll at the close is the roll at the opening with the approved changes.", roll),
    ("I-18", "No district has more votes than people on its roll, or more of them than live there.", people),
    ("I-20", "Board, box, ballots and tally are about the same manifest.", manifest),
]


def judge(kit: Kit) -> dict[str, Any]:
    judged = []
    for id, statement, look in STATEMENTS:
        findings: list[dict[str, Any]] = []
        state = "holds"
        try:
            for code, facts in look(kit):
                findings.append({"code": code, "facts": facts})
        except NothingToCheck:
            state = "not checked"
        except Broken as broken:
            findings.append({"code": broken.code, "facts": broken.facts})
        except (KeyError, ValueError, TypeError, IndexError, AttributeError, csv.Error) as error:
            findings.append({"code": "not_readable", "facts": {"error": type(error).__name__}})
        state = "broken" if findings else state
        judged.append({"id": id, "statement": statement, "state": state, "findings": findings})
    return {"holds": not any(one["findings"] for one in judged), "invariants": judged, "notes": notes(kit)}


def notes(kit: Kit) -> list[str]:
    """What this program cannot say."""
    try:
        rule = kit.manifest["counting"]["rule"]["rule"]
    except (Broken, KeyError, TypeError):
        return []
    package = "python -m madang_methods seal verify does"
    if rule != "greedy":
        return [f"The rule {rule} was not counted again here (I-14); the votes were (I-12). {package}."]
    return [f"Of I-14 the margins and ties of the result were not counted again here; {package}."]


def read_folder(folder: str) -> dict[str, bytes]:
    files = {}
    for where, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(where, name)
            with open(path, "rb") as file:
                files[os.path.relpath(path, folder).replace(os.sep, "/")] = file.read()
    return files


def main() -> int:
    parser = argparse.ArgumentParser(
        description="Check a published vote. Exit 0: everything holds; 1: something does not."
    )
    parser.add_argument("folder", nargs="?", default=os.path.dirname(os.path.abspath(__file__)))
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    given = parser.parse_args()
    said = judge(Kit(read_folder(given.folder)))
    if given.json:
        print(json.dumps(said, ensure_ascii=False, indent=2))
        return 0 if said["holds"] else 1
    for one in said["invariants"]:
        state = one["state"].upper() if one["findings"] else one["state"]
        print(f"{one['id']:5} {state:12} {one['statement']}")
        for finding in one["findings"][:5]:
            facts = ", ".join(f"{name} {fact}" for name, fact in finding["facts"].items())
            print(f"      {finding['code']}" + (f": {facts}" if facts else ""))
        if len(one["findings"]) > 5:
            print(f"      and {len(one['findings']) - 5} more")
    for note in said["notes"]:
        print(note)
    print("Everything that can be checked holds." if said["holds"] else "This vote does not hold.")
    return 0 if said["holds"] else 1


if __name__ == "__main__":
    sys.exit(main())
