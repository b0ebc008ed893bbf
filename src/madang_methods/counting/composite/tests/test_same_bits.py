"""The same election gives the same bits in every process, whatever Python's hash seed is."""

import json
import os
import subprocess
import sys

from hypothesis import HealthCheck, given, settings

from madang_methods.counting import CompositeElection, CompositeSpec, Guarantee, count_composite
from madang_methods.counting.composite.file import from_json, to_json

from .towns import approvals, committee, elections, residents, rule, sheet, specs, town

AGAIN = """
import json, sys
from madang_methods.counting import count_composite, read_rule
from madang_methods.counting.composite.file import from_json
for line in sys.stdin:
    election, rule = json.loads(line)
    print(json.dumps(count_composite(from_json(election), read_rule(rule), "2027").as_dict()))
"""


def in_a_process(pairs: list[tuple[str, str]], hash_seed: str) -> str:
    lines = "\n".join(json.dumps(pair) for pair in pairs)
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    return subprocess.run(
        [sys.executable, "-c", AGAIN], input=lines, env=environment, capture_output=True, text=True, check=True
    ).stdout


def towns() -> list[tuple[str, str]]:
    found = []

    @settings(max_examples=60, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(elections(), specs())
    def collect(election: CompositeElection, spec: CompositeSpec):
        found.append((to_json(election), spec.canonical()))

    collect()
    return found


def test_the_hash_seed_changes_nothing():
    groups = {
        "park": "area:east kind:event field:b field:a",
        "road": "area:west area:east",
        "bench": "area:west field:a",
    }
    boxes = {
        "residents": approvals({"park": 3, "road": 3, "bench": 1}),
        "committee": sheet({"park": 5, "road": 5, "bench": 9}),
    }
    many = (Guarantee("area:*", 1), Guarantee("field:*", 1), Guarantee("kind:event", 1))
    overlapping = town({"park": 5, "road": 5, "bench": 5}, 10, boxes, groups=groups)
    pairs = [*towns(), (to_json(overlapping), rule(residents(), committee(), guarantees=many).canonical())]
    assert in_a_process(pairs, "1") == in_a_process(pairs, "2") == in_a_process(pairs, "77")


def test_this_process_counts_the_same_as_another():
    election = town({"park": 5, "road": 5}, 5, {"residents": approvals({"park": 1, "road": 1})})
    spec = rule(residents())
    told = in_a_process([(to_json(election), spec.canonical())], "5")
    assert json.loads(told) == json.loads(
        json.dumps(count_composite(from_json(to_json(election)), spec, "2027").as_dict())
    )
