"""Whatever stands in a rule or an election file, it is read or refused in words; it never crashes."""

import contextlib
import copy
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from madang_methods.counting import ElectionError, RuleError, count_composite, read_rule
from madang_methods.counting.composite.file import from_json, to_json

from .test_spec import WHOLE
from .towns import approvals, committee, residents, rule, sheet, town

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**20) | st.floats() | st.text(max_size=5) | st.sampled_from(("lot", "park")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)  # fmt: skip


def places(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [path, *(found for key, value in inner for found in places(value, (*path, key)))]


def put(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    changed = copy.deepcopy(data)
    target = changed
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = value
    return changed


RULE = WHOLE.as_dict()
ELECTION = json.loads(
    to_json(
        town(
            {"park": 5, "road": 4}, 9, {"residents": approvals({"park": 3}), "committee": sheet({"park": 80, "road": 70})},
            groups={"park": "area:east"}, caps={"area:east": 5}, consents={"park": 3}, received={"park": 1}, sizes={"residents": 9},
            conflicts=(frozenset({"park", "road"}),),
        )
    )
)  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(places(RULE)), ANYTHING)
def test_a_rule_with_anything_in_any_place_is_read_or_refused(path: tuple[Any, ...], value: Any):
    with contextlib.suppress(RuleError):
        changed = read_rule(json.dumps(put(RULE, path, value)))
        assert read_rule(changed.canonical()) == changed


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(places(ELECTION)), ANYTHING)
def test_an_election_with_anything_in_any_place_is_counted_or_refused(path: tuple[Any, ...], value: Any):
    with contextlib.suppress(ElectionError):
        count_composite(from_json(json.dumps(put(ELECTION, path, value))), rule(residents(), committee(), reduce=True))
